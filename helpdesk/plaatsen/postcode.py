"""Postcodes in a sentence, as opposed to years, amounts, times and telephone numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from helpdesk.plaatsen.lezen import dag
from helpdesk.plaatsen.namen import Kandidaat
from helpdesk.plaatsen.woordenlijsten import EENHEDEN, TWEELETTERWOORDEN

_MET_LETTERS = re.compile(r"(?<![\w+.,€:/])([1-9]\d{3})([ .\-]?)([A-Za-z]{2})(?![\w])")
_CIJFERS = re.compile(r"(?<![\w+.,€/\-])([1-9]\d{3})(?![\w€%]|[.,:/\-]\d)")
_TELEFOON_ERVOOR = re.compile(r"(?:\+\d*|\b0\d{1,3}|\d{3,})[ \-.]+(?:\d+[ \-.]+)*$")
_POSTCODE_ERVOOR = re.compile(r"\b(?:postcode(?:gebied)?|postkode|post code|pc)\b[^\d.!?\n]{0,22}$", re.IGNORECASE)
_WOON_ERVOOR = re.compile(r"\b(?:woon|wonen|woont|woonachtig)\b(?:\s+\w+){0,3}?\s+(?:in|op)\s+$", re.IGNORECASE)
_EENHEID_ERNA = re.compile(
    r"\s*(?:euro|eur|uur|u\b|meter|mtr|km|kilometer|mensen|personen|man\b|keer|x\b|dagen|besmettingen|minuten|min\b|"
    r"stappen|gemeld|tests?\b|testen|downloads|jaar|graden|mb|gb|mah|€|%)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Postcode:
    cijfers: str
    begin: int
    einde: int


def _is_jaar(cijfers: str) -> bool:
    return "1900" <= cijfers <= "2030"


def zoek_postcodes(tekst: str, verwacht: bool) -> Iterator[Postcode]:
    """Yield what is written as a postcode: with letters anywhere, four digits only where a postcode is being said."""
    for vondst in _MET_LETTERS.finditer(tekst):
        cijfers, ruimte, letters = vondst.groups()
        if _TELEFOON_ERVOOR.search(_voor(tekst, vondst.start())) or letters.lower() in EENHEDEN:
            continue
        hoofdletters = letters.isupper() and not tekst.isupper()
        woordje = (letters.lower() in TWEELETTERWOORDEN or _is_jaar(cijfers)) and vondst.group() != tekst.strip(" .!")
        if (
            woordje
            and not hoofdletters
            and (ruimte or letters.lower() in TWEELETTERWOORDEN)
            and not _wordt_genoemd(tekst, vondst.start(), cijfers, verwacht)
        ):
            continue
        yield Postcode(cijfers, *vondst.span())
    for vondst in _CIJFERS.finditer(tekst):
        cijfers = vondst.group(1)
        if _EENHEID_ERNA.match(tekst, vondst.end()) or _TELEFOON_ERVOOR.search(_voor(tekst, vondst.start())):
            continue
        alleen = verwacht and tekst.strip(" .!") == cijfers
        if alleen or _wordt_genoemd(tekst, vondst.start(), cijfers, verwacht):
            yield Postcode(cijfers, *vondst.span())


def _voor(tekst: str, begin: int) -> str:
    """What stands just before; the patterns look no further, so that long texts cost no more than short ones."""
    return tekst[max(0, begin - 50) : begin]


def _wordt_genoemd(tekst: str, begin: int, cijfers: str, verwacht: bool) -> bool:
    if _POSTCODE_ERVOOR.search(_voor(tekst, begin)):
        return True
    if _is_jaar(cijfers):
        return False
    begint_ermee = verwacht and not tekst[:begin].strip(" .,")
    return begint_ermee or bool(_WOON_ERVOOR.search(_voor(tekst, begin)))


class Postcodes:
    """The municipality of each four-digit postcode; where a postcode crosses a border, the one with most of it."""

    def __init__(self, rijen: list[dict[str, str]]):
        self._hoofd: defaultdict[str, list[Kandidaat]] = defaultdict(list)
        for rij in rijen:
            if rij["rol"] == "hoofd":
                kandidaat = Kandidaat(rij["cbs_code"], "postcode", dag(rij["van"]), dag(rij["tot"]), 1)
                self._hoofd[rij["postcode"]].append(kandidaat)

    def kandidaten(self, cijfers: str, op: date) -> list[Kandidaat]:
        return [k for k in self._hoofd.get(cijfers, ()) if k.geldt(op)]
