"""Between Rasa's tracker and dispatcher and the domain's plain data."""

from collections.abc import Iterable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from helpdesk.beantwoorder import Verleden
from helpdesk.beurt import Beurt, Zeg
from helpdesk.onderwerpen import Onderwerpen

ONZEKER = "nlu_fallback"
FAQ = ("faq_app", "faq_privacy", "faq_vrijwilligheid", "klacht")


def beurt(tracker: Tracker) -> Beurt:
    """The resident's latest message."""
    bericht = tracker.latest_message or {}
    begrip = bericht.get("begrip") or {}
    metadata = bericht.get("metadata") or {}
    onzeker = (bericht.get("intent") or {}).get("name") in (None, ONZEKER, "actie")
    return Beurt(
        tekst=bericht.get("text") or "",
        onderwerp=None if onzeker else begrip.get("onderwerp"),
        ranglijst=tuple((r["onderwerp"], r["zekerheid"]) for r in begrip.get("ranglijst", ())),
        keuze=metadata.get("keuze"),
        gemeente_pagina=metadata.get("gemeente"),
    )


def verleden(tracker: Tracker) -> Verleden:
    """What went before the latest message."""
    beurten = _eerdere_beurten(tracker.events)
    onbegrepen = 0
    for eerdere, _ in reversed(beurten):
        if not _was_onbegrepen(eerdere):
            break
        onbegrepen += 1
    onderwerpen = [o for eerdere, _ in beurten if (o := _onderwerp(eerdere)).startswith(FAQ)]
    return Verleden(
        onbegrepen=onbegrepen,
        laatste_onderwerp=onderwerpen[-1] if onderwerpen else None,
        laatst_gezegd="\n\n".join(beurten[-1][1]) if beurten else "",
        zinnen=tuple(e["text"] for e, _ in beurten[-5:] if e.get("text") and not (e.get("metadata") or {}).get("keuze")),
    )


def zeg_alles(dispatcher: CollectingDispatcher, zinnen: Iterable[Zeg], onderwerpen: Onderwerpen, **slots: Any) -> None:
    """Hand what the domain wants said to Rasa. `slots` choose between variations of an answer (such as `taal`)."""
    for zeg in zinnen:
        knoppen = [_knop(knop, onderwerpen) for knop in zeg.knoppen]
        dispatcher.utter_message(response=zeg.respons, buttons=knoppen, json_message=zeg.payload, **zeg.waarden, **slots)


def _knop(knop: str | tuple[str, str], onderwerpen: Onderwerpen) -> dict[str, str]:
    if isinstance(knop, str):
        return onderwerpen.knop(knop)
    return {"title": knop[0], "payload": knop[1]}


def _eerdere_beurten(events: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[str]]]:
    """Each earlier message of the resident, with the texts said in return; the latest message is left out."""
    beurten: list[tuple[dict[str, Any], list[str]]] = []
    for event in events:
        if event["event"] == "user":
            beurten.append((event, []))
        elif event["event"] == "bot" and beurten and event.get("text"):
            beurten[-1][1].append(event["text"])
    return beurten[:-1]


def _was_onbegrepen(event: dict[str, Any]) -> bool:
    naam = (event.get("parse_data", {}).get("intent") or {}).get("name")
    return naam == ONZEKER or (event.get("metadata") or {}).get("keuze") == "actie/iets_anders"


def _onderwerp(event: dict[str, Any]) -> str:
    data = event.get("parse_data", {})
    naam = (data.get("intent") or {}).get("name")
    return "" if naam in (None, ONZEKER) else (data.get("begrip") or {}).get("onderwerp") or ""
