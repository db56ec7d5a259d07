"""How plain an answer reads, as advice to its editor: what, where, and what to do instead. Service environment only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.lijdend import lijdend
from helpdesk.taalregels import Taalregels
from helpdesk.zinnen import LANGSTE_ZIN, MEESTE_WOORDEN, Zin, aanspreekvormen, zinnen

# From which score (Flesch-Douma, 0 to 100 and a little beyond) a text is called what.
OORDELEN = (
    (90, "zeer makkelijk"),
    (80, "makkelijk"),
    (70, "vrij makkelijk"),
    (60, "gemiddeld"),
    (50, "vrij moeilijk"),
    (30, "moeilijk"),
)
MOEILIJKST = "zeer moeilijk"
# Below this score it is worth an advice; with fewer words one long name decides the score.
TE_MOEILIJK = 60
MINSTE_WOORDEN = 40

_U = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)
_AFKORTING = re.compile(r"(?<![\w.@/-])[A-Z][A-Z0-9]{1,5}(?![\w@/]|\.\w)")
_PUNTEN = re.compile(r"[.!?]")


@dataclass(frozen=True)
class Bevinding:
    """One advice. `begin` and `eind` are offsets in the answer, in characters (code points), so `tekst` is answer[begin:eind]."""

    soort: str
    begin: int
    eind: int
    tekst: str
    advies: str


@dataclass(frozen=True)
class Leesniveau:
    """`score`: Flesch-Douma, higher is easier; `oordeel` is the same in words."""

    score: int
    oordeel: str


def bekijk(tekst: str, regels: Taalregels) -> list[Bevinding]:
    """Everything about an answer that can be plainer, sorted by place. `regels`: Taalregels.lees of taal/ambtelijk.yml."""
    delen = zinnen(tekst)
    gevonden = (
        *_lengte(delen),
        *((zin.begin, zin.eind, "lange zin", _lange_zin(zin)) for zin in delen if len(zin.woorden) > LANGSTE_ZIN),
        *((*plek, "lijdende vorm", LIJDEND) for zin in delen for plek in lijdend(tekst, zin, regels.lijdend)),
        *((*m.span(), "ambtelijk woord", f"Schrijf liever: {_keuze(a.gewoon)}.") for m, a in regels.ambtelijk(tekst)),
        *_aanspreken(tekst),
        *_afkortingen(tekst, regels.afkortingen),
        *_niveau(tekst, delen),
    )
    return [Bevinding(soort, begin, eind, tekst[begin:eind], advies) for begin, eind, soort, advies in sorted(gevonden)]


def leesniveau(tekst: str) -> Leesniveau | None:
    """How easy a text reads by Flesch-Douma: 206.835 - 0.93 x words per sentence - 77 x syllables per word; None: too short.

    Syllables come from hyphenation patterns, which never split off a first letter (`o-ver`), so a score is some points high.
    """
    delen = zinnen(tekst)
    if sum(len(zin.woorden) for zin in delen) < MINSTE_WOORDEN:
        return None
    # It takes a second and 40 MB, and most who read sentences never ask for this.
    from textstat.backend.metrics import flesch_reading_ease

    # To textstat every full stop ends a sentence, also that in `rijksoverheid.nl`, and a line of a list ends none.
    regels = (" ".join(_PUNTEN.sub("", tekst[van:tot]) for van, tot in zin.woorden) for zin in delen)
    score = round(flesch_reading_ease(". ".join(regels) + ".", "nl"))
    return Leesniveau(score, oordeel(score))


def oordeel(score: float) -> str:
    """A score in words."""
    return next((woorden for vanaf, woorden in OORDELEN if score >= vanaf), MOEILIJKST)


LIJDEND = "Zeg wie het doet. Schrijf bijvoorbeeld “De GGD belt u” en niet “U wordt gebeld”."

_Vondst = tuple[int, int, str, str]


def _lengte(delen: list[Zin]) -> Iterator[_Vondst]:
    woorden = [plek for zin in delen for plek in zin.woorden]
    if len(woorden) > MEESTE_WOORDEN:
        advies = f"Dit antwoord heeft {len(woorden)} woorden. Laat weg wat niet nodig is: hoogstens {MEESTE_WOORDEN} woorden."
        yield woorden[MEESTE_WOORDEN][0], woorden[-1][1], "lang antwoord", advies


def _lange_zin(zin: Zin) -> str:
    return f"Deze zin heeft {len(zin.woorden)} woorden. Maak er twee zinnen van: hoogstens {LANGSTE_ZIN} woorden per zin."


def _aanspreken(tekst: str) -> Iterator[_Vondst]:
    ook_u = " U gebruikt in dit antwoord ook al “u”." if _U.search(tekst) else ""
    for treffer in aanspreekvormen(tekst):
        yield *treffer.span(), "aanspreekvorm", f"Schrijf “u” of “uw”: zo spreken we inwoners aan.{ook_u}"


def _afkortingen(tekst: str, bekend: frozenset[str]) -> Iterator[_Vondst]:
    """Each abbreviation once, where it first stands: there the reader needs the words."""
    namen = [m.span() for naam in bekend if " " in naam for m in re.finditer(re.escape(naam), tekst)]
    gezien = set(bekend)
    for treffer in _AFKORTING.finditer(tekst):
        afkorting = treffer.group()
        if afkorting not in gezien and not any(van <= treffer.start() < tot for van, tot in namen):
            gezien.add(afkorting)
            if not _uitgelegd(afkorting, tekst):
                advies = f"Leg uit wat {afkorting} is: schrijf de hele naam, met de afkorting erachter tussen haakjes."
                yield *treffer.span(), "afkorting", advies


def _uitgelegd(afkorting: str, tekst: str) -> bool:
    """`de privacywet (AVG)`, `AVG (de privacywet)`, `AVG betekent …`."""
    naam = re.escape(afkorting)
    uitleg = rf"\w{{3,}}[\"”’']? \({naam}\)|\b{naam} \((?=[^)]*[a-z]{{3}})|\b{naam},? (?:betekent|staat voor|is een afkorting|is de afkorting)"
    return re.search(uitleg, tekst) is not None


def _niveau(tekst: str, delen: list[Zin]) -> Iterator[_Vondst]:
    niveau = leesniveau(tekst)
    if niveau and niveau.score < TE_MOEILIJK:
        advies = f"Dit leest {niveau.oordeel} (score {niveau.score}). Gebruik kortere woorden en kortere zinnen."
        yield delen[0].begin, delen[-1].eind, "leesniveau", advies


def _keuze(woorden: tuple[str, ...]) -> str:
    return " of ".join(f"“{woord}”" for woord in woorden)
