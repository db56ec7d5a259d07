"""Plain language, as far as it can be counted: length, form of address, signs and words."""

import re
from collections.abc import Iterator
from statistics import mean

from helpdesk.taalregels import Taalregels
from helpdesk.zinnen import LANGSTE_ZIN, MEESTE_WOORDEN, aanspreekvormen, zinnen

GEMIDDELDE_ZIN = 12
TEKENS = re.compile(r"!!|&|https?://\S*")


def lengte(tekst: str, meeste: int | None = MEESTE_WOORDEN) -> Iterator[tuple[str, str]]:
    """Yield (fault, remedy) for what is too long; `meeste` None: the text as a whole may have any length."""
    delen = zinnen(tekst)
    if not delen:
        yield "an answer has no text", "write it"
        return
    if meeste is not None and (aantal := sum(len(zin.woorden) for zin in delen)) > meeste:
        yield f"an answer of {aantal} words ({_begin(tekst)})", f"shorten it to {meeste}"
    for zin in delen:
        if len(zin.woorden) > LANGSTE_ZIN:
            yield f"a sentence of {len(zin.woorden)} words ({_begin(tekst[zin.begin :])})", f"split it: at most {LANGSTE_ZIN}"
    if (gemiddeld := mean(len(zin.woorden) for zin in delen)) > GEMIDDELDE_ZIN:
        yield f"sentences of {gemiddeld:.1f} words on average ({_begin(tekst)})", f"shorten them to {GEMIDDELDE_ZIN}"


def woorden(tekst: str, regels: Taalregels) -> Iterator[tuple[str, str]]:
    """Yield (fault, remedy) for words and signs that do not belong in Dutch for residents."""
    for treffers, remedie in (
        (aanspreekvormen(tekst), "address the resident with 'u'"),
        (TEKENS.finditer(tekst), "leave it out (a bare domain name is fine)"),
        ((treffer for treffer, woord in regels.ambtelijk(tekst) if woord.verboden), "use an everyday word"),
    ):
        for treffer in treffers:
            yield f"'{treffer.group()}' in an answer ({_begin(tekst)})", remedie


def _begin(tekst: str) -> str:
    return " ".join(tekst.split()[:6]) + " …"
