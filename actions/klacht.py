"""The complaint form: a Rasa loop whose every step is decided in helpdesk/klachtgesprek.py."""

from dataclasses import asdict
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.omgeving import omgeving
from actions.vertaling import beurt, verleden, zeg_alles
from helpdesk.klacht import AFGEROND, Klacht, Stap

NAAM = "klacht_formulier"
OPNIEUW = "gesprek/opnieuw"


class KlachtFormulier(Action):
    """Runs on every message while a complaint is open, also on those that turn out to be about something else."""

    def name(self) -> str:
        return NAAM

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        deze, om = beurt(tracker), omgeving()
        if klacht := _klacht(tracker):
            stap = om.klachtgesprek.vervolg(klacht, deze)
        else:
            stap = om.klachtgesprek.begin(deze, tracker.get_slot("gemeente") or deze.gemeente_pagina)
        zeg_alles(dispatcher, stap.zeg, om.onderwerpen)
        if stap.doorgeven:
            taal = next(tracker.get_latest_entity_values("taal"), None)
            zeg_alles(dispatcher, om.beantwoorder.zeg(deze, verleden(tracker)), om.onderwerpen, taal=taal)
            if deze.onderwerp == OPNIEUW:
                return [AllSlotsReset(), ActiveLoop(None)]
            # The form stays open: whatever `hoe mail ik die` looks like, it is about the complaint that was routed.
            return [ActiveLoop(NAAM)]
        if stap.klacht is None:
            return [SlotSet("klacht", None), ActiveLoop(None)]
        return open_formulier(stap)


def open_formulier(stap: Stap) -> list[dict[str, Any]]:
    """The events after which the next message is the form's."""
    return [SlotSet("klacht", asdict(stap.klacht)), ActiveLoop(NAAM)]


def _klacht(tracker: Tracker) -> Klacht | None:
    """The complaint that this message may be about: the one that is going on, or else the one that was routed last."""
    bewaard = tracker.get_slot("klacht")
    gaande = bewaard and (tracker.active_loop or {}).get("name") == NAAM
    return Klacht(**bewaard) if gaande else open_klacht(tracker)


def open_klacht(tracker: Tracker) -> Klacht | None:
    """The complaint that was routed last in this conversation, or None."""
    bewaard = tracker.get_slot("klacht")
    return Klacht(**bewaard) if bewaard and bewaard.get("vraag") == AFGEROND else None
