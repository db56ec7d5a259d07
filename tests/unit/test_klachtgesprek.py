"""The conversation about a complaint, on the real routing table and registers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpdesk.bestanden import lees_yaml
from helpdesk.beurt import Beurt
from helpdesk.klachten import Klachtroutes
from helpdesk.klachtgesprek import AFGEROND, GEMEENTE, ONDERWERP, TOELICHTING, Klachtgesprek
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
    kanaal = lees_yaml(WORTEL / "routering" / "klachten.yml")["klachten"][topic]["kanaal"]
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


def test_anything_else_after_the_result_is_passed_on(gesprek):
    klacht = replace(gesprek.begin(klacht_over("ggd_test"), "GM0114").klacht, vraag=AFGEROND)
    assert gesprek.vervolg(klacht, Beurt("Wie betaalt dit?", "faq_app/wie_maakt_en_betaalt")).doorgeven


@pytest.mark.parametrize(
    ("dag", "telefoon"), [("2020-09-01", "0800-1280"), ("2020-12-15", "088-1205 100"), ("2026-11-23", "1400")]
)
def test_pressure_goes_to_the_line_that_existed_on_the_date(plaatsen, dag, telefoon):
    stap = maak(plaatsen, date.fromisoformat(dag)).begin(klacht_over("dwang"), None)
    assert stap.zeg[-1].payload["contact"]["telefoon"] == telefoon
