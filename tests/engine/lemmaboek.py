"""A component that stands for those that learn from lemmas: it remembers what it was trained on."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Lemmaboek(GraphComponent):
    """Adds to each message the lemmas it has now (`gezien`) and those it had while training (`geleerd`)."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, boek: dict[str, list[str]]):
        self._model_storage, self._resource, self._boek = model_storage, resource, boek

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext):
        return cls(model_storage, resource, {})

    @classmethod
    def load(cls, config, model_storage, resource, execution_context, **kwargs: Any) -> Lemmaboek:
        with model_storage.read_from(resource) as map_:
            return cls(model_storage, resource, json.loads((map_ / "boek.json").read_text()))

    def train(self, training_data: TrainingData) -> Resource:
        with self._model_storage.write_to(self._resource) as map_:
            (map_ / "boek.json").write_text(json.dumps({v.get("text"): v.get("lemmas") for v in training_data.intent_examples}))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set("gezien", message.get("lemmas"), add_to_output=True)
            message.set("geleerd", self._boek.get(message.get("text")), add_to_output=True)
        return messages
