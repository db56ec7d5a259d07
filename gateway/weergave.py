"""Events as the resident's page shows them: grouped into turns."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from gateway.opslag.gesprekken import ASSISTENT, Inhoud


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
