"""Sentences that are nearly the same, found among tens of thousands in about a second."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import ceil
from statistics import mean

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

BIJNA = 88  # of 100: one or two letters, a small word, or another order
# Two sentences that are nearly the same share this part of their words, up to their sixth letter.
GEDEELD = 0.75
STAM = 6
STEEKPROEF = 30
_WOORD = re.compile(r"\w+")


def kaal(zin: str) -> str:
    """Without capitals, accents and punctuation; a sentence of signs only stays as it is."""
    plat = unicodedata.normalize("NFKD", zin.casefold())
    return " ".join(_WOORD.findall("".join(t for t in plat if not unicodedata.combining(t)))) or zin.strip()


@dataclass
class _Lade:
    """The sentences that have one rare word, as three lists side by side."""

    nummers: list[int] = field(default_factory=list)
    zinnen: list[str] = field(default_factory=list)
    gesorteerd: list[str] = field(default_factory=list)


def bijna_gelijk(zinnen: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places, the lower first, of sentences (already `kaal`) that are nearly the same, each once.

    Two sentences that share three quarters of their words share at least one of the rarest quarter of each (and one more),
    so only sentences with such a word in common are compared.
    """
    stammen = [{woord[:STAM] for woord in zin.split()} for zin in zinnen]
    aantal = Counter(stam for rij in stammen for stam in rij)
    laden: dict[str, _Lade] = defaultdict(_Lade)
    for nummer, (zin, rij) in enumerate(zip(zinnen, stammen)):
        gesorteerd = " ".join(sorted(zin.split()))
        zeldzaam = sorted(rij, key=lambda stam: (aantal[stam], stam))[: len(rij) - ceil(GEDEELD * len(rij)) + 1]
        gevonden: set[int] = set()
        for lade in (laden[stam] for stam in zeldzaam):
            for zoek, keuzes in ((zin, lade.zinnen), (gesorteerd, lade.gesorteerd)):
                treffers = process.extract(zoek, keuzes, scorer=ratio, score_cutoff=BIJNA, limit=None)
                gevonden.update(lade.nummers[plek] for _, _, plek in treffers)
            lade.nummers.append(nummer)
            lade.zinnen.append(zin)
            lade.gesorteerd.append(gesorteerd)
        yield from ((eerder, nummer) for eerder in sorted(gevonden))


def gemiddelde_gelijkenis(zinnen: list[str]) -> float:
    """How alike sentences are, of 100, over all pairs of an even sample."""
    steekproef = zinnen[:: max(1, len(zinnen) // STEEKPROEF)][:STEEKPROEF]
    return mean(ratio(een, ander) for een, ander in combinations(steekproef, 2)) if len(steekproef) > 1 else 0.0


def vaakste_opening(zinnen: list[str]) -> tuple[str, float]:
    """The first two words that most sentences of three words or more begin with, and the share of all that do."""
    openingen = Counter(" ".join(woorden[:2]) for zin in zinnen if len(woorden := zin.split()) > 2)
    (opening, aantal), *_ = openingen.most_common(1) or [("", 0)]
    return opening, aantal / len(zinnen) if zinnen else 0.0
