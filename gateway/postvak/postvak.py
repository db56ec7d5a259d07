"""What editors do with the inbox."""

from collections.abc import Callable
from datetime import datetime, timedelta

from gateway.opslag.postvak import Postvakopslag


class Postvak:
    """Collaborators: the storage and the clock. `bewaren`: how long a message stays."""

    def __init__(self, opslag: Postvakopslag, klok: Callable[[], datetime], bewaren: timedelta):
        self._opslag = opslag
        self._klok = klok
        self._bewaren = bewaren

    async def ruim_op(self) -> int:
        return await self._opslag.verwijder_verlopen((self._klok() - self._bewaren).date())
