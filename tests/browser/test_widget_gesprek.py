"""The widget on a page of another origin under a strict policy: what a resident can do in it."""

import sqlite3

import pytest

from tests.browser.hulp import Balie, focus, vraag, wacht_tot
from tests.browser.toestanden import KLACHT

STEM = """
const stem = {lang: 'nl-NL', localService: true, name: 'proef'};
window.gelezen = [];
Object.defineProperty(window, 'SpeechSynthesisUtterance', {value: class { constructor(t) { this.text = t; } }});
Object.defineProperty(window, 'speechSynthesis', {value: Object.assign(new EventTarget(), {
  getVoices: () => [stem], speak: (u) => { window.gelezen.push(u.text); window.klaar = () => u.onend(); }, cancel: () => window.klaar?.()})});
"""


@pytest.fixture
def balie(pagina, helpdesk):
    return Balie(helpdesk.database, pagina)


def test_a_question_is_answered_with_source_date_and_buttons(chat):
    pagina = chat()
    assert "computer, niet met een mens" in pagina.inner_text(".kop")
    pagina.fill("#tekst", "vreet die app mn accu leeg?")
    pagina.keyboard.press("Enter")
    bron = pagina.wait_for_selector(".beurt.assistent .bron")
    assert bron.inner_text().startswith("Bron: coronamelder.nl, gecontroleerd op 2")
    assert pagina.get_attribute(".bron a", "href").startswith("https://")
    assert pagina.inner_text(".beurt.inwoner") == "U zei:\n\nvreet die app mn accu leeg?"
    assert 2 <= pagina.locator(".acties .rij >> nth=0 >> button").count() <= 3
    assert pagina.input_value("#tekst") == "" and focus(pagina) == "tekst"


def test_a_suggested_question_and_a_button_lead_to_an_answer(chat):
    pagina = chat()
    pagina.click("text=Weet de app waar ik ben?")
    pagina.wait_for_selector(".beurt.assistent .bron")
    assert focus(pagina) == "tekst"
    knop = pagina.locator(".acties button").first
    titel = knop.inner_text()
    knop.click()
    pagina.wait_for_selector(f".beurt.inwoner >> text={titel}")
    pagina.wait_for_function("() => document.querySelector('gemeente-helpdesk').gesprek.verloop.regels.length >= 4")


def test_shift_enter_is_a_new_line_and_a_message_that_is_too_long_stays_in_the_field(chat):
    pagina = chat()
    pagina.focus("#tekst")
    pagina.keyboard.type("een")
    pagina.keyboard.press("Shift+Enter")
    pagina.keyboard.type("twee")
    assert pagina.input_value("#tekst") == "een\ntwee"
    pagina.fill("#tekst", "x" * 1950)
    assert pagina.inner_text("#teller") == "U kunt nog 50 tekens typen."
    pagina.fill("#tekst", "x" * 2003)
    pagina.keyboard.press("Enter")
    assert "3 tekens te lang" in pagina.wait_for_selector(".fout:not(:empty)").inner_text()
    assert len(pagina.input_value("#tekst")) == 2003 and pagina.locator(".beurt").count() == 0


