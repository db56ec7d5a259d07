"""Safety first: a message about symptoms, an emergency or despair is answered before anything else."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

GROEP = "zorg"
UTTER = f"utter_{GROEP}"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class ZorgPolicy(Policy):
    """Predicts the answer to `zorg/*` also in the middle of a form, and needs no action server for it.

    An open question of a form stays open: the resident's next message is again the form's.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # Above the RulePolicy (6), which would otherwise give the message to the form.
        return {"priority": 10}

    def train(self, training_trackers: list, domain: Domain, **kwargs: Any) -> Resource:
        """Learns nothing: the rule is fixed."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        kansen = self._default_predictions(domain)
        vervolg = self._vervolg(tracker)
        if vervolg and UTTER in domain.action_names_or_texts:
            kansen[domain.index_for_action(vervolg)] = 1.0
            # An open form makes such a prediction too, and those overrule all others; among them the priority decides.
            return self._prediction(kansen, is_no_user_prediction=True)
        return self._prediction(kansen)

    @staticmethod
    def _vervolg(tracker: DialogueStateTracker) -> str | None:
        bericht = tracker.latest_message
        if bericht is None or bericht.intent.get("name") != GROEP:
            return None
        if tracker.latest_action_name == ACTION_LISTEN_NAME:
            return UTTER
        return ACTION_LISTEN_NAME if tracker.latest_action_name == UTTER else None
