"""Lemmas of plain sentences, both ways."""

from importlib.metadata import version
from time import process_time

import pytest

from components.nederlands import Nederlands, TaalpakketPastNiet

VREEMD = ["", "   ", "😡👍🏽", "…", "-", "'", "_", "\x00\u200b", "\ud800", "\u0301", "((("]


@pytest.fixture(scope="module")
def opzoeken() -> Nederlands:
    return Nederlands.laad("nl_bestaat_niet")


@pytest.mark.parametrize(
    ("tekst", "lemmas"),
    [
        (
            "De app VREET mijn accu leeg, hoe komt dat?",
            ["de", "app", "vreten", "mijn", "accu", "leeg", "hoe", "komen", "dat", "?"],
        ),
        ("Foto’s van ’s avonds", ["foto", "van", "'s", "avond"]),
        ("Werkten categorieën?", ["werken", "categorie", "?"]),
        ("werkten CATEGORIEEN?", ["werken", "categorie", "?"]),
        ("hij doet het niet.ik wil hulp", ["hij", "doen", "het", "niet", "ik", "wil", "hulp"]),
        ("Al 24 uur!!!", ["al", "0", "uur", "!", "!"]),
        ("nee?!", ["nee", "?", "!"]),
        ("de GGD-medewerker (van 'hier') zei: «nee» 😡", ["de", "ggd-medewerker", "van", "hier", "zeggen", "nee"]),
        ("çok güzel, ありがとう", ["cok", "guzel", "ありかとう"]),
    ],
)
def test_lemmas_from_the_lookup_table(opzoeken, tekst, lemmas):
    assert opzoeken.lemmas(tekst) == lemmas


@pytest.mark.parametrize("tekst", VREEMD)
def test_what_holds_no_word_has_no_lemmas(opzoeken, tekst):
    assert opzoeken.lemmas(tekst) == []


def test_many_texts_give_what_each_gives_by_itself(opzoeken):
    teksten = [*VREEMD, "de apps werkten niet", "hoe komt dat?"]
    assert opzoeken.lemmas_alle(teksten) == [opzoeken.lemmas(tekst) for tekst in teksten]


def test_a_sentence_takes_far_less_than_a_millisecond(opzoeken):
    zinnen = [f"De apps op mijn {n}e telefoon werkten niet, hoe komt dat en wat kan ik daaraan doen?" for n in "abcdefghij" * 50]
    begin = process_time()
    for zin in zinnen:
        opzoeken.lemmas(zin)
    assert (process_time() - begin) / len(zinnen) < 0.0005


def test_without_the_package_the_lookup_table_is_used_and_says_so(opzoeken):
    soort = f"nl (lookups {version('spacy-lookups-data')})"
    assert opzoeken.soort == Nederlands.laad().soort == soort


def test_with_the_package_its_own_lemmas_are_used(opzoeken, taalpakket):
    nederlands, zin = Nederlands.laad(), "De apps wáren leeg, hoe werkt dat?"
    assert nederlands.soort == taalpakket
    assert nederlands.lemmas(zin) == ["de", "app", "zijn", "leeg", "hoe", "werken", "dat", "?"]
    assert opzoeken.lemmas(zin) == ["de", "apps", "waren", "leeg", "hoe", "werkt", "dat", "?"]
    assert nederlands.lemmas_alle(VREEMD) == [[]] * len(VREEMD)


def test_only_what_makes_lemmas_is_loaded_from_the_package(taalpakket):
    assert Nederlands.laad()._nlp.component_names == ["tok2vec", "lemmatizer"]


def test_a_package_for_another_spacy_is_refused_in_one_line(leeg_pakket):
    soort = leeg_pakket("3.8.0", spacy_version=">=3.8.0,<3.9.0")
    with pytest.raises(TaalpakketPastNiet, match=rf"^{soort} is made for spaCy >=3\.8\.0,<3\.9\.0 .*: install .*, or remove"):
        Nederlands.laad()
