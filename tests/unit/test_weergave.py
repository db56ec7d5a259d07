"""Events as the page groups them."""

import json
from pathlib import Path

import pytest

from gateway.balie.oordelen import REDENEN
from gateway.teksten import PAD
from gateway.weergave import beurten, vraag_oordeel
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


def test_the_page_and_the_widget_ask_in_the_same_words():
    gateway = lees_yaml(PAD)
    assert {k: w for k, w in WIDGET["oordeel"].items() if k in gateway["oordeel"]} == gateway["oordeel"]
    assert tuple(gateway["oordeel"]["redenen"]) == REDENEN
