"""The console in real browsers, with a gateway on its own: a colleague is handed a talk, a resident rates it, a browser dies."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHROMIUM
from tests.browser.hulp import axe, focus, luister, meld_aan, wacht_tot
from tests.collega import Collega
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES, Gesprek, pgrep
from tools.demo import Gemeentesite
from tools.run import vrije_poort

pytestmark = pytest.mark.slow
EMMEN = "GM0114"


class Los:
    """A gateway on its own, a site with its chat, and windows at its console."""

    def __init__(self, adres: str, database: str, sitepoort: int, browser: Browser, stapel: ExitStack):
        self.adres = adres
        self.balie = adres.replace("127.0.0.1", "localhost")
        self.fouten: list[str] = []
        self._database = database
        self._browser = browser
        self._stapel = stapel
        self._sitepoort = sitepoort

    def account(self, naam: str, *rollen: str) -> str:
        """Makes one; returns its e-mail address."""
        with Collega(self.adres, self._database, naam, "emmen", *rollen) as collega:
            return collega.email

    def collega(self, naam: str, *rollen: str) -> Page:
        """The window of somebody new."""
        return self.venster(self.account(naam, *rollen))

    def venster(self, email: str) -> Page:
        pagina = meld_aan(self._browser, self.balie, email)
        self._stapel.callback(pagina.context.close)
        luister(pagina, self.fouten)
        return pagina

    def inwoner(self) -> Gesprek:
        nieuw = Gesprek(self.adres, EMMEN)
        self._stapel.callback(nieuw.http.close)
        return nieuw

    def site(self) -> Gemeentesite:
        site = Gemeentesite(self._sitepoort, self.adres, EMMEN)
        self._stapel.callback(site.server_close)
        self._stapel.callback(site.shutdown)
        return site


@pytest.fixture
def los(namaak_rasa, browser: Browser, tmp_path: Path) -> Iterator[Los]:
    database, sitepoort = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}", vrije_poort()
    extra = {"HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_HERKOMSTEN": f"http://localhost:{sitepoort}"}
    extra["HELPDESK_SLEUTEL"] = Fernet.generate_key().decode()
    with gateways(1, namaak_rasa[0], database, tmp_path / "g.log", **extra) as (adres,), ExitStack() as stapel:
        draait = Los(adres, database, sitepoort, browser, stapel)
        yield draait
    assert draait.fouten == []


def neem(pagina: Page) -> None:
    """Take the first that waits."""
    pagina.click("#wachtend a")
    pagina.click("#neem")
    pagina.wait_for_selector("#tekst")


@pytest.fixture
def piep() -> str:
    """A script that counts the tones a page makes."""
    return "window.tonen = 0; window.AudioContext = class extends AudioContext { createOscillator() { window.tonen += 1; return super.createOscillator(); } };"


def test_a_colleague_is_handed_a_talk_and_the_open_pages_say_so(los, piep):
    anna, bert = los.collega("Anna"), los.collega("Bert")
    inwoners = [los.inwoner(), los.inwoner()]
    for inwoner in inwoners:
        inwoner.zeg("ik wil een medewerker")
    for _ in inwoners:
        anna.goto(f"{los.balie}/balie")
        neem(anna)
    bert.add_init_script(piep)
    bert.goto(f"{los.balie}/balie")
    bert.click("summary >> text=Sneltoetsen")
    bert.check("#geluid")

    def draag_over(aan: str) -> None:
        anna.click("summary >> text=Draag over")
        anna.select_option("#naar", label=f"{aan} (aanwezig)")
        anna.fill("#reden", "weet er meer van")
        assert axe(anna) == []
        anna.click("button >> text=Draag over")
        anna.wait_for_selector("h1 >> text=Gesprekken")

    draag_over("Bert")  # on whose screen is the queue
    expect(bert.locator("#wachtrij")).to_contain_text("Uw gesprekken (1)")
    expect(bert.locator("#nieuws")).to_contain_text("U hebt er een gesprek bij: nummer 2")
    assert bert.evaluate("window.tonen") == 1
    assert axe(bert) == []
    bert.click("#nieuws a")
    expect(bert.locator(".notities")).to_contain_text("weet er meer van")
    bert.fill("#tekst", "Goedemiddag, ik ga met u verder.")
    bert.click("button >> text=Verstuur")
    wacht_tot(lambda: "ik ga met u verder" in str(inwoners[1].alles()))
    assert "Een andere medewerker van gemeente Emmen gaat met u verder." in str(inwoners[1].alles())

    anna.click("text=Ga verder met nummer 1")
    draag_over("Bert")  # who is in the middle of the other talk
    expect(bert.locator("#eigen")).to_contain_text("Uw gesprekken (2)")
    expect(bert.locator("#nieuws")).to_contain_text("nummer 1")
    assert axe(bert) == []


def test_a_resident_rates_the_talk_in_the_chat(los, pagina):
    site, anna = los.site(), los.collega("Anna")
    pagina.goto(f"{site.adres}/in-de-pagina")
    pagina.fill("#tekst", "ik wil een medewerker")
    pagina.click("button.hoofd >> text=Verstuur")
    anna.wait_for_selector("#wachtend a")
    neem(anna)
    pagina.wait_for_selector("text=U praat nu met een medewerker van gemeente Emmen.")
    assert pagina.locator("#geholpen").count() == 0
    anna.click("text=Geef terug aan de assistent")
    pagina.wait_for_selector("text=Hebben wij u goed geholpen?")
    assert axe(pagina) == []
    pagina.click("#geholpen >> text=Nee")
    pagina.wait_for_selector("text=Wat kon beter?")
    assert focus(pagina) == "geholpen" and axe(pagina) == []
    pagina.reload()
    pagina.click("#geholpen >> text=Ik moest lang wachten")
    pagina.wait_for_selector("text=Bedankt. Zo kunnen we onze hulp beter maken.")
    pagina.wait_for_selector("#geholpen", state="detached")
    assert focus(pagina) == "tekst"
    pagina.reload()
    pagina.wait_for_selector("text=U chat weer met de computer.")
    assert pagina.locator("#geholpen").count() == 0


def test_the_residents_page_asks_for_a_callback_and_a_rating(los, pagina):
    pagina.goto(f"{los.adres}/?gemeente={EMMEN}")
    pagina.fill("#tekst", "ik wil een medewerker")
    pagina.click("button.hoofd >> text=Verstuur")
    pagina.wait_for_selector("text=Laat u terugbellen")
    assert axe(pagina) == []
    pagina.evaluate("document.querySelectorAll('[required]').forEach((veld) => { veld.required = false; })")
    pagina.fill("#tb-naam", "Mevrouw Zonnebloem")
    pagina.click("text=Stuur dit verzoek")
    pagina.wait_for_selector("text=Vul uw telefoonnummer of e-mailadres in.")
    assert focus(pagina) == "tb-bereikbaar" and pagina.input_value("#tb-naam") == "Mevrouw Zonnebloem"
    assert axe(pagina) == []
    pagina.keyboard.type("0591-123456")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Space")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("text=We hebben uw terugbelverzoek ontvangen.")

    anna = los.collega("Anna", "medewerker", "beheerder")
    pagina.fill("#tekst", "toch een medewerker")
    pagina.click("button.hoofd >> text=Verstuur")
    anna.wait_for_selector("#wachtend a")
    neem(anna)
    anna.click("text=Geef terug aan de assistent")
    anna.wait_for_selector("h1 >> text=Gesprekken")
    pagina.reload()
    pagina.wait_for_selector("text=Hebben wij u goed geholpen?")
    assert axe(pagina) == []
    pagina.click("#oordeel >> text=Nee")
    pagina.wait_for_selector("text=Wat kon beter?")
    assert axe(pagina) == []
    anna.click("nav >> text=Cijfers")
    anna.wait_for_selector("text=minder dan 5")
    assert axe(anna) == []


@pytest.fixture
def sterfelijk(browser: Browser) -> Iterator[tuple[Browser, Callable[[], None]]]:
    """A second browser, and how to kill all of its processes at once."""
    merk = f"--helpdesk-test={uuid4().hex}"
    vlaggen = [merk, *(["--no-sandbox"] if os.getuid() == 0 else [])]
    gestart = browser.browser_type.launch(executable_path=CHROMIUM, args=vlaggen)

    def dood() -> None:
        pids = pgrep("-f", "--", merk)
        assert pids
        for pid in pids:
            os.kill(pid, signal.SIGKILL)

    yield gestart, dood
    gestart.close()


def test_a_staff_browser_that_is_killed_gives_the_talk_back_and_both_sides_are_told(los, sterfelijk):
    tweede, dood = sterfelijk
    bert, inwoner = los.collega("Bert"), los.inwoner()
    email = los.account("Anna")
    anna = meld_aan(tweede, los.balie, email)
    inwoner.zeg("ik wil een medewerker")
    anna.wait_for_selector("#wachtend a")
    neem(anna)
    expect(bert.locator("#wachtrij")).to_contain_text("Er wacht niemand.")
    anna.fill("#tekst", "Ik zoek het voor u op.")
    anna.click("button >> text=Verstuur")
    wacht_tot(lambda: "Ik zoek het voor u op." in str(inwoner.alles()))

    dood()
    inwoner.stuur(tekst="bent u er nog?")
    wacht_tot(lambda: inwoner.alles()[-1].get("eigenaar") == "wachtrij", 100)  # a minute, and then the next round
    assert "De medewerker is even niet bereikbaar. U staat weer vooraan in de rij." in str(inwoner.alles())
    expect(bert.locator("#nieuws")).to_contain_text("Er wacht 1 gesprek.")
    neem(bert)
    assert "bent u er nog?" in bert.inner_text("#verloop")
    expect(bert.locator(".notities")).to_contain_text("mijn verbinding viel weg")
    bert.fill("#tekst", "Ik ga met u verder.")
    bert.click("button >> text=Verstuur")
    wacht_tot(lambda: "Ik ga met u verder." in str(inwoner.alles()))

    terug = los.venster(email)
    expect(terug.locator("#wachtrij")).to_contain_text("In gesprek met Bert")
