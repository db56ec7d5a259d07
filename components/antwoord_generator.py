"""The response generator: chooses the answer that holds on the date, and adds source and follow-up buttons."""

from __future__ import annotations

import copy
import logging
import re
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from components import actie_antwoord
from components.instellingen import WORTEL, gemeenten, modellen, peildatum
from helpdesk.antwoorden import geldige_variaties
from helpdesk.fasen import Fasen
from helpdesk.onderwerpen import LiveOnderwerpen
from helpdesk.pakketten import Pakketten

logger = logging.getLogger(__name__)

GEEN_ANTWOORD = "utter_geen_antwoord"
_PLAATS = re.compile(r"\{(\w+)\}")


class AntwoordGenerator(TemplatedNaturalLanguageGenerator):
    """Named in endpoints.yml. The phase follows from the date, so a text changes without retraining.

    A kind of Rasa's own generator, because Rasa hands the loaded model's `responses` only to those.
    """

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None):
        """:raise InhoudFout: if the date, the phases, the catalogue or a municipality's pack cannot be read"""
        super().__init__(domain.responses if domain else {})
        actie_antwoord.stel_in()
        self._onderwerpen = LiveOnderwerpen(modellen(), WORTEL)
        self._pakketten = Pakketten(gemeenten(), self._onderwerpen)
        self._dag = peildatum()
        self._fase = Fasen.lees(WORTEL / "registers" / "feiten" / "fasen.yml").op(self._dag).id

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """One message. `kwargs` hold what fills in the text's {places}, and slot values such as `taal`."""
        responses = kwargs.pop("domain_responses", None) or self.responses
        waarden = {**tracker.current_slot_values(), **kwargs}
        variaties = geldige_variaties(responses.get(utter_action, []), self._fase, self._dag, waarden)
        if not variaties:
            logger.error("no answer for %s on %s in phase %s", utter_action, self._dag, self._fase)
            utter_action, variaties = GEEN_ANTWOORD, responses[GEEN_ANTWOORD]
        bericht = self._bericht(utter_action, copy.deepcopy(variaties[0]), kwargs)
        return bericht if waarden.get("taal") else self._van_gemeente(bericht, tracker)

    def _van_gemeente(self, bericht: dict[str, Any], tracker: DialogueStateTracker) -> dict[str, Any]:
        """With the words of the municipality on whose site the resident is; theirs are Dutch only."""
        laatste = tracker.latest_message
        code = ((laatste.metadata if laatste else None) or {}).get("gemeente")
        onderwerp = bericht.get("onderwerp")
        if not code or not onderwerp:
            return bericht
        tekst, bron = self._pakketten.van(code).pas_toe(onderwerp, bericht["text"], bericht.get("bron"), self._dag)
        return {**bericht, "text": tekst, "bron": bron}

    def _bericht(self, utter_action: str, variatie: dict[str, Any], waarden: dict[str, Any]) -> dict[str, Any]:
        metadata = variatie.get("metadata") or {}
        onderwerp = utter_action.removeprefix("utter_")
        bericht: dict[str, Any] = {
            "text": _PLAATS.sub(lambda m: str(waarden.get(m[1], m[0])), variatie["text"]).strip(),
            "buttons": [self._onderwerpen.knop(waarde) for waarde in metadata.get("vervolg", ())],
        }
        if onderwerp in self._onderwerpen:
            bericht["onderwerp"] = onderwerp
        if "bron" in metadata:
            bericht["bron"] = {"url": metadata["bron"], "peildatum": str(metadata["peildatum"])}
        if metadata.get("brief"):
            bericht["brief"] = True
        return bericht
