"""Concepts in sentences, on a small list of our own and on the project's."""

from pathlib import Path

import pytest

from components.concepten import Concepten
from helpdesk.fouten import InhoudFout

LIJST = Concepten({"telefoon": ["telefoon*", "gsm"], "werkt_niet": ["doet het niet", "werkt nie*"], "app": ["corona-app*", "app"]})


@pytest.mark.parametrize(
    ("zin", "gevonden"),
    [
        ("mijn TELEFOONTJE doet het niet", ["telefoon", "werkt_niet"]),
        ("doet het wel", []),
        ("het doet het", []),
        ("hij werkt niets meer", ["werkt_niet"]),
        ("die corona-appjes!!", ["app"]),
        ("gsm's en apps", ["telefoon"]),
        ("gsmmm", ["telefoon"][:0]),
        ("", []),
        ("😷🦠", []),
    ],
)
def test_finds_words_stems_and_phrases(zin, gevonden):
    assert LIJST.vind(zin) == gevonden


def test_a_phrase_at_the_end_of_a_sentence_needs_all_its_words():
    assert LIJST.vind("wat doet het") == []


def test_each_concept_is_named_once():
    assert LIJST.vind("app app gsm telefoon") == ["app", "telefoon"]


@pytest.mark.parametrize(
    ("inhoud", "melding"), [("alarm: [112]", "alarm"), ("alarm: nood", "alarm"), ("alarm: ['a*']", "'a\\*'"), ("alarm: ['!']", "'!'")]
)
def test_an_entry_that_cannot_match_is_named(tmp_path, inhoud, melding):
    pad = tmp_path / "concepten.yml"
    pad.write_text(inhoud)
    with pytest.raises(InhoudFout, match=melding):
        Concepten.lees(pad)


def test_the_projects_list_knows_many_ways_of_saying_it():
    lijst = Concepten.lees(Path("taal/concepten.yml"))
    assert len(lijst.lijst) >= 150
    assert "telefoon" in lijst.vind("mijn gsm")
    assert "werkgever" in lijst.vind("me chef zegt dat het moet")
