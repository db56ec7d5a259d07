"""Takes personal data out of what a resident typed, before anything else sees it.

Rules, not a language model: a candidate is found by its form and confirmed by its check digits (BSN, IBAN), the
telephone numbering plan or the words around it. Order decides: the first recogniser that claims a stretch of text keeps
it. Pure functions; nothing is logged and the values found are never returned, only their kinds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from helpdesk.persoonsgegevens.adres import adres, huisnummer
from helpdesk.persoonsgegevens.contact import email, telefoon
from helpdesk.persoonsgegevens.datum import geboortedatum
from helpdesk.persoonsgegevens.naam import naam
from helpdesk.persoonsgegevens.nummers import bsn, casenummer, ggd_sleutel, iban, kenteken
from helpdesk.persoonsgegevens.vondst import Vondst

SOORTEN = (
    "email", "iban", "bsn", "telefoon", "geboortedatum", "kenteken", "ggd_sleutel", "casenummer", "huisnummer", "adres", "naam",
)


@dataclass(frozen=True)
class Gefilterd:
    """The text that may be kept, and which kinds (of SOORTEN, in the order of the text) were taken out."""

    tekst: str
    soorten: tuple[str, ...]


HERKENNERS: tuple[Callable[[str], Iterator[Vondst]], ...] = (
    email, iban, bsn, telefoon, geboortedatum, kenteken, casenummer, huisnummer, ggd_sleutel, adres, naam,
)


def filter_persoonsgegevens(tekst: str) -> Gefilterd:
    """Filtering twice changes nothing: the marks that are left behind are not recognised again."""
    vondsten: list[Vondst] = []
    for herken in HERKENNERS:
        for vondst in herken(tekst):
            if all(vondst.einde <= v.begin or v.einde <= vondst.begin for v in vondsten):
                vondsten.append(vondst)
    vondsten.sort(key=lambda v: v.begin)
    delen, plek = [], 0
    for vondst in vondsten:
        delen += [tekst[plek : vondst.begin], vondst.vervanging]
        plek = vondst.einde
    return Gefilterd("".join(delen) + tekst[plek:], tuple(dict.fromkeys(v.soort for v in vondsten)))
