"""Two staff windows and a resident's chat: taking over, talking live, handing on; and what the console is like to use."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hulp import axe, foto, luister, meld_aan, vraag, wacht_tot
from tests.collega import Collega
from tests.geheel import Helpdesk

# The first that waits: what a colleague still has from another test stands in a list of its own.
WACHTEND = "#wachtend a"
EMMEN, AMSTERDAM = "GM0114", "GM0363"  # there is no organisation for Amsterdam: it goes to the national helpdesk


@pytest.fixture
def balie(browser: Browser, helpdesk: Helpdesk) -> Iterator[Callable[..., Page]]:
    """`balie(name, organisation)`: a window of its own, signed in at the console."""
    open_, fouten = [], []

    def nieuw(naam: str, organisatie: str = "emmen", *rollen: str, breed: int = 1200) -> Page:
        database = f"sqlite+aiosqlite:///{helpdesk.database}"
        with Collega(helpdesk.adres, database, naam, organisatie, *rollen) as collega:
            email = collega.email
        pagina = meld_aan(browser, f"http://localhost:{helpdesk.poort}", email, breed)
        open_.append(pagina.context)
        luister(pagina, fouten)
        return pagina

    yield nieuw
    for context in open_:
        context.close()
    assert fouten == []


@pytest.fixture
def inwoner(pagina: Page, site) -> Page:
    """The chat of a made-up site that stands in Emmen."""
    site.gemeente = EMMEN
    pagina.goto(f"{site.adres}/in-de-pagina")
    pagina.wait_for_selector("#tekst")
    yield pagina
    site.gemeente = ""


def test_a_talk_between_a_resident_and_two_organisations(inwoner, balie):
    anna = balie("Anna1")
    gonda = balie("Gonda1", "ggd-drenthe")
    vraag(inwoner, "vreet die app mn accu leeg?")
    vraag(inwoner, "ik wil een mens spreken")
    expect(anna.locator("#wachtrij")).to_contain_text("Vraagt om een medewerker")
    assert "(1)" in anna.title()
    foto(anna, "balie-wachtrij")
    expect(anna.locator("#nieuws")).to_contain_text("Er wacht 1 gesprek.")
    assert axe(anna) == []

    anna.keyboard.press("n")  # opens the first that waits
    anna.wait_for_selector("text=Neem dit gesprek")
    assert "accu leeg" in anna.inner_text("#verloop")
    anna.keyboard.press("n")
    anna.wait_for_selector("#tekst")
    inwoner.wait_for_selector("text=U praat nu met een medewerker van gemeente Emmen.")

    anna.keyboard.press("a")
    anna.keyboard.type("Goedemiddag, ik lees wat u schreef.")
    anna.keyboard.press("Control+Enter")
    inwoner.wait_for_selector("text=Goedemiddag, ik lees wat u schreef.")
    inwoner.fill("#tekst", "fijn dat u er bent")
    inwoner.click("button.hoofd >> text=Verstuur")
    expect(anna.locator("#verloop")).to_contain_text("fijn dat u er bent")

    anna.fill("#notitie", "klinkt ongerust")
    anna.click("text=Bewaar notitie")
    expect(anna.locator(".notities")).to_contain_text("klinkt ongerust")
    assert axe(anna) == []
    foto(anna, "balie-gesprek")
    assert "klinkt ongerust" not in inwoner.content()

    anna.click("summary >> text=Kant-en-klare antwoorden")
    anna.fill("#zoek", "vrijwillig")
    anna.click("#antwoorden button:visible")
    assert "vrijwillig" in anna.input_value("#tekst")
    anna.reload()
    assert "vrijwillig" in anna.input_value("#tekst"), "a draft survives"

    anna.click("summary >> text=Draag over")
    anna.select_option("#naar", "organisatie:ggd-drenthe")
    anna.fill("#reden", "gaat over een test")
    anna.click("button >> text=Draag over")
    inwoner.wait_for_selector("text=Uw gesprek gaat naar GGD Drenthe.")
    expect(gonda.locator("#wachtrij")).to_contain_text("Vraagt om een medewerker")
    gonda.keyboard.press("n")
    gonda.wait_for_selector("text=gaat over een test")
    assert "fijn dat u er bent" in gonda.inner_text("#verloop")
    gonda.click("text=Neem dit gesprek")
    inwoner.wait_for_selector("text=U praat nu met een medewerker van GGD Drenthe.")
    gonda.click("text=Geef terug aan de assistent")
    inwoner.wait_for_selector("text=U chat weer met de computer.")
    vraag(inwoner, "moet bluetooth aan blijven")
    assert "luetooth" in inwoner.inner_text(".rol")


def test_who_takes_it_second_reads_who_was_first(inwoner, balie):
    anna, bert = balie("Anna2"), balie("Bert2")
    vraag(inwoner, "ik wil een mens spreken")
    for wie in (anna, bert):
        wie.wait_for_selector(WACHTEND)
        wie.click(WACHTEND)
        wie.wait_for_selector("#neem")
    anna.click("#neem")
    anna.wait_for_selector("#tekst")
    bert.click("#neem")
    bert.wait_for_selector("text=Anna2 heeft dit gesprek.")
    assert axe(bert) == []


def test_a_resident_stops_waiting(inwoner, balie):
    anna = balie("Anna5")
    vraag(inwoner, "ik wil een mens spreken")
    expect(anna.locator("#wachtrij")).to_contain_text("Vraagt om een medewerker")
    inwoner.click("details.contact summary")
    inwoner.click("text=Ik wil niet meer wachten")
    inwoner.wait_for_selector("text=Ik wil niet meer wachten", state="detached")
    expect(anna.locator("#wachtrij")).to_contain_text("Er wacht niemand.")


def test_where_nobody_is_there_a_resident_asks_to_be_phoned_and_staff_see_it(pagina, site, balie):
    site.gemeente, inwoner = AMSTERDAM, pagina
    inwoner.goto(f"{site.adres}/in-de-pagina")
    inwoner.wait_for_selector("#tekst")
    site.gemeente = ""
    vraag(inwoner, "ik wil een mens spreken")
    inwoner.wait_for_selector("text=Laat u terugbellen")
    inwoner.fill("[name=naam]", "Mevrouw Zonnebloem")
    inwoner.fill("[name=bereikbaar]", "0591-123456")
    inwoner.fill("[name=wanneer]", "morgenochtend")
    inwoner.check("[name=akkoord]")
    inwoner.click("text=Stuur dit verzoek")
    inwoner.wait_for_selector("text=We hebben uw terugbelverzoek ontvangen.")
    anna = balie("Anna3", "landelijk")
    anna.click("nav >> text=Terugbellen")
    anna.wait_for_selector("text=Mevrouw Zonnebloem")
    assert axe(anna) == []
    anna.click("button >> text=Afgehandeld")
    anna.wait_for_selector("text=Er is niemand om terug te bellen.")


@pytest.mark.parametrize(("breed", "donker"), [(320, False), (1200, True)], ids=["400 % zoom", "dark"])
def test_narrow_and_dark(inwoner, balie, breed, donker):
    anna = balie(f"Anna{breed}", breed=breed)
    if donker:
        anna.emulate_media(color_scheme="dark")
    vraag(inwoner, "ik wil een mens spreken")
    anna.wait_for_selector(WACHTEND)
    assert axe(anna) == []
    anna.click(WACHTEND)
    anna.click("#neem")
    anna.wait_for_selector("#tekst")
    assert axe(anna) == []
    assert anna.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "no sideways scrolling"
    foto(anna, f"balie-gesprek-{'donker' if donker else 'smal'}")
    anna.click("text=Geef terug aan de assistent")


def test_shortcuts_are_listed_and_can_be_switched_off(balie):
    anna = balie("Anna4", "emmen", "medewerker", "beheerder")
    anna.keyboard.press("?")
    expect(anna.locator("#hulp dl")).to_be_visible()
    anna.uncheck("#toetsen")
    anna.locator("h1").click()
    anna.keyboard.press("?")
    expect(anna.locator("#hulp dl")).to_be_visible()
    anna.goto(anna.url.replace("/balie", "/balie/logboek"))
    anna.wait_for_selector("text=aangemeld")
    assert axe(anna) == []
    anna.click("text=Meld af")
    anna.wait_for_selector("h1 >> text=Aanmelden")
    assert axe(anna) == []
    wacht_tot(lambda: "/balie/aanmelden" in anna.url)
