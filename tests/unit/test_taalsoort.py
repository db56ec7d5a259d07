"""A model belongs to what its lemmas come from: `make train` trains again when a spaCy package was installed or removed."""

import json
from pathlib import Path

import pytest

from tools import modellen
from tools.paden import WORTEL
from tools.taalsoort import COMPONENT, taalsoort


@pytest.fixture
def pakket(tmp_path: Path) -> Path:
    """A folder in which the package of config.yml stands as if installed."""
    (tmp_path / "nl_core_news_sm").mkdir()
    (tmp_path / "nl_core_news_sm" / "__init__.py").touch()
    (tmp_path / "nl_core_news_sm" / "meta.json").write_text(json.dumps({"version": "9.8.7"}))
    return tmp_path


def met(pakket: Path) -> dict[str, str]:
    return {**modellen.engine_omgeving(), "PYTHONPATH": f"{pakket}:{WORTEL}"}


def test_the_engine_environment_is_asked_for_the_package_of_the_config(pakket, tmp_path):
    assert taalsoort(met(pakket)) == "nl_core_news_sm 9.8.7"
    (tmp_path / "config.yml").write_text(f"pipeline: [{{name: {COMPONENT}, model: nl_bestaat_niet}}]")
    assert taalsoort(met(pakket), tmp_path).startswith("nl (lookups ")


def test_a_pipeline_without_lemmas_does_not_depend_on_it(tmp_path, pakket):
    (tmp_path / "config.yml").write_text("pipeline: [{name: components.x.X}]")
    assert taalsoort(met(pakket), tmp_path) == ""


def test_a_model_is_no_longer_the_active_one_when_the_package_is_installed(pakket, tmp_path, monkeypatch):
    monkeypatch.setattr(modellen, "MODELLEN", tmp_path)
    (tmp_path / "m.tar.gz").touch()
    (tmp_path / "actief.json").write_text(json.dumps({"model": "m.tar.gz", "vingerafdruk": modellen.vingerafdruk()}))
    assert modellen.actief_model() == tmp_path / "m.tar.gz"
    ander = met(pakket)
    monkeypatch.setattr(modellen, "engine_omgeving", lambda: ander)
    assert modellen.actief_model() is None
