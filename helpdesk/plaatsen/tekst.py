"""Splitting a sentence into words that can be compared with place names."""

import re
import unicodedata
from dataclasses import dataclass

# A pasted letter is not searched to the end: where someone lives is said early, and the time stays bounded.
MEESTE_TEKENS = 2500
_WOORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_ADRES = re.compile(r"\S{1,64}@\S+|https?://\S+|www\.\S+")
_PAUZE = re.compile(r"[.,;!?\n()\u2026]|\s[-\u2013\u2014]\s")
_BASIS = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "ß": "ss"})


def vouw(tekst: str) -> str:
    """Lower case, no diacritics, and y for ij: Cuijk, CUYK and Cuĳk become one form."""
    if not tekst.isascii():
        tekst = unicodedata.normalize("NFKD", tekst)
        tekst = "".join(t for t in tekst if not unicodedata.combining(t))
    return tekst.lower().translate(_BASIS).replace("ij", "y")


@dataclass
class Woord:
    """One word: its folded form, its place in the text, and whether a comma, full stop or bracket stands before it."""

    vorm: str
    begin: int
    einde: int
    hoofdletter: bool
    pauze: bool


class Zin:
    """The words of one message. E-mail and web addresses are skipped: jan@assen.nl does not name a place."""

    def __init__(self, tekst: str):
        self.tekst = tekst = tekst[:MEESTE_TEKENS]
        leesbaar = _ADRES.sub(lambda m: " " * len(m.group()), tekst) if "@" in tekst or "." in tekst else tekst
        self.woorden: list[Woord] = []
        vorige = 0
        for vondst in _WOORD.finditer(leesbaar):
            begin, einde = vondst.span()
            pauze = vorige > 0 and _PAUZE.search(leesbaar, vorige, begin) is not None
            woord = vondst.group()
            self.woorden.append(Woord(vouw(woord), begin, einde, woord[0].isupper(), pauze))
            vorige = einde
        self.vormen = [w.vorm for w in self.woorden]
        self.hoofdletters_zeggen_iets = self._hoofdletters_zeggen_iets()

    def _hoofdletters_zeggen_iets(self) -> bool:
        """Capitals tell names from words only in a text that is not Written Like This OR THIS."""
        met = sum(w.hoofdletter for w in self.woorden)
        zonder = sum(self.tekst[w.begin].islower() for w in self.woorden)
        return met <= 2 or zonder * 2 >= met

    def naam_met_hoofdletter(self, i: int, j: int) -> bool:
        """Whether words i..j-1 look like a name: the last one has a capital (de Bilt) and capitals mean something."""
        return self.hoofdletters_zeggen_iets and self.woorden[j - 1].hoofdletter

    def zinsbegin(self, i: int) -> bool:
        if i == 0:
            return True
        tussen = self.tekst[self.woorden[i - 1].einde : self.woorden[i].begin]
        return any(t in ".!?\n" for t in tussen)

    def pauze_voor(self, i: int) -> bool:
        """Whether a clause starts at word i; the end of the text counts too."""
        return i >= len(self.woorden) or self.woorden[i].pauze
