"""The analysis of Dutch as a Rasa component: puts the lemmas of a message on it, for the components that follow."""

from __future__ import annotations

import json
import logging
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.bronnen import afdruk
from components.nederlands import Nederlands, TaalpakketPastNiet
from components.taalsoort import OPZOEKLIJST, STANDAARD, TAALSOORT_BESTAND, AndereTaalsoort, eis_zelfde, taalsoort

logger = logging.getLogger(__name__)

LEMMAS = "lemmas"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class Taalanalyse(GraphComponent):
    """Learns only which kind of analysis the model was trained with, and refuses to serve it with the other."""

    def __init__(self, model: str, model_storage: ModelStorage, resource: Resource, nederlands: Nederlands | None = None):
        self._model = model
        self._model_storage = model_storage
        self._resource = resource
        self._nederlands = nederlands

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"model": STANDAARD}

    @staticmethod
    def supported_languages() -> list[str]:
        return ["nl"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Keeps Rasa's cache from mixing kinds: what was trained behind one is never taken for the other."""
        # For a result that comes out of the cache Rasa asks this with the config of what took its place.
        return f"{taalsoort(_naam({**cls.get_default_config(), **config}))} {afdruk()}"

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> Taalanalyse:
        """:raise InvalidConfigException: if `model` is not the name of a package"""
        return cls(_naam(config), model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Taalanalyse:
        """:raise InvalidConfigException: if the model was trained with another kind, or the package does not fit spaCy"""
        naam = _naam(config)
        with model_storage.read_from(resource) as map_:
            getraind = json.loads((map_ / TAALSOORT_BESTAND).read_text(encoding="utf-8"))
        try:
            eis_zelfde(getraind["soort"], naam)
            nederlands = Nederlands.laad(naam)
        except (AndereTaalsoort, TaalpakketPastNiet) as fout:
            raise InvalidConfigException(str(fout)) from fout
        reden = f"; the spaCy package {naam} is not installed" if nederlands.soort.startswith(OPZOEKLIJST) else ""
        logger.info("Lemmas come from %s%s.", nederlands.soort, reden)
        return cls(naam, model_storage, resource, nederlands)

    def train(self, training_data: TrainingData) -> Resource:
        with self._model_storage.write_to(self._resource) as map_:
            (map_ / TAALSOORT_BESTAND).write_text(json.dumps({"soort": taalsoort(self._model)}), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `lemmas`, a list of texts, on each message; an empty one where there is no text."""
        lijsten = self._nederlands.lemmas_alle(message.get(TEXT) or "" for message in messages)
        for message, lemmas in zip(messages, lijsten):
            message.set(LEMMAS, lemmas)
        return messages


def _naam(config: dict[str, Any]) -> str:
    naam = config["model"]
    if not isinstance(naam, str) or not naam.isidentifier():
        raise InvalidConfigException(f"config.yml, Taalanalyse: model must be the name of a spaCy package, not {naam!r}.")
    return naam

