"""Between Rasa's tracker and dispatcher and the domain's plain data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from helpdesk.beantwoorder import Verleden
from helpdesk.beurt import Beurt, Zeg
from helpdesk.onderwerpen import Onderwerpen

ONZEKER = "nlu_fallback"
# What the assistant says when it did not understand.
NIET_BEGREPEN = {"utter_verduidelijken", "utter_niet_begrepen", "utter_iets_anders", "utter_welke_bedoelt_u"}
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
    begrepen = [not NIET_BEGREPEN.intersection(b.uitingen) for b in beurten]
    onderwerpen = [o for b in beurten if (o := _onderwerp(b.bericht)).startswith(FAQ)]
    getypt = [b.bericht["text"] for b in beurten if not (b.bericht.get("metadata") or {}).get("keuze")]
    return Verleden(
        onbegrepen=next((i for i, goed in enumerate(reversed(begrepen)) if goed), len(begrepen)),
        laatste_onderwerp=onderwerpen[-1] if onderwerpen else None,
        laatst_gezegd="\n\n".join(beurten[-1].teksten) if beurten else "",
        zinnen=tuple(t for t in getypt[-5:] if t),
        aangeboden=tuple(beurten[-1].knoppen) if beurten else (),
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


@dataclass(frozen=True)
class _EerdereBeurt:
    """A message of the resident, the texts said in return, the names of those responses, and the buttons (words, value)."""

    bericht: dict[str, Any]
    teksten: list[str] = field(default_factory=list)
    uitingen: set[str] = field(default_factory=set)
    knoppen: list[tuple[str, str]] = field(default_factory=list)


def _eerdere_beurten(events: list[dict[str, Any]]) -> list[_EerdereBeurt]:
    """The turns before the latest message, oldest first."""
    beurten: list[_EerdereBeurt] = []
    for event in events:
        if event["event"] == "user":
            beurten.append(_EerdereBeurt(event))
        elif event["event"] == "bot" and beurten and event.get("text"):
            beurten[-1].teksten.append(event["text"])
            beurten[-1].uitingen.add((event.get("metadata") or {}).get("utter_action") or "")
            knoppen = (event.get("data") or {}).get("buttons") or ()
            beurten[-1].knoppen.extend((k["title"], k["payload"]) for k in knoppen)
    return beurten[:-1]


def _onderwerp(event: dict[str, Any]) -> str:
    data = event.get("parse_data", {})
    naam = (data.get("intent") or {}).get("name")
    return "" if naam in (None, ONZEKER) else (data.get("begrip") or {}).get("onderwerp") or ""
