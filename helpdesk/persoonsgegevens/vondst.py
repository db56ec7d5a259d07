"""A stretch of text that is personal data, and what is put in its place."""

import re
from dataclasses import dataclass

MERK = {
    "email": "[e-mailadres weggehaald]", "iban": "[rekeningnummer weggehaald]", "bsn": "[bsn weggehaald]",
    "telefoon": "[telefoonnummer weggehaald]", "geboortedatum": "[geboortedatum weggehaald]", "kenteken": "[kenteken weggehaald]",
    "ggd_sleutel": "[sleutel weggehaald]", "casenummer": "[casenummer weggehaald]", "huisnummer": "[huisnummer weggehaald]",
    "adres": "[adres weggehaald]", "naam": "[naam weggehaald]",
}


@dataclass(frozen=True)
class Vondst:
    begin: int
    einde: int
    soort: str
    vervanging: str


def vondst(begin: int, einde: int, soort: str) -> Vondst:
    return Vondst(begin, einde, soort, MERK[soort])


def groep(treffer: re.Match[str], soort: str, groep: int | str = 0) -> Vondst:
    return vondst(treffer.start(groep), treffer.end(groep), soort)
