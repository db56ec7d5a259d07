"""The channel between the gateway and Rasa: one request per message, with everything the gateway needs in return."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from components.geheugen import Geheugen
from components.instellingen import modellen
from components.modelwissel import ModelOnbruikbaar, wissel_model

logger = logging.getLogger(__name__)

NAAM = "helpdesk"
# Asked of a new model before it is used.
PROEFVRAAG = "Gebruikt de app veel batterij?"
AANTAL_IN_RANGLIJST = 5
# Answers of the latest message of this many conversations are remembered; older ones are found in the tracker.
ONTHOUDEN = 2000


class Verzameling(OutputChannel):
    """Collects what the assistant says, in the contract's shape."""

    def __init__(self) -> None:
        self.berichten: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return NAAM

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.berichten.append(als_bericht(message))


class HelpdeskKanaal(InputChannel):
    """`POST /webhooks/helpdesk/berichten`. A message id that was handled before is answered again, not handled again.

    `GET …/gesprekken` names the conversations that Rasa remembers, `DELETE …/gesprekken/<id>` makes it forget one.
    `GET …/model` names the model that answers, `PUT …/model` with `{"model": "<file>"}` puts another in its place.
    """

    def __init__(self, token: str):
        self._token = token
        self._laatste: OrderedDict[str, tuple[str, dict[str, Any]]] = OrderedDict()
        self._wissel = asyncio.Lock()

    @classmethod
    def name(cls) -> str:
        return NAAM

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> HelpdeskKanaal:
        """:raise ValueError: if no token is set, or the environment variable was not filled in"""
        token = str((credentials or {}).get("token") or "")
        if not token or token.startswith("${"):
            raise ValueError("credentials.yml: the helpdesk channel has no token; set HELPDESK_RASA_TOKEN")
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blauwdruk = Blueprint("helpdesk_kanaal")

        @blauwdruk.middleware("request")
        async def eis_token(request: Request) -> HTTPResponse | None:
            if not hmac.compare_digest(request.headers.get("authorization", ""), f"Bearer {self._token}"):
                return response.json({"fout": "wrong or missing token"}, status=401)
            return None

        @blauwdruk.get("/gesprekken")
        async def gesprekken(request: Request) -> HTTPResponse:
            return response.json({"gesprekken": await Geheugen(request.app.ctx.agent.tracker_store).gesprekken()})

        @blauwdruk.delete("/gesprekken/<gesprek>")
        async def vergeet(request: Request, gesprek: str) -> HTTPResponse:
            self._laatste.pop(gesprek, None)
            Geheugen(request.app.ctx.agent.tracker_store).vergeet(gesprek)
            return response.empty()

        @blauwdruk.post("/berichten")
        async def ontvang(request: Request) -> HTTPResponse:
            verzoek = _verzoek(request)
            if isinstance(verzoek, str):
                return response.json({"fout": verzoek}, status=400)
            antwoord = await self._antwoord(verzoek, request.app.ctx.agent, on_new_message)
            # Nothing to say means that an action failed (the action server is away): the gateway tries again.
            return response.json(antwoord, status=200 if antwoord["berichten"] else 503)

        @blauwdruk.put("/model")
        async def wissel(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            try:
                async with self._wissel:
                    await wissel_model(agent, modellen() / Path(str((request.json or {}).get("model"))).name, PROEFVRAAG)
            except (InvalidUsage, ModelOnbruikbaar) as fout:
                return response.json({"fout": str(fout)}, status=400)
            return response.json({"model": agent.model_id, "bestand": agent.processor.model_filename})

        @blauwdruk.get("/model")
        async def model(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            return response.json({"model": agent.model_id, "bestand": agent.processor.model_filename})

        return blauwdruk

    async def _antwoord(
        self, verzoek: dict[str, Any], agent: Any, on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> dict[str, Any]:
        gesprek, bericht = verzoek["gesprek"], verzoek["bericht"]
        eerder = await self._eerder(gesprek, bericht, agent)
        if eerder:
            return eerder
        if verzoek.get("teruggegeven"):
            await _na_een_mens(agent, gesprek)
        verzameling = Verzameling()
        metadata = {"keuze": verzoek.get("keuze"), "gemeente": verzoek.get("gemeente")}
        boodschap = UserMessage(_als_tekst(verzoek["tekst"]), verzameling, gesprek, None, NAAM, bericht, metadata)
        boodschap.parse_data = (
            uit_keuze(verzoek["keuze"], boodschap.text)
            if verzoek.get("keuze")
            else await agent.processor.parse_message(boodschap)
        )
        await on_new_message(boodschap)
        antwoord = _met_begrip(agent, boodschap.parse_data, verzameling.berichten)
        if verzameling.berichten:
            self._onthoud(gesprek, bericht, antwoord)
        return antwoord

    async def _eerder(self, gesprek: str, bericht: str, agent: Any) -> dict[str, Any] | None:
        """What was answered to this message before, or None. The tracker is read only for a conversation not seen yet."""
        if gesprek in self._laatste:
            laatste, antwoord = self._laatste[gesprek]
            return antwoord if laatste == bericht else None
        tracker = await agent.tracker_store.retrieve(gesprek)
        if tracker is None:
            return None
        gebeurtenissen = list(tracker.events)
        for plek, gebeurtenis in enumerate(gebeurtenissen):
            if isinstance(gebeurtenis, UserUttered) and gebeurtenis.message_id == bericht:
                rest = _tot_volgende(gebeurtenissen[plek + 1 :])
                gezegd = [als_bericht(g.message()) for g in rest if isinstance(g, BotUttered)]
                return _met_begrip(agent, gebeurtenis.parse_data, gezegd) if gezegd else None
        return None

    def _onthoud(self, gesprek: str, bericht: str, antwoord: dict[str, Any]) -> None:
        self._laatste[gesprek] = (bericht, antwoord)
        self._laatste.move_to_end(gesprek)
        if len(self._laatste) > ONTHOUDEN:
            self._laatste.popitem(last=False)


async def _na_een_mens(agent: Any, gesprek: str) -> None:
    """A person had the conversation meanwhile: the complaint that was open before it is no longer talked about."""
    tracker = await agent.tracker_store.retrieve(gesprek)
    if tracker is not None:
        gebeurtenissen = [ActiveLoop(None), SlotSet("klacht", None), ActionExecuted(ACTION_LISTEN_NAME)]
        tracker.update_with_events(gebeurtenissen, agent.domain)
        await agent.tracker_store.save(tracker)


def uit_keuze(keuze: str, titel: str) -> dict[str, Any]:
    """What Rasa is told when a button was chosen: certain, and without the classifier. `keuze` is `group/name`."""
    groep = keuze.partition("/")[0]
    # Buttons that do something (actie/brief, gemeente/GM0373) are one intent; topics are retrieval intents.
    intent = "actie" if groep in ("actie", "gemeente") else groep
    return {
        "text": titel,
        "intent": {"name": intent, "confidence": 1.0},
        "intent_ranking": [{"name": intent, "confidence": 1.0}],
        "entities": [],
        "response_selector": {groep: {"response": {"intent_response_key": keuze, "utter_action": f"utter_{keuze}"}}},
        "begrip": {"onderwerp": keuze, "zekerheid": 1.0, "besluit": "keuze", "ranglijst": []},
    }


def als_bericht(message: dict[str, Any]) -> dict[str, Any]:
    """A bot message of Rasa in the contract's shape."""
    bericht: dict[str, Any] = {
        "tekst": message.get("text") or "",
        "onderwerp": message.get("onderwerp"),
        "knoppen": [{"titel": k["title"], "waarde": k["payload"]} for k in message.get("buttons") or ()],
        "bron": message.get("bron"),
        "brief": message.get("brief", False),  # a letter to copy
    }
    custom = message.get("custom") or {}
    if "type" in custom:
        bericht[custom["type"]] = custom
    return bericht


def _met_begrip(agent: Any, parse_data: dict[str, Any], berichten: list[dict[str, Any]]) -> dict[str, Any]:
    begrip = dict(parse_data.get("begrip") or {})
    begrip["ranglijst"] = begrip.get("ranglijst", [])[:AANTAL_IN_RANGLIJST]
    return {"model": agent.model_id, "begrip": begrip, "berichten": berichten}


def _tot_volgende(gebeurtenissen: list[Any]) -> list[Any]:
    einde = next((i for i, g in enumerate(gebeurtenissen) if isinstance(g, UserUttered)), len(gebeurtenissen))
    return gebeurtenissen[:einde]


def _als_tekst(tekst: str) -> str:
    """A leading slash would make Rasa read the text as an intent; what a resident types is only ever text."""
    return tekst.strip().lstrip("/").strip() or "…"


def _verzoek(request: Request) -> dict[str, Any] | str:
    """The checked request, or what is wrong with it."""
    try:
        verzoek = request.json
    except InvalidUsage:
        return "the body is not JSON"
    if not isinstance(verzoek, dict):
        return "the body is not a JSON object"
    for veld in ("gesprek", "bericht", "tekst"):
        if not isinstance(verzoek.get(veld), str) or (veld != "tekst" and not verzoek[veld]):
            return f"'{veld}' is not a text"
    for veld in ("keuze", "gemeente"):
        if not isinstance(verzoek.get(veld), (str, type(None))):
            return f"'{veld}' is neither a text nor null"
    if not isinstance(verzoek.get("teruggegeven", False), bool):
        return "'teruggegeven' is neither true nor false"
    return verzoek
