"""`make validate` warns of sentences that are too much alike, names the place, and stays silent about the rest."""

import json
import random
import shutil
import time
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from tools.controle.gelijkenis import bijna_gelijk, gemiddelde_gelijkenis, kaal, vaakste_opening
from tools.controle.inhoud import Fout, Inhoud
from tools.controle.waarschuwingen import GOED, GOED_TOETS, waarschuw
from tools.controle.zinnen import voorbeelden
from tools.validate import main, vind_fouten

WORTEL = Path(__file__).resolve().parents[2]
VANDAAG = date(2026, 11, 23)
BATTERIJ, BLUETOOTH, TOETS = "faq_app/batterij", "faq_app/bluetooth", "tests/toetsen/moeilijk.tsv:7"
VERSCHILLEND = ("geluid", "licht", "trillen", "scherm", "pauze", "app", "wifi", "stem", "beeld", "uur")


@pytest.fixture(scope="module")
def inhoud() -> Inhoud:
    return Inhoud.lees(WORTEL, VANDAAG)


@pytest.fixture
def klein(inhoud, tmp_path) -> Inhoud:
    """Two topics whose sentences have nothing to do with each other."""
    inhoud = Inhoud(**{**vars(inhoud), "wortel": tmp_path, "bestanden": {}, "toetsen": {}, "ongezien": [], "fouten": []})
    zet(inhoud, BATTERIJ, "vreet die app mijn accu leeg?", "hoeveel stroom kost dat", "Is opladen vaker nodig")
    zet(inhoud, BLUETOOTH, "moet blauwe tand altijd aan", "draadloze verbinding uitgezet", "Kan het zonder verbinding?")
    return inhoud


def zet(inhoud: Inhoud, onderwerp: str, *zinnen: str) -> None:
    inhoud.bestanden[onderwerp] = {"nlu": [{"intent": onderwerp, "examples": "".join(f"- {zin}\n" for zin in zinnen)}]}


def erbij(inhoud: Inhoud, onderwerp: str, zin: str) -> None:
    inhoud.bestanden[onderwerp]["nlu"][0]["examples"] += f"- {zin}\n"


def waarschuw_gelijk(inhoud: Inhoud) -> list[Fout]:
    """The warnings about likeness: the topics of these tests are small."""
    return [fout for fout in waarschuw(inhoud) if not fout.remedie.endswith("or more, each as another resident would type it")]


def verwacht(inhoud: Inhoud, plek: str, waarschuwing: str, remedie: str) -> None:
    (gevonden,) = waarschuw_gelijk(inhoud)
    assert gevonden.pad == plek and waarschuwing in gevonden.fout and remedie in gevonden.remedie


def test_different_sentences_give_no_warning(klein):
    klein.ongezien = [(TOETS, "loopt mijn telefoon sneller leeg")]
    assert waarschuw_gelijk(klein) == []


@pytest.mark.parametrize(
    "zin",
    [
        "vreet de app mijn accu leeg",  # another small word
        "Vreet dìe app míjn accus leeg!",  # capitals, accents, signs and a letter
        "vreet die app mijn aku leeg",  # a spelling mistake
        "mijn accu vreet die app leeg",  # another order
    ],
)
def test_a_nearly_same_sentence_in_training_and_test(klein, zin):
    klein.ongezien = [(TOETS, zin)]
    verwacht(klein, TOETS, f"'vreet die app mijn accu leeg?' in data/{BATTERIJ}.yml", "test with another sentence")


def test_two_nearly_same_test_sentences_are_fine(klein):
    klein.ongezien = [(TOETS, "werkt het ook op een tablet"), (TOETS, "werkt dat ook op een tablet")]
    assert waarschuw_gelijk(klein) == []


def test_a_nearly_same_sentence_in_two_topics(klein):
    erbij(klein, BLUETOOTH, "hoeveel stroom kost dit")
    verwacht(klein, f"data/{BLUETOOTH}.yml", f"nearly 'hoeveel stroom kost dat' in data/{BATTERIJ}.yml", "fits best")


def test_a_nearly_same_sentence_in_one_topic_is_fine(klein):
    erbij(klein, BATTERIJ, "hoeveel stroom kost dit")
    assert waarschuw_gelijk(klein) == []


def test_the_very_same_sentence_in_two_topics_is_a_fault_and_no_warning(klein):
    erbij(klein, BLUETOOTH, "Hoeveel stroom kost dát?")
    assert waarschuw_gelijk(klein) == []
    dubbel = [fout for fout in vind_fouten(klein) if "also stands in" in fout.fout]
    assert [fout.pad for fout in dubbel] == [f"data/{BLUETOOTH}.yml"]


