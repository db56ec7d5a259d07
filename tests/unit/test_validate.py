"""Each kind of content fault is caught with its path and a remedy, in a small tree of files; and our own content passes."""

from datetime import date
from pathlib import Path

import pytest

from tests.unit.inhoudsboom import APP, KLACHT, TAAL, ZORG, Boom, onderwerp, variatie, verwacht
from tools.validate import controleer, main

WORTEL = Path(__file__).resolve().parents[2]


def test_a_tree_without_faults_passes_and_the_count_says_so(boom, capsys):
    boom.schrijf()
    assert main([], wortel=boom.wortel) == 0
    assert capsys.readouterr().out == "4 topics, 0 faults\n"


def test_main_prints_every_fault_and_fails(boom, capsys):
    del boom.bestanden[f"data/{KLACHT}.yml"]
    boom["routering/zorg.yml"]["behalve"] = ["("]
    boom.schrijf()
    assert main([], wortel=boom.wortel) == 1
    regels = capsys.readouterr().out.splitlines()
    assert [r.split(":")[0] for r in regels[:-1]] == [f"data/{KLACHT}.yml", "routering/zorg.yml"]
    assert regels[-1] == "4 topics, 2 faults"


def test_a_missing_register_is_told_with_its_remedy(boom, capsys):
    del boom.bestanden["routering/kanalen.yml"]
    boom.schrijf()
    assert main([], wortel=boom.wortel) == 1
    assert "kanalen.yml: this file is missing; restore it" in capsys.readouterr().out


def test_a_misnamed_file_is_matched_with_its_topic(boom):
    boom.bestanden["data/faq_app/baterij.yml"] = onderwerp("faq_app/baterij", variatie("Zo."))
    verwacht(boom.fouten(), "data/faq_app/baterij.yml", "is not in data/onderwerpen.yml", f"did you mean {APP}?")


def test_broken_yaml_is_one_fault_with_its_line(boom):
    boom.bestanden[f"tests/onderwerpen/{APP}.yml"] = "zinnen:\n- a: b: c\n"
    verwacht(boom.fouten(), f"tests/onderwerpen/{APP}.yml:2", "mapping values", "check indentation")


def test_a_topic_without_its_file_is_matched_with_a_misnamed_one(boom):
    boom.bestanden["data/faq_app/baterij.yml"] = boom.bestanden.pop(f"data/{APP}.yml")
    weg = [f for f in boom.fouten() if f.startswith(f"data/{APP}.yml")]
    verwacht(weg, f"data/{APP}.yml", "has no file", "rename data/faq_app/baterij.yml")


def zin_erbij(boom: Boom, id_: str, zin: str) -> None:
    boom[f"data/{id_}.yml"]["nlu"][0]["examples"] += f"\n{zin}"


@pytest.mark.parametrize(
    ("zin", "fout", "remedie"),
    [
        (f"- {KLACHT.upper()} zin 3 ", "stands here twice", "remove one"),
        (f"- {APP} Zin 3", f"also stands in data/{APP}.yml", "where it fits best"),
        (f"- {APP} Toets 3", f"is also trained on, in data/{KLACHT}.yml", "must be unseen"),
        ("- wie is [dat](persoon)", "holds a bracket", "without brackets"),
        ("losse regel", "is no example", "start it with '- '"),
    ],
)
def test_faults_in_sentences(boom, zin, fout, remedie):
    zin_erbij(boom, KLACHT, zin)
    pad = f"tests/onderwerpen/{APP}.yml" if "Toets" in zin else f"data/{KLACHT}.yml"
    verwacht(boom.fouten(), pad, fout, remedie)


def test_too_few_sentences_and_another_intent(boom):
    boom[f"data/{KLACHT}.yml"]["nlu"] = [{"intent": "klacht/dwan", "examples": "- een\n- twee"}]
    intent, aantal = sorted(boom.fouten(), key=lambda f: "2 sentences" in f)
    verwacht([intent], f"data/{KLACHT}.yml", "the intent is klacht/dwan", f"write 'intent: {KLACHT}'")
    verwacht([aantal], f"data/{KLACHT}.yml", "2 sentences", "at least 8")


def test_test_sentences_missing_or_too_few(boom):
    del boom.bestanden[f"tests/onderwerpen/{APP}.yml"]
    boom[f"tests/onderwerpen/{ZORG}.yml"]["zinnen"] = ["een"]
    app, zorg = boom.fouten()
    verwacht([app], f"tests/onderwerpen/{APP}.yml", "no test sentences", "at least 2")
    verwacht([zorg], f"tests/onderwerpen/{ZORG}.yml", "1 test sentences", "at least 2")


def test_a_complaint_has_no_answer_and_a_question_has(boom):
    boom.bestanden[f"data/{KLACHT}.yml"] = onderwerp(KLACHT, variatie("Zo."))
    boom.bestanden[f"data/{APP}.yml"] = onderwerp(APP)
    app, klacht = boom.fouten()
    verwacht([app], f"data/{APP}.yml", "no answer", f"utter_{APP}")
    verwacht([klacht], f"data/{KLACHT}.yml", "a complaint has a response", "remove")


