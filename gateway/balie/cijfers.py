"""How the talks of an organisation went, in counts in which nobody can be recognised."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from gateway.balie.balie import UITKOMSTEN
from gateway.opslag.overdrachten import Overdrachtenopslag

MINSTENS = 5
WEINIG = f"minder dan {MINSTENS}"
ALLE_UITKOMSTEN = {
    **UITKOMSTEN, "teruggegeven": "Teruggegeven aan de assistent", "ingetrokken": "De inwoner wilde niet meer wachten",
}  # fmt: skip


@dataclass(frozen=True)
class Tabel:
    """What is counted, and how often: (name, count in words)."""

    kop: str
    rijen: list[tuple[str, str]]


class Cijfers:
    """Collaborators: the storage. `woorden`: of the question to residents, as `oordeel` in teksten.yml."""

    def __init__(self, opslag: Overdrachtenopslag, woorden: Mapping[str, Any]):
        self._opslag = opslag
        self._woorden = woorden

    async def van(self, organisatie: str) -> list[Tabel]:
        """Of all that is still kept."""
        aflopen = await self._opslag.aflopen(organisatie)
        gewacht = [a.gewacht for a in aflopen if a.gewacht is not None]
        uitkomsten, oordelen = Counter(a.uitkomst for a in aflopen), Counter(a.geholpen for a in aflopen)
        redenen = Counter(a.geholpen_reden for a in aflopen)
        ja_nee = {True: self._woorden["ja"], False: self._woorden["nee"]}
        return [
            Tabel("Gesprekken", [("Afgerond", als_aantal(len(aflopen))), *_wachttijd(gewacht)]),
            Tabel("Hoe het afliep", [(naam, als_aantal(uitkomsten[id_])) for id_, naam in ALLE_UITKOMSTEN.items()]),
            Tabel(self._woorden["vraag"], [(naam, als_aantal(oordelen[id_])) for id_, naam in ja_nee.items()]),
            Tabel(self._woorden["waarom"], [(naam, als_aantal(redenen[id_])) for id_, naam in self._woorden["redenen"].items()]),
        ]


def als_aantal(aantal: int) -> str:
    """The count; one so small that it may tell of a person is not told."""
    return str(aantal) if aantal >= MINSTENS else WEINIG


def _wachttijd(seconden: list[float]) -> list[tuple[str, str]]:
    if len(seconden) < MINSTENS:
        return [("Wachttijd", "te weinig gesprekken")]
    tienden = quantiles(seconden, n=10, method="inclusive")
    koppen = {"De helft wachtte hoogstens": tienden[4], "Negen van de tien wachtten hoogstens": tienden[8]}
    return [(kop, _duur(tijd)) for kop, tijd in koppen.items()]


def _duur(seconden: float) -> str:
    minuten, rest = divmod(round(seconden), 60)
    return f"{minuten} min {rest} s" if minuten else f"{rest} s"
