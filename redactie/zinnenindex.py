"""Which sentences are like a new one, among tens of thousands, in some milliseconds: for warnings while an editor types.

A sentence is the set of its words (up to their sixth letter), pairs of neighbouring words, and pieces of four letters of longer
words, so that a misspelling still fits. Each weighs as much as it is rare; two sentences are as alike as the cosine of the two.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.controle.gelijkenis import kaal

STAM, STUK = 6, 4
# What half of all sentences have tells nothing; lists longer than this part of all are skipped when looking for candidates.
TE_GEWOON = 0.05


@dataclass(frozen=True)
class Treffer:
    """`gelijkenis`: 0 to 1; 1 is the same words."""

    zin: str
    onderwerp: str
    gelijkenis: float


class Zinnenindex:
    def __init__(self, per_onderwerp: Mapping[str, Sequence[str]]):
        self._zinnen = [(zin, onderwerp) for onderwerp, zinnen in per_onderwerp.items() for zin in zinnen]
        self._lijsten: dict[str, array] = defaultdict(lambda: array("I"))
        aantal: Counter[str] = Counter()
        for nummer, (zin, _) in enumerate(self._zinnen):
            for kenmerk in _kenmerken(zin):
                self._lijsten[kenmerk].append(nummer)
                aantal[kenmerk] += 1
        alle = len(self._zinnen) or 1
        self._gewicht = {kenmerk: math.log(1 + alle / keer) for kenmerk, keer in aantal.items()}
        self._onbekend = math.log(1 + alle)
        # Squared, once per sentence.
        self._lengte = array("d", [0.0] * len(self._zinnen))
        for kenmerk, lijst in self._lijsten.items():
            kwadraat = self._gewicht[kenmerk] ** 2
            for nummer in lijst:
                self._lengte[nummer] += kwadraat
        self._weg: set[int] = set()
        self._te_lang = max(50, int(TE_GEWOON * alle))

    def vervang(self, onderwerp: str, zinnen: Sequence[str]) -> None:
        """Other sentences for one topic, without weighing all the others anew."""
        self._weg.update(nummer for nummer, (_, van) in enumerate(self._zinnen) if van == onderwerp)
        for zin in zinnen:
            kenmerken = _kenmerken(zin)
            for kenmerk in kenmerken:
                self._lijsten[kenmerk].append(len(self._zinnen))
            self._zinnen.append((zin, onderwerp))
            self._lengte.append(self._kwadraten(kenmerken))

    def naaste(self, zin: str, aantal: int = 3, behalve: str | None = None, alleen: str | None = None) -> list[Treffer]:
        """The sentences most alike, best first; `behalve`: not of this topic, `alleen`: of this one only."""
        punten: dict[int, float] = defaultdict(float)
        eigen = 0.0
        for kenmerk in _kenmerken(zin):
            gewicht = self._gewicht.get(kenmerk, self._onbekend)
            eigen += gewicht**2
            lijst = self._lijsten.get(kenmerk)
            if lijst is not None and len(lijst) <= self._te_lang:
                for nummer in lijst:
                    punten[nummer] += gewicht**2
        beste: list[tuple[float, int]] = []
        for nummer, som in punten.items():
            onderwerp = self._zinnen[nummer][1]
            if nummer not in self._weg and onderwerp != behalve and (alleen is None or onderwerp == alleen):
                beste.append((som / math.sqrt(eigen * self._lengte[nummer]), nummer))
        beste.sort(key=lambda paar: (-paar[0], paar[1]))
        return [Treffer(*self._zinnen[nummer], gelijkenis) for gelijkenis, nummer in beste[:aantal]]

    def gelijkenis(self, een: str, ander: str) -> float:
        """Of two sentences, with the weights of all."""
        a, b = _kenmerken(een), _kenmerken(ander)
        lengte = math.sqrt(self._kwadraten(a) * self._kwadraten(b))
        return self._kwadraten(a & b) / lengte if lengte else 0.0

    def _kwadraten(self, kenmerken: Iterable[str]) -> float:
        return sum(self._gewicht.get(k, self._onbekend) ** 2 for k in kenmerken)


def _kenmerken(zin: str) -> set[str]:
    woorden = kaal(zin).split()
    return {*(w[:STAM] for w in woorden), *(f"{a[:STAM]} {b[:STAM]}" for a, b in pairwise(woorden)), *_stukken(woorden)}


def _stukken(woorden: list[str]) -> Iterator[str]:
    for woord in woorden:
        if len(woord) > STAM:
            yield from (f"_{woord[i : i + STUK]}" for i in range(len(woord) - STUK + 1))
