"""Events as the page shows them."""

from gateway.weergave import beurten

STAND = {"soort": "stand", "eigenaar": "assistent"}


def bericht(tekst, van="assistent", **meer):
    return {"soort": "bericht", "van": van, "tekst": tekst, **meer}


def test_messages_in_a_row_are_one_turn_with_its_result():
    alle = [bericht("hallo"), STAND, bericht("klacht", "inwoner"), bericht("weggehaald"), bericht("gevonden"), {"soort": "resultaat"}, STAND]
    getoond = beurten(alle)
    assert [b["van"] for b in getoond] == ["assistent", "inwoner", "assistent"]
    assert [m["tekst"] for m in getoond[2]["berichten"]] == ["weggehaald", "gevonden"] and len(getoond[2]["kaarten"]) == 1


def test_a_colleague_is_not_the_assistant():
    assert [b["van"] for b in beurten([bericht("a"), bericht("b", "medewerker")])] == ["assistent", "medewerker"]


def test_paragraphs_and_lists():
    (beurt,) = beurten([bericht("Let op:\n- een\n- twee\n\nKlaar.")])
    assert beurt["berichten"][0]["blokken"] == [
        {"regels": ["Let op:"], "punten": ["een", "twee"]}, {"regels": ["Klaar."], "punten": []},
    ]  # fmt: skip


def test_numbers_can_be_pressed_and_html_is_text():
    (beurt,) = beurten([bericht("<b>Bel</b> 088-1205 100 of 1400, niet 14000")])
    regel = beurt["berichten"][0]["blokken"][0]["regels"][0]
    assert regel.count("<a ") == 2 and 'href="tel:0881205100"' in regel and "&lt;b&gt;" in regel


def test_a_source_on_the_web_is_named_with_its_date():
    bron = {"url": "https://www.coronamelder.nl/nl", "peildatum": "2020-12-01"}
    (beurt,) = beurten([bericht("zo", bron=bron), bericht("over deze chat", bron={"url": "/over", "peildatum": "2020-12-01"})])
    eerste, tweede = beurt["berichten"]
    assert (eerste["bron_naam"], eerste["bron_dag"]) == ("coronamelder.nl", "1 december 2020") and "bron_naam" not in tweede
