"""The exceptions of the domain, and the words that help out of them."""

from collections.abc import Iterable
from difflib import get_close_matches


class InhoudFout(ValueError):
    """A content or settings file is wrong; the message names the place, the fault and the remedy."""


def lijkt_op(naam: str, bekend: Iterable[str]) -> str:
    """What an unknown name was probably meant to be; else the first of those that are known."""
    namen = list(bekend)
    lijkt = get_close_matches(naam, namen, 1, 0.5)
    return f"did you mean '{lijkt[0]}'?" if lijkt else f"known are {', '.join(namen[:12])}"
