"""What is compared: Rasa pipelines on the same sentences. Everything but the configuration is the same for all."""

from dataclasses import dataclass
from typing import Any

import yaml

from tools.paden import WORTEL

Config = dict[str, Any]

WOORDEN = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]


@dataclass(frozen=True)
class Kandidaat:
    """`groepen`: topics are retrieval intents, one rule per group; else each topic is an intent with a rule of its own, as
    a classifier without response selector needs it. `verhalen`: TED is trained on stories."""

    naam: str
    uitleg: str
    config: Config
    groepen: bool
    verhalen: bool = False


def kandidaten(groepen: list[str], epochs: int) -> list[Kandidaat]:
    """Ours first. `epochs`: what `rasa init` writes is 100; fewer is for trying out only."""
    leer = {"epochs": epochs}
    kiezers = [{"name": "ResponseSelector", "retrieval_intent": groep, **leer} for groep in groepen]
    regels = [{"name": "RulePolicy"}]
    # The pipeline and policies in the comments of the config.yml of `rasa init` in Rasa 3.6.21, which it trains with.
    rasa_init = {
        "pipeline": [
            *WOORDEN,
            {"name": "DIETClassifier", **leer},
            {"name": "EntitySynonymMapper"},
            *kiezers,
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ],
        "policies": [{"name": "MemoizationPolicy"}, {"name": "TEDPolicy", "max_history": 5, **leer}, *regels],
    }
    diet = {"pipeline": [*WOORDEN, {"name": "DIETClassifier", **leer}], "policies": regels}
    tellen = [WOORDEN[0], *WOORDEN[3:]]
    logistisch = {"pipeline": [*tellen, {"name": "LogisticRegressionClassifier"}], "policies": regels}
    return [
        Kandidaat("ours", "config.yml of this project", _onze(), groepen=True),
        Kandidaat("rasa init", "what `rasa init` trains with, and a response selector per group", rasa_init, True, verhalen=True),
        Kandidaat("DIET", "the same features and DIET, nothing else", diet, groepen=False),
        Kandidaat("logistic", "CountVectors and LogisticRegressionClassifier", logistisch, groepen=False),
    ]


def _onze() -> Config:
    config = yaml.safe_load((WORTEL / "config.yml").read_text(encoding="utf-8"))
    return {"pipeline": config["pipeline"], "policies": config["policies"]}
