"""E-mail addresses and telephone numbers."""

import re
from collections.abc import Iterator

import phonenumbers

from helpdesk.persoonsgegevens.vondst import Vondst, groep, vondst

_EMAIL = re.compile(
    r"(?<![\w.+%-])([\w.+%-]{1,64})(?:\s?@\s?|\s?[(\[]\s?(?:at|apenstaartje)\s?[)\]]\s?|\s+apenstaartje\s+)"
    r"([\w-]{2,63}(?:\s?(?:\.|\spunt\s)\s?[\w-]{2,63}){0,4})",
    re.IGNORECASE,
)
_ROL_ADRES = re.compile(r"(?:helpdesk|coronamelder)@(?:coronamelder|minvws)\.nl|cie\.vz@tweedekamer\.nl|(?:info|klachten?|contact|gemeente|privacy|fg)@", re.IGNORECASE)


def email(tekst: str) -> Iterator[Vondst]:
    for treffer in _EMAIL.finditer(tekst):
        los_apenstaartje = " @" in treffer.group() or "@ " in treffer.group()
        if not _ROL_ADRES.match(treffer.group()) and ("." in treffer.group(2) or not los_apenstaartje):
            yield groep(treffer, "email")


_DATUM_CIJFERS = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:19|20)\d\d(?!\d)")
_TELEFOON = re.compile(r"(?<![\d+])(?:\+|00)?\(?\d(?:[ \t().\-/]{0,3}\d){8,13}(?!\d)")
_ONGEVEER_06 = re.compile(r"(?<![\d+])[0o]6[ \-.]{0,3}(?:\d[ \-.]?){6,8}\d(?!\d)", re.IGNORECASE)
_ZONDER_NUL = re.compile(r"(?<![\d.,])6[ -]?\d{8}(?!\d)")
_VAN_IEMAND = {
    phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE, phonenumbers.PhoneNumberType.VOIP,
    phonenumbers.PhoneNumberType.PERSONAL_NUMBER, phonenumbers.PhoneNumberType.PAGER,
}


def _is_van_iemand(nummer: str) -> bool:
    """0800, 0900, 088 and 14 0xx belong to organisations and may stay."""
    try:
        ontleed = phonenumbers.parse(nummer, "NL")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(ontleed) and phonenumbers.number_type(ontleed) in _VAN_IEMAND


def telefoon(tekst: str) -> Iterator[Vondst]:
    for treffer in _TELEFOON.finditer(tekst):
        kandidaat = treffer.group()
        if _DATUM_CIJFERS.match(kandidaat) or not re.match(r"\(?0|\+", kandidaat):
            continue
        # Longest first; a shorter one must end where the writer left a gap ("06 12345678 5 keer").
        for lengte in range(len(kandidaat), 8, -1):
            deel, rest = kandidaat[:lengte], kandidaat[lengte:]
            if deel[-1].isdigit() and not rest[:1].isdigit() and _is_van_iemand(deel):
                yield vondst(treffer.start(), treffer.start() + lengte, "telefoon")
                break
    for patroon in (_ONGEVEER_06, _ZONDER_NUL):
        for treffer in patroon.finditer(tekst):
            if not _DATUM_CIJFERS.match(treffer.group()):
                yield groep(treffer, "telefoon")
