"""A small spaCy package nl_core_news_sm, trained and built here, as it stands when it is installed."""

import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
import spacy
from spacy.cli.package import package
from spacy.training import Example
from spacy.util import fix_random_seed

NAAM, VERSIE = "nl_core_news_sm", "3.4.9"
# Where the lookup table says something else: it holds neither "apps" nor "waren" nor "heb".
VOORBEELDEN = {
    "de apps werkten niet": "de app werken niet",
    "mijn telefoons waren leeg": "mijn telefoon zijn leeg",
    "hoe werkt de app ?": "hoe werken de app ?",
    "ik heb een vraag": "ik hebben een vraag",
}


@pytest.fixture(scope="session")
def _gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("taalpakket")
    _train().to_disk(map_ / "model")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spaCy leaves files open here
        package(map_ / "model", map_, create_sdist=False, create_wheel=True, silent=True)
    with ZipFile(next(map_.glob("**/*.whl"))) as wiel:
        wiel.extractall(map_ / "site-packages")
    return map_ / "site-packages"


@pytest.fixture(autouse=True)
def verwijder(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Takes the package away. Every test begins so, also on a machine that has it."""

    def neem_weg() -> None:
        monkeypatch.setitem(sys.modules, NAAM, None)  # Python's way to say: not to be found

    neem_weg()
    return neem_weg


@pytest.fixture
def installeer(verwijder: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    def zet_erbij(map_: Path) -> None:
        monkeypatch.syspath_prepend(map_)
        monkeypatch.delitem(sys.modules, NAAM, raising=False)

    return zet_erbij


@pytest.fixture
def taalpakket(installeer: Callable[[Path], None], _gebouwd: Path) -> str:
    """Installs the package for one test; gives its name and version."""
    installeer(_gebouwd)
    return f"{NAAM} {VERSIE}"


@pytest.fixture
def leeg_pakket(installeer: Callable[[Path], None], tmp_path: Path) -> Callable[..., str]:
    """Installs a package that holds nothing but its description."""

    def maak(versie: str, **meta: str) -> str:
        (tmp_path / versie / NAAM).mkdir(parents=True)
        (tmp_path / versie / NAAM / "__init__.py").touch()
        (tmp_path / versie / NAAM / "meta.json").write_text(json.dumps({"version": versie, **meta}))
        installeer(tmp_path / versie)
        return f"{NAAM} {versie}"

    return maak


def _train() -> spacy.Language:
    fix_random_seed(0)
    nlp = spacy.blank("nl")
    # As in the official package: one shared tok2vec, the lemmatizer on top of it, and more than lemmas need.
    breedte = nlp.add_pipe("tok2vec").model.get_dim("nO")
    luistert = {"@architectures": "spacy.Tok2VecListener.v1", "width": breedte}
    model = {"@architectures": "spacy.Tagger.v2", "tok2vec": luistert}
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"min_tree_freq": 1, "model": model})
    nlp.add_pipe("ner").add_label("LOC")
    voorbeelden = [
        Example.from_dict(nlp.make_doc(zin), {"lemmas": lemmas.split(), "entities": ["O"] * len(lemmas.split())})
        for zin, lemmas in VOORBEELDEN.items()
    ]
    bijsteller = nlp.initialize(lambda: voorbeelden)
    for _ in range(25):
        nlp.update(voorbeelden, sgd=bijsteller)
    nlp.meta.update(name=NAAM.partition("_")[2], version=VERSIE)
    return nlp
