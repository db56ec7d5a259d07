"""Misspelt place names: words close to a name and not close to anything else."""

import re
from collections import defaultdict

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract, extractOne

from helpdesk.plaatsen.namen import HOOFDLETTER, KLEIN, NAAM, PLAATSWOORD, VRIJ, Naam, Namenlijst
from helpdesk.plaatsen.woordenlijsten import GEEN_PLAATS

_GEREKT = re.compile(r"(.)\1\1")
KORTSTE_WOORD = 4
_KORTSTE_NAAM = 5
_UITGANGEN = ("s", "se", "sch", "e", "er", "ers", "ter", "aar", "naar", "en")


def grens(lengte: int, ruim: bool) -> int:
    """How many letters may be wrong, missing, extra or swapped in a word of this length."""
    if ruim:
        return 2 if lengte >= 8 else 1
    return 2 if lengte >= 9 else 1 if lengte >= 6 else 0


class Spelling:
    """Finds the words of place names that a misspelt word may be; hamlets and ordinary words are never guessed."""

    def __init__(self, namen: Namenlijst, gewone_woorden: frozenset[str]):
        self._gewoon = gewone_woorden
        self._bekend: set[str] = set()
        self._op_letter: defaultdict[str, set[str]] = defaultdict(set)
        for sl, naam in namen.items():
            woorden = sl.split()
            self._bekend.update(woorden)
            if self._te_raden(naam, woorden):
                for woord in woorden:
                    if len(woord) >= _KORTSTE_NAAM and woord not in gewone_woorden:
                        self._op_letter[woord[0]].add(woord)
                        self._op_letter[""].add(woord)
        self._meerwoordig = [sl for sl, naam in namen.items() if " " in sl and self._te_raden(naam, sl.split())]
        self._lijst = {letter: sorted(woorden) for letter, woorden in self._op_letter.items()}

    @staticmethod
    def _te_raden(naam: Naam, woorden: list[str]) -> bool:
        if naam.regel not in (VRIJ, PLAATSWOORD, NAAM) and not (naam.regel == HOOFDLETTER and len(woorden) > 1):
            return False
        if naam.land:
            return len(woorden[0]) >= 7
        return bool(naam.gemeentecodes) or any(k.soort not in KLEIN and k.soort != "roepnaam" for k in naam.kandidaten)

    def woordenschat(self) -> list[str]:
        """All words that a misspelling can be taken for."""
        return self._lijst.get("", [])

    def onbekend(self, vorm: str) -> bool:
        """Whether a word can be a misspelling at all: long enough and neither a known word nor part of a name."""
        bekend = len(vorm) < KORTSTE_WOORD or vorm in self._bekend or vorm in self._gewoon
        return not bekend and vorm.isalpha() and not _GEREKT.search(vorm)

    def lijkt_op(self, vorm: str, ruim: bool) -> list[str]:
        """Return the nearest words of place names, or nothing if the word is a known word or nothing is near.

        `ruim`: a place is expected here, so shorter words are tried and the first letter may be wrong too.
        """
        marge = grens(len(vorm), ruim)
        if (
            not marge
            or len(vorm) < KORTSTE_WOORD
            or vorm in self._gewoon
            or vorm in self._bekend
            or not vorm.isalpha()
            or _GEREKT.search(vorm)
        ):
            return []
        keuze = self._lijst.get("" if ruim else vorm[0], [])
        gevonden = extract(vorm, keuze, scorer=OSA.distance, processor=None, score_cutoff=marge, limit=None)
        if any(vorm.startswith(woord) and vorm[len(woord) :] in _UITGANGEN for woord, _, _ in gevonden):
            return []  # Amsterdams, Amsterdammer: about a place, not a place
        kleinste = min((afstand for _, afstand, _ in gevonden), default=0)
        if gevonden and extractOne(vorm, GEEN_PLAATS, scorer=OSA.distance, processor=None, score_cutoff=kleinste):
            return []
        return [woord for woord, afstand, _ in gevonden if afstand == kleinste]

    def lijkt_geheel_op(self, vormen: list[str]) -> str | None:
        """Return the name of several words that a whole answer misspells ("capele aan den ysel"), if there is one.

        At least one word must be right, so that not just any short answer comes near a name.
        """
        antwoord = " ".join(vormen)
        marge = 2 if len(antwoord) >= 12 else 1
        beste = extractOne(antwoord, self._meerwoordig, scorer=OSA.distance, processor=None, score_cutoff=marge)
        if beste and set(vormen) & set(beste[0].split()) and not set(vormen) <= self._gewoon:
            return beste[0]
        return None
