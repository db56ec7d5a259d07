"""Load: many open conversations on one machine, each sending a message every few seconds, over the public API.

    python -m bench.belasting [--gesprekken 200] [--elke 10] [--minuten 5] [--werkers 1] [--schrijf docs/bench-belasting.md]

Starts a helpdesk of its own (Rasa, action server, gateway) with databases in a temporary folder. A message's time runs
from sending it to reading the end of the turn (`stand`) on the conversation's own open SSE stream.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.verslag import als_markdown
from tools.modellen import actief_model
from tools.paden import VAR
from tools.run import LOKAAL, Geheel, processen, vrije_poort, wacht_op_antwoord
from tools.verslag import vervang

ZINNEN = (
    "Gebruikt de app veel batterij?", "moet bluetooth aan blijven", "volgt de app waar ik ben", "is de app verplicht?",
    "mijn baas wil dat ik de app gebruik", "hallo", "wat doet de app met mijn gegevens", "hoe installeer ik de app",
    "De GGD-medewerker was heel onbeleefd", "Emmen", "nee", "ik heb een melding gekregen, wat nu", "bedankt",
    "wie kan zien dat ik besmet ben", "werkt de app in duitsland", "ik snap er niks van", "qwertyuiop",
)  # fmt: skip
GEDULD = 30.0
METEN_ELKE = 10.0


@dataclass
class Meting:
    """Times in seconds; memory in MB (proportional set size) per process and moment; `fouten` counts by kind."""

    tijden: list[float] = field(default_factory=list)
    fouten: dict[str, int] = field(default_factory=dict)
    geheugen: list[dict[str, float]] = field(default_factory=list)
    processortijd: dict[str, float] = field(default_factory=dict)

    def fout(self, soort: str) -> None:
        self.fouten[soort] = self.fouten.get(soort, 0) + 1


class Inwoner:
    """One open conversation: a stream that is read all the time, and a message every `elke` seconds."""

    def __init__(self, http: httpx.AsyncClient, meting: Meting, elke: float, toeval: random.Random):
        self._http, self._meting, self._elke, self._toeval = http, meting, elke, toeval
        self._klaar = asyncio.Event()
        self._wacht_op = 0
        self._gezien = 0

    async def leef(self, einde: float) -> None:
        gemaakt = (await self._http.post("/gesprekken", json={})).json()
        self._pad, self._koppen = f"/gesprekken/{gemaakt['id']}", {"Authorization": f"Bearer {gemaakt['token']}"}
        self._gezien = gemaakt["gebeurtenissen"][-1]["id"]
        stroom = asyncio.create_task(self._lees())
        try:
            await asyncio.sleep(self._toeval.uniform(0, self._elke))
            while time.monotonic() < einde:
                begin = time.monotonic()
                await self._vraag()
                await asyncio.sleep(max(0.0, self._elke - (time.monotonic() - begin)))
        finally:
            stroom.cancel()
            await asyncio.gather(stroom, return_exceptions=True)

    async def _vraag(self) -> None:
        begin = time.monotonic()
        self._klaar.clear()
        self._wacht_op = sys.maxsize
        bericht = {"sleutel": str(uuid.uuid4()), "tekst": self._toeval.choice(ZINNEN)}
        antwoord = await self._http.post(f"{self._pad}/berichten", json=bericht, headers=self._koppen)
        if antwoord.status_code != 202:
            self._meting.fout(f"status {antwoord.status_code}")
            return
        self._wacht_op = antwoord.json()["id"]
        if self._laatste_stand > self._wacht_op:
            self._klaar.set()
        try:
            await asyncio.wait_for(self._klaar.wait(), GEDULD)
        except TimeoutError:
            self._meting.fout("geen antwoord")
            return
        self._meting.tijden.append(time.monotonic() - begin)

    _laatste_stand = 0

    async def _lees(self) -> None:
        koppen = {**self._koppen, "Accept": "text/event-stream"}
        while True:
            koppen["Last-Event-ID"] = str(self._gezien)
            try:
                async with self._http.stream("GET", f"{self._pad}/gebeurtenissen", headers=koppen, timeout=40) as stroom:
                    if stroom.status_code != 200:
                        self._meting.fout(f"stroom {stroom.status_code}")
                    async for regel in stroom.aiter_lines():
                        if regel.startswith("data: "):
                            self._verwerk(json.loads(regel[6:]))
            except httpx.HTTPError as fout:
                self._meting.fout(f"stroom {type(fout).__name__}")

    def _verwerk(self, gebeurtenis: dict) -> None:
        if gebeurtenis["id"] <= self._gezien:
            self._meting.fout("gebeurtenis dubbel")
        self._gezien = gebeurtenis["id"]
        if gebeurtenis["soort"] == "stand":
            self._laatste_stand = gebeurtenis["id"]
            if gebeurtenis["id"] > self._wacht_op:
                self._klaar.set()


async def meet_geheugen(geheel: Geheel, meting: Meting) -> None:
    while True:
        meting.geheugen.append({naam: _pss(pid) for naam, pid in geheel.pids().items()})
        await asyncio.sleep(METEN_ELKE)


def _boom(pid: int) -> list[int]:
    kinderen = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(p for kind in kinderen for p in _boom(int(kind)))]


def _pss(pid: int) -> float:
    """Memory of a process and its children in MB; what they share counts once."""
    totaal = 0
    for lid in _boom(pid):
        regels = Path(f"/proc/{lid}/smaps_rollup").read_text().splitlines()
        totaal += next(int(r.split()[1]) for r in regels if r.startswith("Pss:"))
    return totaal / 1024


def _processortijd(pid: int) -> float:
    """Seconds of processor time of a process and its children."""
    tikken = 0
    for lid in _boom(pid):
        velden = Path(f"/proc/{lid}/stat").read_text().rpartition(")")[2].split()
        tikken += int(velden[11]) + int(velden[12])
    return tikken / os.sysconf("SC_CLK_TCK")


async def meet(adres: str, geheel: Geheel, opties: argparse.Namespace) -> Meting:
    meting, toeval = Meting(), random.Random(20201215)
    grenzen = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    begin = {naam: _processortijd(pid) for naam, pid in geheel.pids().items()}
    async with httpx.AsyncClient(base_url=f"{adres}/api/v1", trust_env=False, timeout=GEDULD, limits=grenzen) as http:
        geheugen = asyncio.create_task(meet_geheugen(geheel, meting))
        einde = time.monotonic() + opties.minuten * 60
        await asyncio.gather(
            *(Inwoner(http, meting, opties.elke, random.Random(toeval.random())).leef(einde) for _ in range(opties.gesprekken))
        )
        geheugen.cancel()
    meting.processortijd = {naam: _processortijd(pid) - begin[naam] for naam, pid in geheel.pids().items()}
    return meting


def main(argumenten: list[str]) -> int:
    ontleder = argparse.ArgumentParser(prog="python -m bench.belasting")
    ontleder.add_argument("--gesprekken", type=int, default=200)
    ontleder.add_argument("--elke", type=float, default=10.0, help="seconds between the messages of a conversation")
    ontleder.add_argument("--minuten", type=float, default=5.0)
    ontleder.add_argument("--werkers", type=int, default=1, help="gateway worker processes")
    ontleder.add_argument("--schrijf", type=Path, help="put the figures into this document")
    opties = ontleder.parse_args(argumenten)
    with helpdesk(HELPDESK_WERKERS=str(opties.werkers)) as (adres, geheel):
        meting = asyncio.run(meet(adres, geheel, opties))
    vragen = f"--gesprekken {opties.gesprekken} --elke {opties.elke:g} --minuten {opties.minuten:g} --werkers {opties.werkers}"
    tabel = als_markdown(meting, opties, f"python -m bench.belasting {vragen}")
    print(f"\n{tabel}")
    if opties.schrijf:
        vervang(opties.schrijf, tabel)
    return 1 if meting.fouten else 0


@contextmanager
def helpdesk(**instellingen: str) -> Iterator[tuple[str, Geheel]]:
    """Its address and its processes, with databases in a temporary folder.

    All load comes from one address, so the limits per address are out of the way; those per conversation stay.
    """
    model = actief_model()
    if model is None:
        sys.exit("There is no model of the data as it is: run 'make train' first.")
    with tempfile.TemporaryDirectory() as map_:
        os.environ |= {
            "HELPDESK_DATABASE": f"sqlite+aiosqlite:///{map_}/helpdesk.db",
            "HELPDESK_TRACKER_DB": f"{map_}/rasa.db",
            "HELPDESK_LIMIET_GESPREKKEN": "100000/minute",
            "HELPDESK_LIMIET_ADRES": "1000000/minute",
            "HELPDESK_LIMIET_STROMEN": "100000",
            **instellingen,
        }
        adres = f"http://{LOKAAL}:{(poort := vrije_poort())}"
        with Geheel(processen(model, poort), VAR / "log-belasting") as geheel:
            wacht_op_antwoord(adres, geheel)
            yield adres, geheel


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
