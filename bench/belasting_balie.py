"""Load of the desk: residents who talk with staff, and how long a message takes to reach the other side.

    python -m bench.belasting_balie [--gesprekken 50] [--medewerkers 10] [--elke 6] [--minuten 5] [--schrijf docs/bench-balie.md]

Starts a helpdesk of its own with databases in a temporary folder. Each member of staff has a page open for each of their
conversations, which listens and fetches the transcript as `gateway/static/balie.js` does. Both sides write every few seconds.
To staff: from sending until the transcript that was fetched has the message. To a resident: until it is on their stream.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import sys
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from string import ascii_lowercase
from typing import Any

import httpx

from bench.belasting import GEDULD, Meting, helpdesk, meet_geheugen
from bench.verslag import geheugentabel
from gateway.balie import wachtwoorden
from gateway.opslag.database import Database
from gateway.opslag.medewerkers import Medewerkersopslag
from tools.paden import WORTEL
from tools.run import Geheel
from tools.verslag import vervang

GEMEENTE, ORGANISATIE = "GM0114", "emmen"
WACHTWOORD = "paard batterij nietje correct"
_GESPREK = re.compile(r"/balie/gesprekken/(\d+)")
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass
class Kanten(Meting):
    """`naar_balie` and `naar_inwoner`: seconds per message."""

    naar_balie: list[float] = field(default_factory=list)
    naar_inwoner: list[float] = field(default_factory=list)


class Medewerker:
    """Signed in; `http` sends their cookie."""

    def __init__(self, http: httpx.AsyncClient, csrf: str, koekje: str):
        self.http, self._csrf, self.koppen = http, csrf, {"Cookie": koekje}

    @classmethod
    async def meld_aan(cls, http: httpx.AsyncClient, email: str) -> "Medewerker":
        antwoord = await http.post("/balie/aanmelden", data={"email": email, "wachtwoord": WACHTWOORD})
        koekje = antwoord.headers["set-cookie"].partition(";")[0]
        pagina = await http.get("/balie/account", headers={"Cookie": koekje})
        return cls(http, _CSRF.search(pagina.text)[1], koekje)

    async def doe(self, nummer: int, handeling: str, **velden: str) -> None:
        pad = f"/balie/gesprekken/{nummer}/{handeling}"
        antwoord = await self.http.post(pad, data={"csrf": self._csrf, **velden}, headers=self.koppen)
        if antwoord.status_code != 303:
            raise RuntimeError(f"{handeling}: {antwoord.status_code}")

    async def wachtend(self) -> list[int]:
        pagina = (await self.http.get("/balie/wachtrij", headers=self.koppen)).text
        return [int(n) for n in _GESPREK.findall(pagina.partition('id="wachtend"')[2].partition("<h2>")[0])]

    async def verloop(self, nummer: int) -> str:
        return (await self.http.get(f"/balie/gesprekken/{nummer}/verloop", headers=self.koppen)).text


class Gesprek:
    """One resident and the page of the member of staff who has them."""

    def __init__(self, api: httpx.AsyncClient, kanten: Kanten):
        self._api, self._kanten = api, kanten
        self._onderweg: dict[str, tuple[float, list[float], asyncio.Event]] = {}
        self._gezien = 0

    async def vraag_om_mens(self) -> None:
        gemaakt = (await self._api.post("/gesprekken", json={"gemeente": GEMEENTE})).json()
        self._pad, self._koppen = f"/gesprekken/{gemaakt['id']}", {"Authorization": f"Bearer {gemaakt['token']}"}
        await self._stuur("ik wil een medewerker spreken")

    async def leef(self, medewerker: Medewerker, nummer: int, elke: float, einde: float, toeval: random.Random) -> None:
        luisteraars = [asyncio.create_task(self._luister_inwoner()), asyncio.create_task(self._luister_balie(medewerker, nummer))]
        try:
            await asyncio.sleep(1 + toeval.uniform(0, elke))
            while time.monotonic() < einde:
                for naar_balie in (True, False):
                    # Letters only: digits may look like a phone number, which is taken out of what a resident writes.
                    tekst = "bericht " + "".join(toeval.choices(ascii_lowercase, k=16))
                    tijden = self._kanten.naar_balie if naar_balie else self._kanten.naar_inwoner
                    aangekomen = asyncio.Event()
                    self._onderweg[tekst] = (time.monotonic(), tijden, aangekomen)
                    await (self._stuur(tekst) if naar_balie else medewerker.doe(nummer, "bericht", tekst=tekst))
                    try:
                        await asyncio.wait_for(aangekomen.wait(), GEDULD)
                    except TimeoutError:
                        self._kanten.fout("niet aangekomen")
                    await asyncio.sleep(elke / 2 * toeval.uniform(0.5, 1.5))
        finally:
            for taak in luisteraars:
                taak.cancel()
            await asyncio.gather(*luisteraars, return_exceptions=True)

    async def _stuur(self, tekst: str) -> None:
        bericht = {"sleutel": str(uuid.uuid4()), "tekst": tekst}
        antwoord = await self._api.post(f"{self._pad}/berichten", json=bericht, headers=self._koppen)
        if antwoord.status_code != 202:
            self._kanten.fout(f"status {antwoord.status_code}")

    def _aangekomen(self, tekst: str) -> None:
        begin, tijden, gebeurd = self._onderweg.pop(tekst)
        tijden.append(time.monotonic() - begin)
        gebeurd.set()

    async def _luister_inwoner(self) -> None:
        koppen = {**self._koppen, "Accept": "text/event-stream", "Last-Event-ID": "0"}
        async with self._api.stream("GET", f"{self._pad}/gebeurtenissen", headers=koppen, timeout=None) as stroom:
            async for regel in stroom.aiter_lines():
                if regel.startswith("data: "):
                    self._lees(json.loads(regel[6:]))

    def _lees(self, gebeurtenis: dict[str, Any]) -> None:
        if gebeurtenis["id"] <= self._gezien:
            self._kanten.fout("gebeurtenis dubbel")
        self._gezien = gebeurtenis["id"]
        tekst = gebeurtenis.get("tekst", "")
        if gebeurtenis.get("van") == "medewerker" and tekst in self._onderweg:
            self._aangekomen(tekst)

    async def _luister_balie(self, medewerker: Medewerker, nummer: int) -> None:
        async with medewerker.http.stream("GET", f"/balie/stroom?gesprek={nummer}", headers=medewerker.koppen, timeout=None) as stroom:
            verbonden = False
            async for regel in stroom.aiter_lines():
                # The page fetches once it is connected, and whenever it hears of something.
                if regel == "event: gesprek" or not verbonden:
                    verbonden = True
                    pagina = await medewerker.verloop(nummer)
                    for tekst, (_, tijden, _) in list(self._onderweg.items()):
                        if tijden is self._kanten.naar_balie and tekst in pagina:
                            self._aangekomen(tekst)


async def meet(adres: str, database: str, geheel: Geheel, opties: argparse.Namespace) -> Kanten:
    kanten, toeval = Kanten(), random.Random(20201215)
    emails = [f"m{n}@emmen.example" for n in range(opties.medewerkers)]
    opslag = Database(database)
    hash_ = wachtwoorden.hash_van(WACHTWOORD)
    for email in emails:
        await Medewerkersopslag(opslag).maak(email, email, ORGANISATIE, ["medewerker"], hash_, datetime.now(UTC))
    await opslag.sluit()
    grenzen = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with (
        httpx.AsyncClient(base_url=adres, trust_env=False, timeout=GEDULD, limits=grenzen) as balie,
        httpx.AsyncClient(base_url=f"{adres}/api/v1", trust_env=False, timeout=GEDULD, limits=grenzen) as api,
    ):
        staf = [await Medewerker.meld_aan(balie, email) for email in emails]
        gesprekken = []
        for medewerker in itertools.islice(itertools.cycle(staf), opties.gesprekken):
            gesprek = Gesprek(api, kanten)
            await gesprek.vraag_om_mens()
            while not (wachtend := await medewerker.wachtend()):
                await asyncio.sleep(0.2)
            await medewerker.doe(wachtend[0], "neem")
            gesprekken.append((gesprek, medewerker, wachtend[0]))
        geheugen = asyncio.create_task(meet_geheugen(geheel, kanten))
        einde = time.monotonic() + opties.minuten * 60
        await asyncio.gather(*(g.leef(m, nummer, opties.elke, einde, random.Random(toeval.random())) for g, m, nummer in gesprekken))
        geheugen.cancel()
    return kanten


def tabel(kanten: Kanten, opties: argparse.Namespace, opdracht: str) -> str:
    def rij(naam: str, tijden: list[float]) -> str:
        p50, p95, p99 = (quantiles(tijden, n=100)[p - 1] * 1000 for p in (50, 95, 99))
        return f"| {naam}, p50 / p95 / p99 / longest | {p50:.0f} / {p95:.0f} / {p99:.0f} / {max(tijden) * 1000:.0f} ms |"

    fouten = ", ".join(f"{aantal} × {soort}" for soort, aantal in sorted(kanten.fouten.items())) or "0"
    regels = [
        f"`{opdracht}`, {os.cpu_count()} cores",
        "",
        "| what | figure |",
        "| --- | --- |",
        f"| talks, over staff | {opties.gesprekken}, {opties.medewerkers} |",
        f"| each side writes every | {opties.elke:g} s, for {opties.minuten:g} minutes |",
        f"| messages to staff, to residents | {len(kanten.naar_balie)}, {len(kanten.naar_inwoner)} |",
        f"| errors, lost or doubled | {fouten} |",
        rij("to staff", kanten.naar_balie),
        rij("to the resident", kanten.naar_inwoner),
    ]
    return "\n".join([*regels, "", *geheugentabel(kanten.geheugen)])


def main(argumenten: list[str]) -> int:
    ontleder = argparse.ArgumentParser(prog="python -m bench.belasting_balie")
    ontleder.add_argument("--gesprekken", type=int, default=50)
    ontleder.add_argument("--medewerkers", type=int, default=10)
    ontleder.add_argument("--elke", type=float, default=6.0, help="seconds between the messages of one side")
    ontleder.add_argument("--minuten", type=float, default=5.0)
    ontleder.add_argument("--schrijf", type=Path, help="put the figures into this document")
    opties = ontleder.parse_args(argumenten)
    eigen = {"HELPDESK_ORGANISATIES": str(WORTEL / "tests/gegevens/organisaties.yml"), "HELPDESK_LIMIET_AANMELDEN": "1000/minute"}
    with helpdesk(**eigen) as (adres, geheel):
        kanten = asyncio.run(meet(adres, os.environ["HELPDESK_DATABASE"], geheel, opties))
    vragen = f"--gesprekken {opties.gesprekken} --medewerkers {opties.medewerkers} --elke {opties.elke:g} --minuten {opties.minuten:g}"
    gemeten = tabel(kanten, opties, f"python -m bench.belasting_balie {vragen}")
    print(f"\n{gemeten}")
    if opties.schrijf:
        vervang(opties.schrijf, gemeten)
    return 1 if kanten.fouten else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
