"""Numbers that are somebody's: bank account, BSN, licence plate, GGD key and case number."""

import re
from collections.abc import Iterator

from stdnum import iban as iban_nummer
from stdnum.nl import bsn as bsn_nummer

from helpdesk.persoonsgegevens.vondst import Vondst, groep, vondst

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .-]?\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}")
_IBAN_NL = re.compile(r"(?<![A-Za-z0-9])NL[ .-]?\d{2}[ .-]?[A-Z]{4}(?:[ .-]?\d){9,10}(?!\d)", re.IGNORECASE)
_REKENING = re.compile(r"\b(?:bank)?rekening(?:nummer|nr)?\b\W{0,3}(?:(?:is|nummer|nr|met)\W{1,3}){0,2}(\d(?:[ .]?\d){6,9})(?!\d)", re.IGNORECASE)


def iban(tekst: str) -> Iterator[Vondst]:
    for treffer in _IBAN.finditer(tekst):
        # The greedy candidate may have run into the next words; shorten it until the check digits are right.
        for einde in range(treffer.end(), treffer.start() + 14, -1):
            if tekst[einde - 1].isalnum() and iban_nummer.is_valid(re.sub(r"[ .-]", "", tekst[treffer.start() : einde]), check_country=False):
                yield vondst(treffer.start(), einde, "iban")
                break
    for treffer in _IBAN_NL.finditer(tekst):  # a typing error breaks the check digits, not the secret
        yield groep(treffer, "iban")
    for treffer in _REKENING.finditer(tekst):
        yield groep(treffer, "iban", 1)


_BSN = re.compile(r"(?<![\d.,+])(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3}|\d{2}([ .-])\d{3}\3\d{4}|\d{3}([ .-])\d{2}\4\d{4})(?![\d]|[.,]\d)")
_BSN_WOORD = re.compile(
    r"\b(?:bsn(?:[ -]?(?:nummer|nr))?|b\.s\.n\.?|bns|burger ?servi[cs]e ?(?:nummer|nr)?|sofi(?:[ -]?(?:nummer|nr))?)\b[^\d\n]{0,25}?(\d(?:[ .-]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)


def bsn(tekst: str) -> Iterator[Vondst]:
    for treffer in _BSN_WOORD.finditer(tekst):  # announced as a BSN: also with a digit wrong
        yield groep(treffer, "bsn", 1)
    for treffer in _BSN.finditer(tekst):
        versienummer = re.search(r"versie|update|build", tekst[max(0, treffer.start() - 80) : treffer.start()], re.IGNORECASE)
        if bsn_nummer.is_valid(re.sub(r"\D", "", treffer.group())) and not versienummer:
            yield groep(treffer, "bsn")


_KENTEKENVORMEN = ("LL-CC-CC", "CC-CC-LL", "CC-LL-CC", "LL-CC-LL", "LL-LL-CC", "CC-LL-LL", "CC-LLL-C", "C-LLL-CC", "LL-CCC-L", "L-CCC-LL", "LLL-CC-L", "L-CC-LLL", "C-LL-CCC", "CCC-LL-C")


def _kentekenpatroon(scheiding: str) -> str:
    vormen = (vorm.replace("-", scheiding).replace("L", "[A-Z]").replace("C", r"\d") for vorm in _KENTEKENVORMEN)
    return "(?:" + "|".join(vormen) + ")"


_KENTEKEN = re.compile(rf"(?<![\w-]){_kentekenpatroon('-')}(?![\w-])", re.IGNORECASE)
_KENTEKEN_WOORD = re.compile(rf"\b(?:ken?teken|nummerplaat|nummerbord)\b[^\n]{{0,25}}?\b({_kentekenpatroon('[ -]?')})(?![\w-])", re.IGNORECASE)


def kenteken(tekst: str) -> Iterator[Vondst]:
    for treffer in _KENTEKEN.finditer(tekst):
        yield groep(treffer, "kenteken")
    for treffer in _KENTEKEN_WOORD.finditer(tekst):
        yield groep(treffer, "kenteken", 1)


# The app uses no vowels and no 0 or 1 in a key, so such a code is no word and no version number.
_TEKEN = "[BCFGJLQRSTUVXYZ2-9]"
_SLEUTEL = re.compile(rf"(?<![\w-])(?:{_TEKEN}{{6,7}}|{_TEKEN}{{3}}-{_TEKEN}{{3,4}}|{_TEKEN}{{4}}-{_TEKEN}{{3}}|{_TEKEN}{{2}}-{_TEKEN}{{3}}-{_TEKEN}{{2}})(?![\w-])", re.IGNORECASE)
_SLEUTEL_SPATIES = re.compile(rf"(?<![\w-]){_TEKEN}{{3}} {_TEKEN}{{3,4}}(?![\w-])")
_SLEUTEL_WOORD = re.compile(
    r"\b(?:(?:ggd|corona)?[ -]?s(?:l|c?hl)eutel(?:s|code)?|ggd[ -]?(?:code|key)|code (?:van|voor|aan) de ggd|ggd nummer|code)\b"
    r"(?:[ :=,\"']+(?:is|was|die|ik|de|het|heb|kreeg|luidt|deze|mijn|van|ggd|app|nummer|geeft|nl|met|hier)\b){0,5}[ :=,\"'(]{1,4}"
    r"((?:[A-Z0-9]{3}[ -][A-Z0-9]{3,4}|[A-Z0-9]{4}[ -][A-Z0-9]{3}|[A-Z0-9]{2}[ -][A-Z0-9]{3}[ -][A-Z0-9]{2}|[A-Z0-9]{6,7})(?![\w-]))",
    re.IGNORECASE,
)
_CASENUMMER = re.compile(r"\b(?:case|dossier|patiënt|patient|monster|klant)[ -]?(?:nummer|nr|num|id)\b[^\d\n]{0,15}?([A-Z]{0,3}[ -]?\d(?:[ -]?\d){4,11})(?!\d)", re.IGNORECASE)


def _is_sleutel(code: str) -> bool:
    return bool(re.search(r"\d", code)) and len(re.findall(r"[A-Za-z]", code)) >= 2


def ggd_sleutel(tekst: str) -> Iterator[Vondst]:
    for patroon in (_SLEUTEL, _SLEUTEL_SPATIES):
        for treffer in patroon.finditer(tekst):
            if _is_sleutel(treffer.group()):
                yield groep(treffer, "ggd_sleutel")
    for treffer in _SLEUTEL_WOORD.finditer(tekst):
        code = treffer.group(1)
        letters = [teken for teken in code if teken.isalpha()]
        cijfers = [teken for teken in code if teken.isdigit()]
        over_sleutel = re.search(r"s(?:l|c?hl)eutel|ggd|key", treffer.group()[: -len(code)], re.IGNORECASE)
        if (letters and cijfers) or (cijfers and over_sleutel and " " not in code) or (letters and over_sleutel and code.isupper() and not tekst.isupper()):
            yield groep(treffer, "ggd_sleutel", 1)


def casenummer(tekst: str) -> Iterator[Vondst]:
    for treffer in _CASENUMMER.finditer(tekst):
        yield groep(treffer, "casenummer", 1)
