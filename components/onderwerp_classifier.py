"""The topic classifier as a Rasa component: sets the intent, the response selector's choice, and what was understood."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.begrip import Begrip, Verstaan
from components.bronnen import afdruk
from components.concepten import Concepten
from components.drempels import Drempels
from components.instellingen import WORTEL
from components.kenmerken import Zin
from components.onderwerp_model import OnderwerpModel
from components.taalanalyse import LEMMAS
from components.zorgregels import ZORGREGELS, Zorgregels

CONCEPTEN = WORTEL / "taal" / "concepten.yml"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class OnderwerpClassifier(GraphComponent):
    """Predicts a topic `group/topic` out of all, and decides: answer, ask what is meant, or say it is not understood."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Keeps Rasa's cache from using what was trained with other concepts or other code."""
        return f"{hashlib.sha256(CONCEPTEN.read_bytes()).hexdigest()} {afdruk()}"

    def __init__(self, model_storage: ModelStorage, resource: Resource, verstaan: Verstaan | None = None):
        self._model_storage = model_storage
        self._resource = resource
        self._verstaan = verstaan

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> OnderwerpClassifier:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> OnderwerpClassifier:
        with model_storage.read_from(resource) as map_:
            return cls(model_storage, resource, laad_verstaan(map_))

    def train(self, training_data: TrainingData) -> Resource:
        voorbeelden = [v for v in training_data.intent_examples if v.get(TEXT)]
        topics = [v.get(INTENT_RESPONSE_KEY) or v.get(INTENT) for v in voorbeelden]
        model, proef = OnderwerpModel.train([_zin(v) for v in voorbeelden], topics, Concepten.lees(CONCEPTEN))
        with self._model_storage.write_to(self._resource) as map_:
            model.bewaar(map_)
            Drempels.kies(proef, model.topics).bewaar(map_)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent` (group, or `nlu_fallback`), `response_selector` and `begrip` on each message."""
        for message in messages:
            zet_begrip(message, self._verstaan.begrijp(_zin(message)))
        return messages


def laad_verstaan(map_: Path) -> Verstaan:
    """What `train` wrote, with the safety rules as they are now."""
    return Verstaan(OnderwerpModel.laad(map_), Zorgregels.lees(ZORGREGELS), Drempels.laad(map_))


def _zin(message: Message) -> Zin:
    return Zin(message.get(TEXT) or "", tuple(message.get(LEMMAS) or ()))


def zet_begrip(message: Message, begrip: Begrip) -> None:
    """Write what was understood onto a message, in Rasa's keys."""
    groep = begrip.intent.partition("/")[0]
    message.set(INTENT, {INTENT_NAME_KEY: groep, "confidence": begrip.zekerheid}, add_to_output=True)
    ranglijst = [{"name": o, "confidence": k} for o, k in begrip.ranglijst]
    message.set("intent_ranking", ranglijst, add_to_output=True)
    keuze = {
        "intent_response_key": begrip.intent,
        "utter_action": f"utter_{begrip.intent}",
        "confidence": begrip.zekerheid,
    }
    message.set("response_selector", {groep: {"response": keuze, "ranking": ranglijst}}, add_to_output=True)
    message.set("begrip", begrip.als_dict(), add_to_output=True)
