"""Passive sentences: `wordt gebeld`, `zijn gewist`, `dat opgelost moet worden`. By shape and lists, so it misses some."""

import re
from collections.abc import Iterator

from helpdesk.taalregels import LijdendeVorm
from helpdesk.zinnen import Zin

_VOORVOEGSEL = (
    "aan|achter|af|bekend|bij|binnen|deel|dicht|door|goed|in|klaar|los|mee|na|neer|om|onder|op|open|over|plaats|rond|samen|stil|"
    "tegen|terug|thuis|toe|uit|vast|voor|voort|vrij|waar|weer|weg"
)
# -t after be-, ver- … only where the past tense has it too: `bereikt` can be a participle, `ontvangt` cannot.
_DEELWOORD = re.compile(
    rf"(?:{_VOORVOEGSEL})?ge[a-zë-ü]{{2,}}(?:[dt]|en)|(?:be|er|her|mis|onder|ont|over|ver)[a-zë-ü]{{3,}}(?:d|[cfhkpsx]t)"
)
# Nouns, and infinitives that begin with ge- (or have it after a prefix: doorgeven).
_GEEN_DEELWOORD = re.compile(
    rf".*(?:heid|heden|(?<!e)end|eerden|teiten|enten)|(?:{_VOORVOEGSEL})?ge(?:beuren|bruiken|lden|loven|nezen|nieten|tuigen|ven)"
)


def _reeks(woorden: str) -> frozenset[str]:
    return frozenset(woorden.split())


_HEBBEN = _reeks("heb hebt heeft hebben had hadden")
_MODAAL = _reeks("kan kunt kunnen kon konden mag mogen mocht moet moeten moest zal zult zullen zou zouden hoeft hoeven")
# Before a participle these make it an adjective or a noun: `is een beveiligd netwerk`, `is de gezonde keuze`.
_LIDWOORD = _reeks("de een uw mijn ons onze alle elk elke ieder iedere welk welke geen te om")
# After the participle the clause is over, or only something like `door de GGD` follows.
_NA = _reeks(
    "aan als bij binnen dan door en in maar met na naar of om op over per sinds sindsdien tegen tijdens toen tot uit van vanaf via "
    "volgens voor voordat wegens zonder"
)
_SCHEIDING = re.compile(
    r"[,;:()?!–]|\s-\s|\b(?:dat|die|omdat|zodat|wie|waar\w*|hoe|terwijl|want|zodra|totdat|voordat|nadat)\b", re.IGNORECASE
)
_WOORD = re.compile(r"[\w'’-]+")


def lijdend(tekst: str, zin: Zin, cues: LijdendeVorm) -> Iterator[tuple[int, int]]:
    """Yield the place of each passive in a sentence: from its auxiliary to its participle, or the other way round."""
    begin = zin.begin
    for eind, verder in [*(m.span() for m in _SCHEIDING.finditer(tekst, zin.begin, zin.eind)), (zin.eind, zin.eind)]:
        woorden = list(_WOORD.finditer(tekst, begin, eind))
        kaal = [m.group().casefold() for m in woorden]
        gebruikt: set[int] = set()  # `wordt gebeld of gemaild` is one passive
        for plek in range(len(kaal)):
            hulp = _hulpwoord(kaal, plek, cues)
            if hulp is not None and hulp not in gebruikt:
                gebruikt.add(hulp)
                yield woorden[min(hulp, plek)].start(), woorden[max(hulp, plek)].end()
        begin = verder


def _hulpwoord(woorden: list[str], plek: int, cues: LijdendeVorm) -> int | None:
    """Where the auxiliary of the passive stands whose participle stands at `plek`, or None."""
    woord = woorden[plek]
    if not _is_deelwoord(woord, cues) or plek and woorden[plek - 1] in _LIDWOORD:
        return None
    hulp = _erna(woorden, plek, cues)
    if hulp is None and (plek + 1 == len(woorden) or woorden[plek + 1] in _NA):
        hulp = _ervoor(woorden, plek, cues)
    if hulp is not None and woorden[hulp] in cues.zijn and any(woord.endswith(actief) for actief in cues.niet_met_zijn):
        return None
    return hulp


def _is_deelwoord(woord: str, cues: LijdendeVorm) -> bool:
    if woord in cues.geen_deelwoord or _GEEN_DEELWOORD.fullmatch(woord):
        return False
    return woord in cues.sterk or _DEELWOORD.fullmatch(woord) is not None


def _erna(woorden: list[str], plek: int, cues: LijdendeVorm) -> int | None:
    """`gewist wordt`, `gewist kan worden`."""
    volgend = plek + 1
    if woorden[volgend : volgend + 1] and woorden[volgend] in _MODAAL:
        volgend += 1
    return volgend if woorden[volgend : volgend + 1] and woorden[volgend] in cues.worden | cues.zijn else None


def _ervoor(woorden: list[str], plek: int, cues: LijdendeVorm) -> int | None:
    """The nearest auxiliary on the left. With a form of `hebben` it is no passive, and a later `zijn` means `his`."""
    for hulp in range(plek - 1, -1, -1):
        if woorden[hulp] in _HEBBEN:
            return None
        if woorden[hulp] in cues.worden | cues.zijn:
            return None if woorden[hulp] == "zijn" and _HEBBEN & set(woorden[:hulp]) else hulp
    return None