def test_a_complaint_gives_a_card_with_links_and_a_letter_to_copy(chat, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    pagina = chat()
    vraag(pagina, KLACHT)
    vraag(pagina, "Emmen")
    kaart = pagina.inner_text(".kaart")
    assert "GGD Drenthe" in kaart and "Houd dit bij de hand" in kaart and "Stuur dit niet mee" in kaart
    assert pagina.get_attribute(".kaart dd a", "href").startswith("https://")
    pagina.click("text=Maak een brief voor mij")
    pagina.click("text=Kopieer de brief")
    pagina.wait_for_selector("text=De brief is gekopieerd")
    brief = pagina.evaluate("navigator.clipboard.readText()")
    assert brief.startswith("Aan: GGD Drenthe") and KLACHT in brief


def test_the_way_to_a_person_is_in_the_same_place_and_can_be_pressed(chat):
    pagina = chat()
    pagina.click(".contact summary")
    assert pagina.get_attribute(".contact dd a >> nth=0", "href") == "tel:08001280"
    assert pagina.locator(".contact a[href='tel:112']").count() == 1
    pagina.click("text=Vraag om een medewerker")
    pagina.wait_for_selector(".beurt.inwoner >> text=Ik wil een medewerker spreken")
    pagina.wait_for_selector(".beurt.assistent a[href='tel:08001280']")


def test_an_answer_is_rated_with_a_reason_and_not_knowing_is_not(chat, helpdesk):
    def bewaard():
        with sqlite3.connect(helpdesk.database, timeout=10) as verbinding:
            return verbinding.execute("SELECT nuttig, reden FROM feedback ORDER BY tijdstip DESC LIMIT 1").fetchone()

    pagina = chat()
    vraag(pagina, "gebakken fietsband kaasplank")
    assert pagina.locator("#feedback").count() == 0
    vraag(pagina, "Moet bluetooth eigenlijk aan blijven?")
    pagina.click("#feedback >> text=Nee")
    pagina.wait_for_selector("text=Wat kan beter?")
    assert focus(pagina) == "feedback" and bewaard() == (0, None)
    pagina.click("text=Het klopt niet")
    pagina.wait_for_selector("text=Bedankt.")
    assert bewaard() == (0, "klopt_niet") and focus(pagina) == "tekst" and pagina.locator("#feedback").count() == 0
    vraag(pagina, "vreet die app mn accu leeg?")
    pagina.click("#feedback >> text=Ja")
    wacht_tot(lambda: bewaard() == (1, None))


def test_personal_data_that_was_taken_out_is_said(chat):
    pagina = chat()
    vraag(pagina, "mijn bsn is 111222333, wat doet de app?")
    assert "weggehaald" in pagina.inner_text("[role=log]") and "111222333" not in pagina.inner_text("[role=log]")


def test_waiting_for_a_person_speaking_to_one_and_back(chat, balie):
    pagina = chat()
    vraag(pagina, "hallo")
    balie.stand("wachtrij", plaats=2)
    pagina.wait_for_selector(".toestand >> text=Er zijn 2 wachtenden voor u")
    assert pagina.inner_text(".partner") == "U wacht op een medewerker."
    balie.stand("wachtrij", plaats=0)
    pagina.wait_for_selector(".toestand >> text=als eerste")
    pagina.fill("#tekst", "ik vertel alvast iets")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".beurt.inwoner >> text=ik vertel alvast iets")
    balie.stand("medewerker", organisatie="GGD Drenthe")
    balie.zeg("Goedemiddag, ik lees het.")
    pagina.wait_for_selector(".beurt.medewerker >> text=Goedemiddag")
    assert pagina.inner_text(".partner") == "U praat met een medewerker van GGD Drenthe."
    assert "U praat nu met een medewerker van GGD Drenthe. Dat is een mens." in pagina.inner_text("[role=log]")
    balie.stand("assistent")
    pagina.wait_for_selector(".beurt.systeem >> text=U chat weer met de computer")
    assert pagina.inner_text(".partner") == "U chat met een computer, niet met een mens."


def test_a_conversation_that_a_person_ended_can_only_be_kept_deleted_or_left(chat, balie):
    pagina = chat()
    vraag(pagina, "hallo")
    balie.stand("gesloten")
    pagina.wait_for_selector(".beurt.systeem >> text=Dit gesprek is afgelopen")
    assert pagina.locator("#tekst").count() == 0
    pagina.click(".invoer >> text=Begin een nieuw gesprek")
    pagina.wait_for_selector("text=Vragen die u kunt stellen")
    vraag(pagina, "hallo")
    assert pagina.locator(".beurt.inwoner").count() == 1


def test_outside_opening_hours_a_callback_can_be_asked(chat, balie):
    """The gateway's end of a callback is built with the console; here its answer is played by the test."""
    pagina = chat()
    vraag(pagina, "hallo")
    balie.schrijf("overdracht", reden="gevraagd", open=False, openingstijden="werkdagen van 9.00 tot 17.00 uur", terugbellen=True)
    pagina.wait_for_selector(".terugbellen")
    assert "werkdagen van 9.00 tot 17.00 uur" in pagina.inner_text(".beurt.systeem")
    verzoeken = []
    pagina.route("**/terugbelverzoeken", lambda r: (verzoeken.append(r.request.post_data_json), r.fulfill(status=202, body="")))
    pagina.fill("#tb-naam", "J. Jansen")
    pagina.click("text=Stuur dit verzoek")
    assert "geef toestemming" in pagina.wait_for_selector(".fout:not(:empty)").inner_text() and not verzoeken
    pagina.fill("#tb-bereikbaar", "0612345678")
    pagina.check(".vinkje input")
    pagina.click("text=Stuur dit verzoek")
    wacht_tot(lambda: len(verzoeken) == 1)
    assert {k: verzoeken[0][k] for k in ("naam", "bereikbaar")} == {"naam": "J. Jansen", "bereikbaar": "0612345678"}
    balie.schrijf("terugbelverzoek")
    pagina.wait_for_selector(".beurt.systeem >> text=We hebben uw terugbelverzoek ontvangen")
    assert pagina.locator(".terugbellen").count() == 0