@pytest.mark.parametrize(
    ("zinnen", "waarschuwing"),
    [
        ([f"hoe zet ik {wat}" for wat in VERSCHILLEND], "begin with 'hoe zet'"),
        ([f"{wie} vraagt hoeveel batterij de app verbruikt" for wie in VERSCHILLEND], "all alike"),
    ],
)
def test_a_topic_whose_sentences_are_all_alike(klein, zinnen, waarschuwing):
    zet(klein, BATTERIJ, *zinnen)
    verwacht(klein, f"data/{BATTERIJ}.yml", waarschuwing, "other")


@pytest.fixture
def kopie(tmp_path) -> Path:
    """The project's content, to spoil."""
    for map_ in ("data", "registers", "routering", "tests/onderwerpen", "gateway", "gemeenten", "taal"):
        shutil.copytree(WORTEL / map_, tmp_path / map_)
    shutil.copy(WORTEL / "domain.yml", tmp_path)
    (tmp_path / "tests/toetsen").mkdir()
    (tmp_path / "tests/negatief").mkdir()
    return tmp_path


def test_every_kind_of_test_set_is_looked_at(kopie, capsys):
    eerste, tweede, derde = sorted(voorbeelden(Inhoud.lees(kopie, VANDAAG).bestanden[BATTERIJ]), key=len)[-3:]
    (kopie / "tests/negatief/zorg.yml").write_text(json.dumps({"zinnen": [f"{eerste} dus"]}), encoding="utf-8")
    regels = ["text\ttopic", f"heel iets anders\t{BATTERIJ}", f"{tweede} dus\t{BATTERIJ}"]
    (kopie / "tests/toetsen/moeilijk.tsv").write_text("\n".join(regels), encoding="utf-8")
    assert main([], wortel=kopie) == 0
    gezegd = capsys.readouterr()
    assert gezegd.out == "95 topics, 0 faults\n"
    assert f"warning: tests/negatief/zorg.yml: '{eerste} dus' is nearly '{eerste}'" in gezegd.err
    assert f"warning: tests/toetsen/moeilijk.tsv:3: '{tweede} dus' is nearly '{tweede}'" in gezegd.err
    (kopie / "tests/toetsen/moeilijk.tsv").write_text(f"text\ttopic\n{derde.upper()}!\t{BATTERIJ}", encoding="utf-8")
    assert main([], wortel=kopie) == 1
    assert "moeilijk.tsv:2: " in capsys.readouterr().out


def test_nearly_the_same_is_found_among_nineteen_thousand_in_about_a_second():
    dobbel = random.Random(1)
    woorden = ["".join(dobbel.choices("abcdefghijklmnoprstuvwz", k=dobbel.randint(2, 9))) for _ in range(10_000)]
    gewichten = [1 / (plek + 5) for plek in range(len(woorden))]  # as in a language: few words are in most sentences
    stroom = iter(dobbel.choices(woorden, gewichten, k=19_000 * 14))
    zinnen = [" ".join(islice(stroom, dobbel.randint(3, 14))) for _ in range(19_000)]
    lang = next(plek for plek in range(1000, 19_000) if len(zinnen[plek]) > 60)
    zinnen.append(zinnen[lang][:30] + "x" + zinnen[lang][31:])
    begin = time.process_time()
    gevonden = bijna_gelijk(zinnen, list(range(len(zinnen))))
    assert (lang, 19_000) in gevonden
    assert time.process_time() - begin < 3


def test_bare_text_similarity_and_opening():
    assert kaal("  Één, twéé?  DRIE! ") == "een twee drie" and kaal("?!") == "?!"
    zinnen = ["een twee drie vier", "heel iets anders nu", "een twee drie vier"]
    assert bijna_gelijk(zinnen, [1, 1, 2]) == {(0, 2)} and bijna_gelijk(zinnen, [1, 2, 1]) == set()
    assert gemiddelde_gelijkenis(["zelfde", "zelfde"]) == 100 and gemiddelde_gelijkenis(["een"]) == 0
    assert vaakste_opening(["hoe zet ik", "hoe zet je", "wat nu dan", "kort zo"]) == ("hoe zet", 0.5)
    assert vaakste_opening([]) == ("", 0.0)


def test_a_topic_with_few_sentences_is_named_and_every_topic_of_this_project_has_enough(klein, inhoud):
    klein.toetsen = {BATTERIJ: ["een", "twee"]}
    weinig = [(f.pad, f.fout) for f in waarschuw(klein)]
    assert (f"data/{BATTERIJ}.yml", "3 sentences") in weinig and (f"tests/onderwerpen/{BATTERIJ}.yml", "2 test sentences") in weinig
    assert all(len(voorbeelden(ruw)) >= GOED for ruw in inhoud.bestanden.values())
    assert all(len(zinnen) >= GOED_TOETS for zinnen in inhoud.toetsen.values())
