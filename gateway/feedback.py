"""Taking in what a resident says of an answer; knows neither HTTP nor Sanic."""

from collections.abc import Callable
from datetime import datetime

from gateway.errors import NietGevonden, OngeldigeInvoer
from gateway.opmaak import is_beoordeelbaar
from gateway.opslag.feedback import Feedbackopslag
from gateway.postvak.selectie import Selectie

# Why an answer was of no use. The words for each stand in the texts of the widget.
REDENEN = ("onduidelijk", "andere_vraag", "klopt_niet", "mist_iets")


class Feedbackontvangst:
    """Collaborators: the storage, what editors get to see, and the clock."""

    def __init__(self, opslag: Feedbackopslag, selectie: Selectie, klok: Callable[[], datetime]):
        self._opslag = opslag
        self._selectie = selectie
        self._klok = klok

    async def neem_aan(self, gesprek_id: str, gebeurtenis_id: object, nuttig: object, reden: str | None) -> None:
        """:raise OngeldigeInvoer: if a value is of the wrong kind, or this message is not one to rate
        :raise NietGevonden: if the conversation has no such event
        """
        if not isinstance(gebeurtenis_id, int) or isinstance(gebeurtenis_id, bool) or not 0 < gebeurtenis_id < 2**53:
            raise OngeldigeInvoer("'gebeurtenis' moet het id van een antwoord zijn.")
        if not isinstance(nuttig, bool):
            raise OngeldigeInvoer("'nuttig' moet true of false zijn.")
        if reden is not None and (nuttig or reden not in REDENEN):
            raise OngeldigeInvoer(f"'reden' mag alleen bij nuttig=false, en is een van: {', '.join(REDENEN)}.")
        gebeurtenis = await self._opslag.gebeurtenis(gesprek_id, gebeurtenis_id)
        if gebeurtenis is None:
            raise NietGevonden("Dit antwoord staat niet in dit gesprek.")
        if not is_beoordeelbaar(gebeurtenis):
            raise OngeldigeInvoer("Alleen een antwoord op een vraag kan worden beoordeeld.")
        gezegd = await self._opslag.gevraagd(gesprek_id, gebeurtenis_id)
        postvak = self._selectie.van_duim(gezegd, gebeurtenis["onderwerp"], reden) if gezegd else None
        await self._opslag.bewaar(gesprek_id, gebeurtenis_id, nuttig, reden, self._klok(), postvak)
