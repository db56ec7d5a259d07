"""Which language a message is in, when it is not Dutch."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.taal import Taalgids

ANDERE_TAAL = "gesprek/andere_taal"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TaalHerkenner(GraphComponent):
    """Adds the entity `taal` to a message that the classifier holds for another language."""

    def __init__(self, gids: Taalgids):
        self._gids = gids

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> TaalHerkenner:
        return cls(Taalgids())

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            begrip = message.get("begrip") or {}
            if begrip.get("onderwerp") == ANDERE_TAAL and (taal := self._gids.taal(message.get(TEXT) or "")):
                entiteit = {"entity": "taal", "value": taal, "start": 0, "end": len(message.get(TEXT)), "extractor": "TaalHerkenner"}
                message.set(ENTITIES, [*message.get(ENTITIES, []), entiteit], add_to_output=True)
        return messages
