"""The editors' inbox in a browser: narrow, dark, by keyboard and without scripts. No Rasa: gateways on their own."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from playwright.sync_api import Browser, Page

from tests.browser.hulp import axe
from tests.collega import WACHTWOORD
from tests.functional.test_balie import Opstelling
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES

pytestmark = pytest.mark.slow


@pytest.fixture
def opstelling(namaak_rasa, tmp_path: Path) -> Iterator[Opstelling]:
    extra = {"HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_SLEUTEL": Fernet.generate_key().decode()}
    extra |= {"HELPDESK_WERKKOPIE": str(tmp_path / "werkkopie"), "HELPDESK_MODELLEN": str(tmp_path / "modellen")}
    (tmp_path / "modellen").mkdir()
    database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
    with gateways(1, namaak_rasa[0], database, tmp_path / "g.log", **extra) as adressen, ExitStack() as stapel:
        yield Opstelling(adressen, database, stapel)


@pytest.fixture
def venster(browser: Browser, opstelling: Opstelling) -> Iterator[Callable[..., Page]]:
    """`venster(name, role, …)`: a window of its own, signed in; on localhost, because the cookie wants https or this machine."""
    with ExitStack() as stapel:

        def nieuw(naam: str, rol: str, breed: int = 1200, **meer: object) -> Page:
            email = opstelling.collega(naam, "emmen", rol).email
            context = browser.new_context(viewport={"width": breed, "height": 800}, **meer)
            stapel.callback(context.close)
            context.set_default_timeout(15_000)
            pagina = context.new_page()
            pagina.goto(opstelling.adressen[0].replace("127.0.0.1", "localhost") + "/balie/aanmelden")
            pagina.fill("#email", email)
            pagina.fill("#wachtwoord", WACHTWOORD)
            pagina.click("text=Meld aan")
            pagina.wait_for_selector("text=Meld af")
            if rol == "redacteur":
                pagina.goto(pagina.url.partition("/redactie")[0] + "/redactie/postvak")
            return pagina

        yield nieuw


def nagekeken(pagina: Page, naam: str) -> None:
    """Nothing that axe finds, nothing wider than the window; a picture where FOTOS names a folder."""
    if map_ := os.environ.get("FOTOS"):
        pagina.screenshot(path=f"{map_}/{naam}.png", full_page=True)
    assert axe(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (
        "no sideways scrolling"
    )


@pytest.mark.parametrize(("breed", "kleuren"), [(320, "dark"), (1200, "light")], ids=["400 % zoom, dark", "wide"])
def test_an_editor_looks_and_puts_aside(opstelling, venster, breed, kleuren):
    inwoner = opstelling.inwoner()
    for tekst in (
        "onbegrepen: kan ik de app pauzeren",
        "onbegrepen app op pauze?",
        "onbegrepen hottentottententententoonstellingsvergunning" * 2,
    ):
        inwoner.zeg(tekst)
    rik = venster("Rik", "redacteur", breed, color_scheme=kleuren)
    rik.wait_for_selector("h1 >> text=Postvak")
    nagekeken(rik, f"postvak-{breed}")
    for samenvatting in rik.locator(".groep summary").all():
        samenvatting.click()
    nagekeken(rik, f"postvak-open-{breed}")
    rik.locator(".groep select").last.select_option("onleesbaar")
    rik.locator("button >> text=Haal de hele groep uit het postvak").last.click()
    rik.wait_for_selector("text=De berichten zijn uit het postvak.")
    assert "hottentotten" not in rik.inner_text("main")
    rik.click("text=Bekijk wat verwerkt is")
    rik.wait_for_selector("text=Het is niet te begrijpen")
    nagekeken(rik, f"postvak-verwerkt-{breed}")


def test_without_scripts_it_works_too(opstelling, venster):
    opstelling.inwoner().zeg("onbegrepen: kan ik de app pauzeren")
    rik = venster("Rik", "redacteur", java_script_enabled=False)
    rik.click(".groep summary")
    rik.check(".groep [name=zin]")
    rik.fill("[name=ander]", "bestaat/niet")
    rik.click("text=Voeg toe als voorbeeld")
    rik.wait_for_selector("text=Kies een onderwerp uit de lijst.")


def test_a_proposal_is_not_in_the_way(opstelling, venster):
    anna = venster("Anna", "medewerker", 320, color_scheme="dark")
    inwoner = opstelling.inwoner()
    inwoner.zeg("hoe lang bewaart de app dat")
    inwoner.zeg("medewerker graag")
    anna.reload()
    anna.click("#wachtend a")
    anna.click("#neem")
    anna.click("text=Geef terug aan de assistent")
    anna.wait_for_selector("h1 >> text=Gesprekken")
    onder = "document.getElementById('wachtrij').compareDocumentPosition(document.getElementById('voorstellen')) & 4"
    assert anna.evaluate(onder), "below the queue"
    nagekeken(anna, "voorstel-320")
    anna.locator("button >> text=Stuur naar de redactie").first.click()
    anna.wait_for_selector("text=Verstuurd naar de redactie.")
    nagekeken(anna, "voorstel-verstuurd-320")
