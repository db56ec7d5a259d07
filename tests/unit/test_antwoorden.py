"""Which variation of an answer holds when."""

from datetime import date

import pytest

from helpdesk.antwoorden import geldige_variaties


def variatie(tekst, fase=None, van=None, tot=None):
    voorwaarde = [{"type": "slot", "name": "fase", "value": fase}] if fase else None
    return {"text": tekst, "condition": voorwaarde, "metadata": {"geldig": {"van": van, "tot": tot}}}


@pytest.mark.parametrize(
    ("fase", "dag", "tekst"),
    [
        ("landelijk", date(2020, 11, 30), "oud"),
        ("landelijk", date(2020, 12, 1), "nieuw"),
        ("beeindigd", date(2022, 5, 1), "voorbij"),
    ],
)
def test_phase_and_period_choose_the_variation(fase, dag, tekst):
    variaties = [
        variatie("oud", "landelijk", tot="2020-12-01"),
        variatie("nieuw", "landelijk", van="2020-12-01"),
        variatie("voorbij", "beeindigd"),
    ]
    assert [v["text"] for v in geldige_variaties(variaties, fase, dag, {})] == [tekst]


def test_the_pause_uses_the_nationwide_text_unless_it_has_its_own():
    landelijk, pauze = variatie("gewoon", "landelijk"), variatie("pauze", "pauze")
    dag = date(2021, 4, 29)
    assert geldige_variaties([landelijk], "pauze", dag, {}) == [landelijk]
    assert geldige_variaties([landelijk, pauze], "pauze", dag, {}) == [pauze]


def test_another_language_goes_before_the_default():
    standaard = variatie("Nederlands")
    engels = {"text": "English", "condition": [{"type": "slot", "name": "taal", "value": "en"}]}
    assert geldige_variaties([standaard, engels], "landelijk", date(2020, 12, 15), {"taal": "en"})[0] is engels
    assert geldige_variaties([standaard, engels], "landelijk", date(2020, 12, 15), {"taal": None}) == [standaard]
