"""Whether a stated confidence is true, and what is done with it."""

from math import ceil
from typing import Any

from tools.evaluatie.rijen import BESLUITEN, Rij
from tools.evaluatie.tellen import aandeel, nauwkeurigheid

VAKKEN = 15


def ece(rijen: list[Rij], streng: bool) -> float | None:
    """Expected calibration error: how far, on average, the confidence of the first topic lies from how often it is right."""
    if not rijen:
        return None
    afstanden = (len(vak) * abs(_gemiddeld(vak) - aandeel(r.goed(streng) for r in vak)) for vak in _vakken(rijen) if vak)
    return sum(afstanden) / len(rijen)


def betrouwbaarheid(rijen: list[Rij]) -> list[dict[str, Any]]:
    """Per part of the confidence scale (from, to]: how sure the model was and how often it was right (lenient)."""
    return [
        {
            "from": nummer / VAKKEN,
            "to": (nummer + 1) / VAKKEN,
            "sentences": len(vak),
            "confidence": _gemiddeld(vak) if vak else None,
            "accuracy": aandeel(rij.goed(streng=False) for rij in vak),
        }
        for nummer, vak in enumerate(_vakken(rijen))
    ]


def besluiten(rijen: list[Rij]) -> dict[str, dict[str, Any]]:
    """Per decision the share of the sentences, and the accuracy within it."""
    delen = {besluit: [rij for rij in rijen if rij.besluit == besluit] for besluit in BESLUITEN}
    return {
        besluit: {"sentences": len(deel), "share": len(deel) / len(rijen) if rijen else None, **nauwkeurigheid(deel)}
        for besluit, deel in delen.items()
    }


def _vakken(rijen: list[Rij]) -> list[list[Rij]]:
    vakken: list[list[Rij]] = [[] for _ in range(VAKKEN)]
    for rij in rijen:
        vakken[min(max(ceil(rij.zekerheid * VAKKEN) - 1, 0), VAKKEN - 1)].append(rij)
    return vakken


def _gemiddeld(rijen: list[Rij]) -> float:
    return sum(rij.zekerheid for rij in rijen) / len(rijen)
