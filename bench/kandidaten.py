"""What is compared: Rasa pipelines on the same sentences. Everything but the configuration is the same for all."""

from dataclasses import dataclass
from typing import Any

import yaml

from tools.paden import ENGINE_PYTHON, WORTEL

Config = dict[str, Any]
# What Rasa fills an empty pipeline with, as `rasa init` leaves it.
STANDAARD = "lib/python3*/site-packages/rasa/engine/recipes/config_files/default_config.yml"

ONS, INIT = "ours", "rasa init"


@dataclass(frozen=True)
class Kandidaat:
    """`groepen`: topics are retrieval intents, one rule per group; else each topic is an intent with a rule of its own, as
    a classifier without response selector needs it. `verhalen`: TED is trained on stories."""

    naam: str
    uitleg: str
    config: Config
    groepen: bool
    verhalen: bool = False


def kandidaten(epochs: int) -> list[Kandidaat]:
    """Ours first. `epochs`: Rasa's own is 100; fewer is for trying out only."""
    rasa_init = _van_rasa_init(epochs)
    regels = [{"name": "RulePolicy"}]
    diet = _tot(rasa_init["pipeline"], "DIETClassifier")
    tellen = [deel for deel in diet if deel["name"] in ("WhitespaceTokenizer", "CountVectorsFeaturizer")]
    return [
        onze(),
        Kandidaat(INIT, "what Rasa trains with when `rasa init` made the project", rasa_init, True, verhalen=True),
        Kandidaat("DIET", "of that the features and DIET only", {"pipeline": diet, "policies": regels}, groepen=False),
        Kandidaat(
            "logistic",
            "of that the counted words and letters, and LogisticRegressionClassifier",
            {"pipeline": [*tellen, {"name": "LogisticRegressionClassifier"}], "policies": regels},
            groepen=False,
        ),
    ]


def onze() -> Kandidaat:
    config = yaml.safe_load((WORTEL / "config.yml").read_text(encoding="utf-8"))
    delen = {deel: config[deel] for deel in ("importers", "pipeline", "policies")}
    return Kandidaat(ONS, "config.yml of this project", delen, groepen=True)


def _van_rasa_init(epochs: int) -> Config:
    (pad,) = ENGINE_PYTHON.parents[1].glob(STANDAARD)
    config = yaml.safe_load(pad.read_text(encoding="utf-8"))
    for onderdeel in (*config["pipeline"], *config["policies"]):
        if "epochs" in onderdeel:
            onderdeel["epochs"] = epochs
    return {deel: config[deel] for deel in ("pipeline", "policies")}


def _tot(pipeline: list[Config], naam: str) -> list[Config]:
    """The components up to and with the one of this name."""
    return pipeline[: [onderdeel["name"] for onderdeel in pipeline].index(naam) + 1]
