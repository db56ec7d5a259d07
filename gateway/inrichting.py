"""What the chat shows before anything is said: whose it is, its opening, contact points, an urgent notice."""

from typing import Any

from gateway.gesprekken import Gesprekken
from gateway.opmaak import Opmaak, blokken
from gateway.opslag.gesprekken import ASSISTENT
from gateway.settings import Settings
from gateway.teksten import Teksten


class Inrichtingen:
    """Collaborators: the texts, how events are shown, the register of municipalities (through `gesprekken`), the settings."""

    def __init__(self, teksten: Teksten, opmaak: Opmaak, gesprekken: Gesprekken, settings: Settings):
        self._teksten = teksten
        self._opmaak = opmaak
        self._gesprekken = gesprekken
        self._settings = settings

    def van(self, gemeente: str | None, stand: str) -> dict[str, Any]:
        """Of one municipality, or without one the national chat.

        :raise OngeldigeInvoer: if the municipality is unknown
        """
        gevonden = self._gesprekken.gemeente(gemeente) if gemeente else None
        opening = {"soort": "bericht", "van": ASSISTENT, **self._teksten.opening()}
        melding = self._settings.melding
        return {
            "gemeente": {"code": gevonden.code, "naam": gevonden.naam} if gevonden else None,
            "aan": True,
            "stand": stand,
            "opening": self._opmaak.toon(opening),
            "contact": self.contact(),
            "melding": {"blokken": blokken(melding)} if melding else None,
            "max_tekens": self._settings.max_tekens,
            "bewaartermijn_dagen": self._settings.bewaartermijn_dagen,
        }

    def contact(self) -> list[dict[str, Any]]:
        """Who can be phoned on the date, in the shape of a result card's contact: `{"naam": …, "regels": […]}`."""
        return [{"naam": c.naam, "regels": self._opmaak.contactregels(c.als_dict())} for c in self._teksten.telefoonlijnen()]
