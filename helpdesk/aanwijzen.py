"""Which of the offered buttons a typed text points at: `de tweede`, `limburg` for `Bergen (Limburg)`, `een brief`."""

import re
from collections.abc import Mapping
from pathlib import Path

from helpdesk.bestanden import lees_yaml

_WOORD = re.compile(r"\w+(?:'\w+)?")
# Of the words that tell a button apart, at least this part is typed: `app` alone means no button in particular.
MINSTE_DEEL = 0.5
MEESTE_WOORDEN = 8


class Aanwijzer:
    """`rangwoorden` maps a word to the place of a button, counted from 1; negative from the end."""

    def __init__(self, vulwoorden: frozenset[str], rangwoorden: Mapping[str, int]):
        self._vulwoorden = vulwoorden
        self._rangwoorden = rangwoorden

    @classmethod
    def lees(cls, pad: Path) -> "Aanwijzer":
        """:raise InhoudFout: if the file is missing or broken"""
        ruw = lees_yaml(pad)
        rangen = {woord: plaats for plaats, woorden in ruw["rangwoorden"].items() for woord in woorden}
        return cls(frozenset(ruw["vulwoorden"]), rangen)

    def aangewezen(self, tekst: str, knoppen: Mapping[str, str]) -> str | None:
        """The value of the one button meant, or None. `knoppen`: value → words, in the order they were shown."""
        woorden = self._inhoud(tekst)
        if not woorden or not knoppen or len(tekst.split()) > MEESTE_WOORDEN:
            return None
        waarden = list(knoppen)
        if len(woorden) == 1 and len(waarden) > 1 and (plaats := self._rangwoorden.get(next(iter(woorden)))):
            return waarden[plaats - (plaats > 0)] if plaats <= len(waarden) else None
        titels = {waarde: self._inhoud(titel) for waarde, titel in knoppen.items()}
        if len(titels) > 1:  # what stands on every button tells none of them apart
            gedeeld = frozenset.intersection(*titels.values())
            woorden, titels = woorden - gedeeld, {w: t - gedeeld for w, t in titels.items()}
        genoemd = [w for w, t in titels.items() if woorden and woorden <= t and len(woorden) >= MINSTE_DEEL * len(t)]
        return genoemd[0] if len(genoemd) == 1 else None

    def _inhoud(self, tekst: str) -> frozenset[str]:
        return frozenset(_WOORD.findall(tekst.casefold())) - self._vulwoorden
