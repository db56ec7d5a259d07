"""The second step after a password: no session before it, each code once, and a way out for who lost their telephone."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from types import SimpleNamespace
from uuid import uuid4

import httpx
import pyotp
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, update

from gateway.opslag.database import Database
from gateway.opslag.tabellen import Medewerker
from tests.collega import WACHTWOORD, Collega
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES
from tools.paden import WORTEL
from tools.run import LOKAAL

pytestmark = pytest.mark.slow
GEEN_RASA = f"http://{LOKAAL}:9"
OMGEVING = {"HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_LIMIET_AANMELDEN": "1000/minute"}


class Anna:
    """A colleague with a telephone. `code`: what its app shows now; it is never used before, however often one is asked for."""

    def __init__(self, collega: Collega, database: str):
        self.collega = collega
        self._database = database
        self.geheim = self.eerste = ""
        self.herstelcodes: list[str] = []

    def zet_aan(self) -> None:
        pagina = self.collega.zie("/balie/account/tweede-stap")
        self.geheim = re.search(r'id="sleutel">(\w+)<', pagina)[1]
        assert "<svg" in pagina
        self.eerste = self.code()
        antwoord = self.bevestig(pagina, self.eerste)
        self.herstelcodes = re.findall(r"<code>([A-Z2-7-]+)</code>", antwoord.text)
        assert antwoord.status_code == 200 and len(self.herstelcodes) == 10, antwoord.text

    def bevestig(self, pagina: str, code: str) -> httpx.Response:
        velden = {"csrf": self.collega.csrf, "zegel": _zegel(pagina), "code": code}
        return self.collega.http.post("/balie/account/tweede-stap", data=velden)

    def code(self) -> str:
        """As if half a minute went by: what was used before is forgotten."""
        asyncio.run(self._vergeet())
        return pyotp.TOTP(self.geheim).now()

    def wachtwoord(self) -> str:
        """The seal, after the first step."""
        velden = {"email": self.collega.email, "wachtwoord": WACHTWOORD}
        antwoord = httpx.post(f"{self.collega.http.base_url}/balie/aanmelden", data=velden, trust_env=False)
        assert antwoord.status_code == 200 and "set-cookie" not in antwoord.headers, "no session before the second step"
        return _zegel(antwoord.text)

    def tweede_stap(self, zegel: str, code: str) -> httpx.Response:
        data = {"zegel": zegel, "code": code}
        return httpx.post(f"{self.collega.http.base_url}/balie/aanmelden/code", data=data, trust_env=False)

    def opgeslagen(self) -> str:
        async def lees() -> str:
            database = Database(self._database)
            try:
                async with database.lezen() as verbinding:
                    return str((await verbinding.execute(select(Medewerker.totp_versleuteld))).all())
            finally:
                await database.sluit()

        return asyncio.run(lees())

    async def _vergeet(self) -> None:
        database = Database(self._database)
        try:
            async with database.schrijven() as verbinding:
                await verbinding.execute(update(Medewerker).where(Medewerker.email == self.collega.email).values(totp_stap=None))
        finally:
            await database.sluit()


def _zegel(pagina: str) -> str:
    return re.search(r'name="zegel" value="([^"]+)"', pagina)[1]


@pytest.fixture(scope="module")
def draaiend(tmp_path_factory) -> Iterator[SimpleNamespace]:
    map_ = tmp_path_factory.mktemp("totp")
    database, log = f"sqlite+aiosqlite:///{map_ / 'helpdesk.db'}", map_ / "gateway.log"
    with gateways(1, GEEN_RASA, database, log, HELPDESK_SLEUTEL=Fernet.generate_key().decode(), **OMGEVING) as (adres,):
        yield SimpleNamespace(adres=adres, database=database)
    inhoud = log.read_text(encoding="utf-8", errors="replace")
    assert '"level": "error"' not in inhoud, inhoud[-3000:]


@pytest.fixture
def anna(draaiend: SimpleNamespace) -> Iterator[Anna]:
    with Collega(draaiend.adres, draaiend.database, f"anna{uuid4().hex[:8]}", "emmen", "medewerker", "beheerder") as collega:
        yield Anna(collega, draaiend.database)


def binnen(antwoord: httpx.Response) -> bool:
    assert antwoord.status_code in (303, 401), antwoord.text
    return antwoord.status_code == 303 and "__Host-balie=" in antwoord.headers["set-cookie"]


def test_on_sign_in_and_off(anna):
    pagina = anna.collega.zie("/balie/account")
    assert "staat <strong>uit" in pagina and re.search(r"<dd>[Gg]emeente Emmen</dd>", pagina), pagina
    anna.zet_aan()
    assert anna.geheim not in anna.opgeslagen()
    assert "staat <strong>aan" in anna.collega.zie("/balie/account")
    zegel = anna.wachtwoord()
    assert not binnen(anna.tweede_stap(zegel, "000000")) and not binnen(anna.tweede_stap(zegel, ""))
    assert binnen(anna.tweede_stap(zegel, anna.code()))
    logboek = anna.collega.zie("/balie/logboek")
    assert all(regel in logboek for regel in ("tweede stap aan", "aanmelden mislukt", "<td>tweede stap</td>"))

    uit = {"csrf": anna.collega.csrf, "wachtwoord": "een ander wachtwoord"}
    assert anna.collega.http.post("/balie/account/tweede-stap/uit", data=uit).status_code == 422
    assert "staat <strong>aan" in anna.collega.zie("/balie/account")
    uit["wachtwoord"] = WACHTWOORD
    assert anna.collega.http.post("/balie/account/tweede-stap/uit", data=uit).status_code == 303
    assert anna.collega.meld_aan().status_code == 303, "the password alone"
    assert not binnen(anna.tweede_stap(zegel, anna.herstelcodes[0])), "its recovery codes went with it"


def test_a_code_counts_once_also_the_one_that_it_was_switched_on_with(anna):
    anna.zet_aan()
    assert not binnen(anna.tweede_stap(anna.wachtwoord(), anna.eerste))
    code = anna.code()
    assert binnen(anna.tweede_stap(anna.wachtwoord(), code))
    assert not binnen(anna.tweede_stap(anna.wachtwoord(), code))


def test_a_recovery_code_counts_once_and_is_only_of_who_got_it(anna, draaiend):
    anna.zet_aan()
    code, tweede = anna.herstelcodes[:2]
    assert binnen(anna.tweede_stap(anna.wachtwoord(), code))
    assert not binnen(anna.tweede_stap(anna.wachtwoord(), code))
    assert "nog 9 van uw" in anna.collega.zie("/balie/account")
    with Collega(draaiend.adres, draaiend.database, f"bert{uuid4().hex[:8]}") as collega:
        bert = Anna(collega, draaiend.database)
        bert.zet_aan()
        assert not binnen(bert.tweede_stap(bert.wachtwoord(), tweede))
    assert binnen(anna.tweede_stap(anna.wachtwoord(), tweede.lower().replace("-", " "))), "typed another way"


def test_a_code_without_the_password_or_with_anothers_seal_is_refused(anna, draaiend):
    pagina = anna.collega.zie("/balie/account/tweede-stap")
    anna.zet_aan()
    for zegel in ("", "verzonnen", _zegel(pagina), Fernet(Fernet.generate_key()).encrypt(b"{}").decode()):
        antwoord = anna.tweede_stap(zegel, anna.code())
        assert antwoord.status_code == 401 and "duurde te lang" in antwoord.text
    with Collega(draaiend.adres, draaiend.database, f"bert{uuid4().hex[:8]}") as collega:
        bert = Anna(collega, draaiend.database)
        bert.geheim = anna.geheim
        assert bert.bevestig(pagina, bert.code()).status_code == 422, "a seal is for one person"
    antwoord = httpx.post(
        f"{draaiend.adres}/balie/aanmelden/code", data={"zegel": anna.wachtwoord(), "code": anna.code()},
        headers={"Origin": "https://boos.example"}, trust_env=False,
    )  # fmt: skip
    assert antwoord.status_code == 403


def test_switching_on_needs_the_right_code_and_cannot_replace_what_is_on(anna):
    pagina = anna.collega.zie("/balie/account/tweede-stap")
    fout = anna.bevestig(pagina, "000000")
    sleutel = re.search(r'id="sleutel">(\w+)<', pagina)[1]
    assert fout.status_code == 422 and sleutel in fout.text, "the same key: it may be in the app already"
    anna.zet_aan()
    assert anna.collega.http.get("/balie/account/tweede-stap").status_code == 403
    assert anna.bevestig(pagina, pyotp.TOTP(sleutel).now()).status_code == 403


def test_the_maintainer_switches_it_off_for_who_lost_everything(anna, draaiend):
    def zet_uit(email: str) -> subprocess.CompletedProcess:
        opdracht = [sys.executable, "-m", "tools", "medewerker", email, "--tweede-stap-uit"]
        omgeving = {**os.environ, "HELPDESK_DATABASE": draaiend.database}
        return subprocess.run(opdracht, cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=False)

    assert zet_uit("niemand@emmen.example").returncode == 1
    anna.zet_aan()
    assert zet_uit(anna.collega.email).returncode == 0
    assert anna.collega.meld_aan().status_code == 303
    assert "door de beheerder van de server" in anna.collega.zie("/balie/logboek")


def test_guessing_codes_is_slowed_down_also_from_many_addresses(tmp_path):
    database = f"sqlite+aiosqlite:///{tmp_path / 'h.db'}"
    extra = {**OMGEVING, "HELPDESK_LIMIET_AANMELDEN": "5/hour", "HELPDESK_PROXIES": LOKAAL}
    extra["HELPDESK_SLEUTEL"] = Fernet.generate_key().decode()
    with ExitStack() as stapel:
        (adres,) = stapel.enter_context(gateways(1, GEEN_RASA, database, tmp_path / "g.log", **extra))
        anna = Anna(stapel.enter_context(Collega(adres, database, "Anna")), database)
        anna.zet_aan()
        zegel = anna.wachtwoord()

        def raad(n: int) -> int:
            data, koppen = {"zegel": zegel, "code": "000000"}, {"X-Forwarded-For": f"192.0.2.{n}"}
            return httpx.post(f"{adres}/balie/aanmelden/code", data=data, headers=koppen, trust_env=False).status_code

        assert [raad(n) for n in range(6)] == [401] * 5 + [429]


def test_without_a_key_it_cannot_be_switched_on_and_what_is_on_is_not_skipped(tmp_path):
    database = f"sqlite+aiosqlite:///{tmp_path / 'h.db'}"
    sleutel = {"HELPDESK_SLEUTEL": Fernet.generate_key().decode()}
    with ExitStack() as stapel, gateways(1, GEEN_RASA, database, tmp_path / "g.log", **OMGEVING, **sleutel) as (adres,):
        anna = Anna(stapel.enter_context(Collega(adres, database, "Anna")), database)
        anna.zet_aan()
    with ExitStack() as stapel, gateways(1, GEEN_RASA, database, tmp_path / "g.log", **OMGEVING) as (adres,):
        bert = stapel.enter_context(Collega(adres, database, "Bert"))
        assert "geen sleutel" in bert.zie("/balie/account")
        assert bert.http.get("/balie/account/tweede-stap").status_code == 503
        velden = {"email": anna.collega.email, "wachtwoord": WACHTWOORD}
        antwoord = httpx.post(f"{adres}/balie/aanmelden", data=velden, trust_env=False)
        assert antwoord.status_code == 503 and "set-cookie" not in antwoord.headers
