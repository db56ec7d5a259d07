"""Talk about the conversation itself, being unsure, and buttons that do something."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.klacht import OPNIEUW, open_formulier, open_klacht
from actions.omgeving import omgeving
from actions.vertaling import beurt, verleden, zeg_alles

Events = list[dict[str, Any]]


class _Beantwoord:
    """First asks the complaint that was routed last, where there is one: a correction may come late. Then says what the
    ordinary treatment of a message is. No Action itself: rasa-sdk registers every subclass of that."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        om, deze, klacht = omgeving(), beurt(tracker), open_klacht(tracker)
        if klacht is not None and deze.keuze not in ("actie/iets_anders", "actie/andere_vraag"):
            stap = om.klachtgesprek.vervolg(klacht, deze)
            if not stap.doorgeven:
                zeg_alles(dispatcher, stap.zeg, om.onderwerpen)
                # The form is open again, but has had its say in this turn.
                return [*open_formulier(stap), FollowupAction("action_listen")] if stap.klacht else []
        taal = next(tracker.get_latest_entity_values("taal"), None)
        zeg_alles(dispatcher, om.beantwoorder.zeg(deze, verleden(tracker)), om.onderwerpen, taal=taal)
        return []


class ActionGesprek(_Beantwoord, Action):
    def name(self) -> str:
        return "action_gesprek"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        events = await super().run(dispatcher, tracker, domain)
        return [AllSlotsReset()] if beurt(tracker).onderwerp == OPNIEUW else events


class ActionVerduidelijken(_Beantwoord, Action):
    def name(self) -> str:
        return "action_verduidelijken"


class ActionKeuze(_Beantwoord, Action):
    """A button such as `actie/brief` or `gemeente/GM0373`."""

    def name(self) -> str:
        return "action_keuze"
