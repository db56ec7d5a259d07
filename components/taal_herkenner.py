"""Which language a message is in, when it is not Dutch."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.begrip import ANTWOORD, Begrip
from components.onderwerp_classifier import zet_begrip
from components.taal import Taalgids, ander_schrift

ANDERE_TAAL = "gesprek/andere_taal"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TaalHerkenner(GraphComponent):
    """Adds the entity `taal` to a message that the classifier holds for another language.

    What it is unsure of but is written in another script is another language: few such sentences were trained on.
    """

    def __init__(self, gids: Taalgids):
        self._gids = gids

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> TaalHerkenner:
        return cls(Taalgids())

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            tekst, begrip = message.get(TEXT) or "", message.get("begrip") or {}
            if begrip.get("besluit") != ANTWOORD and ander_schrift(tekst):
                zet_begrip(message, Begrip(((ANDERE_TAAL, 1.0),), ANTWOORD))
            if message.get("begrip", {}).get("onderwerp") == ANDERE_TAAL and (taal := self._gids.taal(tekst)):
                entiteit = {"entity": "taal", "value": taal, "start": 0, "end": len(tekst), "extractor": "TaalHerkenner"}
                message.set(ENTITIES, [*message.get(ENTITIES, []), entiteit], add_to_output=True)
        return messages