def test_on_the_next_page_the_conversation_goes_on(chat, site):
    pagina = chat()
    vraag(pagina, "vreet die app mn accu leeg?")
    pagina.goto(site.adres + "/voorbeeld")
    assert pagina.inner_text(".opener") == "Verder met uw chat"
    pagina.click(".opener")
    pagina.wait_for_selector(".beurt.inwoner >> text=vreet die app mn accu leeg?")
    vraag(pagina, "Moet bluetooth eigenlijk aan blijven?")
    assert pagina.locator(".beurt.inwoner").count() == 2


def test_the_conversation_can_be_downloaded_and_deleted(chat, helpdesk, balie):
    pagina = chat()
    vraag(pagina, "vreet die app mn accu leeg?")
    pagina.click(".beheer summary")
    with pagina.expect_download() as download:
        pagina.click("text=Bewaar op uw apparaat")
    tekst = download.value.path().read_text()
    assert "vreet die app mn accu leeg?" in tekst and "Assistent (computer)" in tekst
    gesprek = balie.gesprek
    pagina.click("text=Wis dit gesprek")
    pagina.click("text=Nee, bewaar het")
    pagina.click("text=Wis dit gesprek")
    pagina.click("text=Ja, wis het gesprek")
    pagina.wait_for_selector(".toestand >> text=Uw gesprek is gewist")
    assert pagina.evaluate("sessionStorage.length") == 0 and focus(pagina) == "titel"
    with sqlite3.connect(helpdesk.database, timeout=10) as verbinding:
        assert verbinding.execute("SELECT count(*) FROM gesprekken WHERE id = ?", (gesprek,)).fetchone() == (0,)


def test_a_conversation_that_is_gone_is_said_and_a_new_one_can_begin(chat, helpdesk, balie):
    pagina = chat()
    vraag(pagina, "hallo")
    with sqlite3.connect(helpdesk.database, timeout=10) as verbinding:
        verbinding.execute("PRAGMA foreign_keys=ON")
        verbinding.execute("DELETE FROM gesprekken WHERE id = ?", (balie.gesprek,))
    pagina.fill("#tekst", "bent u er nog?")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("text=Dit gesprek bestaat niet meer")
    assert pagina.input_value("#tekst") == "bent u er nog?"
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".beurt.inwoner >> text=bent u er nog?")


def test_an_answer_is_read_aloud_where_there_is_a_dutch_voice(pagina, site):
    pagina.add_init_script(STEM)
    pagina.goto(site.adres)
    pagina.click(".opener")
    pagina.wait_for_selector("#tekst")
    vraag(pagina, "vreet die app mn accu leeg?")
    pagina.click("text=Lees dit antwoord voor")
    pagina.wait_for_selector("text=Stop met voorlezen")
    assert "stroom" in pagina.evaluate("window.gelezen[0]")
    pagina.click("text=Stop met voorlezen")
    pagina.wait_for_selector("text=Lees dit antwoord voor")


def test_without_a_dutch_voice_nothing_is_offered(chat):
    pagina = chat()
    vraag(pagina, "vreet die app mn accu leeg?")
    assert pagina.locator("text=Lees dit antwoord voor").count() == 0


def test_a_message_of_which_the_receipt_got_lost_is_there_once(chat, balie):
    pagina = chat()
    vraag(pagina, "hallo")
    pagina.route("**/berichten", lambda r: (r.fetch(), r.abort()), times=1)
    pagina.fill("#tekst", "vreet die app mn accu leeg?")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".fout >> text=niet verstuurd")
    assert pagina.input_value("#tekst") == "vreet die app mn accu leeg?"
    pagina.keyboard.press("Enter")
    pagina.wait_for_function("() => document.querySelector('gemeente-helpdesk').veld.value === ''")
    pagina.wait_for_selector(".beurt.assistent .bron")
    assert balie.teksten("inwoner") == ["hallo", "vreet die app mn accu leeg?"]
    assert pagina.locator(".beurt.inwoner").count() == 2 and pagina.locator(".beurt .bron").count() == 1


