"""The sentences of a text for residents and their places: the validator and the advice to editors count with these."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MEESTE_WOORDEN = 80
LANGSTE_ZIN = 20

_WOORD = re.compile(r"\S+")
_EINDE = re.compile(r"(?<=[.!?])\s+|\n+")
# An apostrophe inside a word (foto's) opens nothing.
_CITAAT = re.compile(r"“[^”]*”|„[^”“]*[”“]|\"[^\"]*\"|«[^»]*»|‘[^’]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)")
_AANSPREEKVORM = re.compile(r"\b(?:je|jij|jou|jouw|jullie|jezelf|jijzelf)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Zin:
    """One sentence, or one line of a list. Places are character offsets in the whole text; `woorden`: those of each word."""

    begin: int
    eind: int
    woorden: tuple[tuple[int, int], ...]


def zinnen(tekst: str) -> list[Zin]:
    """The sentences of a text; what holds no letter or digit is no word."""
    begin, gevonden = 0, []
    for eind, verder in [*(m.span() for m in _EINDE.finditer(tekst)), (len(tekst), len(tekst))]:
        woorden = tuple(m.span() for m in _WOORD.finditer(tekst, begin, eind) if any(t.isalnum() for t in m.group()))
        if woorden:
            gevonden.append(Zin(woorden[0][0], woorden[-1][1], woorden))
        begin = verder
    return gevonden


def aanspreekvormen(tekst: str) -> Iterator[re.Match[str]]:
    """Every `je`, `jij`, `jouw` …; what stands between quotation marks is somebody else's."""
    return buiten_citaten(_AANSPREEKVORM, tekst)


def buiten_citaten(patroon: re.Pattern[str], tekst: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that do not stand between quotation marks."""
    citaten = [m.span() for m in _CITAAT.finditer(tekst)]
    return (m for m in patroon.finditer(tekst) if not any(van <= m.start() < tot for van, tot in citaten))
