"""What goes on by itself: telling those who wait their place, and taking back what a vanished colleague left."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from statistics import median

from gateway.balie.escalatie import AANWEZIG
from gateway.logboek import logger
from gateway.opslag.gesprekken import ASSISTENT
from gateway.opslag.overdrachten import WACHTRIJ, Overdrachtenopslag, Wie, Wijziging
from gateway.teksten import Teksten
from helpdesk.organisaties import Organisaties

log = logger("toezicht")

ELKE = 2.0
# A wait is foretold from at least this many of the last week.
MINSTENS = 3
WEEK = timedelta(days=7)
# In the name of the colleague whose page went away; what staff do themselves they write down themselves.
NOTITIE = "Automatisch: mijn verbinding viel weg. Het gesprek ging terug naar de wachtrij."


class Toezicht:
    """Collaborators: the storage, the organisations, the words for residents, who to wake, and the clock."""

    def __init__(
        self,
        opslag: Overdrachtenopslag,
        organisaties: Organisaties,
        teksten: Teksten,
        wek: Callable[[str], Awaitable[None]],
        klok: Callable[[], datetime],
    ):
        self._opslag = opslag
        self._organisaties = organisaties
        self._teksten = teksten
        self._wek = wek
        self._klok = klok

    async def ronde(self) -> None:
        """One look; several gateways may do it at the same time."""
        await self._haal_terug()
        await self._vertel_plaatsen()

    async def blijf(self) -> None:
        """Runs for ever."""
        while True:
            try:
                await self.ronde()
            except Exception:  # the database may be away for a moment; the next round tries again
                log.exception("toezicht mislukt")
            await asyncio.sleep(ELKE)

    async def _haal_terug(self) -> None:
        for rij in await self._opslag.verlaten(self._klok() - AANWEZIG):
            kolommen = {"toestand": WACHTRIJ, "medewerker_id": None, "genomen_op": None, "plaats": None}
            gezegd = {"soort": "bericht", "van": ASSISTENT, "tekst": self._teksten.balie("collega_weg")}
            stand = {"soort": "stand", "eigenaar": WACHTRIJ, "organisatie": self._organisaties[rij.organisatie].naam}
            wijziging = Wijziging("collega weg", kolommen, WACHTRIJ, (gezegd, stand), rij.medewerker, NOTITIE)
            if await self._opslag.wijzig(rij, wijziging, Wie(rij.medewerker_id, rij.organisatie), self._klok()):
                log.info("gesprek terug in de rij")
                await self._wek(rij.gesprek_id)

    async def _vertel_plaatsen(self) -> None:
        per_organisatie: defaultdict[str, list[tuple[int, int | None]]] = defaultdict(list)
        for id_, organisatie, plaats in await self._opslag.wachtenden():
            per_organisatie[organisatie].append((id_, plaats))
        for organisatie, rij in per_organisatie.items():
            for voor, (id_, plaats) in enumerate(rij):
                if plaats != voor:
                    await self._vertel(id_, voor, organisatie)

    async def _vertel(self, id_: int, voor: int, organisatie: str) -> None:
        stand = {"soort": "stand", "eigenaar": WACHTRIJ, "plaats": voor, "organisatie": self._organisaties[organisatie].naam}
        if (minuten := await self.verwachte_wacht(organisatie)) is not None:
            stand["wachttijd"] = minuten
        if gesprek_id := await self._opslag.zet_plaats(id_, voor, stand, self._klok()):
            await self._wek(gesprek_id)

    async def verwachte_wacht(self, organisatie: str) -> int | None:
        """Minutes that half of the residents waited at most in the last week; None while there are too few to tell."""
        wachttijden = await self._opslag.wachttijden(organisatie, self._klok() - WEEK)
        return max(1, round(median(wachttijden) / 60)) if len(wachttijden) >= MINSTENS else None
