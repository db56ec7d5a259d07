"""The filter of personal data, measured on tests/gegevens/persoonsgegevens.tsv (text, kinds)."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.persoonsgegevens import SOORTEN, filter_persoonsgegevens

REGELS = [
    (rij["tekst"], tuple(filter(None, (rij["soorten"] or "").split(","))))
    for rij in csv.DictReader(
        (Path(__file__).parents[1] / "gegevens/persoonsgegevens.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]


def gemist(soort):
    return [t for t, soorten in REGELS if soort in soorten and soort not in filter_persoonsgegevens(t).soorten]


def vals_alarm(soort):
    return [t for t, soorten in REGELS if soort not in soorten and soort in filter_persoonsgegevens(t).soorten]


def test_the_lines_cover_every_kind_and_enough_innocent_text():
    assert len(REGELS) >= 150
    assert sum(not soorten for _, soorten in REGELS) >= 60
    assert {soort for _, soorten in REGELS for soort in soorten} == set(SOORTEN)


def test_it_finds_at_least_98_percent():
    te_vinden = sum(len(soorten) for _, soorten in REGELS)
    missers = {soort: gemist(soort) for soort in SOORTEN if gemist(soort)}
    assert 1 - sum(map(len, missers.values())) / te_vinden >= 0.98, missers


@pytest.mark.parametrize("soort", SOORTEN)
def test_it_raises_a_false_alarm_in_at_most_1_percent(soort):
    zonder = sum(soort not in soorten for _, soorten in REGELS)
    assert len(vals_alarm(soort)) / zonder <= 0.01, vals_alarm(soort)


@pytest.mark.parametrize(
    ("tekst", "schoon"),
    [
        ("9401 AB 12", "9401 [huisnummer weggehaald]"),
        ("Mijn postcode is 9401AB.", "Mijn postcode is 9401AB."),
        ("ik heet jan en ik woon in assen", "ik heet [naam weggehaald] en ik woon in assen"),
        ("bel 0612345678 of 0800-1202", "bel [telefoonnummer weggehaald] of 0800-1202"),
        ("bsn 111222333, geboren 3 maart 1985.", "bsn [bsn weggehaald], geboren [geboortedatum weggehaald]."),
        ("NL91 ABNA 0417 1643 00 is van mij", "[rekeningnummer weggehaald] is van mij"),
    ],
)
def test_the_rest_of_the_sentence_stays(tekst, schoon):
    assert filter_persoonsgegevens(tekst).tekst == schoon


@pytest.mark.parametrize("tekst", [t for t, soorten in REGELS if soorten])
def test_filtering_twice_changes_nothing(tekst):
    eenmaal = filter_persoonsgegevens(tekst).tekst
    assert filter_persoonsgegevens(eenmaal) == type(filter_persoonsgegevens(""))(eenmaal, ())


@given(st.text(max_size=300))
def test_it_never_fails(tekst):
    schoon = filter_persoonsgegevens(tekst)
    assert (schoon.tekst == tekst) == (not schoon.soorten)


@pytest.mark.parametrize("stuk", ["a-", "1-", "a.", "'", "06 ", "9401 AB ", "mevrouw ", "code is ", "laan van ", "NL91ABNA"])
def test_a_message_made_to_be_slow_is_not(stuk):
    begin = time.perf_counter()
    filter_persoonsgegevens((stuk * 2000)[:2000])
    assert time.perf_counter() - begin < 0.5
