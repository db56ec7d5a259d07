"""Events as the resident's page shows them: grouped into turns, text as paragraphs and lists, numbers that can be pressed."""

import re
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from gateway.opslag.gesprekken import ASSISTENT, Inhoud
from helpdesk.peildatum import in_woorden, lees_peildatum

_NUMMER = re.compile(r"\b(0800-\d{4}|088-\d{4} \d{3}|0800-33 55 555|1400|112|113|0800-0113)\b")


def beurten(gebeurtenissen: list[Inhoud]) -> list[dict[str, Any]]:
    """The conversation turn by turn: `van`, its `berichten`, and its `kaarten` (results) where there are any."""
    zichtbaar = [g for g in gebeurtenissen if g["soort"] in ("bericht", "resultaat")]
    groepen = [(van, list(groep)) for van, groep in groupby(zichtbaar, key=lambda g: g.get("van", ASSISTENT))]
    return [
        {
            "van": van,
            "berichten": [_bericht(g) for g in groep if g["soort"] == "bericht"],
            "kaarten": [g for g in groep if g["soort"] == "resultaat"],
        }
        for van, groep in groepen
    ]


def _bericht(gebeurtenis: Inhoud) -> dict[str, Any]:
    getoond = {**gebeurtenis, "blokken": [_blok(deel) for deel in gebeurtenis["tekst"].split("\n\n") if deel.strip()]}
    bron = gebeurtenis.get("bron")
    if bron and bron["url"].startswith("https://"):
        getoond["bron_naam"] = bron["url"].partition("://")[2].partition("/")[0].removeprefix("www.")
        getoond["bron_dag"] = in_woorden(lees_peildatum(bron["peildatum"], lees_peildatum("2020-01-01", None)))
    return getoond


def _blok(deel: str) -> dict[str, list[Markup]]:
    """Lines before the first `- ` are text, the others are list items."""
    regels = deel.splitlines()
    punten = [_met_nummers(r[2:]) for r in regels if r.startswith("- ")]
    return {"regels": [_met_nummers(r) for r in regels if not r.startswith("- ")], "punten": punten}


def _met_nummers(tekst: str) -> Markup:
    """Escaped text in which the helpdesk's phone numbers can be pressed."""
    delen = _NUMMER.split(tekst)
    return Markup("").join(
        Markup('<a href="tel:{}">{}</a>').format(re.sub(r"\D", "", deel), deel) if i % 2 else escape(deel)
        for i, deel in enumerate(delen)
    )
