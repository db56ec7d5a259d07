"""Signing in with an account of one's organisation, at a real identity server: only who it is, and only what they may."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import Executable, update

from gateway.opslag.database import Database
from gateway.opslag.tabellen import Aanmeldpoging, Medewerker
from tests.collega import WACHTWOORD, Collega
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES
from tests.identiteitsdienst import CLIENT, GEHEIM, Identiteitsdienst
from tools.run import LOKAAL, vrije_poort

pytestmark = pytest.mark.slow
GEEN_RASA = f"http://{LOKAAL}:9"
ONBEKEND = "U bent niet aangemeld"


class Browser:
    """Keeps cookies by hand: they are for https, and these tests speak http."""

    def __init__(self, adres: str):
        self.http = httpx.Client(base_url=adres, timeout=30, trust_env=False)
        self.koekjes: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def haal(self, adres: str, methode: str = "GET", **velden: str) -> httpx.Response:
        koekjes = "; ".join(f"{naam}={waarde}" for naam, waarde in self.koekjes.items())
        antwoord = self.http.request(methode, adres, headers={"cookie": koekjes}, data=velden or None)
        for koekje in antwoord.headers.get_list("set-cookie"):
            naam, _, waarde = koekje.partition(";")[0].partition("=")
            assert naam.startswith("__Host-") and "Secure" in koekje and "Path=/" in koekje
            if "Max-Age=0" in koekje:
                self.koekjes.pop(naam, None)
            else:
                assert "HttpOnly" in koekje and f"samesite={'lax' if 'werkaccount' in naam else 'strict'}" in koekje.lower()
                self.koekjes[naam] = waarde
        return antwoord

    def begin(self) -> str:
        """As far as the identity server's answer: the address that it sends the browser back to."""
        heen = self.haal("/balie/aanmelden/werkaccount")
        assert heen.status_code == 303, heen.text
        terug = urlsplit(httpx.get(heen.headers["location"], trust_env=False).headers["location"])
        assert terug.path == "/balie/aanmelden/terug"
        return f"{terug.path}?{terug.query}"

    def meld_aan(self) -> httpx.Response:
        return self.haal(self.begin())


