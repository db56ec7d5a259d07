"""Takes personal data out of what a resident typed, before anything else sees it.

Rules, not a language model: a candidate is found by its form and confirmed by its check digits (BSN, IBAN), the
telephone numbering plan or the words around it. Order decides: the first recogniser that claims a stretch of text keeps
it. Pure functions; nothing is logged and the values found are never returned, only their kinds.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import phonenumbers
from stdnum import iban as iban_nummer
from stdnum.nl import bsn as bsn_nummer

from helpdesk.persoonsgegevens_woorden import (
    GEEN_ACHTERNAAM,
    GEEN_NAAM,
    GEEN_NAAM_NA_IK_BEN,
    TUSSENVOEGSELS,
    VOORNAMEN,
    ZEKERE_TUSSENVOEGSELS,
)

SOORTEN = (
    "email", "iban", "bsn", "telefoon", "geboortedatum", "kenteken", "ggd_sleutel", "casenummer", "huisnummer", "adres", "naam",
)


@dataclass(frozen=True)
class Gefilterd:
    """The text that may be kept, and which kinds (of SOORTEN, in the order of the text) were taken out."""

    tekst: str
    soorten: tuple[str, ...]


@dataclass(frozen=True)
class Vondst:
    begin: int
    einde: int
    soort: str
    vervanging: str


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


_MERK = {
    "email": "[e-mailadres weggehaald]", "iban": "[rekeningnummer weggehaald]", "bsn": "[bsn weggehaald]",
    "telefoon": "[telefoonnummer weggehaald]", "geboortedatum": "[geboortedatum weggehaald]", "kenteken": "[kenteken weggehaald]",
    "ggd_sleutel": "[sleutel weggehaald]", "casenummer": "[casenummer weggehaald]", "huisnummer": "[huisnummer weggehaald]",
    "adres": "[adres weggehaald]", "naam": "[naam weggehaald]",
}


def _vondst(begin: int, einde: int, soort: str) -> Vondst:
    return Vondst(begin, einde, soort, _MERK[soort])


def _groep(treffer: re.Match[str], soort: str, groep: int | str = 0) -> Vondst:
    return _vondst(treffer.start(groep), treffer.end(groep), soort)


# -- e-mail ------------------------------------------------------------------------------------------------------

_EMAIL = re.compile(
    r"(?<![\w.+%-])([\w.+%-]{1,64})(?:\s?@\s?|\s?[(\[]\s?(?:at|apenstaartje)\s?[)\]]\s?|\s+apenstaartje\s+)"
    r"([\w-]{2,63}(?:\s?(?:\.|\spunt\s)\s?[\w-]{2,63}){0,4})",
    re.IGNORECASE,
)
_ROL_ADRES = re.compile(r"(?:helpdesk|coronamelder)@(?:coronamelder|minvws)\.nl|cie\.vz@tweedekamer\.nl|(?:info|klachten?|contact|gemeente|privacy|fg)@", re.IGNORECASE)


def _email(tekst: str) -> Iterator[Vondst]:
    for treffer in _EMAIL.finditer(tekst):
        los_apenstaartje = " @" in treffer.group() or "@ " in treffer.group()
        if not _ROL_ADRES.match(treffer.group()) and ("." in treffer.group(2) or not los_apenstaartje):
            yield _groep(treffer, "email")


# -- bank account ------------------------------------------------------------------------------------------------

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .-]?\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}")
_IBAN_NL = re.compile(r"(?<![A-Za-z0-9])NL[ .-]?\d{2}[ .-]?[A-Z]{4}(?:[ .-]?\d){9,10}(?!\d)", re.IGNORECASE)
_REKENING = re.compile(r"\b(?:bank)?rekening(?:nummer|nr)?\b\W{0,3}(?:(?:is|nummer|nr|met)\W{1,3}){0,2}(\d(?:[ .]?\d){6,9})(?!\d)", re.IGNORECASE)


def _iban(tekst: str) -> Iterator[Vondst]:
    for treffer in _IBAN.finditer(tekst):
        # The greedy candidate may have run into the next words; shorten it until the check digits are right.
        for einde in range(treffer.end(), treffer.start() + 14, -1):
            if tekst[einde - 1].isalnum() and iban_nummer.is_valid(re.sub(r"[ .-]", "", tekst[treffer.start() : einde]), check_country=False):
                yield _vondst(treffer.start(), einde, "iban")
                break
    for treffer in _IBAN_NL.finditer(tekst):  # a typing error breaks the check digits, not the secret
        yield _groep(treffer, "iban")
    for treffer in _REKENING.finditer(tekst):
        yield _groep(treffer, "iban", 1)


# -- BSN ---------------------------------------------------------------------------------------------------------

_BSN = re.compile(r"(?<![\d.,+])(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3}|\d{2}([ .-])\d{3}\3\d{4}|\d{3}([ .-])\d{2}\4\d{4})(?![\d]|[.,]\d)")
_BSN_WOORD = re.compile(
    r"\b(?:bsn(?:[ -]?(?:nummer|nr))?|b\.s\.n\.?|bns|burger ?servi[cs]e ?(?:nummer|nr)?|sofi(?:[ -]?(?:nummer|nr))?)\b[^\d\n]{0,25}?(\d(?:[ .-]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)


def _bsn(tekst: str) -> Iterator[Vondst]:
    for treffer in _BSN_WOORD.finditer(tekst):  # announced as a BSN: also with a digit wrong
        yield _groep(treffer, "bsn", 1)
    for treffer in _BSN.finditer(tekst):
        versienummer = re.search(r"versie|update|build", tekst[max(0, treffer.start() - 80) : treffer.start()], re.IGNORECASE)
        if bsn_nummer.is_valid(re.sub(r"\D", "", treffer.group())) and not versienummer:
            yield _groep(treffer, "bsn")


# -- telephone ---------------------------------------------------------------------------------------------------

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


def _telefoon(tekst: str) -> Iterator[Vondst]:
    for treffer in _TELEFOON.finditer(tekst):
        kandidaat = treffer.group()
        if _DATUM_CIJFERS.match(kandidaat) or not re.match(r"\(?0|\+", kandidaat):
            continue
        # Longest first; a shorter one must end where the writer left a gap ("06 12345678 5 keer").
        for lengte in range(len(kandidaat), 8, -1):
            deel, rest = kandidaat[:lengte], kandidaat[lengte:]
            if deel[-1].isdigit() and not rest[:1].isdigit() and _is_van_iemand(deel):
                yield _vondst(treffer.start(), treffer.start() + lengte, "telefoon")
                break
    for patroon in (_ONGEVEER_06, _ZONDER_NUL):
        for treffer in patroon.finditer(tekst):
            if not _DATUM_CIJFERS.match(treffer.group()):
                yield _groep(treffer, "telefoon")


# -- birth date --------------------------------------------------------------------------------------------------

_MAAND = r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATUM = (
    rf"(?:(?P<dag>\d{{1,2}})(?:e)?(?:\s?[-/.]\s?|\s)(?P<maand>\d{{1,2}}|{_MAAND}\.?)(?:\s?[-/.]\s?|\s|,\s?)'?(?P<jaar>(?:19|20)\d\d|\d\d)"
    r"|(?P<jaar2>(?:19|20)\d\d)[-/](?P<maand2>\d{1,2})[-/](?P<dag2>\d{1,2}))(?!\d)"
)
_LOSSE_DATUM = re.compile(r"(?<![\d.,-])" + _DATUM, re.IGNORECASE)
_GEBOREN = r"(?:geboren|geboortedatum|geboorte datum|gebboren|geb\.?\s?datum|geb\.|jarig|verjaardag)"
_GEBOREN_VOOR = re.compile(rf"\b{_GEBOREN}(?=[^\d\n]{{0,25}}?(?<![\d])(?P<datum>{_DATUM}))", re.IGNORECASE)
_GEBOREN_VOOR_KORT = re.compile(rf"\b(?:geboren|geboortedatum)\W{{0,3}}(?:(?:is|op)\W{{1,2}})?(?P<datum>\d{{1,2}}\s{_MAAND}|[0-3]\d[01]\d(?:19|20)\d\d)\b", re.IGNORECASE)
_GEBOREN_NA = re.compile(rf"(?<![\d.,-])(?P<datum>{_DATUM})(?=[^\d\n.!?]{{0,20}}?\b(?:geboren|jarig)\b)", re.IGNORECASE)
_LAATSTE_GEBOORTEJAAR_ZONDER_WOORD = 2012  # an older date has nothing to do with the app (2020-2022)


def _geboortedatum(tekst: str) -> Iterator[Vondst]:
    for patroon in (_GEBOREN_VOOR, _GEBOREN_VOOR_KORT, _GEBOREN_NA):
        for treffer in patroon.finditer(tekst):
            yield _groep(treffer, "geboortedatum", "datum")
    for treffer in _LOSSE_DATUM.finditer(tekst):
        jaar = treffer.group("jaar") or treffer.group("jaar2")
        if len(jaar) == 4 and 1900 <= int(jaar) <= _LAATSTE_GEBOORTEJAAR_ZONDER_WOORD and _bestaat(treffer):
            yield _groep(treffer, "geboortedatum")


def _bestaat(treffer: re.Match[str]) -> bool:
    maand = treffer.group("maand") or treffer.group("maand2")
    try:
        date(2000, int(maand) if maand.isdigit() else 1, int(treffer.group("dag") or treffer.group("dag2")))
    except ValueError:
        return False
    return True


# -- licence plate -----------------------------------------------------------------------------------------------

_KENTEKENVORMEN = ("LL-CC-CC", "CC-CC-LL", "CC-LL-CC", "LL-CC-LL", "LL-LL-CC", "CC-LL-LL", "CC-LLL-C", "C-LLL-CC", "LL-CCC-L", "L-CCC-LL", "LLL-CC-L", "L-CC-LLL", "C-LL-CCC", "CCC-LL-C")


def _kentekenpatroon(scheiding: str) -> str:
    vormen = (vorm.replace("-", scheiding).replace("L", "[A-Z]").replace("C", r"\d") for vorm in _KENTEKENVORMEN)
    return "(?:" + "|".join(vormen) + ")"


_KENTEKEN = re.compile(rf"(?<![\w-]){_kentekenpatroon('-')}(?![\w-])", re.IGNORECASE)
_KENTEKEN_WOORD = re.compile(rf"\b(?:ken?teken|nummerplaat|nummerbord)\b[^\n]{{0,25}}?\b({_kentekenpatroon('[ -]?')})(?![\w-])", re.IGNORECASE)


def _kenteken(tekst: str) -> Iterator[Vondst]:
    for treffer in _KENTEKEN.finditer(tekst):
        yield _groep(treffer, "kenteken")
    for treffer in _KENTEKEN_WOORD.finditer(tekst):
        yield _groep(treffer, "kenteken", 1)


# -- GGD key and case number -------------------------------------------------------------------------------------

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


def _ggd_sleutel(tekst: str) -> Iterator[Vondst]:
    for patroon in (_SLEUTEL, _SLEUTEL_SPATIES):
        for treffer in patroon.finditer(tekst):
            if _is_sleutel(treffer.group()):
                yield _groep(treffer, "ggd_sleutel")
    for treffer in _SLEUTEL_WOORD.finditer(tekst):
        code = treffer.group(1)
        letters = [teken for teken in code if teken.isalpha()]
        cijfers = [teken for teken in code if teken.isdigit()]
        over_sleutel = re.search(r"s(?:l|c?hl)eutel|ggd|key", treffer.group()[: -len(code)], re.IGNORECASE)
        if (letters and cijfers) or (cijfers and over_sleutel and " " not in code) or (letters and over_sleutel and code.isupper() and not tekst.isupper()):
            yield _groep(treffer, "ggd_sleutel", 1)


def _casenummer(tekst: str) -> Iterator[Vondst]:
    for treffer in _CASENUMMER.finditer(tekst):
        yield _groep(treffer, "casenummer", 1)


# -- address -----------------------------------------------------------------------------------------------------

_EENHEID = (
    r"(?!\d|[.,:]\d|\s?(?:%|°|x\b|min|minu?u?t|uur|uren|dag|week|weken|maand|jaar|jr\b|keer|maal|meter|m\b|km|cm|kilo|euro|graden|mensen|personen|man\b|vrouw|kinderen|collega|"
    r"anderen|leden|gezin|cijfer|letter|teken|kamer|huizen|auto|bussen|melding|besmet|test|mb|gb|procent|of \d|tot \d|t/m|à \d|seconden?|sec\b|telefoon|app|stuks|"
    rf"{_MAAND}\b))"
)
_HUISNUMMER = rf"\d{{1,5}}(?:\s?[-/]\s?\d{{1,4}}|(?:\s?-\s?|\s)?(?:bis|hs|huis|boven|[a-h](?=[\s,.!?;)]|$)))?(?!\w){_EENHEID}"
_POSTCODE = re.compile(
    rf"(?<![\w.,-])(?P<cijfers>[1-9]\d{{3}})(?P<gat>\s?)(?P<letters>[A-Z]{{2}})(?:\s?[,;/-]\s?|\s+)?(?:(?:op|met|en|huis)?\s?(?:huisnummer|huisnr|nummer|nr|no)\b[.:]?\s*)?(?P<nummer>{_HUISNUMMER})",
    re.IGNORECASE,
)
_NIET_IN_POSTCODE = frozenset(["is", "in", "op", "om", "en", "of", "de", "we", "ik", "ze", "te", "al", "er", "nu", "zo", "je", "na", "af", "tm", "km", "cm", "mm", "kg", "mg", "ml", "gb", "mb", "kb", "nl", "uur", "ca", "nr", "do", "ma", "di", "wo", "vr", "za", "zo", "st", "nd", "rd", "th", "bv", "eu", "ok", "ja", "ga", "pm", "am"])
_LOS_HUISNUMMER = re.compile(rf"\b(?:huis ?nummer|huis ?nr|huisnumer)\b\.?[:,]?\s*(?:is\s+)?(?P<nummer>{_HUISNUMMER})", re.IGNORECASE)


def _huisnummer(tekst: str) -> Iterator[Vondst]:
    for treffer in _POSTCODE.finditer(tekst):
        letters = treffer.group("letters")
        genoemd = "postcode" in tekst[max(0, treffer.start() - 25) : treffer.start()].lower()
        aaneen = not treffer.group("gat")
        leeswoord = letters.lower() in _NIET_IN_POSTCODE and not (aaneen and letters.isupper())
        if genoemd or not leeswoord:
            # Where somebody lives comes from the four digits; the letters and the number point at one front door.
            yield Vondst(treffer.start("gat"), treffer.end(), "huisnummer", " " + _MERK["huisnummer"])
    for treffer in _LOS_HUISNUMMER.finditer(tekst):
        yield _groep(treffer, "huisnummer", "nummer")


_STRAATEINDE = r"(?:straat|straatje|straatweg|straat|str\.|laan|laantje|weg|plein|dijk|kade|gracht|singel|hof|hofje|dreef|pad|steeg|plantsoen|markt|park|boulevard|wal|burgwal|poort|akker|veld|heuvel)"
_GEEN_STRAAT = frozenset(["teststraat", "coronastraat", "ggd-teststraat", "vaccinatiestraat", "priklaan", "snelweg", "onderweg", "zijweg", "terugweg", "heenweg", "uitweg", "omweg", "autoweg", "spoorweg", "fietspad", "supermarkt", "pretpark", "wildpark", "vakantiepark", "bungalowpark", "gerechtshof", "speelveld", "sportveld", "voetbalveld", "winkelstraat", "arbeidsmarkt", "huizenmarkt", "weekmarkt", "rommelmarkt", "kerstmarkt", "wandelpad", "schoolplein", "sportpark", "achterweg", "halfweg", "luchtweg", "luchtwegen", "vliegveld", "beeld", "stadspark", "dwaalweg", "treinpoort", "paspoort", "rapport"])
_STRAAT = re.compile(rf"(?<![\w-])((?:[\w'.-]+\s)?[\w'.-]{{2,30}}?{_STRAATEINDE})\s+(?:(?:nr|nummer|no)\.?\s*)?{_HUISNUMMER}", re.IGNORECASE)
_STRAAT_VAN = re.compile(rf"(?<![\w-])(?:laan|plein|weg|hof|park|straat|dijk|kade|singel) (?:van|der|den|van de|van den|van der|van het) [\w'-]{{3,30}}(?: [\w'-]{{3,30}})?\s+{_HUISNUMMER}", re.IGNORECASE)
_LANGE_STRAAT = re.compile(
    rf"\b(?:(?:Lange|Korte|Nieuwe|Oude|Grote|Kleine|Lage|Hoge) [A-Z][\w'-]{{3,25}}|(?i:lange|korte|nieuwe|oude|grote|kleine|lage|hoge) (?i:{_STRAATEINDE}))\s+{_HUISNUMMER}"
)
_WOONT = re.compile(
    rf"\b(?:woon|woont|wonen|adres(?: is|:)|gevestigd|verhuisd naar|wonend)\s+(?:op|aan|in|bij|te)?\s?(?:de |het |'t |nummer )?(?P<adres>(?:[A-Za-zÀ-ÿ'.-]{{3,30}}\s){{1,3}}{_HUISNUMMER})(?=\s*(?:$|[,.!?;)]|in\b|te\b|[1-9]\d{{3}}\b))",
    re.IGNORECASE,
)
_GEEN_WOONWOORD = frozenset(["met", "een", "huis", "flat", "verdieping", "al", "nu", "sinds", "groep", "gezin", "de", "ongeveer", "zeker", "bijna", "ruim", "samen", "hier", "daar", "pas", "tot", "meer", "dan", "of", "en", "km", "postcode", "regio", "fase", "route"])


def _adres(tekst: str) -> Iterator[Vondst]:
    for treffer in _STRAAT.finditer(tekst):
        woorden = treffer.group(1).lower().split()
        if woorden[-1] in _GEEN_STRAAT:
            continue
        begin = treffer.start(1)
        if len(woorden) > 1 and (tekst[begin].islower() or woorden[0] in GEEN_NAAM):
            begin = treffer.end(1) - len(woorden[-1])
        yield _vondst(begin, treffer.end(), "adres")
    for patroon in (_STRAAT_VAN, _LANGE_STRAAT):
        for treffer in patroon.finditer(tekst):
            yield _groep(treffer, "adres")
    for treffer in _WOONT.finditer(tekst):
        if not _GEEN_WOONWOORD & set(treffer.group("adres").lower().split()):
            yield _groep(treffer, "adres", "adres")


# -- names in context --------------------------------------------------------------------------------------------

_WOORD = re.compile(r"\s*,?\s*((?:[A-Za-zÀ-ÿ]\.)+|[A-Za-zÀ-ÿ'’][A-Za-zÀ-ÿ'’/-]*(?:\.d\.)?)")
_ZEGT_NAAM = re.compile(
    r"\b(?:ik hee+[td]|(?:mijn|m['’]?n|men|miin|mijne) (?:voor|achter|volledige |eigen )?na?am (?:is|si|=|:)|(?:mijn|m['’]?n) (?:voor|achter)?naam ?[:=]|"
    r"(?:voor|achter)?naam ?: ?|na+m van (?:mijn|m['’]?n) [\w-]{2,20} is|u spreekt (?:hier )?met|je spreekt met|spreekt u mee[:,]?|ondergetekende,?|"
    r"(?:mijn|m['’]?n|ons|onze|haar|zijn) (?:[\w-]{2,20} )?(?:moeder|vader|man|vrouw|zoon|zoontje|dochter|dochtertje|kind|buurman|buurvrouw|vriend|vriendin|collega|baas|broer|zus|oma|opa|partner|huisgenoot|huisarts|werkgever|leidinggevende|chef) heet)(?=\s)",
    re.IGNORECASE,
)
# These words are often followed by something that is no name: only a known or capitalised name counts.
_MISSCHIEN_NAAM = re.compile(
    r"\b(?:(?:hij|zij|ze|die|medewerker|medewerkster|collega|man|vrouw|jongen|meneer|mevrouw|dame) heet(?:te)?|(?:ze|mensen|iedereen) noemt?(?:en)? (?:me|mij)|noem (?:me|mij)(?: maar)?)(?=\s)",
    re.IGNORECASE,
)
_FAMILIE = re.compile(
    r"\b(?:mijn|m['’]?n|onze?) (?:moeder|vader|man|vrouw|zoon|zoontje|dochter|dochtertje|buurman|buurvrouw|vriend|vriendin|collega|broer|zus|oma|opa|partner|huisgenoot|huisarts|baas|chef)(?=\s+[A-ZÀ-Þ][a-zà-ÿ])"
)
_AANSPREEK = re.compile(r"(?P<voor>\b[\w'-]+\s+)?\b(?P<titel>me(?:vr|v|vr\.|v\.)?ro?u?w?|mevrou|mvr|mevr|mw|meneer|menee?r|mijnheer|dhr|heer|dokter|dr|juf|meester|zuster|broeder)\b\.?(?=\s)", re.IGNORECASE)
_GROET = re.compile(r"\b(?:met (?:vriendelijke|hartelijke) groet(?:en)?|vriendelijke groet(?:en)?|hoogachtend|groet(?:en|jes)?|mvg|m\.v\.g\.|gr\.?)(?: van)?[\s,.!:-]+(?=[A-Za-zÀ-ÿ])", re.IGNORECASE)
_IK_BEN = re.compile(r"\b(?:ik ben|hier is|je spreekt|dit is)(?=\s)", re.IGNORECASE)
_TITELS_MET_EIGEN_BETEKENIS = frozenset(["heer", "dokter", "dr", "juf", "meester", "zuster", "broeder"])
_BEPALING = frozenset(["die", "deze", "een", "de", "dezelfde", "andere", "jonge", "oude", "oudere", "aardige", "vriendelijke", "onvriendelijke", "zo'n", "elke", "iedere", "geachte", "beste", "lieve", "of", "en", "welke"])


def _naam(tekst: str) -> Iterator[Vondst]:
    for treffer in _ZEGT_NAAM.finditer(tekst):
        yield from _naam_vanaf(tekst, treffer.end(), kleine_letters=True)
    for treffer in _MISSCHIEN_NAAM.finditer(tekst):
        volgend = _WOORD.match(tekst, treffer.end())
        bekend = bool(volgend) and volgend.group(1).lower() in VOORNAMEN
        yield from _naam_vanaf(tekst, treffer.end(), kleine_letters=bekend)
    for treffer in _FAMILIE.finditer(tekst):
        yield from _naam_vanaf(tekst, treffer.end(), kleine_letters=False)
    for treffer in _AANSPREEK.finditer(tekst):
        bepaling = (treffer.group("voor") or "").strip().lower() in _BEPALING - {"geachte", "beste", "lieve"}
        eigen_woord = treffer.group("titel").lower() in _TITELS_MET_EIGEN_BETEKENIS
        yield from _naam_vanaf(tekst, treffer.end(), kleine_letters=not (bepaling or eigen_woord), na_titel=True)
    for treffer in _GROET.finditer(tekst):
        vondst = next(_naam_vanaf(tekst, treffer.end(), kleine_letters=True), None)
        if vondst and not re.search(r"\w", tekst[vondst.einde :]):  # a signature is the end of the message
            yield vondst
    for treffer in _IK_BEN.finditer(tekst):
        yield from _naam_na_ik_ben(tekst, treffer.end())


def _naam_na_ik_ben(tekst: str, plek: int) -> Iterator[Vondst]:
    eerste = _WOORD.match(tekst, plek)
    if not eerste:
        return
    woord = eerste.group(1)
    bekend = woord.lower() in VOORNAMEN
    met_hoofdletter = woord[:1].isupper() and woord[1:].islower() and woord.lower() not in GEEN_NAAM_NA_IK_BEN
    tweede = _WOORD.match(tekst, eerste.end())
    volle_naam = met_hoofdletter and tweede and (tweede.group(1)[:1].isupper() or tweede.group(1).lower() in ZEKERE_TUSSENVOEGSELS)
    if bekend or volle_naam:
        yield from _naam_vanaf(tekst, plek, kleine_letters=bekend)


def _naam_vanaf(tekst: str, plek: int, *, kleine_letters: bool, na_titel: bool = False) -> Iterator[Vondst]:
    """At most one name that starts at `plek`: first names or initials, tussenvoegsels, at most two surnames."""
    begin = einde = None
    namen, voegsels = 0, []
    geschreeuwd = tekst.isupper()
    while namen < 4:
        treffer = _WOORD.match(tekst, plek)
        if not treffer or (einde is not None and ("," in treffer.group() or "\n" in treffer.group())):
            break
        woord = treffer.group(1).rstrip("'’")
        klein = woord.lower()
        hoofdletter = woord[:1].isupper() and not geschreeuwd
        if klein in TUSSENVOEGSELS and not (hoofdletter and namen == 0 and klein in VOORNAMEN):
            voegsels.append(klein)
            begin = treffer.start(1) if begin is None else begin
            plek = treffer.end()
            if len(voegsels) > 3:
                break
            continue
        voorletters = "." in woord
        if not _kan_naam_zijn(klein, hoofdletter or voorletters, voegsels, namen, kleine_letters, na_titel):
            break
        begin = treffer.start(1) if begin is None else begin
        einde = plek = treffer.end(1) if not voorletters else treffer.end()
        namen, voegsels = namen + 1, []
    if begin is not None and einde is not None:
        yield _vondst(begin, einde, "naam")


def _kan_naam_zijn(woord: str, hoofdletter: bool, voegsels: list[str], namen: int, kleine_letters: bool, na_titel: bool) -> bool:
    if woord in GEEN_NAAM or (voegsels and woord in GEEN_ACHTERNAAM):
        return False
    if hoofdletter:
        return not (na_titel and woord in GEEN_ACHTERNAAM)
    if not kleine_letters or len(woord) < 2:
        return False
    if voegsels:
        return bool(ZEKERE_TUSSENVOEGSELS & set(voegsels)) or woord not in GEEN_ACHTERNAAM
    if na_titel:  # "mevrouw vertelde": a past tense is no name
        return namen == 0 and woord not in GEEN_ACHTERNAAM and not re.search(r"(?:[^aeiou]de|te|den|ten|end|ig|lijk)$", woord)
    return namen == 0 or (namen == 1 and len(woord) > 3)


HERKENNERS: tuple[Callable[[str], Iterator[Vondst]], ...] = (
    _email, _iban, _bsn, _telefoon, _geboortedatum, _kenteken, _casenummer, _huisnummer, _ggd_sleutel, _adres, _naam,
)
