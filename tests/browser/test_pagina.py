"""The resident's page in a real browser, with JavaScript off."""

import pytest

KLACHT = "De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij"


@pytest.mark.parametrize("breedte", [360, 1100])
def test_a_resident_asks_and_complains_without_javascript(browser, helpdesk, breedte):
    context = browser.new_context(java_script_enabled=False, viewport={"width": breedte, "height": 740})
    pagina = context.new_page()
    pagina.goto(f"{helpdesk.adres}/?gemeente=GM0114")
    assert "computer" in pagina.inner_text("main") and not context.cookies()
    pagina.fill("#tekst", "vreet die app mn accu leeg?")
    pagina.click("button.hoofd")
    assert "Bron: coronamelder.nl" in pagina.inner_text("#nieuw")
    pagina.fill("#tekst", KLACHT)
    pagina.click("button.hoofd")
    assert pagina.inner_text(".kaart h2") == "GGD Drenthe"
    pagina.click("text=Maak een brief voor mij")
    assert KLACHT in pagina.inner_text("#nieuw")
    context.close()


def test_at_400_percent_nothing_falls_off_the_side(browser, helpdesk):
    context = browser.new_context(viewport={"width": 320, "height": 256})
    pagina = context.new_page()
    pagina.goto(f"{helpdesk.adres}/")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
