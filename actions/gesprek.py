"""Talk about the conversation itself, being unsure, and buttons that do something."""

from dataclasses import asdict
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.klacht import NAAM, open_klacht
from actions.omgeving import omgeving
from actions.vertaling import beurt, verleden, zeg_alles

Events = list[dict[str, Any]]


class _Beantwoord:
    """Says what the ordinary treatment of a message is. No Action itself: rasa-sdk registers every subclass of that."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        om = omgeving()
        taal = next(tracker.get_latest_entity_values("taal"), None)
        zeg_alles(dispatcher, om.beantwoorder.zeg(beurt(tracker), verleden(tracker)), om.onderwerpen, taal=taal)
        return []


class ActionGesprek(_Beantwoord, Action):
    def name(self) -> str:
        return "action_gesprek"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        await super().run(dispatcher, tracker, domain)
        return [AllSlotsReset()] if beurt(tracker).onderwerp == "gesprek/opnieuw" else []


class ActionVerduidelijken(_Beantwoord, Action):
    def name(self) -> str:
        return "action_verduidelijken"


class ActionKeuze(_Beantwoord, Action):
    """A button such as `actie/brief` or `gemeente/GM0373`; about the last complaint where there is one."""

    def name(self) -> str:
        return "action_keuze"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        klacht, deze = open_klacht(tracker), beurt(tracker)
        if klacht is None or deze.keuze in ("actie/iets_anders", "actie/andere_vraag"):
            return await super().run(dispatcher, tracker, domain)
        om = omgeving()
        stap = om.klachtgesprek.vervolg(klacht, deze)
        zeg_alles(dispatcher, stap.zeg, om.onderwerpen)
        if stap.klacht is None:
            return []
        # The form is open again, but has had its say in this turn.
        return [SlotSet("klacht", asdict(stap.klacht)), ActiveLoop(NAAM), FollowupAction("action_listen")]
