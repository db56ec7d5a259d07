"""The words in domain.yml, gateway/teksten.yml and routering/klachten.yml keep to the rules of answers."""

import pytest

from tests.unit.inhoudsboom import KLACHT, verwacht

DOMEIN, TEKSTEN, KLACHTEN = "domain.yml", "gateway/teksten.yml", "routering/klachten.yml"
LANG = "woord " * 21 + "."


def zet(boom, pad: str, woorden: str) -> None:
    """Put words where a resident will read them."""
    if pad == DOMEIN:
        boom[pad]["responses"]["utter_vraag"] = [{"text": woorden}]
    elif pad == TEKSTEN:
        boom[pad]["opening"] = woorden
    else:
        boom[pad]["klachten"]["dwang"]["waarom"] = woorden


@pytest.mark.parametrize("pad", [DOMEIN, TEKSTEN, KLACHTEN])
@pytest.mark.parametrize(
    ("woorden", "fout", "remedie"),
    [
        (f"Kort. Kort. Kort. {LANG}", "a sentence of 21 words", "at most 20"),
        ("woord " * 13 + ".", "13.0 words on average", "12"),
        ("Wat wil je weten?", "'je'", "'u'"),
        ("Lees dit & dat.", "'&'", "leave it out"),
        ("Derhalve kan dat niet.", "'Derhalve'", "everyday word"),
        ("Bel 088-0767 000.", "088-0767 000 could not be called on 2020-08-17", "routering/kanalen.yml"),
        ("Bel 0800-1280.", "0800-1280 could not be called on 2022-12-30", "{telefoonlijnen}"),
        ("Bel 0900-1234.", "0900-1234 could not be called on 2020-08-17", "routering/kanalen.yml"),
    ],
)
def test_faults_in_the_words_around_the_answers(boom, pad, woorden, fout, remedie):
    zet(boom, pad, woorden)
    verwacht(boom.fouten(), pad, fout, remedie)


@pytest.mark.parametrize("pad", [DOMEIN, TEKSTEN, KLACHTEN])
def test_numbers_that_can_always_be_called_may_stand_there(boom, pad):
    zet(boom, pad, "Bel 1400. Is er gevaar? Bel 112.")
    assert boom.fouten() == []


@pytest.mark.parametrize("pad", [DOMEIN, TEKSTEN])
def test_no_text_and_too_much_text(boom, pad):
    zet(boom, pad, "Dit is goed zo. " * 21)
    verwacht(boom.fouten(), pad, "an answer of 84 words", "80")
    zet(boom, pad, "")
    verwacht(boom.fouten(), pad, "no text", "write it")


@pytest.mark.parametrize("veld", ["klaarhouden", "niet_sturen", "vervolgstappen"])
def test_every_list_of_a_complaint_is_read(boom, veld):
    boom[KLACHTEN]["klachten"]["dwang"][veld] = ["uw telefoon", "jouw brief"]
    verwacht(boom.fouten(), KLACHTEN, "dwang: 'jouw'", "'u'")


def test_the_title_of_another_complaint_and_of_a_choice_is_read(boom):
    boom[KLACHTEN]["klachten"]["dwang"]["anders"][0]["titel"] = "Jij was het"
    verwacht(boom.fouten(), KLACHTEN, "dwang: 'Jij'", "'u'")
    del boom[KLACHTEN]["klachten"]["dwang"]["anders"][0]["titel"]
    contact = {"tijdens_de_app": "helpdesk", "nu": "rijk"}
    boom[KLACHTEN]["kanalen_keuze"] = [{"titel": "Je gemeente", "kanaal": "gemeente", "contact": contact}]
    verwacht(boom.fouten(), KLACHTEN, "'Je'", "'u'")


def test_the_general_part_of_the_complaints_is_read(boom):
    boom[KLACHTEN]["algemeen"] = {"niet_sturen": ["uw BSN"], "ombudsman": "De ombudsman helpt je."}
    verwacht(boom.fouten(), KLACHTEN, "algemeen: 'je'", "'u'")


def test_what_is_told_in_one_period_may_name_a_number_of_that_period(boom):
    dwang = boom[KLACHTEN]["klachten"]["dwang"]
    dwang["let_op"] = {"tijdens_de_app": ["Bel 0800-1280."]}
    assert boom.fouten() == []
    dwang["let_op"] = {"nu": ["Bel 0800-1280."]}
    verwacht(boom.fouten(), KLACHTEN, "dwang nu: 0800-1280 could not be called on 2022-12-30", "{telefoonlijnen}")


def test_parts_of_a_text_of_the_gateway_are_read(boom):
    boom[TEKSTEN]["soorten"]["naam"] = "jouw naam"
    verwacht(boom.fouten(), TEKSTEN, "soorten.naam: 'jouw'", "'u'")
    boom[TEKSTEN]["soorten"]["naam"] = {"lang": "jouw naam"}
    verwacht(boom.fouten(), TEKSTEN, "soorten.naam.lang: 'jouw'", "'u'")


def test_buttons_lead_to_topics_that_exist(boom):
    boom[TEKSTEN]["veelgevraagd"] = [KLACHT, "faq_app/weg"]
    verwacht(boom.fouten(), TEKSTEN, "the button faq_app/weg does not exist", "data/onderwerpen.yml")
    boom[TEKSTEN]["veelgevraagd"] = []
    boom[DOMEIN]["responses"]["utter_vraag"][0]["metadata"]["vervolg"] = ["klacht/weg"]
    verwacht(boom.fouten(), DOMEIN, "the button klacht/weg does not exist", "data/onderwerpen.yml")


def test_patterns_that_ask_how_to_get_there_compile(boom):
    boom[KLACHTEN]["na_resultaat"] = {"contact": ["(hoe"]}
    verwacht(boom.fouten(), KLACHTEN, "'(hoe' does not compile", "brackets")
