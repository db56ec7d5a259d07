"""Deleting conversations: at once when a resident asks, and by itself past the retention time; in Rasa's memory too."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from gateway.logboek import logger
from gateway.opslag.gesprekken import Gesprekkenopslag
from gateway.rasa import RasaClient, RasaWeg

log = logger("opruimen")

ELKE = 3600
OPNIEUW_NA = 30  # when something was away


class Opruimer:
    """Collaborators: the storage, Rasa (which keeps a memory of its own) and the clock.

    `ook`: what else goes past a term of its own, each deleted by a call. `postvak_afdruk`: as what the editors' inbox knows a
    conversation, None if it does not.
    """

    def __init__(
        self,
        opslag: Gesprekkenopslag,
        rasa: RasaClient,
        klok: Callable[[], datetime],
        bewaartermijn: timedelta,
        ook: Sequence[Callable[[], Awaitable[object]]] = (),
        postvak_afdruk: Callable[[str], str | None] = lambda _: None,
    ):
        self._opslag = opslag
        self._rasa = rasa
        self._klok = klok
        self._bewaartermijn = bewaartermijn
        self._ook = ook
        self._postvak_afdruk = postvak_afdruk

    async def verwijder(self, gesprek_id: str) -> None:
        """Delete one conversation. Is Rasa away, the next round makes it forget."""
        await self._opslag.verwijder(gesprek_id, self._postvak_afdruk(gesprek_id))
        try:
            await self._rasa.vergeet(gesprek_id)
        except RasaWeg as fout:
            log.warning("vergeten uitgesteld", reden=str(fout))

    async def ronde(self) -> None:
        """Delete what is past its term, and what Rasa remembers of conversations that are gone here.

        :raise RasaWeg: if Rasa cannot be asked; what is past its term is then deleted here already
        """
        if aantal := await self._opslag.verwijder_verlopen(self._klok() - self._bewaartermijn):
            log.info("verlopen gesprekken verwijderd", aantal=aantal)
        for ruim_op in self._ook:
            await ruim_op()
        # Rasa is asked first: a conversation is stored here before Rasa hears of it.
        onthouden = await self._rasa.gesprekken()
        for gesprek_id in set(onthouden) - await self._opslag.bestaande(onthouden):
            await self._rasa.vergeet(gesprek_id)

    async def blijf(self) -> None:
        """Runs for ever."""
        while True:
            wacht = ELKE
            try:
                await self.ronde()
            except RasaWeg:
                wacht = OPNIEUW_NA
            except Exception:  # the database may be away for a moment; the next round tries again
                log.exception("opruimen mislukt")
                wacht = OPNIEUW_NA
            await asyncio.sleep(wacht)