@pytest.fixture(scope="module")
def draaiend(identiteitsdienst: Identiteitsdienst, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    map_, poort = tmp_path_factory.mktemp("oidc"), vrije_poort()
    extra = {
        "HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_LIMIET_AANMELDEN": "1000/minute", "NO_PROXY": LOKAAL,
        "HELPDESK_OIDC_ISSUER": identiteitsdienst.issuer, "HELPDESK_OIDC_CLIENT": CLIENT, "HELPDESK_OIDC_GEHEIM": GEHEIM,
        # Another address than that of the gateway itself, as it is behind a proxy.
        "HELPDESK_ADRES": f"http://{LOKAAL}:{poort}",
    }  # fmt: skip
    identiteitsdienst.terug = f"http://{LOKAAL}:{poort}/balie/aanmelden/terug"
    database, log = f"sqlite+aiosqlite:///{map_ / 'helpdesk.db'}", map_ / "gateway.log"
    with gateways(1, GEEN_RASA, database, log, **extra) as (adres,):
        yield SimpleNamespace(adres=adres, database=database, log=log)
    inhoud = log.read_text(encoding="utf-8", errors="replace")
    assert '"level": "error"' not in inhoud, inhoud[-3000:]
    assert "olga" not in inhoud.lower() and GEHEIM not in inhoud


@pytest.fixture
def olga(identiteitsdienst: Identiteitsdienst) -> dict[str, Any]:
    """What the identity server says of who signs in now: in each test somebody else."""
    wie = uuid4().hex[:8]
    rollen = ["medewerker", "beheerder", "iets van een ander"]
    identiteitsdienst.claims = {"sub": f"olga-{wie}", "name": f"Olga {wie}", "roles": rollen, "organisatie": "emmen"}
    return identiteitsdienst.claims


@pytest.fixture
def balie(draaiend: SimpleNamespace, olga: dict[str, Any]) -> Iterator[SimpleNamespace]:
    with Browser(draaiend.adres) as browser:
        yield SimpleNamespace(**vars(draaiend), browser=browser)


def doe(balie: SimpleNamespace, opdracht: Executable) -> None:
    async def voer_uit() -> None:
        database = Database(balie.database)
        try:
            async with database.schrijven() as verbinding:
                await verbinding.execute(opdracht)
        finally:
            await database.sluit()

    asyncio.run(voer_uit())


def geweigerd(antwoord: httpx.Response, deel: str = ONBEKEND) -> None:
    assert antwoord.status_code == 403 and ONBEKEND in antwoord.text and deel in antwoord.text, antwoord.text
    assert "__Host-balie=" not in str(antwoord.headers.get_list("set-cookie"))


def test_signing_in_and_out(balie, olga, identiteitsdienst):
    browser = balie.browser
    assert 'href="/balie/aanmelden/werkaccount"' in browser.haal("/balie/aanmelden").text
    antwoord = browser.meld_aan()
    assert antwoord.status_code == 200 and 'content="0; url=/balie"' in antwoord.text
    vraag = identiteitsdienst.gevraagd[0]
    assert vraag["code_challenge_method"] == "S256" and {"state", "nonce", "code_challenge"} <= vraag.keys()
    assert list(browser.koekjes) == ["__Host-balie"]
    pagina = browser.haal("/balie").text
    assert f"{olga['name']}, " in pagina and "Emmen" in pagina
    logboek = browser.haal("/balie/logboek").text
    assert "aangemeld" in logboek and olga["name"] in logboek
    csrf = re.search(r'name="csrf" value="([^"]+)"', pagina)[1]
    assert browser.haal("/balie/afmelden", "POST", csrf=csrf).status_code == 303
    assert browser.haal("/balie").headers["location"] == "/balie/aanmelden"


def test_the_account_is_that_of_the_subject_with_the_name_and_roles_of_now(balie, olga, identiteitsdienst):
    balie.browser.meld_aan()
    identiteitsdienst.claims = olga | {"name": f"{olga['name']} Jansen", "roles": "beheerder"}
    balie.browser.meld_aan()
    logboek = balie.browser.haal("/balie/logboek").text
    assert logboek.count(f"{olga['name']} Jansen</td>") == 2 and f"{olga['name']}</td>" not in logboek, "one account, renamed"
    assert balie.browser.haal("/balie/wachtrij").status_code == 403, "no longer a medewerker"
    identiteitsdienst.claims = olga | {"sub": f"{olga['sub']}-2"}
    balie.browser.meld_aan()
    logboek = balie.browser.haal("/balie/logboek").text
    assert f"{olga['name']} Jansen</td>" in logboek and f"{olga['name']}</td>" in logboek, "another subject is another account"


@pytest.mark.parametrize(
    "fout",
    [
        {"nonce": "van een ander"}, {"nonce": None}, {"aud": "een andere dienst"}, {"aud": [CLIENT, "een ander"]},
        {"iss": "https://boos.example"}, {"exp": 1_600_000_000}, {"iat": 9_000_000_000}, {"sub": None}, {"at_hash": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_a_token_that_is_not_for_us_here_and_now_is_refused(balie, olga, identiteitsdienst, fout):
    identiteitsdienst.claims = olga | fout
    geweigerd(balie.browser.meld_aan(), "niet nagaan")
    assert "werkaccount niet bewezen" in balie.log.read_text()


def test_another_signature_is_refused(balie, olga, identiteitsdienst):
    identiteitsdienst.ondertekent_met = identiteitsdienst.vreemde_sleutel()
    geweigerd(balie.browser.meld_aan(), "niet nagaan")
    identiteitsdienst.sleutel = identiteitsdienst.ondertekent_met
    assert balie.browser.meld_aan().status_code == 200, "a renewed key counts at once"


def test_another_state_another_browser_or_the_same_answer_again_is_refused(balie):
    browser = balie.browser
    terug = browser.begin()
    state = parse_qs(urlsplit(terug).query)["state"][0]
    geweigerd(browser.haal(terug.replace(state, "verzonnen")), "verlopen")
    geweigerd(browser.haal(terug), "verlopen")
    with Browser(balie.adres) as ander:
        terug = browser.begin()
        geweigerd(ander.haal(terug), "verlopen")
        # Also with an attempt of its own: the code belongs to the verifier of who began.
        eigen = ander.begin()
        code, eigen_code = (parse_qs(urlsplit(adres).query)["code"][0] for adres in (terug, eigen))
        geweigerd(ander.haal(eigen.replace(eigen_code, code)), "niet nagaan")
    terug, koekjes = browser.begin(), dict(browser.koekjes)
    assert browser.haal(terug).status_code == 200
    browser.koekjes = koekjes
    geweigerd(browser.haal(terug), "verlopen")
    geweigerd(browser.haal("/balie/aanmelden/terug"), "verlopen")


def test_an_attempt_of_long_ago_is_refused(balie):
    terug = balie.browser.begin()
    doe(balie, update(Aanmeldpoging).values(begonnen_op=datetime.now(UTC) - timedelta(minutes=11)))
    geweigerd(balie.browser.haal(terug), "verlopen")


def test_who_stops_at_the_identity_server_reads_so(balie, olga, identiteitsdienst):
    identiteitsdienst.claims = {}
    geweigerd(balie.browser.meld_aan(), "afgebroken")


@pytest.mark.parametrize(
    ("claims", "deel"),
    [
        ({"roles": ["directeur"]}, "geen rol"), ({"roles": None}, "geen rol"), ({"roles": {"beheerder": True}}, "geen rol"),
        ({"organisatie": "assen"}, "niet bij een organisatie"), ({"organisatie": None}, "niet bij een organisatie"),
        ({"organisatie": ["emmen"]}, "niet bij een organisatie"),
    ],
    ids=str,
)  # fmt: skip
def test_an_unknown_role_or_organisation_is_refused_and_written_down(balie, olga, identiteitsdienst, claims, deel):
    with Collega(balie.adres, balie.database, f"Bea{uuid4().hex}", "emmen", "beheerder") as bea:
        regel = f"werkaccount: {'rol' if deel == 'geen rol' else 'organisatie'}"

        def regels() -> int:
            return bea.zie("/balie/logboek").count(regel)

        eerst = regels()
        identiteitsdienst.claims = olga | claims
        geweigerd(balie.browser.meld_aan(), deel)
        na_een = regels()
        assert (na_een > eerst) == (deel == "geen rol"), "an organisation that is not there has no log"
        identiteitsdienst.claims = olga
        balie.browser.meld_aan()
        identiteitsdienst.claims = olga | claims
        geweigerd(balie.browser.meld_aan(), deel)
        assert regels() == na_een + 1, "where the account is known it stands in the log of its organisation"


def test_no_local_account_is_taken_over_and_no_password_opens_a_work_account(balie, olga, identiteitsdienst):
    with Collega(balie.adres, balie.database, "Anna", "emmen", "medewerker") as anna:
        identiteitsdienst.claims = olga | {"email": anna.email, "email_verified": True, "preferred_username": anna.email}
        assert balie.browser.meld_aan().status_code == 200
        assert olga["name"] in balie.browser.haal("/balie").text and "Anna, " in anna.zie(), "two accounts"
        assert anna.meld_aan(WACHTWOORD).status_code == 303
        for email in (olga["sub"], olga["name"], "werkaccount"):
            for wachtwoord in ("", "niemand heeft dit wachtwoord"):
                antwoord = anna.http.post("/balie/aanmelden", data={"email": email, "wachtwoord": wachtwoord})
                assert antwoord.status_code == 401


def test_an_account_that_was_switched_off_stays_off(balie, olga):
    balie.browser.meld_aan()
    doe(balie, update(Medewerker).where(Medewerker.oidc_subject == olga["sub"]).values(actief=False))
    geweigerd(balie.browser.meld_aan(), "staat uit")


def test_the_identity_server_away(tmp_path):
    database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
    weg = {"HELPDESK_OIDC_ISSUER": f"http://{LOKAAL}:{vrije_poort()}", "HELPDESK_OIDC_CLIENT": "x"}
    extra = {"HELPDESK_ADRES": "http://localhost", "HELPDESK_LIMIET_AANMELDEN": "3/hour", "NO_PROXY": LOKAAL}
    with gateways(1, GEEN_RASA, database, tmp_path / "g.log", **weg, **extra) as (adres,), Browser(adres) as browser:
        antwoord = browser.haal("/balie/aanmelden/werkaccount")
        assert antwoord.status_code == 503 and "antwoordt niet" in antwoord.text and 'id="wachtwoord"' in antwoord.text
        assert [browser.haal("/balie/aanmelden/werkaccount").status_code for _ in range(3)] == [503, 503, 429]
    assert "identiteitsdienst weg" in (tmp_path / "g.log").read_text()


def test_another_issuer_than_the_configured_one_is_not_believed(balie, olga, identiteitsdienst):
    identiteitsdienst.issuer, echt = "https://boos.example", identiteitsdienst.issuer
    assert balie.browser.haal("/balie/aanmelden/werkaccount").status_code == 503
    identiteitsdienst.issuer = echt


def test_without_settings_there_is_no_button(tmp_path):
    database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
    with gateways(1, GEEN_RASA, database, tmp_path / "g.log") as (adres,), Browser(adres) as browser:
        assert "werkaccount" not in browser.haal("/balie/aanmelden").text
        assert browser.haal("/balie/aanmelden/werkaccount").status_code == 404
        assert browser.haal("/balie/aanmelden/terug?code=x&state=y").status_code == 404
