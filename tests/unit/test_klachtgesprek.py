"""The conversation about a complaint, on the real routing table and registers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpdesk.bestanden import lees_yaml
from helpdesk.beurt import Beurt
from helpdesk.klacht import AFGEROND, GEMEENTE, ONDERWERP, TOELICHTING
from helpdesk.klachten import Klachtroutes
from helpdesk.klachtgesprek import Klachtgesprek
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.overdracht import Overdrachten

WORTEL = Path(__file__).resolve().parents[2]
TOPICS = sorted(lees_yaml(WORTEL / "routering" / "klachten.yml")["klachten"])
VERHAAL = "De medewerker was gisteren heel onbeleefd tegen mij."


def maak(plaatsen, dag):
    onderwerpen = Onderwerpen.lees(WORTEL / "data" / "onderwerpen.yml")
    routes = Klachtroutes.lees(WORTEL / "routering", plaatsen, dag)
    return Klachtgesprek(onderwerpen, routes, plaatsen, Overdrachten(routes), dag)


@pytest.fixture
def gesprek(plaatsen, dag):
    return maak(plaatsen, dag)


def klacht_over(topic, tekst=VERHAAL):
    return Beurt(tekst, f"klacht/{topic}")


@pytest.mark.parametrize("plaats", ["Emmen", "Klazienaveen", "7811 AB", "7811"])
@pytest.mark.parametrize("topic", [t for t in TOPICS if t != "onbekend"])
def test_every_complaint_ends_at_its_channel(gesprek, topic, plaats):
    kanaal = lees_yaml(WORTEL / "tests" / "onderwerpen" / "klacht" / f"{topic}.yml")["kanaal"]
    stap = gesprek.begin(klacht_over(topic), None)
    if kanaal != "vws":
        assert stap.klacht.vraag == GEMEENTE
        stap = gesprek.vervolg(stap.klacht, Beurt(plaats))
    resultaat = stap.zeg[-1].payload
    assert (resultaat["type"], resultaat["kanaal"], resultaat["onderwerp"]) == ("resultaat", kanaal, f"klacht/{topic}")
    assert resultaat["gemeente"] == (None if kanaal == "vws" else "GM0114")
    assert resultaat["ggd"] == ("ggd-drenthe" if kanaal == "ggd" else None)


def test_the_municipality_of_the_page_is_not_asked(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), "GM0114")
    assert stap.zeg[-1].payload["instantie"] == "GGD Drenthe"


def test_the_municipality_in_the_first_sentence_goes_before_that_of_the_page(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test", "De GGD in Zwolle maakte mijn test kwijt"), "GM0114")
    assert stap.zeg[-1].payload["ggd"] == "ggd-ijsselland"


def test_an_ambiguous_place_is_asked_back(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("Bergen"))
    assert {waarde for _, waarde in stap.zeg[-1].knoppen} == {"gemeente/GM0373", "gemeente/GM0893"}
    stap = gesprek.vervolg(stap.klacht, Beurt("Bergen (Limburg)", keuze="gemeente/GM0893"))
    assert stap.zeg[-1].payload["gemeente"] == "GM0893"


def test_a_foreign_town_is_explained_and_asked_again(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("Antwerpen"))
    assert [z.respons for z in stap.zeg] == ["utter_klacht_buitenland", "utter_klacht_vraag_gemeente"]


def test_two_unknown_places_still_end_with_a_route(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("xqzvw"))
    assert stap.zeg[-1].respons == "utter_klacht_vraag_gemeente_opnieuw"
    stap = gesprek.vervolg(stap.klacht, Beurt("xqzvw"))
    assert stap.zeg[-1].payload["kanaal"] == "ggd" and stap.zeg[-1].payload["contact"]["url"] == "https://www.ggd.nl"


def test_a_question_in_between_is_answered_and_the_form_goes_on(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("Moet bluetooth aan blijven?", "faq_app/bluetooth"))
    assert [z.respons for z in stap.zeg] == ["utter_faq_app/bluetooth", "utter_klacht_vraag_gemeente"]


def test_the_municipality_can_be_corrected_after_the_result(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), "GM0114")
    stap = gesprek.vervolg(stap.klacht, Beurt("nee, ik bedoel Utrecht", "gesprek/ontkennen"))
    assert stap.zeg[-1].payload["gemeente"] == "GM0344"


def test_the_complaint_can_be_corrected(gesprek):
    stap = gesprek.begin(klacht_over("ggd_medewerker"), None)
    beurt = Beurt("het gaat niet over de GGD maar over mijn baas die de app eist", "klacht/dwang")
    assert gesprek.vervolg(stap.klacht, beurt).zeg[-1].payload["kanaal"] == "vws"


def test_stop_ends_it(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("stop", "gesprek/opnieuw"))
    assert stap.klacht is None and stap.zeg[-1].respons == "utter_klacht_gestopt"


def test_two_complaints_in_one_conversation_both_end_routed(gesprek):
    eerste = gesprek.begin(klacht_over("ggd_test"), "GM0114")
    tweede = gesprek.vervolg(eerste.klacht, klacht_over("app_werkt_niet", "En die app crasht ook nog elke dag opnieuw"))
    assert (eerste.zeg[-1].payload["kanaal"], tweede.zeg[-1].payload["kanaal"]) == ("ggd", "vws")


def test_an_unknown_complaint_gets_one_question_and_then_the_municipality(gesprek):
    stap = gesprek.begin(Beurt("ik heb een klacht", "klacht/onbekend"), "GM0114")
    assert stap.klacht.vraag == ONDERWERP and len(stap.zeg[-1].knoppen) == 3
    stap = gesprek.vervolg(stap.klacht, Beurt("tja"))
    assert stap.klacht.vraag == TOELICHTING
    stap = gesprek.vervolg(stap.klacht, Beurt("overslaan"))
    assert stap.zeg[-1].payload["kanaal"] == "gemeente"


def test_a_typed_body_answers_what_the_complaint_is_about(gesprek):
    stap = gesprek.begin(Beurt("klacht", "klacht/onbekend"), "GM0114")
    assert gesprek.vervolg(stap.klacht, Beurt("de ggd")).klacht.kanaal == "ggd"


def test_the_letter_holds_what_was_said_and_nothing_invented(gesprek):
    stap = gesprek.begin(klacht_over("ggd_medewerker"), "GM0114")
    brief = gesprek.vervolg(stap.klacht, Beurt("Maak een brief voor mij", keuze="actie/brief")).zeg[0]
    assert brief.waarden == {"instantie": "GGD Drenthe", "titel": "Hoe de GGD mij behandelde", "toelichting": VERHAAL}


def test_asking_for_a_person_hands_over_what_was_told(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), None)
    overdracht = gesprek.vervolg(stap.klacht, Beurt("ik wil een mens", "gesprek/medewerker")).zeg[0].payload
    assert (overdracht["onderwerp"], overdracht["kanaal"], overdracht["verteld"]) == ("klacht/ggd_test", "ggd", [VERHAAL])


def test_a_routed_complaint_is_still_known_after_asking_for_a_person(gesprek):
    klacht = gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht
    assert gesprek.vervolg(klacht, Beurt("ik wil een mens", "gesprek/medewerker")).klacht == klacht


def test_anything_else_after_the_result_is_passed_on(gesprek):
    klacht = replace(gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht, vraag=AFGEROND)
    assert gesprek.vervolg(klacht, Beurt("Wie betaalt dit?", "faq_app/wie_maakt_en_betaalt")).doorgeven


def test_a_typed_complaint_is_named_before_anything_is_asked(gesprek):
    begin, vraag = gesprek.begin(klacht_over("ggd_test"), None).zeg
    assert (begin.waarden["titel"], vraag.respons) == ("De coronatest van de GGD", "utter_klacht_vraag_gemeente")


def test_a_complaint_about_a_municipality_asks_which_one_it_is_about(gesprek):
    assert gesprek.begin(klacht_over("gemeente_hulp"), None).zeg[-1].respons == "utter_klacht_vraag_gemeente_zelf"


@pytest.mark.parametrize(
    ("zin", "code"),
    [("ik woon in Emmen maar het was in Assen", "GM0106"), ("Het was in Assen, ik woon zelf in Emmen", "GM0106"), ("ik woon in Emmen", "GM0114")],
)  # fmt: skip
def test_the_municipality_it_is_about_goes_before_where_one_lives(gesprek, zin, code):
    stap = gesprek.begin(klacht_over("gemeente_handhaving"), None)
    assert gesprek.vervolg(stap.klacht, Beurt(zin)).zeg[-1].payload["gemeente"] == code


def test_for_the_ggd_where_one_lives_counts(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("ik woon in Emmen maar het was in Zwolle"))
    assert stap.zeg[-1].payload["gemeente"] == "GM0114"


def test_a_story_in_place_of_a_municipality_is_kept(gesprek):
    stap = gesprek.begin(Beurt("klacht over ggd", "klacht/ggd_test"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("ze raakten mijn test kwijt"))
    assert [z.respons for z in stap.zeg] == ["utter_klacht_genoteerd", "utter_klacht_vraag_gemeente"]
    assert gesprek.vervolg(stap.klacht, Beurt("Emmen")).klacht.toelichting == "ze raakten mijn test kwijt"


@pytest.mark.parametrize("vraag", ["toelichting", "afgerond"])
def test_a_municipality_that_was_passed_over_can_be_given_later(gesprek, vraag):
    stap = gesprek.begin(Beurt("test kwijt", "klacht/ggd_test"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("weet ik veel"))
    assert stap.zeg[0].respons == "utter_klacht_zonder_gemeente" and stap.klacht.vraag == TOELICHTING
    if vraag == "afgerond":
        stap = gesprek.vervolg(stap.klacht, Beurt("overslaan"))
    stap = gesprek.vervolg(stap.klacht, Beurt("enschede"))
    assert stap.klacht.gemeente == "GM0153" and stap.klacht.vraag == vraag


@pytest.mark.parametrize(
    ("zin", "onderwerp"), [("ja", "gesprek/bevestigen"), ("klootzak", "gesprek/scheldwoord"), ("duurt dat lang?", None)]
)
def test_what_is_no_description_does_not_get_into_the_letter(gesprek, zin, onderwerp):
    stap = gesprek.begin(Beurt("test kwijt", "klacht/ggd_test"), "GM0114")
    assert not gesprek.vervolg(stap.klacht, Beurt(zin, onderwerp)).klacht.toelichting


def test_a_description_with_a_town_and_a_no_in_it_corrects_nothing(gesprek):
    stap = gesprek.begin(Beurt("test kwijt", "klacht/ggd_test"), "GM0114")
    stap = gesprek.vervolg(stap.klacht, Beurt("ik was niet in Utrecht"))
    assert (stap.klacht.gemeente, stap.klacht.toelichting) == ("GM0114", "ik was niet in Utrecht")


def test_a_description_tells_which_complaint_of_the_body_it_is(gesprek):
    stap = gesprek.begin(Beurt("klacht", "klacht/onbekend"), "GM0114")
    stap = gesprek.vervolg(stap.klacht, Beurt("de app"))
    assert gesprek.vervolg(stap.klacht, klacht_over("app_werkt_niet", "crasht steeds")).klacht.onderwerp == "klacht/app_werkt_niet"


def test_another_body_is_a_correction(gesprek):
    stap = gesprek.begin(Beurt("brief vol onzin", "klacht/gemeente_informatie"), None)
    stap = gesprek.vervolg(stap.klacht, Beurt("nee dat was van het rijk", "gesprek/ontkennen"))
    assert (stap.klacht.onderwerp, stap.klacht.vraag) == ("klacht/campagne", TOELICHTING)


def test_a_correction_that_is_not_understood_asks_what_it_was(gesprek):
    klacht = gesprek.begin(klacht_over("gemeente_dwang"), "GM0114").klacht
    (zeg,) = gesprek.vervolg(klacht, Beurt("nee niet de gemeente, het was de sportschool", "gesprek/ontkennen")).zeg
    assert zeg.respons == "utter_klacht_wat_dan" and ("Het was een bedrijf of werkgever", "klacht/dwang") in zeg.knoppen


def test_a_question_with_a_town_in_it_corrects_nothing(gesprek):
    klacht = gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht
    vraag = Beurt("Is de app eigenlijk verplicht in Utrecht?", "faq_vrijwilligheid/verplicht")
    assert gesprek.vervolg(klacht, vraag).doorgeven


@pytest.mark.parametrize("zin", ["ja maar hoe bel ik die dan", "wat is hun nummer", "hoe dien ik dat in", "wie moet ik hebben", "en nu?"])
@pytest.mark.parametrize(
    ("topic", "respons"),
    [("dwang", "contact"), ("ggd_test", "contact_site"), ("gemeente_hulp", "contact_opzoeken")],
)  # fmt: skip
def test_how_to_get_there_is_told_once_more(gesprek, zin, topic, respons):
    klacht = gesprek.begin(klacht_over(topic), "GM0114").klacht
    stap = gesprek.vervolg(klacht, Beurt(zin, "faq_privacy/welke_gegevens"))
    assert stap.zeg[0].respons == f"utter_klacht_{respons}" and stap.klacht == klacht


@pytest.mark.parametrize("zin", ["brief", "maak een brief dan", "doe maar brief"])
def test_the_letter_can_be_asked_for_in_words(gesprek, zin):
    klacht = gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht
    assert gesprek.vervolg(klacht, Beurt(zin, "klacht/gemeente_informatie")).zeg[0].respons == "utter_klacht_brief"


def test_a_complaint_about_a_letter_is_no_wish_for_one(gesprek):
    klacht = gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht
    stap = gesprek.vervolg(klacht, Beurt("ik kreeg een rare brief", "klacht/gemeente_informatie"))
    assert stap.zeg[0].waarden["titel"] == "Informatie van de gemeente"


def test_how_long_it_takes_is_told(gesprek):
    klacht = gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht
    (zeg,) = gesprek.vervolg(klacht, Beurt("hoe lang duurt dat?", "faq_app/lancering")).zeg
    assert "zes weken" in zeg.waarden["let_op"]


def test_more_about_the_same_complaint_is_added_to_it(gesprek):
    klacht = gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht
    stap = gesprek.vervolg(klacht, klacht_over("ggd_test", "En ze belden nooit terug."))
    assert stap.zeg[0].respons == "utter_klacht_aangevuld" and stap.klacht.toelichting == f"{VERHAAL} En ze belden nooit terug."


def test_the_button_for_another_complaint_starts_one(gesprek):
    klacht = gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht
    stap = gesprek.vervolg(klacht, Beurt("Ik heb een klacht", keuze="klacht/onbekend"))
    assert stap.klacht.vraag == ONDERWERP


def test_a_foreign_town_is_explained_also_when_it_looks_like_small_talk(gesprek):
    stap = gesprek.begin(klacht_over("ggd_test"), None)
    assert gesprek.vervolg(stap.klacht, Beurt("antwerpen", "gesprek/wat_kun_je")).zeg[0].respons == "utter_klacht_buitenland"


@pytest.mark.parametrize(
    ("dag", "telefoon"), [("2020-09-01", "0800-1280"), ("2020-12-15", "088-1205 100"), ("2026-11-23", "1400")]
)
def test_pressure_goes_to_the_line_that_existed_on_the_date(plaatsen, dag, telefoon):
    stap = maak(plaatsen, date.fromisoformat(dag)).begin(klacht_over("dwang"), None)
    assert stap.zeg[-1].payload["contact"]["telefoon"] == telefoon
