"""What the terminal shows of a training, and what happens when it fails."""

import sys

import pytest

from tools import modellen
from tools.trainingsuitvoer import stap, waarschuwingen, zonder_kleur

IO = "\x1b[93m/env/lib/python3.10/site-packages/rasa/shared/utils/io.py:100: UserWarning: "


def gelezen(tekst: str) -> list[str]:
    return waarschuwingen(zonder_kleur(regel) for regel in tekst.splitlines(keepends=True))


@pytest.mark.parametrize(
    "tekst",
    [
        IO + "Issue found in 'data/regels/vragen.yml': \nFound intent 'faq_app' in stories which is not part of the domain.\n  More info",
        IO + "The utterance 'utter_iets_anders' is not used in any story or rule.\n\x1b[0m",
        IO + "Your training data contains an example 'app's kapot...' for the 'klacht/app_werkt_niet' intent. You either need to add a response phrase",
        "/env/lib/python3.10/site-packages/pkg_resources/__init__.py:3117: DeprecationWarning: Deprecated call\n  declare_namespace(pkg)",
        "2026-11-25 19:06:35 INFO     rasa.validator  - Validating intents...",
        "Your Rasa model is trained",
    ],
)  # fmt: skip
def test_what_is_true_of_every_training_is_not_shown(tekst):
    assert gelezen(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "getoond"),
    [
        (IO + "Issue found in 'data/regels/x.yml': \nFound intent 'faq_ap' in stories which is not part of the domain.",
         "Issue found in 'data/regels/x.yml': Found intent 'faq_ap' in stories which is not part of the domain."),
        (IO + "Your training data contains an example 'x...' for the 'faq_app/nieuw' intent. You either need to add a response phrase",
         "Your training data contains an example 'x...' for the 'faq_app/nieuw' intent. You either need to add a response phrase"),
        (IO + "There is no text for `components.x`.", "There is no text for `components.x`."),
        ("2026-11-25 19:06:35 WARNING  rasa.core  - Conflict after x", "Conflict after x"),
        ("2026-11-25 19:06:35 ERROR    rasa.validator  - Story conflict\nsecond line", "Story conflict second line"),
        ("/project/components/begrip.py:10: DeprecationWarning: use something else", "use something else"),
    ],
)  # fmt: skip
def test_what_is_about_our_content_is_shown_once(tekst, getoond):
    assert gelezen(f"{tekst}\n{tekst}") == [getoond]


def test_the_steps_are_named():
    assert stap("x INFO rasa.engine.training.hooks  - Starting to train component 'RulePolicy'.") == "training RulePolicy"
    assert stap("x INFO rasa.validator  - Validating intents...") is None


def test_a_training_that_fails_tells_its_last_words_and_names_the_log(tmp_path, capsys):
    log = tmp_path / "log" / "train.log"
    opdracht = [sys.executable, "-c", "print('InvalidDomain: twee keer'); raise SystemExit(3)"]
    with pytest.raises(modellen.TrainingMislukt) as fout:
        modellen.draai(opdracht, 0.0, log)
    assert "InvalidDomain: twee keer" in str(fout.value) and "code 3" in str(fout.value) and str(log) in str(fout.value)
    assert log.read_text() == "InvalidDomain: twee keer\n"


def test_a_training_that_succeeds_shows_steps_and_real_warnings(tmp_path, capsys):
    regels = ["noise", "Starting to train component 'X'.", "2026-11-25 19:06:35 WARNING  rasa.core  - Conflict"]
    modellen.draai([sys.executable, "-c", f"print({chr(10).join(regels)!r})"], 0.0, tmp_path / "train.log")
    gezien = capsys.readouterr().out
    assert "training X" in gezien and "warning: Conflict" in gezien and "train.log" in gezien and "noise" not in gezien
