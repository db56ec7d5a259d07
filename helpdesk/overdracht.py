"""Handing a conversation to a person: what the person gets to know, and what the resident is told meanwhile."""

from helpdesk.beurt import Zeg
from helpdesk.klachten import Klachtroutes

# Who can be phoned about anything to do with the app, in this order.
TELEFOONLIJNEN = ("helpdesk_coronamelder", "informatie_rijksoverheid_1400")


class Overdrachten:
    """Makes the `overdracht` payload of the contract, and the phone lines that are open in the phase."""

    def __init__(self, routes: Klachtroutes):
        self._routes = routes

    def zeg(
        self, reden: str, onderwerp: str | None, kanaal: str | None, gemeente: str | None, verteld: tuple[str, ...]
    ) -> Zeg:
        """`reden` is `gevraagd`, `vastgelopen` or `wanhoop`; `verteld`: what was said, sentence by sentence."""
        payload = {
            "type": "overdracht",
            "reden": reden,
            "onderwerp": onderwerp,
            "kanaal": kanaal,
            "gemeente": gemeente or None,
            "verteld": list(verteld),
        }
        return Zeg("utter_overdracht", {"telefoonlijnen": self.telefoonlijnen(gemeente)}, payload=payload)

    def telefoonlijnen(self, gemeente: str | None = None) -> str:
        """One list line per phone line, the municipality's own first: name, number, costs and opening hours."""
        eigen = self._routes.van_gemeente(gemeente)
        regels = []
        for contact in (*([eigen] if eigen and eigen.telefoon else ()), *self._routes.contactpunten(*TELEFOONLIJNEN)):
            kosten = f" ({contact.kosten})" if contact.kosten else ""
            uren = f", {contact.openingstijden}" if contact.openingstijden else ""
            regels.append(f"- {contact.naam}: {contact.telefoon}{kosten}{uren}")
        return "\n".join(regels)
