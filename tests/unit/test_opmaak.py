"""Events as they are shown."""

from datetime import UTC, datetime

import pytest

from gateway.opmaak import Opmaak, blokken, delen, is_beoordeelbaar, lokaal
from gateway.teksten import PAD
from helpdesk.bestanden import lees_yaml
from tools.paden import WORTEL

OPMAAK = Opmaak(lees_yaml(PAD)["koppen"])


def test_paragraphs_lines_and_lists_keep_their_order():
    gevonden = blokken("Een.\nTwee.\n- a\n- b\nDrie.\n\nVier.")
    assert [b["soort"] for b in gevonden] == ["alinea", "lijst", "alinea", "alinea"]
    assert gevonden[0]["regels"] == [[{"tekst": "Een."}], [{"tekst": "Twee."}]]
    assert gevonden[1]["punten"] == [[{"tekst": "a"}], [{"tekst": "b"}]]


@pytest.mark.parametrize(
    ("tekst", "gedrukt", "href"),
    [
        ("Bel 0800-1280, elke dag.", "0800-1280", "tel:08001280"),
        ("Bel 088-1205 100 nu.", "088-1205 100", "tel:0881205100"),
        ("Bel 088-120 50 20.", "088-120 50 20", "tel:0881205020"),
        ("Levensgevaar? Bel 112.", "112", "tel:112"),
        ("Bel 1400 (gratis)", "1400", "tel:1400"),
        ("Bel 14 070 of kom langs", "14 070", "tel:14070"),
        ("Mail helpdesk@coronamelder.nl.", "helpdesk@coronamelder.nl", "mailto:helpdesk@coronamelder.nl"),
    ],
)
def test_numbers_and_addresses_can_be_pressed(tekst, gedrukt, href):
    gevonden = delen(tekst)
    assert [d for d in gevonden if "href" in d] == [{"tekst": gedrukt, "href": href}]
    assert "".join(d["tekst"] for d in gevonden) == tekst


@pytest.mark.parametrize("tekst", ["op 2020-12-15", "1125 mensen", "versie 1.112", "javascript:alert(1)", "<b>vet</b>", "€ 1400,50x"])
def test_other_text_stays_text(tekst):
    assert "".join(d["tekst"] for d in delen(tekst)) == tekst
    assert not any(d.get("href", "tel:").split(":")[0] not in ("tel", "mailto") for d in delen(tekst))


def test_a_source_has_a_name_and_a_date_in_words_and_our_own_pages_are_no_source():
    bron = {"url": "https://www.coronamelder.nl/faq", "peildatum": "2026-11-23"}
    getoond = OPMAAK.toon({"soort": "bericht", "van": "assistent", "tekst": "x", "bron": bron})["bron"]
    assert (getoond["naam"], getoond["dag"]) == ("coronamelder.nl", "23 november 2026")
    eigen = {"url": "/over", "peildatum": "2026-11-23"}
    assert OPMAAK.toon({"soort": "bericht", "van": "assistent", "tekst": "x", "bron": eigen})["bron"] == eigen


@pytest.mark.parametrize(
    ("van", "onderwerp", "kan"),
    [
        ("assistent", "faq_app/batterij", True), ("assistent", "faq_privacy/chatbot", True), ("assistent", None, False),
        ("assistent", "zorg/noodgeval", False), ("assistent", "klacht/dwang", False), ("inwoner", "faq_app/batterij", False),
    ],
)  # fmt: skip
def test_only_answers_to_questions_are_rated(van, onderwerp, kan):
    assert is_beoordeelbaar({"soort": "bericht", "van": van, "onderwerp": onderwerp, "tekst": "x"}) is kan


def test_a_card_of_a_municipality_without_a_site_says_where_to_look():
    resultaat = {
        "soort": "resultaat", "kanaal": "gemeente", "instantie": "Gemeente Emmen", "waarom": "Daarom.", "klaarhouden": ["uw verhaal"],
        "niet_sturen": [], "vervolgstappen": [], "let_op": [],
        "contact": {"telefoon": None, "email": None, "url": None, "kosten": None, "openingstijden": None},
    }  # fmt: skip
    kaart = OPMAAK.toon(resultaat)["kaart"]
    assert kaart["contact"][0]["kop"] == "Contact" and "website van de gemeente" in kaart["contact"][0]["delen"][0]["tekst"]
    assert [lijst["kop"] for lijst in kaart["lijsten"]] == ["Houd dit bij de hand"]


def test_a_letter_begins_after_one_paragraph_on_how_to_use_it():
    """The widget copies what comes after the first paragraph."""
    brieven = [v["text"] for naam, v in _responses() if naam.startswith("utter_klacht_brief")]
    assert len(brieven) == 2 and all(b.split("\n\n")[0].endswith("haakjes in.") and b.split("\n\n")[1].startswith("Aan:") for b in brieven)


def _responses():
    for naam, variaties in lees_yaml(WORTEL / "domain.yml")["responses"].items():
        for variatie in variaties:
            yield naam, variatie


@pytest.mark.parametrize(
    ("moment", "gezien"),
    [
        (datetime(2020, 12, 31, 23, 30, tzinfo=UTC), "01-01-2021 00:30"),
        (datetime(2021, 7, 1, 22, 5, tzinfo=UTC), "02-07-2021 00:05"),
    ],
)
def test_a_moment_is_shown_as_a_clock_in_the_netherlands_has_it(moment, gezien):
    assert lokaal(moment) == gezien