def test_a_gateway_that_cannot_be_reached_offers_another_try_and_the_page(pagina, site):
    pagina.goto(site.adres)
    pagina.route("**/api/v1/inrichting*", lambda r: r.abort())
    pagina.click(".opener")
    pagina.wait_for_selector("text=De chat kan nu niet worden geladen")
    assert pagina.locator("text=Ga naar de pagina van de chat").count() == 1
    pagina.unroute("**/api/v1/inrichting*")
    pagina.click("text=Probeer het opnieuw")
    pagina.wait_for_selector("#tekst")


def test_placed_by_hand_in_the_page(pagina, site):
    pagina.goto(site.adres + "/in-de-pagina")
    pagina.wait_for_selector("#tekst")
    assert pagina.locator(".opener").count() == 0 and pagina.evaluate("document.activeElement === document.body")
    vraag(pagina, "vreet die app mn accu leeg?")
    assert pagina.locator(".beurt .bron").count() == 1


def test_in_a_frame_links_open_outside_of_it(pagina, site):
    pagina.goto(site.adres + "/iframe")
    frame = pagina.frame_locator("iframe")
    frame.locator("#tekst").fill("vreet die app mn accu leeg?")
    frame.locator("#tekst").press("Enter")
    koppeling = frame.locator(".bron a")
    assert koppeling.get_attribute("target") == "_blank" and "nieuw venster" in koppeling.inner_text()


def test_without_javascript_there_is_a_link_to_the_page_that_does_the_same(browser, site):
    context = browser.new_context(java_script_enabled=False)
    pagina = context.new_page()
    pagina.goto(site.adres + "/zonder-javascript")
    pagina.click("main >> text=Stel uw vraag over CoronaMelder")
    pagina.fill("#tekst", "vreet die app mn accu leeg?")
    pagina.click("button.hoofd")
    assert "Bron: coronamelder.nl" in pagina.inner_text("#nieuw")
    pagina.goto(site.adres + "/iframe")
    assert "Stel uw vraag" in pagina.frame_locator("iframe").locator("main").inner_text()
    context.close()


def test_a_message_while_the_chat_is_closed_is_told_at_the_button(chat, balie):
    pagina = chat()
    vraag(pagina, "hallo")
    pagina.keyboard.press("Escape")
    balie.stand("medewerker")
    balie.zeg("Bent u er nog?")
    pagina.wait_for_selector(".gh > [role=status] >> text=Nieuw bericht", state="attached")
    pagina.click(".opener")
    pagina.wait_for_selector(".beurt.medewerker >> text=Bent u er nog?")


def test_colours_that_the_municipality_set_with_us_count_where_the_site_says_nothing(pagina, site):
    pakket = {"--gh-actie-achtergrond": "#00471b", "--gh-actie-tekst": "#ffffff", "color": "red"}

    def met_thema(route):
        antwoord = route.fetch()
        route.fulfill(response=antwoord, json={**antwoord.json(), "thema": pakket})

    kleuren = []
    for pad in ("/", "/eigen"):
        pagina.goto(site.adres + pad)
        pagina.route("**/api/v1/inrichting*", met_thema)
        pagina.click(".opener")
        pagina.wait_for_selector("#tekst")
        kleuren.append(pagina.evaluate("getComputedStyle(document.querySelector('gemeente-helpdesk').shadowRoot.querySelector('.hoofd')).backgroundColor"))
    assert kleuren == ["rgb(0, 71, 27)", "rgb(90, 24, 70)"]


def test_the_page_is_told_what_happens_but_not_what_is_said(pagina, site):
    pagina.goto(site.adres)
    pagina.evaluate("""window.verteld = []; for (const n of ['gh:open', 'gh:bericht', 'gh:sluit'])
      addEventListener(n, (e) => window.verteld.push([n, JSON.stringify(e.detail ?? null)]));""")
    pagina.click(".opener")
    pagina.wait_for_selector("#tekst")
    vraag(pagina, "hallo")
    pagina.keyboard.press("Escape")
    wacht_tot(lambda: pagina.evaluate("verteld.length") >= 4)
    verteld = pagina.evaluate("verteld")
    assert [v[0] for v in verteld] == ["gh:open", "gh:bericht", "gh:bericht", "gh:sluit"]
    assert verteld[1][1] == '{"van":"inwoner"}'
