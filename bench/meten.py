"""Measures a served model: how often it is right, how fast it answers, how much memory it holds."""

import asyncio
import time
import uuid
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

from bench.project import SCHEIDING
from tools.evaluatie.rijen import ANTWOORD, TERUGVAL, Rij, Toetszin

GEDULD = 60.0
OPWARMEN = 20
BEURTEN_PER_GESPREK = 10
ONZEKER = "nlu_fallback"


async def voorspel(adres: str, zinnen: list[Toetszin]) -> list[Rij]:
    """What the served model makes of the sentences, through Rasa's own parse route."""
    async with httpx.AsyncClient(base_url=adres, trust_env=False, timeout=GEDULD) as http:
        antwoorden = [(await http.post("/model/parse", json={"text": zin.tekst})).raise_for_status().json() for zin in zinnen]
    return [
        Rij(zin, ranglijst(data), TERUGVAL if data["intent"]["name"] == ONZEKER else ANTWOORD)
        for zin, data in zip(zinnen, antwoorden)
    ]


def ranglijst(data: dict[str, Any]) -> tuple[tuple[str, float], ...]:
    """The topics in a parse result, likeliest first, whichever way the pipeline names them.

    A response selector chooses among the topics of all groups; without it the intents are the topics.
    """
    kiezer = data.get("response_selector", {}).get("default")
    if kiezer and kiezer["ranking"]:
        return tuple((keuze["intent_response_key"], keuze["confidence"]) for keuze in kiezer["ranking"])
    intents = [(intent["name"], intent["confidence"]) for intent in data["intent_ranking"] if intent["name"] != ONZEKER]
    return tuple((naam.replace(SCHEIDING, "/"), zeker) for naam, zeker in intents)


async def antwoordtijden(adres: str, zinnen: list[str], klanten: int, aantal: int) -> list[float]:
    """Seconds per answer over Rasa's REST channel, `aantal` in all, asked by so many clients at the same time."""
    tijden: list[float] = []
    async with httpx.AsyncClient(base_url=adres, trust_env=False, timeout=GEDULD) as http:
        await _klant(http, zinnen[:OPWARMEN], [])
        await asyncio.gather(*(_klant(http, _deel(zinnen, klant, aantal // klanten), tijden) for klant in range(klanten)))
    return tijden


async def _klant(http: httpx.AsyncClient, zinnen: list[str], tijden: list[float]) -> None:
    for beurt, zin in enumerate(zinnen):
        if beurt % BEURTEN_PER_GESPREK == 0:
            gesprek = uuid.uuid4().hex
        begin = time.perf_counter()
        antwoord = await http.post("/webhooks/rest/webhook", json={"sender": gesprek, "message": zin})
        tijden.append(time.perf_counter() - begin)
        antwoord.raise_for_status()


def _deel(zinnen: list[str], begin: int, aantal: int) -> list[str]:
    return [zinnen[(begin * aantal + plek) % len(zinnen)] for plek in range(aantal)]


def percentielen(tijden: list[float]) -> dict[str, float]:
    """The median and the 95th percentile in milliseconds."""
    grenzen = quantiles(tijden, n=20, method="inclusive")
    return {"p50": 1000 * grenzen[9], "p95": 1000 * grenzen[18]}


def geheugen(pid: int) -> float:
    """Resident memory of a process and its children in MB; what they share counts once (proportional set size)."""
    kinderen = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    regels = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    eigen = next(int(regel.split()[1]) for regel in regels if regel.startswith("Pss:"))
    return eigen / 1024 + sum(geheugen(int(kind)) for kind in kinderen)
