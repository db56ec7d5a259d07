"""Counting what is right."""

from collections.abc import Iterable
from typing import Any

from tools.evaluatie.rijen import Rij

SOORTEN = (("strict", True), ("lenient", False))


def aandeel(treffers: Iterable[bool]) -> float | None:
    """The share that is true."""
    alle = list(treffers)
    return sum(alle) / len(alle) if alle else None


def nauwkeurigheid(rijen: list[Rij]) -> dict[str, Any]:
    return {
        naam: {soort: aandeel(r.goed(streng, binnen) for r in rijen) for soort, streng in SOORTEN}
        for naam, binnen in (("top1", 1), ("top3", 3))
    }
