"""The municipality in a message, as the entity `gemeente`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.instellingen import WORTEL, peildatum
from helpdesk.plaatsen import PlaatsenRegister


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PlaatsHerkenner(GraphComponent):
    """Finds the one municipality that a sentence surely means; doubtful places are asked about where it matters."""

    def __init__(self, plaatsen: PlaatsenRegister):
        self._plaatsen = plaatsen
        self._dag = peildatum()

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> PlaatsHerkenner:
        """:raise InhoudFout: if the registers cannot be read"""
        return cls(PlaatsenRegister.lees(WORTEL / "registers"))

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            plaats = self._plaatsen.zoek(message.get(TEXT) or "", self._dag)
            if plaats.soort == "gemeente":
                entiteit = {
                    "entity": "gemeente",
                    "value": plaats.gemeenten[0].code,
                    "start": plaats.begin,
                    "end": plaats.einde,
                    "extractor": "PlaatsHerkenner",
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), entiteit], add_to_output=True)
        return messages
