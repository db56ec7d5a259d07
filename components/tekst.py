"""One way of writing for what residents type, so that the same words are the same text."""

import re
import unicodedata

_HERHAALD = re.compile(r"(.)\1{2,}")
_CIJFERS = re.compile(r"\d+")
_WOORD = re.compile(r"\w+|[?!]")


def plat(tekst: str) -> str:
    """Lower case, no accents, at most two of a letter in a row: `Héééél` → `heel`."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return _HERHAALD.sub(r"\1\1", "".join(c for c in ontleed if not unicodedata.combining(c)))


def schoon(tekst: str) -> str:
    """As `plat`, and each number is one sign: `na 24 uur` → `na 0 uur`."""
    return _CIJFERS.sub("0", plat(tekst))


def woorden(tekst: str) -> list[str]:
    """The words of a text, and its question and exclamation marks."""
    return _WOORD.findall(tekst)
