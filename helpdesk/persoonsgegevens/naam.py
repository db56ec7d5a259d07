"""Names, by the words around them."""

import re
from collections.abc import Iterator

from helpdesk.persoonsgegevens.vondst import Vondst, vondst
from helpdesk.persoonsgegevens.woorden import (
    GEEN_ACHTERNAAM,
    GEEN_NAAM,
    GEEN_NAAM_NA_IK_BEN,
    TUSSENVOEGSELS,
    VOORNAMEN,
    ZEKERE_TUSSENVOEGSELS,
)

_WOORD = re.compile(r"\s*,?\s*((?:[A-Za-zÀ-ÿ]\.)+|[A-Za-zÀ-ÿ'’][A-Za-zÀ-ÿ'’/-]*(?:\.d\.)?)")
_ZEGT_NAAM = re.compile(
    r"\b(?:ik hee+[td]|(?:mijn|m['’]?n|me|men|miin|mijne) (?:voor|achter|volledige |eigen )?na?am (?:is|si|=|:)|(?:mijn|m['’]?n) (?:voor|achter)?naam ?[:=]|"
    r"(?:voor|achter)?naam ?: ?|na+m van (?:mijn|m['’]?n) [\w-]{2,20} is|u spreekt (?:hier )?met|je spreekt met|spreekt u mee[:,]?|ondergetekende[,:]?|ik,(?=\s+[A-ZÀ-Þ][a-zà-ÿ]+\s+[A-ZÀ-Þ])|"
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
_GROET = re.compile(r"\b(?:met (?:vriendelijke|hartelijke) groet(?:en)?|vriendelijke groet(?:en)?|hoogachtend|groet(?:en|jes)?|mvg|m\.v\.g\.|gr\.?)(?: van)?[\s,.!:-]+(?:(?:mr|drs|ing|ir|prof)\.\s*)*(?=[A-Za-zÀ-ÿ])", re.IGNORECASE)
_IK_BEN = re.compile(r"\b(?:ik be?n(?: gewoon)?|hier is|je spreekt|dit is)(?=\s)", re.IGNORECASE)
_TITELS_MET_EIGEN_BETEKENIS = frozenset(["heer", "dokter", "dr", "juf", "meester", "zuster", "broeder"])
_BEPALING = frozenset(["die", "deze", "een", "de", "dezelfde", "andere", "jonge", "oude", "oudere", "aardige", "vriendelijke", "onvriendelijke", "zo'n", "elke", "iedere", "geachte", "beste", "lieve", "of", "en", "welke"])


def naam(tekst: str) -> Iterator[Vondst]:
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
    volle_naam = met_hoofdletter and _achternaam_volgt(tekst, eerste.end())
    if bekend or volle_naam:
        yield from _naam_vanaf(tekst, plek, kleine_letters=bekend)


def _achternaam_volgt(tekst: str, plek: int) -> bool:
    """A word with a capital, after tussenvoegsels or not; or a tussenvoegsel that is seldom anything else."""
    volgend = _WOORD.match(tekst, plek)
    while volgend and volgend.group(1) in TUSSENVOEGSELS:
        if volgend.group(1) in ZEKERE_TUSSENVOEGSELS:
            return True
        volgend = _WOORD.match(tekst, volgend.end())
    return bool(volgend) and volgend.group(1)[:1].isupper()


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
        yield vondst(begin, einde, "naam")


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
