"""The figures over predicted sentences, as plain numbers. Shares lie between 0 and 1, and are None where nothing counts.

Strict: the best topic of `a|b`; lenient: any of them.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from tools.evaluatie.f1 import f1_per_onderwerp, macro_f1
from tools.evaluatie.gevolgen import afwijzing, kanaalkeuze, veiligheid
from tools.evaluatie.rijen import Rij, groep
from tools.evaluatie.tellen import nauwkeurigheid
from tools.evaluatie.zekerheid import besluiten, betrouwbaarheid, ece

VERWARRINGEN = 30
VOORBEELDEN = 3


def maten(rijen: list[Rij], titel: Callable[[str], str], kanaal: Callable[[str], str]) -> dict[str, Any]:
    """Every figure of the issue's list. `titel`: the words for a topic; `kanaal`: the channel of a complaint."""
    per_onderwerp, f1 = _per(rijen, lambda rij: rij.eerste), f1_per_onderwerp(rijen, streng=False)
    return {
        "sentences": len(rijen),
        **nauwkeurigheid(rijen),
        "macro_f1": {"strict": macro_f1(rijen, True), "lenient": macro_f1(rijen, False)},
        "channel": kanaalkeuze(rijen, kanaal),
        "safety": veiligheid(rijen),
        "rejection": afwijzing(rijen),
        "ece": {"strict": ece(rijen, True), "lenient": ece(rijen, False)},
        "reliability": betrouwbaarheid(rijen),
        "decisions": besluiten(rijen),
        "confusions": verwarringen(rijen, titel),
        "per_group": _per(rijen, lambda rij: groep(rij.eerste)),
        "per_topic": {onderwerp: {**deel, **f1.get(onderwerp, {})} for onderwerp, deel in per_onderwerp.items()},
    }


def verwarringen(rijen: list[Rij], titel: Callable[[str], str]) -> list[dict[str, Any]]:
    """What is taken for what most often, in words, with a few of the sentences."""
    paren: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rij in rijen:
        if not rij.goed(streng=False):
            paren[rij.eerste, rij.voorspeld].append(rij.zin.tekst)
    ergste = sorted(paren.items(), key=lambda paar: (-len(paar[1]), paar[0]))[:VERWARRINGEN]
    return [
        {
            "expected": verwacht,
            "predicted": voorspeld,
            "count": len(zinnen),
            "in_words": f"'{titel(verwacht)}' is taken for '{titel(voorspeld)}'",
            "examples": zinnen[:VOORBEELDEN],
        }
        for (verwacht, voorspeld), zinnen in ergste
    ]


def _per(rijen: list[Rij], sleutel: Callable[[Rij], str]) -> dict[str, dict[str, Any]]:
    delen: dict[str, list[Rij]] = defaultdict(list)
    for rij in rijen:
        delen[sleutel(rij)].append(rij)
    return {naam: {"sentences": len(deel), **nauwkeurigheid(deel)} for naam, deel in sorted(delen.items())}
