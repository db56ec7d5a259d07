"""Events as they are shown: text as paragraphs, lists and links, so that no reader has to take text apart or trust HTML.

A part of a line is `{"tekst": …}` or, where it can be pressed, `{"tekst": …, "href": …}`.
"""

import re
from datetime import date, datetime
from itertools import groupby
from typing import Any

from gateway.opslag.gesprekken import ASSISTENT, Inhoud
from helpdesk.pakketten.openingstijden import TIJDZONE
from helpdesk.peildatum import in_woorden

Deel = dict[str, str]

# Only answers to a question are rated; not "I do not know", a complaint's form or an emergency.
BEOORDEELBAAR = ("faq_app/", "faq_privacy/", "faq_vrijwilligheid/")
_TE_DRUKKEN = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})"
    r"|(?<![\w-])(?P<tel>0\d{2,3}-\d[\d ]{2,8}\d|14 0\d{2}(?:\d{2})?|1400|112|113)(?![\w-])"
)
_OPSOMMING = "- "


class Opmaak:
    """`koppen`: the words above the parts of a result card (teksten.yml)."""

    def __init__(self, koppen: dict[str, str]):
        self._koppen = koppen

    def toon(self, gebeurtenis: Inhoud) -> Inhoud:
        """The event with what is needed to show it: `blokken`, `bron.naam` and `bron.dag`, `beoordeelbaar`, `kaart`."""
        getoond = dict(gebeurtenis)
        if "tekst" in gebeurtenis:
            getoond["blokken"] = blokken(gebeurtenis["tekst"])
        if bron := gebeurtenis.get("bron"):
            getoond["bron"] = _met_naam(bron)
        if is_beoordeelbaar(gebeurtenis):
            getoond["beoordeelbaar"] = True
        if gebeurtenis["soort"] == "resultaat":
            getoond["kaart"] = self._kaart(gebeurtenis)
        return getoond

    def contactregels(self, contact: dict[str, str | None]) -> list[dict[str, Any]]:
        """How someone can be reached, a line for each way: `{"kop": …, "delen": [Deel]}`."""
        regels = []
        if nummer := contact.get("telefoon"):
            erbij = "".join((f" ({contact['kosten']})" if contact.get("kosten") else "", _na_komma(contact.get("openingstijden"))))
            regels.append(("bellen", [{"tekst": nummer, "href": tel(nummer)}, *([{"tekst": erbij}] if erbij else [])]))
        if adres := contact.get("email"):
            regels.append(("mailen", [{"tekst": adres, "href": f"mailto:{adres}"}]))
        if (url := contact.get("url")) and url.startswith("https://"):
            regels.append(("website", [{"tekst": site(url), "href": url}]))
        return [{"kop": self._koppen[kop], "delen": delen} for kop, delen in regels]

    def _kaart(self, resultaat: Inhoud) -> dict[str, Any]:
        contact = self.contactregels(resultaat["contact"])
        if resultaat["kanaal"] == "gemeente" and not resultaat["contact"].get("url"):
            contact.append({"kop": self._koppen["contact"], "delen": [{"tekst": self._koppen["op_website_gemeente"]}]})
        soorten = ("klaarhouden", "niet_sturen", "vervolgstappen", "let_op")
        lijsten = [{"kop": self._koppen[s], "punten": [delen(p) for p in resultaat[s]]} for s in soorten if resultaat.get(s)]
        return {"titel": resultaat["instantie"], "waarom": resultaat["waarom"], "contact": contact, "lijsten": lijsten}


def is_beoordeelbaar(gebeurtenis: Inhoud) -> bool:
    """Whether the resident may say if this answer was of use."""
    van_assistent = gebeurtenis["soort"] == "bericht" and gebeurtenis.get("van") == ASSISTENT
    return van_assistent and (gebeurtenis.get("onderwerp") or "").startswith(BEOORDEELBAAR)


def blokken(tekst: str) -> list[dict[str, Any]]:
    """`{"soort": "alinea", "regels": [[Deel]]}` and `{"soort": "lijst", "punten": [[Deel]]}`, in the order of the text."""
    gevonden: list[dict[str, Any]] = []
    for alinea in tekst.split("\n\n"):
        for is_lijst, groep in groupby(filter(str.strip, alinea.splitlines()), lambda r: r.startswith(_OPSOMMING)):
            if is_lijst:
                gevonden.append({"soort": "lijst", "punten": [delen(r.removeprefix(_OPSOMMING)) for r in groep]})
            else:
                gevonden.append({"soort": "alinea", "regels": [delen(r) for r in groep]})
    return gevonden


def delen(regel: str) -> list[Deel]:
    """A line in parts: phone numbers and e-mail addresses in it can be pressed."""
    gevonden: list[Deel] = []
    vanaf = 0
    for treffer in _TE_DRUKKEN.finditer(regel):
        if treffer.start() > vanaf:
            gevonden.append({"tekst": regel[vanaf : treffer.start()]})
        href = f"mailto:{treffer[0]}" if treffer["mail"] else tel(treffer[0])
        gevonden.append({"tekst": treffer[0], "href": href})
        vanaf = treffer.end()
    if vanaf < len(regel):
        gevonden.append({"tekst": regel[vanaf:]})
    return gevonden


def lokaal(moment: datetime, vorm: str = "%d-%m-%Y %H:%M") -> str:
    """A moment with its time zone as a clock in the Netherlands shows it. `vorm`: a format of strftime."""
    return moment.astimezone(TIJDZONE).strftime(vorm)


def tel(nummer: str) -> str:
    return "tel:" + re.sub(r"\D", "", nummer)


def site(url: str) -> str:
    """`coronamelder.nl` of `https://www.coronamelder.nl/x`."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _met_naam(bron: dict[str, str]) -> dict[str, str]:
    """A source outside this service with its name and its date in words; our own pages are no source to show."""
    if not bron["url"].startswith("https://"):
        return bron
    return {**bron, "naam": site(bron["url"]), "dag": in_woorden(date.fromisoformat(bron["peildatum"]))}


def _na_komma(tekst: str | None) -> str:
    return f", {tekst}" if tekst else ""
