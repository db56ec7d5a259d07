"""The component in a model that Rasa itself trains, caches, packs and loads."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from rasa.core.agent import Agent, load_agent
from rasa.model_training import train_nlu
from rasa.shared.exceptions import InvalidConfigException

CONFIG = """
recipe: default.v1
assistant_id: proef
language: nl
pipeline:
- name: components.taalanalyse.Taalanalyse
- name: tests.engine.lemmaboek.Lemmaboek
"""
ZIN = "de apps werkten niet"
DATA = f"""
version: "3.1"
nlu:
- intent: storing
  examples: |
    - {ZIN}
    - mijn telefoons waren leeg
- intent: groet
  examples: |
    - goedemorgen
    - hallo daar
"""
OPZOEKEN, PAKKET = ["de", "apps", "werken", "niet"], ["de", "app", "werken", "niet"]


@pytest.fixture
def train(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Trains a model of that name, with a cache of the test's own; gives its path."""
    monkeypatch.setenv("RASA_CACHE_DIRECTORY", str(tmp_path / "cache"))
    (tmp_path / "config.yml").write_text(CONFIG)
    (tmp_path / "nlu.yml").write_text(DATA)
    return lambda naam: train_nlu(str(tmp_path / "config.yml"), str(tmp_path / "nlu.yml"), str(tmp_path), fixed_model_name=naam)


def begrepen(model: str) -> tuple[list[str], list[str]]:
    """The lemmas of the sentence as it is read now, and as it was learned from."""
    gelezen = asyncio.run(Agent.load(model).parse_message(ZIN))
    return gelezen["gezien"], gelezen["geleerd"]


def test_training_and_serving_give_the_same_lemmas_and_the_kind_is_said_once(train, caplog):
    model = train("eerste")
    caplog.clear()
    with caplog.at_level("INFO"):
        agent = Agent.load(model)
        for zin in (ZIN, "hallo", ""):
            asyncio.run(agent.parse_message(zin))
    assert begrepen(model) == (OPZOEKEN, OPZOEKEN)
    [regel] = [m for m in caplog.messages if "Lemmas come from" in m]
    assert regel.endswith("; the spaCy package nl_core_news_sm is not installed.")


def test_rasas_cache_never_mixes_the_kinds(train, request, verwijder, caplog):
    def geleerd(naam: str) -> tuple[list[str], bool]:
        caplog.clear()
        with caplog.at_level("INFO"):
            model = train(naam)
        return begrepen(model)[1], "Starting to train component 'Lemmaboek'." in caplog.messages

    assert geleerd("zonder") == (OPZOEKEN, True)
    assert geleerd("nog_eens_zonder") == (OPZOEKEN, False)
    request.getfixturevalue("taalpakket")
    assert geleerd("met") == (PAKKET, True)
    verwijder()
    assert geleerd("weer_zonder") == (OPZOEKEN, False)


def test_a_model_is_refused_with_the_other_kind_in_one_line_of_the_servers_log(train, request, caplog):
    model = train("zonder")
    taalpakket = request.getfixturevalue("taalpakket")
    with pytest.raises(
        InvalidConfigException, match=rf"trained with lemmas from nl \(lookups .*here they come from {taalpakket}"
    ):
        Agent.load(model)
    assert not asyncio.run(load_agent(model)).is_ready()
    assert [m for m in caplog.messages if m.startswith("Could not load model due to This model was trained with lemmas from nl")]
