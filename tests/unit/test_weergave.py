"""Events as the page groups them."""

from gateway.weergave import beurten

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
