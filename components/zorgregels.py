"""The rule list beside the model for what must be caught before everything else (routering/zorg.yml)."""

from __future__ import annotations

import re
from pathlib import Path

from components.instellingen import WORTEL
from components.tekst import schoon
from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout

ZORGREGELS = WORTEL / "routering" / "zorg.yml"
# An emergency outranks despair, despair outranks symptoms.
VOLGORDE = ("zorg/noodgeval", "zorg/wanhoop", "zorg/klachten_symptomen")


class Zorgregels:
    """Finds the safety topic of a sentence by fixed patterns."""

    def __init__(self, patronen: dict[str, list[re.Pattern[str]]], behalve: list[re.Pattern[str]]):
        self._patronen = patronen
        self._behalve = behalve

    @classmethod
    def lees(cls, pad: Path) -> Zorgregels:
        """:raise InhoudFout: if the file is missing or a pattern is not a regular expression"""
        ruw = lees_yaml(pad)
        return cls({onderwerp: _patronen(ruw[onderwerp], pad) for onderwerp in VOLGORDE}, _patronen(ruw["behalve"], pad))

    def vind(self, tekst: str) -> str | None:
        """The most urgent safety topic whose patterns match, or None."""
        tekst = schoon(tekst)
        for patroon in self._behalve:
            tekst = patroon.sub(" … ", tekst)
        return next((o for o in VOLGORDE if any(p.search(tekst) for p in self._patronen[o])), None)


def _patronen(regels: list[str], pad: Path) -> list[re.Pattern[str]]:
    patronen = []
    for regel in regels:
        try:
            patronen.append(re.compile(regel))
        except re.error as fout:
            raise InhoudFout(f"{pad}: {regel!r} is not a regular expression: {fout}") from fout
    return patronen
