"""Plain language, as far as it can be counted: length, form of address, signs and words."""

import re
from collections.abc import Iterator
from statistics import mean

MEESTE_WOORDEN = 80
LANGSTE_ZIN = 20
GEMIDDELDE_ZIN = 12
AANSPREEKVORM = re.compile(r"\b(je|jij|jouw|jullie)\b", re.IGNORECASE)
TEKENS = re.compile(r"!!|&|https?://\S*")
AMBTELIJK = re.compile(
    r"\b(indien|derhalve|middels|conform|reeds|tevens|inzake|dient te|teneinde|betreffende|desbetreffende|alsmede|hetgeen)\b",
    re.IGNORECASE,
)
_EINDE = re.compile(r"(?<=[.!?])\s+|\n+")


def zinnen(tekst: str) -> list[list[str]]:
    """The sentences of a text as lists of words; each line of a list is a sentence."""
    delen = ([w for w in deel.split() if any(t.isalnum() for t in w)] for deel in _EINDE.split(tekst))
    return [woorden for woorden in delen if woorden]


def lengte(tekst: str, meeste: int | None = MEESTE_WOORDEN) -> Iterator[tuple[str, str]]:
    """Yield (fault, remedy) for what is too long; `meeste` None: the text as a whole may have any length."""
    delen = zinnen(tekst)
    if not delen:
        yield "an answer has no text", "write it"
        return
    if meeste is not None and (aantal := sum(map(len, delen))) > meeste:
        yield f"an answer of {aantal} words ({_begin(delen[0])})", f"shorten it to {meeste}"
    for deel in delen:
        if len(deel) > LANGSTE_ZIN:
            yield f"a sentence of {len(deel)} words ({_begin(deel)})", f"split it: at most {LANGSTE_ZIN}"
    if (gemiddeld := mean(map(len, delen))) > GEMIDDELDE_ZIN:
        yield f"sentences of {gemiddeld:.1f} words on average ({_begin(delen[0])})", f"shorten them to {GEMIDDELDE_ZIN}"


def woorden(tekst: str) -> Iterator[tuple[str, str]]:
    """Yield (fault, remedy) for words and signs that do not belong in Dutch for residents."""
    for patroon, remedie in (
        (AANSPREEKVORM, "address the resident with 'u'"),
        (TEKENS, "leave it out (a bare domain name is fine)"),
        (AMBTELIJK, "use an everyday word"),
    ):
        for treffer in patroon.finditer(tekst):
            yield f"'{treffer.group()}' in an answer ({_begin(tekst.split())})", remedie


def _begin(delen: list[str]) -> str:
    return " ".join(delen[:6]) + " …"
