"""What happens when the assistant hands a conversation over: which organisation it goes to, and whether anybody is there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from gateway.opslag.gesprekken import Inhoud
from gateway.opslag.medewerkers import Medewerkersopslag
from helpdesk.organisaties import Organisatie, Organisaties
from helpdesk.pakketten.feestdagen import feestdagen

# Who had no page of the console open for this long is gone.
AANWEZIG = timedelta(seconds=60)


@dataclass(frozen=True)
class Uitkomst:
    """The events of the turn as the resident gets them, and the row of the hand-over; None: nobody takes it now."""

    gebeurtenissen: list[Inhoud]
    rij: dict[str, Any] | None


class Escalatie:
    """Collaborators: the organisations, who is there, and the clock. `terugbellen`: whether callbacks can be kept safely."""

    def __init__(
        self, organisaties: Organisaties, medewerkers: Medewerkersopslag, klok: Callable[[], datetime], terugbellen: bool
    ):
        self._organisaties = organisaties
        self._medewerkers = medewerkers
        self._klok = klok
        self._terugbellen = terugbellen

    async def weeg(self, gebeurtenissen: list[Inhoud], gemeente: str | None) -> Uitkomst:
        """`gemeente`: that of the site; a complaint about another one goes before."""
        overdracht = next((g for g in gebeurtenissen if g["soort"] == "overdracht"), None)
        if overdracht is None:
            return Uitkomst(gebeurtenissen, None)
        gemeente = overdracht.get("gemeente") or gemeente
        organisatie = self._organisaties.voor(overdracht.get("kanaal"), gemeente)
        bereikbaar = await self.bereikbaar(organisatie)
        verteld = {**overdracht, "organisatie": organisatie.naam, "open": bereikbaar}
        if not bereikbaar:
            verteld |= {"openingstijden": organisatie.uren.in_woorden(), "terugbellen": self._terugbellen}
        rij = {veld: overdracht.get(veld) for veld in ("reden", "onderwerp", "kanaal")}
        rij |= {"organisatie": organisatie.id, "team": organisatie.team_voor(rij["onderwerp"])}
        rij |= {"gemeente": gemeente, "verteld": overdracht.get("verteld") or []}
        return Uitkomst([verteld if g is overdracht else g for g in gebeurtenissen], rij if bereikbaar else None)

    async def bereikbaar(self, organisatie: Organisatie) -> bool:
        """Open now, and somebody is there."""
        nu = self._klok()
        if not organisatie.uren.stand(nu, feestdagen).open:
            return False
        return bool(await self._medewerkers.aanwezig(organisatie.id, nu - AANWEZIG))
