"""What the chat shows before anything is said: whose it is, its opening, contact points, an urgent notice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from gateway.gemeenten import Gemeenten
from gateway.opmaak import Opmaak, blokken
from gateway.opslag.gesprekken import ASSISTENT
from gateway.settings import Settings
from gateway.teksten import Teksten


class Inrichtingen:
    """Collaborators: the texts, how events are shown, the municipalities and their packs, the settings and the clock."""

    def __init__(
        self, teksten: Teksten, opmaak: Opmaak, gemeenten: Gemeenten, settings: Settings, klok: Callable[[], datetime]
    ):
        self._teksten = teksten
        self._opmaak = opmaak
        self._gemeenten = gemeenten
        self._settings = settings
        self._klok = klok

    def van(self, gemeente: str | None, stand: str) -> dict[str, Any]:
        """Of one municipality, or without one the national chat.

        :raise OngeldigeInvoer: if the municipality is unknown
        """
        pakket = self._gemeenten.pakket(gemeente or None)
        opening = {"soort": "bericht", "van": ASSISTENT, **self._teksten.opening(pakket)}
        # The notice of the municipality, else the one for all.
        melding = pakket.melding(self._klok().date()) or self._settings.melding
        return {
            "gemeente": {"code": pakket.code, "naam": pakket.naam, "voorbeeld": pakket.voorbeeld} if pakket.code else None,
            "aan": pakket.aan,
            "stand": stand,
            "opening": self._opmaak.toon(opening),
            "contact": self.contact(pakket.code),
            "melding": {"blokken": blokken(melding)} if melding else None,
            "thema": pakket.thema,
            "max_tekens": self._settings.max_tekens,
            "bewaartermijn_dagen": self._settings.bewaartermijn_dagen,
        }

    def contact(self, gemeente: str | None) -> list[dict[str, Any]]:
        """Who can be phoned on the date, the municipality first, in the shape of a result card's contact: `{"naam": …, "regels": […]}`."""
        lijnen = self._teksten.telefoonlijnen(gemeente)
        return [{"naam": c.naam, "regels": self._opmaak.contactregels(c.als_dict())} for c in lijnen]
