"""docs/hoe/nieuwe-vraag.md to the letter, from `make demo`: from a question that is not known to its answer in the same chat."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hulp import axe, foto, vraag
from tests.functional.test_redactie import ANTWOORD, ZINNEN
from tools.paden import WORTEL
from tools.run import vrije_poort

START = 300
TRAINING = 600  # seconds, at most; how long it really takes is printed (docs/redactie.md)
GEVRAAGD = "nieuwe tel nodig voor dat ding?"
ONDERWERP = "faq_app/moet_ik_een_nieuwe_telefoon_kopen"
REDACTEUR = "rik@voorbeeldstad.example"


@dataclass
class Demo:
    site: str
    balie: str
    wachtwoord: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    log = tmp_path_factory.mktemp("demo") / "demo.log"
    poort, sitepoort = vrije_poort(), vrije_poort()
    omgeving = {**os.environ, "HELPDESK_PORT": str(poort), "HELPDESK_DEMO_PORT": str(sitepoort)}
    with open(log, "wb") as uitvoer:
        proces = subprocess.Popen([sys.executable, "-m", "tools", "demo"], cwd=WORTEL, env=omgeving, stdout=uitvoer, stderr=uitvoer)
    try:
        einde = time.monotonic() + START
        while "answers at" not in (gezegd := log.read_text(errors="replace")):
            assert proces.poll() is None and time.monotonic() < einde, gezegd[-3000:]
            time.sleep(0.3)
        assert REDACTEUR in gezegd
        wachtwoord = re.search(r"for this time only: (\S+)", gezegd)[1]
        yield Demo(f"http://localhost:{sitepoort}", f"http://localhost:{poort}", wachtwoord)
    finally:
        proces.send_signal(signal.SIGINT)
        proces.wait(60)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_question_that_is_not_known_is_answered_in_the_same_chat(demo: Demo, browser: Browser):
    inwoner, redacteur = browser.new_page(viewport={"width": 1000, "height": 900}), browser.new_page(viewport={"width": 1300, "height": 900})
    fouten: list[str] = []
    redacteur.on("pageerror", lambda fout: fouten.append(str(fout)))
    for pagina in (inwoner, redacteur):
        pagina.set_default_timeout(60_000)
    begin = time.monotonic()

    # 1. The question is asked, and not understood.
    inwoner.goto(f"{demo.site}/in-de-pagina")
    inwoner.wait_for_selector("#tekst")
    vraag(inwoner, GEVRAAGD)

    # 2. It is in the inbox, and becomes a topic.
    redacteur.goto(f"{demo.balie}/balie")
    redacteur.fill("#email", REDACTEUR)
    redacteur.fill("#wachtwoord", demo.wachtwoord)
    redacteur.click("text=Meld aan")
    redacteur.click("a >> text=Postvak")
    redacteur.click(f"summary:has-text('{GEVRAAGD}')")
    foto(redacteur, "redactie-postvak")
    assert axe(redacteur) == []
    redacteur.click("text=Maak een nieuw onderwerp van deze groep")
    expect(redacteur.locator("#zinnen")).to_have_value(GEVRAAGD)
    redacteur.fill("#titel", "Moet ik een nieuwe telefoon kopen?")
    redacteur.fill("#zinnen", "\n".join([GEVRAAGD, *(zin for zin in ZINNEN if zin != GEVRAAGD)]))
    redacteur.fill("#toetszinnen", "heb ik een ander apparaat nodig hiervoor\nmoet er een nieuwe mobiel komen dan")
    redacteur.fill("#tekst-0", ANTWOORD["tekst-0"])
    redacteur.fill("#bron-0", ANTWOORD["bron-0"])
    redacteur.locator("[name=feit-0]").first.fill(ANTWOORD["feit-0"][0])
    for nummer, vervolg in enumerate(ANTWOORD["vervolg-0"]):
        redacteur.locator("[name=vervolg-0]").nth(nummer).fill(vervolg)
    expect(redacteur.locator("#naast")).to_contain_text("U kunt bewaren.")
    foto(redacteur, "redactie-nieuw")
    assert axe(redacteur) == []
    redacteur.click("#bewaar")
    redacteur.wait_for_selector("text=Bewaard.")

    # 3. The assistant learns it.
    redacteur.click("a >> text=Train het model")
    redacteur.click("#train")
    redacteur.wait_for_selector("progress")
    assert axe(redacteur) == []
    redacteur.wait_for_selector("#klaar", timeout=TRAINING * 1000)
    foto(redacteur, "redactie-training")
    expect(redacteur.locator("#training")).to_contain_text("De poort keurt dit model goed")
    assert axe(redacteur) == []
    redacteur.click("#zet-live")
    redacteur.wait_for_selector("#live")
    foto(redacteur, "redactie-versies")
    assert axe(redacteur) == []

    # 4. The same question in the same chat.
    vraag(inwoner, GEVRAAGD)
    expect(inwoner.locator(".rol")).to_contain_text("u hoeft geen nieuwe telefoon te kopen")
    duur = time.monotonic() - begin
    stand = json.loads((WORTEL / "var/demo-modellen/taak.json").read_text())
    print(f"from question to answer: {duur:.0f} s, of which training and comparing {stand['seconden']:.0f} s")
    assert fouten == []

    redacteur.goto(f"{demo.balie}/redactie/postvak")
    expect(redacteur.locator("#telling")).to_contain_text("0 groepen")
    inwoner.close()
    redacteur.close()
