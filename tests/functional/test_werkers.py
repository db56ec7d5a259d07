"""Several gateways and workers on one database: nothing is lost or doubled, by stream and by long poll."""

import asyncio
import json
import uuid

import httpx
import pytest

from tests.gateway_los import gateways

pytestmark = [pytest.mark.asyncio, pytest.mark.slow]
GESPREKKEN, BERICHTEN = 6, 8


class Lezer:
    """Reads a conversation's events through any of the gateways, by turns, and loses its connection now and then."""

    def __init__(self, https: list[httpx.AsyncClient], gesprek: dict):
        self.https, self.pad = https, f"/gesprekken/{gesprek['id']}"
        self.koppen = {"Authorization": f"Bearer {gesprek['token']}"}
        self.ids: list[int] = []
        self.gezien: list[dict] = []
        self.laatste = gesprek["gebeurtenissen"][-1]["id"]

    def neem(self, gebeurtenis: dict) -> None:
        self.ids.append(gebeurtenis["id"])
        self.gezien.append(gebeurtenis)
        self.laatste = gebeurtenis["id"]

    @property
    def klaar(self) -> bool:
        return sum(g["soort"] == "stand" for g in self.gezien) == BERICHTEN

    async def lees_stroom(self) -> None:
        beurt = 0
        while not self.klaar:
            koppen = {**self.koppen, "Accept": "text/event-stream", "Last-Event-ID": str(self.laatste)}
            beurt += 1
            async with self.https[beurt % len(self.https)].stream("GET", f"{self.pad}/gebeurtenissen", headers=koppen) as stroom:
                aantal = 0
                async for regel in stroom.aiter_lines():
                    if regel.startswith("data: "):
                        self.neem(json.loads(regel[6:]))
                        aantal += 1
                    if self.klaar or aantal >= 5:
                        break  # the connection is cut; the next one resumes

    async def lees_poll(self) -> None:
        beurt = 0
        while not self.klaar:
            beurt += 1
            vraag = {"na": self.laatste, "wacht": 5}
            antwoord = await self.https[beurt % len(self.https)].get(f"{self.pad}/gebeurtenissen", params=vraag, headers=self.koppen)
            for gebeurtenis in antwoord.json()["gebeurtenissen"]:
                self.neem(gebeurtenis)


async def gesprek(https: list[httpx.AsyncClient], nummer: int) -> Lezer:
    """A conversation whose messages go to the gateways by turns, each sent twice with the same key."""
    gemaakt = (await https[nummer % len(https)].post("/gesprekken", json={})).json()
    lezers = [Lezer(https, gemaakt), Lezer(https, gemaakt)]

    async def stuur() -> None:
        for n in range(BERICHTEN):
            bericht = {"sleutel": str(uuid.uuid4()), "tekst": f"vraag {n}"}
            for http in (https[n % len(https)], https[(n + 1) % len(https)]):
                antwoord = await http.post(f"{lezers[0].pad}/berichten", json=bericht, headers=lezers[0].koppen)
                assert antwoord.status_code == 202

    await asyncio.wait_for(asyncio.gather(stuur(), lezers[0].lees_stroom(), lezers[1].lees_poll()), 60)
    assert lezers[0].ids == lezers[1].ids  # both ways of reading see the same, in the same order
    return lezers[0]


@pytest.mark.parametrize(("aantal", "werkers"), [(2, 1), (1, 2)], ids=["two gateways", "two workers"])
async def test_nothing_is_lost_or_doubled(database_adres, namaak_rasa, tmp_path, aantal, werkers):
    adres, gevraagd = namaak_rasa
    with gateways(aantal, adres, database_adres, tmp_path / "gateway.log", HELPDESK_WERKERS=str(werkers)) as adressen:
        # With workers every request takes a connection of its own, so that both get some.
        grenzen = httpx.Limits(max_keepalive_connections=0)
        https = [httpx.AsyncClient(base_url=f"{a}/api/v1", trust_env=False, timeout=30, limits=grenzen) for a in adressen * werkers]
        try:
            lezers = await asyncio.gather(*(gesprek(https, n) for n in range(GESPREKKEN)))
        finally:
            for http in https:
                await http.aclose()
    for lezer in lezers:
        assert len(set(lezer.ids)) == len(lezer.ids)
        teksten = [g["tekst"] for g in lezer.gezien if g["soort"] == "bericht"]
        assert sorted(t for t in teksten if t.startswith("vraag")) == [f"vraag {n}" for n in range(BERICHTEN)]
        assert [t for t in teksten if t.startswith("U zei")] == [f"U zei: vraag {n}" for n in range(BERICHTEN)]
    assert len(gevraagd) == GESPREKKEN * BERICHTEN
