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


@pytest.fixture
def pagina(browser, helpdesk):
    """A phone without JavaScript, on which one question was answered."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    pagina = context.new_page()
    pagina.goto(helpdesk.adres)
    vraag(pagina, "vreet die app mn accu leeg?")
    yield pagina
    context.close()


def vraag(pagina, tekst):
    pagina.fill("#tekst", tekst)
    pagina.click("button.hoofd")


def test_frequent_questions_stay_on_offer_folded_away(pagina):
    knop = pagina.locator("details button", has_text="Is de app verplicht?")
    assert not knop.is_visible()
    pagina.click("summary:has-text('Veelgestelde vragen')")
    knop.click()
    assert "niemand is verplicht" in pagina.inner_text("#nieuw")


def test_a_person_and_the_form_are_one_step_away(pagina):
    assert pagina.is_visible("button:has-text('Ik heb een klacht')")
    pagina.click("button:has-text('Ik wil een medewerker spreken')")
    assert "0800-1280" in pagina.inner_text("#nieuw")


def test_a_button_that_an_answer_offers_is_not_shown_twice(pagina):
    vraag(pagina, KLACHT)
    vraag(pagina, "Emmen")
    assert pagina.locator("button:has-text('Ik wil een medewerker spreken')").count() == 1


def test_the_newest_answer_is_in_sight_at_once(pagina):
    vraag(pagina, KLACHT)
    boven = pagina.locator("#nieuw").bounding_box()["y"]
    assert 0 <= boven < 200
    assert pagina.locator("#nieuw .wie").count() == 1  # two messages in a row are one turn


def test_the_contact_point_comes_before_the_buttons(pagina):
    vraag(pagina, KLACHT)
    vraag(pagina, "Emmen")
    kaart, knoppen = pagina.locator("#nieuw .kaart").bounding_box(), pagina.locator("#nieuw .knoppen").bounding_box()
    assert kaart["y"] < knoppen["y"]
    pagina.click("summary:has-text('Goed om te weten')")
    assert "zes weken" in pagina.inner_text("#nieuw")


def test_at_400_percent_nothing_falls_off_the_side(browser, helpdesk):
    context = browser.new_context(viewport={"width": 320, "height": 256})
    pagina = context.new_page()
    pagina.goto(f"{helpdesk.adres}/")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
