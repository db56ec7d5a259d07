"""What is said when the assistant is unsure, and to small talk."""

from pathlib import Path

import pytest

from helpdesk.beantwoorder import Beantwoorder, Verleden
from helpdesk.beurt import Beurt
from helpdesk.klachten import Klachtroutes
from helpdesk.overdracht import Overdrachten

WORTEL = Path(__file__).resolve().parents[2]
ONZEKER = Beurt("app", ranglijst=(("faq_app/batterij", 0.2), ("gesprek/opnieuw", 0.2), ("klacht/privacy", 0.1)))


@pytest.fixture
def beantwoorder(plaatsen, dag):
    return Beantwoorder(Overdrachten(Klachtroutes.lees(WORTEL / "routering", plaatsen, dag)))


def test_when_unsure_the_likeliest_topics_are_offered(beantwoorder):
    (zeg,) = beantwoorder.zeg(ONZEKER, Verleden())
    assert zeg.knoppen == ("faq_app/batterij", "klacht/privacy", "actie/iets_anders")


def test_two_misunderstandings_offer_a_person_a_phone_line_and_the_form(beantwoorder):
    (zeg,) = beantwoorder.zeg(ONZEKER, Verleden(onbegrepen=1))
    assert zeg.knoppen == ("gesprek/medewerker", "klacht/onbekend") and "0800-1280" in zeg.waarden["telefoonlijnen"]


def test_no_to_the_offered_topics_counts_as_not_understood(beantwoorder):
    (zeg,) = beantwoorder.zeg(Beurt("nee", "gesprek/ontkennen"), Verleden(onbegrepen=1))
    assert "gesprek/medewerker" in zeg.knoppen


def test_yes_to_the_offered_topics_asks_which(beantwoorder):
    aangeboden = (("Is de app verplicht?", "faq_vrijwilligheid/verplicht"),)
    (zeg,) = beantwoorder.zeg(Beurt("ja", "gesprek/bevestigen"), Verleden(onbegrepen=1, aangeboden=aangeboden))
    assert (zeg.respons, zeg.knoppen) == ("utter_welke_bedoelt_u", aangeboden)


def test_asking_for_a_person_passes_on_what_was_said(beantwoorder):
    verleden = Verleden(laatste_onderwerp="faq_app/storing", zinnen=("hij doet het niet", "al een week"))
    (zeg,) = beantwoorder.zeg(Beurt("mens graag", "gesprek/medewerker", gemeente_pagina="GM0114"), verleden)
    assert (zeg.payload["onderwerp"], zeg.payload["gemeente"]) == ("faq_app/storing", "GM0114")
    assert zeg.payload["verteld"] == ["hij doet het niet", "al een week"]


def test_say_that_again_repeats_what_was_said(beantwoorder):
    (zeg,) = beantwoorder.zeg(Beurt("wat zegt u", "gesprek/herhaal"), Verleden(laatst_gezegd="Bel 112."))
    assert zeg.waarden == {"tekst": "Bel 112."}
