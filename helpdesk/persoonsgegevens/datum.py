"""Birth dates; other dates stay."""

import re
from collections.abc import Iterator
from datetime import date

from helpdesk.persoonsgegevens.vondst import Vondst, groep

MAAND = r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATUM = (
    rf"(?:(?P<dag>\d{{1,2}})(?:e)?(?:\s?[-/.]\s?|\s)(?P<maand>\d{{1,2}}|{MAAND}\.?)(?:\s?[-/.]\s?|\s|,\s?)'?(?P<jaar>(?:19|20)\d\d|\d\d)"
    r"|(?P<jaar2>(?:19|20)\d\d)[-/](?P<maand2>\d{1,2})[-/](?P<dag2>\d{1,2}))(?!\d)"
)
_LOSSE_DATUM = re.compile(r"(?<![\d.,-])" + _DATUM, re.IGNORECASE)
_GEBOREN = r"(?:geboren|geboorte\s?d(?:a?t?u?m|ag|ata)|gebboren|geb\.?\s?datum|geb\.|jarig|verjaardag)"
_GEBOREN_VOOR = re.compile(rf"\b{_GEBOREN}(?=[^\d\n]{{0,25}}?(?<![\d])(?P<datum>{_DATUM}))", re.IGNORECASE)
_GEBOREN_VOOR_KORT = re.compile(rf"\b(?:geboren|geboortedatum)\W{{0,3}}(?:(?:is|op)\W{{1,2}})?(?P<datum>\d{{1,2}}\s{MAAND}|[0-3]\d[01]\d(?:19|20)\d\d)\b", re.IGNORECASE)
_GEBOREN_NA = re.compile(rf"(?<![\d.,-])(?P<datum>{_DATUM})(?=[^\d\n.!?]{{0,20}}?\b(?:geboren|jarig)\b)", re.IGNORECASE)
_LAATSTE_GEBOORTEJAAR_ZONDER_WOORD = 2012  # an older date has nothing to do with the app (2020-2022)


def geboortedatum(tekst: str) -> Iterator[Vondst]:
    for patroon in (_GEBOREN_VOOR, _GEBOREN_VOOR_KORT, _GEBOREN_NA):
        for treffer in patroon.finditer(tekst):
            yield groep(treffer, "geboortedatum", "datum")
    for treffer in _LOSSE_DATUM.finditer(tekst):
        jaar = treffer.group("jaar") or treffer.group("jaar2")
        if len(jaar) == 4 and 1900 <= int(jaar) <= _LAATSTE_GEBOORTEJAAR_ZONDER_WOORD and _bestaat(treffer):
            yield groep(treffer, "geboortedatum")


def _bestaat(treffer: re.Match[str]) -> bool:
    maand = treffer.group("maand") or treffer.group("maand2")
    try:
        date(2000, int(maand) if maand.isdigit() else 1, int(treffer.group("dag") or treffer.group("dag2")))
    except ValueError:
        return False
    return True
