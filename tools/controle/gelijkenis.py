"""Sentences that are nearly the same, found among tens of thousands in about a second."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator
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
    plat = zin.casefold()
    if not plat.isascii():
        plat = "".join(teken for teken in unicodedata.normalize("NFKD", plat) if not unicodedata.combining(teken))
    return " ".join(_WOORD.findall(plat)) or zin.strip()


def bijna_gelijk(zinnen: list[str], groepen: list[Hashable]) -> set[tuple[int, int]]:
    """The pairs of places, the lower first, of sentences (already `kaal`) of different groups that are nearly the same.

    Two sentences that share three quarters of their words share at least one of the rarest quarter of each (and one more),
    so only sentences with such a word in common are compared.
    """
    laden = [lade for lade in _laden(zinnen) if len({groepen[nummer] for nummer in lade}) > 1]
    gesorteerd = [" ".join(sorted(zin.split())) for zin in zinnen]
    return {paar for lade in laden for vorm in (zinnen, gesorteerd) for paar in _paren(lade, vorm, groepen)}


def _laden(zinnen: list[str]) -> Collection[list[int]]:
    """Per rare word the places of the sentences that have it, lowest first."""
    stammen = [{woord[:STAM] for woord in zin.split()} for zin in zinnen]
    aantal = Counter(stam for rij in stammen for stam in rij)
    laden: dict[str, list[int]] = defaultdict(list)
    for nummer, rij in enumerate(stammen):
        for stam in sorted(rij, key=lambda stam: (aantal[stam], stam))[: len(rij) - ceil(GEDEELD * len(rij)) + 1]:
            laden[stam].append(nummer)
    return laden.values()


def _paren(lade: list[int], zinnen: list[str], groepen: list[Hashable]) -> Iterator[tuple[int, int]]:
    keuzes = [zinnen[nummer] for nummer in lade]
    for aantal, nummer in enumerate(lade):
        treffers = process.extract(keuzes[aantal], keuzes[:aantal], scorer=ratio, score_cutoff=BIJNA, limit=None)
        yield from ((lade[plek], nummer) for _, _, plek in treffers if groepen[lade[plek]] != groepen[nummer])


def gemiddelde_gelijkenis(zinnen: list[str]) -> float:
    """How alike sentences are, of 100, over all pairs of an even sample."""
    steekproef = zinnen[:: max(1, len(zinnen) // STEEKPROEF)][:STEEKPROEF]
    return mean(ratio(een, ander) for een, ander in combinations(steekproef, 2)) if len(steekproef) > 1 else 0.0


def vaakste_opening(zinnen: list[str]) -> tuple[str, float]:
    """The first two words that most sentences of three words or more begin with, and the share of all that do."""
    openingen = Counter(" ".join(woorden[:2]) for zin in zinnen if len(woorden := zin.split()) > 2)
    (opening, aantal), *_ = openingen.most_common(1) or [("", 0)]
    return opening, aantal / len(zinnen) if zinnen else 0.0
