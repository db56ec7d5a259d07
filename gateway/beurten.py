"""Lets the assistant answer: one turn per message, in order, and again after an outage or a crash."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from gateway.balie.escalatie import Escalatie
from gateway.logboek import logger
from gateway.opslag.gesprekken import ASSISTENT, Inhoud
from gateway.opslag.postvak import Gezegd
from gateway.opslag.wachtrij import Opdracht, Wachtrij
from gateway.postvak.selectie import Selectie
from gateway.rasa import RasaClient, RasaWeg

log = logger("beurten")

# Longer than Rasa may take for one answer, so that a claim does not run out while waiting.
CLAIM = timedelta(seconds=20)
# Rasa answers one after the other. Who waits, waits here in order: offering it more makes all of them late and, past the
# client's patience, offers them again.
BIJ_RASA = 6
VEEGTIJD = 1.0
TEGELIJK = 50
LANGSTE_UITSTEL = 10

class Beurten:
    """Answers messages in the background. `weg`: what the resident reads while the assistant is away.

    `escalatie`: what becomes of an answer that hands the conversation over; `selectie`: what editors get to see.
    """

    def __init__(
        self,
        wachtrij: Wachtrij,
        rasa: RasaClient,
        weg: Callable[[str | None], str],
        wek: Callable[[str], Awaitable[None]],
        escalatie: Escalatie,
        selectie: Selectie,
        klok: Callable[[], datetime],
    ):
        self._wachtrij = wachtrij
        self._rasa = rasa
        self._weg = weg
        self._wek = wek
        self._escalatie = escalatie
        self._selectie = selectie
        self._klok = klok
        self._bezig: dict[str, asyncio.Task] = {}
        self._plaatsen = asyncio.Semaphore(BIJ_RASA)

    def begin(self, gesprek_id: str) -> None:
        """Answer what is waiting in a conversation, unless this process is busy with it already."""
        if gesprek_id not in self._bezig:
            taak = asyncio.create_task(self._beantwoord_alles(gesprek_id))
            self._bezig[gesprek_id] = taak
            taak.add_done_callback(lambda _: self._bezig.pop(gesprek_id, None))

    async def veeg(self) -> None:
        """Runs for ever: picks up what a crash, an outage or a busy moment left behind."""
        while True:
            try:
                for gesprek_id in await self._wachtrij.wachtend(self._klok(), TEGELIJK):
                    self.begin(gesprek_id)
            except Exception:  # the database may be away for a moment; the next round tries again
                log.exception("vegen mislukt")
            await asyncio.sleep(VEEGTIJD)

    async def stop(self) -> None:
        for taak in list(self._bezig.values()):
            taak.cancel()
        await asyncio.gather(*self._bezig.values(), return_exceptions=True)

    async def _beantwoord_alles(self, gesprek_id: str) -> None:
        try:
            await self._wek(gesprek_id)  # the message itself can be read already
            async with self._plaatsen:
                while opdracht := await self._wachtrij.claim(gesprek_id, self._klok(), self._klok() + CLAIM):
                    await self._beantwoord(opdracht)
                    await self._wek(gesprek_id)
        except Exception:
            log.exception("beurt mislukt")

    async def _beantwoord(self, opdracht: Opdracht) -> None:
        bericht_id = f"{opdracht.gesprek_id}:{opdracht.bericht_id}"
        try:
            antwoord = await self._rasa.antwoord(
                opdracht.gesprek_id, bericht_id, opdracht.tekst, opdracht.keuze, opdracht.gemeente, opdracht.teruggegeven
            )
        except RasaWeg as fout:
            log.warning("assistent weg", reden=str(fout), pogingen=opdracht.pogingen)
            wacht = timedelta(seconds=min(2**opdracht.pogingen, LANGSTE_UITSTEL))
            melding = [{"soort": "bericht", "van": ASSISTENT, "tekst": self._weg(opdracht.gemeente)}]
            await self._wachtrij.stel_uit(opdracht, melding, self._klok() + wacht, self._klok())
            return
        begrip = {"model": antwoord.get("model"), **(antwoord.get("begrip") or {})}
        uitkomst = await self._escalatie.weeg(gebeurtenissen(antwoord["berichten"]), opdracht.gemeente)
        gezegd = Gezegd(opdracht.gesprek_id, opdracht.bericht_id, opdracht.tekst, opdracht.keuze, opdracht.gemeente, begrip)
        postvak = self._selectie.van_beurt(gezegd, uitkomst.gebeurtenissen)
        await self._wachtrij.rond_af(opdracht, uitkomst.gebeurtenissen, begrip, self._klok(), uitkomst.rij, postvak)


def gebeurtenissen(berichten: list[dict[str, Any]]) -> list[Inhoud]:
    """Rasa's messages as events: each text, then its result or hand-over."""
    rijen: list[Inhoud] = []
    for bericht in berichten:
        if bericht.get("tekst"):
            velden = {naam: bericht[naam] for naam in ("tekst", "onderwerp", "knoppen", "bron", "brief") if bericht.get(naam)}
            rijen.append({"soort": "bericht", "van": ASSISTENT, **velden})
        for soort in ("resultaat", "overdracht"):
            if bericht.get(soort):
                inhoud = {naam: waarde for naam, waarde in bericht[soort].items() if naam != "type"}
                rijen.append({"soort": soort, **inhoud})
    return rijen
