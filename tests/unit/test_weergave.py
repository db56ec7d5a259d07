"""Events as the page groups them."""

import json
from pathlib import Path

import pytest

from gateway.balie.oordelen import REDENEN
from gateway.teksten import PAD
from gateway.weergave import aanbod_terugbellen, beurten, melding_terugbellen, vraag_oordeel, wacht_op_antwoord
from helpdesk.bestanden import lees_yaml

WIDGET = json.loads((Path(__file__).resolve().parents[2] / "widget/src/teksten.nl.json").read_text(encoding="utf-8"))

STAND = {"soort": "stand", "eigenaar": "assistent"}


def bericht(tekst, van="assistent"):
    return {"soort": "bericht", "van": van, "tekst": tekst}


def getoond(gebeurtenis):
    return {**gebeurtenis, "getoond": True}


def test_messages_in_a_row_are_one_turn_with_its_result():
    alle = [bericht("hallo"), STAND, bericht("klacht", "inwoner"), bericht("weggehaald"), bericht("gevonden"), {"soort": "resultaat"}, STAND]
    gevonden = beurten(alle, getoond)
    assert [b["van"] for b in gevonden] == ["assistent", "inwoner", "assistent"]
    assert [m["tekst"] for m in gevonden[2]["berichten"]] == ["weggehaald", "gevonden"]
    assert gevonden[2]["kaarten"] == [{"soort": "resultaat", "getoond": True}]


def test_a_colleague_is_not_the_assistant():
    assert [b["van"] for b in beurten([bericht("a"), bericht("b", "medewerker")], getoond)] == ["assistent", "medewerker"]


EINDE = {"soort": "stand", "eigenaar": "assistent", "beoordelen": True}


@pytest.mark.parametrize(
    ("daarna", "verwacht"),
    [
        ([], "vraag"), ([STAND], "vraag"), ([{"soort": "oordeel", "waarom": True}], "waarom"),
        ([{"soort": "oordeel", "waarom": True}, {"soort": "oordeel", "waarom": False}], None), ([bericht("en nu?", "inwoner")], None),
        ([bericht("en nu?", "inwoner"), bericht("dit"), STAND], None), ([{"soort": "stand", "eigenaar": "medewerker"}], None),
        ([{"soort": "stand", "eigenaar": "wachtrij"}], None),
    ],
)  # fmt: skip
def test_the_question_after_a_talk_with_a_person_is_asked_until_it_is_answered_or_passed_over(daarna, verwacht):
    assert vraag_oordeel([bericht("dag", "medewerker"), EINDE, *daarna]) == verwacht
    assert vraag_oordeel([bericht("welkom"), STAND]) is None


@pytest.mark.parametrize(
    ("laatste", "wacht"),
    [
        ([bericht("?", "inwoner")], True), ([bericht("?", "inwoner"), {"soort": "oordeel", "waarom": False}], True), ([STAND], False),
        ([bericht("dag", "medewerker")], False), ([STAND, {"soort": "terugbelverzoek"}], False), ([], False),
    ],
)  # fmt: skip
def test_the_page_waits_for_an_answer_where_the_resident_spoke_last(laatste, wacht):
    assert wacht_op_antwoord(laatste) == wacht


OVERDRACHT = {"soort": "overdracht", "open": False, "terugbellen": True, "openingstijden": "werkdagen"}
VERZOEK = {"soort": "terugbelverzoek"}


@pytest.mark.parametrize(
    ("gebeurtenissen", "aangeboden", "melding"),
    [
        ([STAND], False, None), ([OVERDRACHT, STAND], True, "bereiken: werkdagen."), ([OVERDRACHT, VERZOEK], False, "ontvangen"),
        ([OVERDRACHT, STAND, bericht("en nu?", "inwoner")], True, None), ([VERZOEK, bericht("en nu?", "inwoner")], False, None),
        ([{**OVERDRACHT, "open": True, "terugbellen": False}], False, None), ([VERZOEK, OVERDRACHT], True, "bereiken: werkdagen."),
        ([{**OVERDRACHT, "terugbellen": False, "openingstijden": ""}], False, "Er is nu geen medewerker."),
    ],
)  # fmt: skip
def test_a_callback_is_offered_until_it_is_asked_for(gebeurtenissen, aangeboden, melding):
    assert (aanbod_terugbellen(gebeurtenissen) is not None) == aangeboden
    gezegd = melding_terugbellen(gebeurtenissen, lees_yaml(PAD)["terugbellen"])
    assert gezegd == melding if melding is None else gezegd.endswith(melding) or melding in gezegd


def test_the_page_and_the_widget_ask_in_the_same_words():
    gateway = lees_yaml(PAD)
    terugbellen = {k: w for k, w in gateway["terugbellen"].items() if k != "fouten"}
    assert {k: ({**WIDGET["systeem"], **WIDGET["terugbellen"]}).get(k) for k in terugbellen} == terugbellen
    assert {k: w for k, w in WIDGET["oordeel"].items() if k in gateway["oordeel"]} == gateway["oordeel"]
    assert tuple(gateway["oordeel"]["redenen"]) == REDENEN
