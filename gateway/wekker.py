"""Wakes who waits for new events: at once within this process, by looking at the database for other workers'."""

import asyncio
from collections import defaultdict

from gateway.opslag.gesprekken import Gesprekkenopslag, Inhoud

KIJK_ELKE = 0.5


class Wekker:
    def __init__(self, opslag: Gesprekkenopslag):
        self._opslag = opslag
        self._wachtenden: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    async def wek(self, gesprek_id: str) -> None:
        for wachtende in self._wachtenden.get(gesprek_id, ()):
            wachtende.set()

    async def wacht(self, gesprek_id: str, na: int, seconden: float) -> list[Inhoud]:
        """The events after `na`; waits until there are any, `seconden` at most."""
        sein = asyncio.Event()
        self._wachtenden[gesprek_id].add(sein)
        einde = asyncio.get_running_loop().time() + seconden
        try:
            while True:
                sein.clear()
                if gevonden := await self._opslag.gebeurtenissen(gesprek_id, na):
                    return gevonden
                over = einde - asyncio.get_running_loop().time()
                if over <= 0:
                    return []
                try:
                    await asyncio.wait_for(sein.wait(), min(over, KIJK_ELKE))
                except TimeoutError:
                    pass
        finally:
            self._wachtenden[gesprek_id].discard(sein)
            if not self._wachtenden[gesprek_id]:
                del self._wachtenden[gesprek_id]
