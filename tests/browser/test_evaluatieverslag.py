"""The report of `make evaluate` in a real browser: on a phone and a desktop, in light and dark."""

import pytest

from helpdesk.bestanden import lees_yaml
from helpdesk.onderwerpen import Onderwerpen
from tests.browser.hulp import axe
from tools.evaluatie.opdracht import evalueer
from tools.evaluatie.rijen import BESLUITEN, Rij, Toetszin
from tools.evaluatie.verslag import schrijf_verslag
from tools.evaluatie.voorspellen import Voorspelling
from tools.paden import DATA, ROUTERING

LANG = "Mijn buurvrouw kreeg gisteren in de trein een melding en nu vraagt zij aan mij of ik die van mij ook wil nakijken."


@pytest.fixture(scope="module")
def verslag(tmp_path_factory):
    """Every topic once well and once as the next topic, with all decisions and many degrees of confidence."""
    onderwerpen = Onderwerpen.lees(DATA / "onderwerpen.yml")
    alle = list(onderwerpen)
    rijen = [
        Rij(Toetszin(f"{LANG} {plek}", (alle[plek],), f"set {fout}"), ((alle[plek - fout], 1 - plek / 100),), BESLUITEN[plek % 3])
        for plek in range(len(alle))
        for fout in (0, 1)
    ]
    pad = tmp_path_factory.mktemp("verslag") / "uit.html"
    klachten = lees_yaml(ROUTERING / "klachten.yml")["klachten"]
    schrijf_verslag(evalueer(Voorspelling("model.tar.gz", {}, rijen), onderwerpen, klachten), rijen, onderwerpen, pad)
    return pad.as_uri()


@pytest.mark.parametrize("breedte", [320, 1200])
@pytest.mark.parametrize("kleur", ["light", "dark"])
def test_it_is_accessible_and_only_wide_tables_scroll(browser, verslag, kleur, breedte):
    context = browser.new_context(color_scheme=kleur, viewport={"width": breedte, "height": 700})
    pagina = context.new_page()
    pagina.goto(verslag)
    pagina.evaluate("document.querySelectorAll('details').forEach((deel) => { deel.open = true })")
    assert axe(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    context.close()


def test_a_reader_opens_the_sentences_of_a_topic(browser, verslag):
    context = browser.new_context(java_script_enabled=False)
    pagina = context.new_page()
    pagina.goto(verslag)
    zin = pagina.locator("td.tekst", has_text=f"{LANG} 3").first
    assert not zin.is_visible()
    zin.locator("xpath=ancestor::details").locator("summary").click()
    assert zin.is_visible()
    context.close()
