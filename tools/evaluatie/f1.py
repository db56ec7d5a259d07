"""Precision, recall and F1 per topic."""

from collections import Counter

from tools.evaluatie.rijen import Rij


def f1_per_onderwerp(rijen: list[Rij], streng: bool) -> dict[str, dict[str, float | None]]:
    """For every topic that a sentence expects. Lenient: when `b` of `a|b` was predicted, `b` is what was expected."""
    verwacht = [rij.eerste if streng or not rij.goed(streng=False) else rij.voorspeld for rij in rijen]
    aantal, voorspeld = Counter(verwacht), Counter(rij.voorspeld for rij in rijen)
    juist = Counter(v for v, rij in zip(verwacht, rijen) if v == rij.voorspeld)
    return {
        onderwerp: {
            "precision": juist[onderwerp] / voorspeld[onderwerp] if voorspeld[onderwerp] else None,
            "recall": juist[onderwerp] / aantal[onderwerp],
            "f1": 2 * juist[onderwerp] / (aantal[onderwerp] + voorspeld[onderwerp]),
        }
        for onderwerp in sorted(aantal)
    }


def macro_f1(rijen: list[Rij], streng: bool) -> float | None:
    """The mean F1 over the topics that the sentences expect; a topic that is only ever predicted does not count."""
    scores = [maat["f1"] for maat in f1_per_onderwerp(rijen, streng).values()]
    return sum(scores) / len(scores) if scores else None
