"""Events as the resident's page shows them: grouped into turns."""

from collections.abc import Callable, Mapping
from itertools import groupby, takewhile
from typing import Any

from gateway.opslag.gesprekken import ASSISTENT, Inhoud
from gateway.opslag.overdrachten import MEDEWERKER, WACHTRIJ


def beurten(gebeurtenissen: list[Inhoud], toon: Callable[[Inhoud], Inhoud]) -> list[dict[str, Any]]:
    """The conversation turn by turn: `van`, its `berichten`, and its `kaarten` (results) where there are any.

    `toon`: gives an event what is needed to show it (Opmaak.toon)
    """
    zichtbaar = [toon(g) for g in gebeurtenissen if g["soort"] in ("bericht", "resultaat")]
    groepen = [(van, list(groep)) for van, groep in groupby(zichtbaar, key=lambda g: g.get("van", ASSISTENT))]
    return [
        {
            "van": van,
            "berichten": [g for g in groep if g["soort"] == "bericht"],
            "kaarten": [g for g in groep if g["soort"] == "resultaat"],
        }
        for van, groep in groepen
    ]


def wacht_op_antwoord(gebeurtenissen: list[Inhoud]) -> bool:
    """Whether the resident spoke last."""
    laatste = next((g for g in reversed(gebeurtenissen) if g["soort"] in ("bericht", "stand")), {})
    return laatste.get("van") == "inwoner"


def vraag_oordeel(gebeurtenissen: list[Inhoud]) -> str | None:
    """What the resident is asked of a talk with a person: `vraag`, `waarom`, or None; as widget/src/verloop.js has it."""
    for g in reversed(gebeurtenissen):
        if g["soort"] == "oordeel":
            return "waarom" if g["waarom"] else None
        if g.get("beoordelen"):
            return "vraag"
        if g.get("van") == "inwoner" or g.get("eigenaar") in (WACHTRIJ, MEDEWERKER):
            return None
    return None


def aanbod_terugbellen(gebeurtenissen: list[Inhoud]) -> Inhoud | None:
    """The hand-over that found nobody there and offers to phone back; None if there is none, or it was asked for already."""
    laatste = next((g for g in reversed(gebeurtenissen) if g["soort"] in ("overdracht", "terugbelverzoek")), {})
    return laatste if laatste.get("terugbellen") else None


def melding_terugbellen(gebeurtenissen: list[Inhoud], woorden: Mapping[str, str]) -> str | None:
    """What the resident reads of the latest hand-over while nothing was said after it; `woorden`: of the form."""
    na_bericht = takewhile(lambda g: g.get("van") != "inwoner", reversed(gebeurtenissen))
    laatste = next((g for g in na_bericht if g["soort"] in ("overdracht", "terugbelverzoek")), {})
    if laatste.get("soort") == "terugbelverzoek":
        return woorden["terugbelverzoek"]
    if laatste.get("open", True):
        return None
    tijden = laatste.get("openingstijden")
    return woorden["buiten_openingstijden"].replace("{openingstijden}", tijden) if tijden else woorden["geen_medewerker"]
