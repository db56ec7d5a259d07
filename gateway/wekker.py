"""Wakes who waits for new events: at once for what this process stored, within half a second for other processes."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field

from gateway.logboek import logger
from gateway.opslag.gesprekken import Gesprekkenopslag, Inhoud

log = logger("wekker")
KIJK_ELKE = 0.5


@dataclass(eq=False)
class _Wachtende:
    """Someone who has read up to and with event `na`."""

    na: int
    sein: asyncio.Event = field(default_factory=asyncio.Event)


class Wekker:
    """The database is the only bus. Waiting costs no query of one's own: one look serves all who wait in this process."""

    def __init__(self, opslag: Gesprekkenopslag):
        self._opslag = opslag
        self._wachtenden: defaultdict[str, set[_Wachtende]] = defaultdict(set)

    async def wek(self, gesprek_id: str) -> None:
        for wachtende in self._wachtenden.get(gesprek_id, ()):
            wachtende.sein.set()

    async def wacht(self, gesprek_id: str, na: int, seconden: float) -> list[Inhoud]:
        """The events after `na`; waits until there are any, `seconden` at most."""
        wachtende = _Wachtende(na)
        self._wachtenden[gesprek_id].add(wachtende)  # before the first look, so that nothing falls between
        einde = asyncio.get_running_loop().time() + seconden
        try:
            while True:
                wachtende.sein.clear()
                if gevonden := await self._opslag.gebeurtenissen(gesprek_id, na):
                    return gevonden
                over = einde - asyncio.get_running_loop().time()
                if over <= 0:
                    return []
                try:
                    await asyncio.wait_for(wachtende.sein.wait(), over)
                except TimeoutError:
                    return []
        finally:
            self._wachtenden[gesprek_id].discard(wachtende)
            if not self._wachtenden[gesprek_id]:
                del self._wachtenden[gesprek_id]

    async def kijk(self) -> None:
        """Runs for ever: looks for events that other processes stored.

        Per conversation, because only there do ids become visible in their order (two conversations' transactions may
        end in another order than their ids).
        """
        while True:
            await asyncio.sleep(KIJK_ELKE)
            try:
                nieuwste = await self._opslag.nieuwste(list(self._wachtenden))
            except Exception:  # the database may be away for a moment; the next look tries again
                log.exception("kijken mislukt")
                continue
            for gesprek_id, id_ in nieuwste.items():
                for wachtende in self._wachtenden.get(gesprek_id, ()):
                    if id_ > wachtende.na:
                        wachtende.sein.set()
