"""What an editor can extend: officialese with its plain words, known abbreviations, passive cues (taal/ambtelijk.yml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout
from helpdesk.zinnen import buiten_citaten

# "dient … te": at most this many words stand in between, and no comma or full stop.
MEESTE_TUSSENIN = 8
_GAT = "…"
_BEGIN = re.compile(r"(?<![\w-])\w+")


@dataclass(frozen=True)
class Ambtelijk:
    """A word or phrase that `make validate` refuses (`verboden`) or only advises against, with what to write instead."""

    woord: str
    gewoon: tuple[str, ...]
    vormen: tuple[str, ...] = ()
    verboden: bool = False


@dataclass(frozen=True)
class LijdendeVorm:
    """What the passive is recognised by: see the words above each list in taal/ambtelijk.yml."""

    worden: frozenset[str]
    zijn: frozenset[str]
    sterk: frozenset[str]
    geen_deelwoord: frozenset[str]
    niet_met_zijn: frozenset[str]


class Taalregels:
    """The list as it is used. `pad`: the file that a mistake is blamed on.

    :raise InhoudFout: for a word that stands in the list twice
    """

    def __init__(self, woorden: list[Ambtelijk], afkortingen: frozenset[str], lijdend: LijdendeVorm, pad: Path | str = ""):
        self.woorden = tuple(woorden)
        self.afkortingen = afkortingen
        self.lijdend = lijdend
        self._van: dict[str, Ambtelijk] = {}
        for woord in woorden:
            for vorm in (woord.woord, *woord.vormen):
                if vorm.casefold() in self._van:
                    raise InhoudFout(f"{pad}: '{vorm}' stands in the list twice; remove one of the two")
                self._van[vorm.casefold()] = woord
        # Per first word, the longest form first and those with a gap last: "dient te" wins from "dient … te".
        self._met_begin: dict[str, list[str]] = {}
        for vorm in sorted(self._van, key=lambda vorm: (_GAT in vorm, -len(vorm))):
            self._met_begin.setdefault(_BEGIN.match(vorm).group(), []).append(vorm)

    @classmethod
    def lees(cls, pad: Path) -> "Taalregels":
        """:raise InhoudFout: if the file is missing or broken; names the entry"""
        ruw = lees_yaml(pad)
        try:
            cues = {soort: frozenset(_lijst(ruw["lijdende_vorm"][soort])) for soort in LijdendeVorm.__dataclass_fields__}
            woorden, afkortingen = [_woord(rij, pad) for rij in ruw["woorden"]], frozenset(_lijst(ruw["bekende_afkortingen"]))
        except (KeyError, TypeError) as fout:
            raise InhoudFout(f"{pad}: {fout} is missing or is no list of words; restore it from git") from fout
        return cls(woorden, afkortingen, LijdendeVorm(**cues), pad)

    def ambtelijk(self, tekst: str) -> Iterator[tuple[re.Match[str], Ambtelijk]]:
        """Every listed word in a text, outside quotation marks, with its entry."""
        einde = 0
        for begin in buiten_citaten(_BEGIN, tekst):
            vormen = self._met_begin.get(begin.group().casefold(), ()) if begin.start() >= einde else ()
            for vorm in vormen:
                if treffer := _patroon(vorm).match(tekst, begin.start()):
                    einde = treffer.end()
                    yield treffer, self._van[vorm]
                    break


@cache
def _patroon(vorm: str) -> re.Pattern[str]:
    voor, gat, na = vorm.partition(_GAT)
    woorden = r"\s+".join(map(re.escape, voor.split()))
    verderop = rf"(?=(?:\s+[\w'-]+){{0,{MEESTE_TUSSENIN}}}?\s+{re.escape(na.strip())}(?!\w))" if gat else ""
    return re.compile(rf"{woorden}(?![\w-]){verderop}", re.IGNORECASE)


def _woord(rij: Any, pad: Path) -> Ambtelijk:
    try:
        woord, gewoon = rij["woord"], _lijst(rij["gewoon"])
        vormen, verboden = _lijst(rij.get("vormen") or []), rij.get("verboden", False)
        if not gewoon or not isinstance(verboden, bool) or not all(map(_BEGIN.match, (woord, *vormen))):
            raise TypeError(rij)
    except (KeyError, TypeError, AttributeError) as fout:
        regel = "write - {woord: middels, gewoon: [met, door]}, with quotes around a word that holds a comma or colon"
        raise InhoudFout(f"{pad}: the entry {rij} is not complete; {regel}") from fout
    return Ambtelijk(woord, gewoon, vormen, verboden)


def _lijst(ruw: Any) -> tuple[str, ...]:
    """:raise TypeError: if it is no list of words; YAML reads a bare `no` or `112` as something else"""
    if not isinstance(ruw, list) or not all(isinstance(woord, str) for woord in ruw):
        raise TypeError(ruw)
    return tuple(ruw)