@pytest.mark.parametrize(
    ("geldig", "fout"),
    [
        (({"tot": "2021-01-01"}, {"van": "2021-01-02"}), "0 variations hold from 2021-01-01"),
        (({"tot": "2021-01-02"}, {"van": "2021-01-01"}), "2 variations hold from 2021-01-01"),
        (({"tot": "2021-01-01"}, {"van": "2021-01-01", "tot": "2026-11-23"}), "0 variations hold from 2026-11-23"),
    ],
)
def test_exactly_one_variation_on_every_date(boom, geldig, fout):
    boom.antwoord(*(variatie("Weinig stroom.", geldig=g) for g in geldig))
    verwacht(boom.fouten(), f"data/{APP}.yml", fout, "without gap or overlap")


def test_variations_per_phase_cover_all_dates_only_together(boom):
    delen = [
        {**variatie("Zo."), "condition": [{"type": "slot", "name": "fase", "value": f}]}
        for f in ("praktijktest", "landelijk", "beeindigd")
    ]
    boom.antwoord(*delen)
    assert boom.fouten() == []
    boom.antwoord(*delen[:2])
    verwacht(boom.fouten(), f"data/{APP}.yml", "0 variations hold from 2022-04-22", "without gap")


def test_another_language_may_stand_beside_the_dutch_answer_but_not_twice(boom):
    frans = {
        **variatie("Ce chat ne répond pas; je regrette.", bron="/over", feiten=[]),
        "condition": [{"type": "slot", "name": "taal", "value": "fr"}],
    }
    responsen = boom[f"data/{TAAL}.yml"]["responses"][f"utter_{TAAL}"]
    responsen.append(frans)
    assert boom.fouten() == []
    responsen.append(frans)
    verwacht(boom.fouten(), f"data/{TAAL}.yml", "2 variations hold from 2020-08-17 with taal=fr", "without gap or overlap")


@pytest.mark.parametrize(
    ("metadata", "fout", "remedie"),
    [
        ({"bron": None}, "lacks 'bron'", "add it"),
        ({"peildatum": None}, "lacks 'peildatum'", "add it"),
        ({"eigenaar": None}, "lacks 'eigenaar'", "add it"),
        ({"feiten": []}, "lacks 'feiten'", "add it"),
        ({"feiten": None, "bron": "https://coronamelder.nl"}, "lacks 'feiten'", "add it"),
        ({"vervolg": []}, "lacks 'vervolg'", "add it"),
        ({"eigenaar": "rivm"}, "eigenaar is rivm", "vws, vng, gemeente, ggd"),
        ({"vervolg": [KLACHT]}, "1 topics in vervolg", "two or three"),
        ({"vervolg": [KLACHT, "faq_app/weg"]}, "faq_app/weg, which does not exist", "data/onderwerpen.yml"),
        ({"feiten": [f"{APP}#9"]}, f"{APP}#9 does not exist", "registers/feiten"),
        ({"feiten": [f"{APP}#2"]}, f"{APP}#2 is not certain (middel)", "zekerheid hoog"),
        ({"feiten": ["kanaal:weg"]}, "kanaal:weg does not exist", "routering/kanalen.yml"),
        ({"feiten": ["veiligheid:weg"]}, "veiligheid:weg does not exist", "registers/feiten"),
        ({"feiten": ["fase:weg"]}, "fase:weg does not exist", "registers/feiten"),
        ({"geldig": {"van": "1 mei 2020"}}, "a period is wrong", "2020-12-15"),
    ],
)
def test_faults_in_metadata(boom, metadata, fout, remedie):
    boom.antwoord(variatie("De app gebruikt weinig stroom.", **metadata))
    verwacht(boom.fouten(), f"data/{APP}.yml", fout, remedie)


@pytest.mark.parametrize(
    ("tekst", "feiten", "fout"),
    [
        ("Bel 1400.", [f"{APP}#1"], "1400 stands in an answer that holds on 2020-08-17"),
        ("Bel 0800-1280.", ["kanaal:rijk"], "0800-1280 stands in an answer that holds on 2020-08-17"),
        ("Bel 0800-1280.", ["kanaal:helpdesk"], "0800-1280 stands in an answer that holds on 2022-12-30"),
        ("Bel 088-0767 000.", ["kanaal:onzeker"], "088-0767 000 stands in an answer that holds on 2020-08-17"),
        ("Bel 0900-8844 of 1400.", ["kanaal:rijk"], "0900-8844 stands in"),
        ("Bel 113.", ["veiligheid:noodgeval"], "113 stands in"),
        ("Bel 112.", ["fase:beeindigd"], "112 stands in"),
    ],
)
def test_a_number_that_could_not_be_called(boom, tekst, feiten, fout):
    boom.antwoord(variatie(tekst, feiten=feiten))
    verwacht(boom.fouten(), f"data/{APP}.yml", fout, "cite kanaal:<id>")


