"""A proxy between browser and gateway that does what bad networks do: holds streams back, cuts, delays, refuses."""

import asyncio
import threading
from contextlib import suppress

STUK = 65536
TRAAG = 0.4
KNIP_NA = 1200


class LastigeProxy:
    """Runs in a thread of its own. `gedrag` may be changed at any time:

    `door` passes everything on · `bufferen` lets nothing of an event stream through · `knippen` ends each event stream
    after a kilobyte, wherever that is · `weigeren` ends it at once · `vertragen` passes every piece on late ·
    `dicht` refuses everything.
    """

    def __init__(self, naar: int):
        self._naar = naar
        self.gedrag = "door"
        self.stromen = 0
        self._lus = asyncio.new_event_loop()
        klaar = threading.Event()
        self._draad = threading.Thread(target=self._draai, args=(klaar,), daemon=True)
        self._draad.start()
        klaar.wait(5)

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    def stop(self) -> None:
        self._lus.call_soon_threadsafe(self._lus.stop)
        self._draad.join(5)

    def _draai(self, klaar: threading.Event) -> None:
        async def begin() -> asyncio.Server:
            return await asyncio.start_server(self._verbinding, "127.0.0.1", 0)

        server = self._lus.run_until_complete(begin())
        self.poort = server.sockets[0].getsockname()[1]
        klaar.set()
        self._lus.run_forever()
        server.close()
        for taak in asyncio.all_tasks(self._lus):
            taak.cancel()
        self._lus.run_until_complete(asyncio.sleep(0.05))
        self._lus.close()

    async def _verbinding(self, van: asyncio.StreamReader, terug: asyncio.StreamWriter) -> None:
        if self.gedrag == "dicht":
            return terug.close()
        bron, heen = await asyncio.open_connection("127.0.0.1", self._naar)
        stand = {"stroom": False, "bytes": 0}
        with suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.wait(
                [asyncio.ensure_future(self._heen(van, heen, stand)), asyncio.ensure_future(self._terug(bron, terug, stand))],
                return_when=asyncio.FIRST_COMPLETED,
            )
        heen.close()
        terug.close()

    async def _heen(self, van: asyncio.StreamReader, heen: asyncio.StreamWriter, stand: dict) -> None:
        while stuk := await van.read(STUK):
            stand["stroom"] = b"text/event-stream" in stuk
            stand["bytes"] = 0
            self.stromen += stand["stroom"]
            heen.write(stuk)
            await heen.drain()

    async def _terug(self, bron: asyncio.StreamReader, terug: asyncio.StreamWriter, stand: dict) -> None:
        while stuk := await bron.read(STUK):
            if self.gedrag == "dicht":
                return
            if self.gedrag == "vertragen":
                await asyncio.sleep(TRAAG)
            if stand["stroom"]:
                stand["bytes"] += len(stuk)
                if self.gedrag == "bufferen":
                    continue
                if self.gedrag == "weigeren":
                    return
                if self.gedrag == "knippen" and stand["bytes"] > KNIP_NA:
                    terug.write(stuk[: len(stuk) // 2])
                    await terug.drain()
                    return
            terug.write(stuk)
            await terug.drain()
