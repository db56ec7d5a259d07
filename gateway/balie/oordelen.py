"""What a resident says of a talk with a person: about the organisation, in fixed words only."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from gateway.errors import OngeldigeInvoer
from gateway.opslag.overdrachten import Overdrachtenopslag

# Why the help was not good. The words for each stand in teksten.yml and in the texts of the widget; `geen`: rather not say.
REDENEN = ("lang_gewacht", "geen_antwoord", "niet_begrepen", "anders", "geen")


class Oordelen:
    """Collaborators: the storage, who to wake, and the clock."""

    def __init__(self, opslag: Overdrachtenopslag, wek: Callable[[str], Awaitable[None]], klok: Callable[[], datetime]):
        self._opslag = opslag
        self._wek = wek
        self._klok = klok

    async def neem_aan(self, gesprek_id: str, geholpen: object, reden: str | None) -> None:
        """`geholpen`: None if the resident would rather not say. Who says no is asked why, until there is a reason.

        :raise OngeldigeInvoer: if a value is of the wrong kind, or there was no talk with a person that ended
        """
        if geholpen is not None and not isinstance(geholpen, bool):
            raise OngeldigeInvoer("'geholpen' moet true, false of null zijn.")
        if reden is not None and (geholpen is not False or reden not in REDENEN):
            raise OngeldigeInvoer(f"'reden' mag alleen bij geholpen=false, en is een van: {', '.join(REDENEN)}.")
        oordeel = {"soort": "oordeel", "waarom": geholpen is False and reden is None}
        if not await self._opslag.bewaar_oordeel(gesprek_id, geholpen, reden, oordeel, self._klok()):
            raise OngeldigeInvoer("Er is geen gesprek met een medewerker dat is afgelopen.")
        await self._wek(gesprek_id)