def test_a_number_that_could_be_called_all_the_time(boom):
    boom.antwoord(
        variatie("Bel 0800 1280 of 112.", feiten=["kanaal:helpdesk", "veiligheid:noodgeval"], geldig={"tot": "2022-12-30"}),
        variatie("Bel 1400.", feiten=["kanaal:rijk"], geldig={"van": "2022-12-30"}),
    )
    assert boom.fouten() == []


def test_the_second_number_of_a_safety_line(boom):
    boom["registers/feiten/veiligheid.yml"]["onderschep"][0]["contact"][0]["telefoon"] = "0800-0112"
    boom.antwoord(variatie("Bel 0800-0112.", feiten=["veiligheid:noodgeval"]))
    assert boom.fouten() == []


@pytest.mark.parametrize(
    ("tekst", "fout", "remedie"),
    [
        ("Dit is goed zo. " * 21, "an answer of 84 words", "80"),
        ("Kort. Kort. Kort. " + "woord " * 21 + ".", "a sentence of 21 words", "at most 20"),
        ("woord " * 13 + ".", "13.0 words on average", "12"),
        ("Kijk op jouw telefoon.", "'jouw'", "'u'"),
        ("Je telefoon werkt.", "'Je'", "'u'"),
        ("Dat werkt!!", "'!!'", "leave it out"),
        ("Google & Apple.", "'&'", "leave it out"),
        ("Kijk op https://coronamelder.nl voor meer.", "'https://coronamelder.nl'", "bare domain"),
        ("U dient te wachten.", "'dient te'", "everyday word"),
        ("Indien dat zo is.", "'Indien'", "everyday word"),
        ("", "no text", "write it"),
    ],
)
def test_faults_in_language(boom, tekst, fout, remedie):
    boom.antwoord(variatie(tekst))
    verwacht(boom.fouten(), f"data/{APP}.yml", fout, remedie)


@pytest.mark.parametrize("tekst", ["Dat kan echter niet.", "Daar staat “kijk op je telefoon”."])
def test_what_is_only_advised_against_and_what_is_quoted_is_no_fault(boom, tekst):
    boom.antwoord(variatie(tekst))
    assert boom.fouten() == []


@pytest.mark.parametrize(
    ("rij", "fout", "remedie"),
    [
        ({"kanaal": "ggd"}, "dwang: kanaal is ggd, its test says vws", "'kanaal: ggd' in tests/onderwerpen/klacht/dwang.yml"),
        ({"contact": {"tijdens_de_app": "weg", "nu": "rijk"}}, "contact weg does not exist", "routering/kanalen.yml"),
        ({"contact": {"tijdens_de_app": "rijk"}}, "contact lacks 'nu'", "routering/kanalen.yml"),
        ({"anders": [{"onderwerp": "klacht/weg"}]}, "anders names klacht/weg", "data/onderwerpen.yml"),
    ],
)
def test_faults_in_a_route(boom, rij, fout, remedie):
    boom["routering/klachten.yml"]["klachten"]["dwang"].update(rij)
    verwacht(boom.fouten(), "routering/klachten.yml", fout, remedie)


def test_a_body_that_does_not_exist(boom):
    boom["routering/klachten.yml"]["klachten"]["dwang"]["kanaal"] = "rivm"
    boom[f"tests/onderwerpen/{KLACHT}.yml"]["kanaal"] = "rivm"
    verwacht(boom.fouten(), "routering/klachten.yml", "kanaal is rivm", "ggd, gemeente, vws")


def test_every_complaint_has_a_route_and_every_route_a_complaint(boom):
    tabel = boom["routering/klachten.yml"]["klachten"]
    tabel["dwan"] = tabel.pop("dwang")
    te_veel, te_weinig = boom.fouten()
    verwacht([te_veel], "routering/klachten.yml", "dwan is not a complaint", "correct the id")
    verwacht([te_weinig], "routering/klachten.yml", "klacht/dwang has no route", "add 'dwang:'")


def test_a_team_of_an_organisation_for_a_topic_that_is_not_there(boom):
    boom["routering/organisaties.yml"]["organisaties"]["landelijk"]["teams"]["app"]["onderwerpen"] = ["faq_app/baterij"]
    verwacht(boom.fouten(), "routering/organisaties.yml", "landelijk: teams.app: onderwerpen", "did you mean 'faq_app/batterij'?")


def test_patterns_of_care_compile_and_belong_to_a_topic(boom):
    boom["routering/zorg.yml"].update({ZORG: ["(stik"], "zorg/weg": []})
    patroon, onbekend = boom.fouten()
    verwacht([patroon], "routering/zorg.yml", "'(stik' does not compile", "brackets")
    verwacht([onbekend], "routering/zorg.yml", "zorg/weg does not exist", "data/onderwerpen.yml")


def test_the_content_of_the_project_has_no_faults():
    assert [str(fout) for fout in controleer(WORTEL, date.today())[0]] == []
