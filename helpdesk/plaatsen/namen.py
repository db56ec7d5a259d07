"""The index of names: from words as a resident types them to the municipalities they can mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from helpdesk.plaatsen.tekst import vouw

# How easily a name is taken for a place; registers/README.md explains the rules to editors.
VRIJ, PLAATSWOORD, NAAM, BIJWOORD, HOOFDLETTER, FRASE, NOOIT = (
    "vrij", "plaatswoord", "naam", "bijwoord", "hoofdletter", "frase", "nooit",
)  # fmt: skip
KLEIN = ("kern", "wijk")
_SPLITS = re.compile(r"[^\W_]+")
_AAN = re.compile(r"\baan (?:den|de|het)\b")


@dataclass(frozen=True)
class Kandidaat:
    """One municipality that a name can mean in a period; `gewicht` is its number of postcodes with this place."""

    code: str
    soort: str
    van: date | None = None
    tot: date | None = None
    gewicht: int = 0

    def geldt(self, op: date) -> bool:
        return (self.van is None or self.van <= op) and (self.tot is None or op < self.tot)


@dataclass
class Naam:
    """All that one name can mean. `gemeentecodes`: municipalities, of any time, that are called exactly this."""

    regel: str = VRIJ
    kandidaten: list[Kandidaat] = field(default_factory=list)
    gemeentecodes: list[str] = field(default_factory=list)
    land: str | None = None
    is_land: bool = False

    @property
    def groot(self) -> bool:
        """Whether it is more than a hamlet or a quarter."""
        return bool(self.gemeentecodes) or any(k.soort not in KLEIN for k in self.kandidaten)

    def als_gemeente(self) -> list[Kandidaat]:
        """The municipalities of this name that no village of the same name stands for (Overbetuwe)."""
        al = {k.code for k in self.kandidaten if k.soort not in KLEIN}
        return [Kandidaat(code, "gemeente") for code in self.gemeentecodes if code not in al]


def voeg_samen(namen: list[Naam]) -> Naam:
    """What a misspelling can mean that is as near to several names: municipalities first, else all of them."""
    keuze = [naam for naam in namen if naam.gemeentecodes] or namen
    return Naam(
        kandidaten=list(dict.fromkeys(k for naam in keuze for k in naam.kandidaten)),
        gemeentecodes=list(dict.fromkeys(code for naam in keuze for code in naam.gemeentecodes)),
        land=keuze[0].land,
        is_land=keuze[0].is_land,
    )


def sleutel(naam: str) -> str:
    """The folded words of a name with single spaces: 's-Gravenhage becomes "s gravenhage"."""
    return " ".join(_SPLITS.findall(vouw(naam)))


def schrijfwijzen(sl: str) -> set[str]:
    """Other ways to type a name: a/d for aan de(n), st for sint, and its words run together."""
    vormen = {sl}
    if _AAN.search(sl):
        vormen |= {_AAN.sub(v, sl) for v in ("aan den", "aan de", "a d", "ad")}
    for vorm in list(vormen):
        if vorm.startswith("sint "):
            vormen.add("st " + vorm[5:])
        elif vorm.startswith("st "):
            vormen.add("sint " + vorm[3:])
    for vorm in list(vormen):
        woorden = vorm.split()
        if 1 < len(woorden) <= 4 and len("".join(woorden)) >= 6:
            for voegen in product((" ", ""), repeat=len(woorden) - 1):
                vormen.add(woorden[0] + "".join(v + w for v, w in zip(voegen, woorden[1:])))
    return vormen


class Namenlijst:
    """Looks up names by their words; filled once, then only read."""

    def __init__(self) -> None:
        self._namen: dict[str, Naam] = {}
        self._langste: dict[str, int] = {}

    def get(self, sl: str) -> Naam | None:
        return self._namen.get(sl)

    def items(self) -> Iterable[tuple[str, Naam]]:
        return self._namen.items()

    def maak(self, sl: str) -> Naam:
        return self._namen.setdefault(sl, Naam())

    def vul_schrijfwijzen_aan(self, gewone_woorden: frozenset[str]) -> None:
        """Add the other spellings of every name, unless that spelling is a name or a word of its own."""
        for sl, naam in list(self._namen.items()):
            for vorm in schrijfwijzen(sl):
                if vorm not in self._namen and vorm not in gewone_woorden:
                    self._namen[vorm] = naam
        for sl in self._namen:
            woorden = sl.split()
            self._langste[woorden[0]] = max(len(woorden), self._langste.get(woorden[0], 0))

    def langste_op(self, vormen: list[str], i: int) -> Iterable[tuple[int, Naam]]:
        """The names that start at word i, longest first, as (end, name)."""
        langste = self._langste.get(vormen[i])
        if langste is None:
            return
        for n in range(min(langste, len(vormen) - i), 0, -1):
            naam = self._namen.get(vormen[i] if n == 1 else " ".join(vormen[i : i + n]))
            if naam is not None:
                yield i + n, naam
