"""How long an answer takes as a conversation grows, on the running helpdesk."""

import os
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import httpx

from tools.modellen import TrainingMislukt, actief_model, train
from tools.paden import VAR
from tools.run import LOKAAL, Geheel, processen, vrije_poort, wacht_op_antwoord

# What a resident goes through: questions, a complaint with its place and letter, small talk, not being understood.
ZINNEN = (
    "Gebruikt de app veel batterij?", "moet bluetooth aan blijven", "volgt de app waar ik ben", "is de app verplicht?",
    "De GGD-medewerker was heel onbeleefd", "Emmen", "nee", "bedankt", "wat doet de app met mijn gegevens",
    "qwertyuiop", "hoe installeer ik de app", "herhaal dat eens", "ik heb een melding gekregen, wat nu",
    "wie kan zien dat ik besmet ben", "werkt de app in duitsland", "hallo", "mag mijn baas de app verplichten",
)  # fmt: skip
RAND = len(ZINNEN)  # turns at the beginning and at the end that are compared: at both, every sentence once
GEDULD = 30.0

Vraag = Callable[[str], None]


def groei(gesprekken: int, beurten: int) -> dict[str, Any]:
    """Median milliseconds per turn over several conversations, through Rasa's channel and over the public API."""
    with helpdesk() as (api, kanaal):
        routes = {"through Rasa": lambda: _via_kanaal(kanaal), "public API": lambda: _via_api(api)}
        _loop(routes["public API"](), len(ZINNEN))  # once through everything, so that nothing is done for the first time
        return {
            "conversations": gesprekken,
            "turns": beurten,
            **{naam: _meet(maak, gesprekken, beurten) for naam, maak in routes.items()},
        }


def _meet(maak: Callable[[], Vraag], gesprekken: int, beurten: int) -> dict[str, Any]:
    tijden = [_loop(maak(), beurten) for _ in range(gesprekken)]
    per_beurt = [1000 * statistics.median(rij[beurt] for rij in tijden) for beurt in range(beurten)]
    begin, einde = (statistics.median(deel) for deel in (per_beurt[:RAND], per_beurt[-RAND:]))
    return {"ms_per_turn": per_beurt, "first_ms": begin, "last_ms": einde, "ratio": einde / begin}


def _loop(vraag: Vraag, beurten: int) -> list[float]:
    """Seconds per turn. Each conversation says the same sentences in the same order, so that turns can be compared."""
    tijden = []
    for beurt in range(beurten):
        begin = time.perf_counter()
        vraag(ZINNEN[beurt % len(ZINNEN)])
        tijden.append(time.perf_counter() - begin)
    return tijden


def _via_kanaal(kanaal: httpx.Client) -> Vraag:
    gesprek = uuid.uuid4().hex

    def vraag(tekst: str) -> None:
        verzoek = {"gesprek": gesprek, "bericht": uuid.uuid4().hex, "tekst": tekst, "keuze": None, "gemeente": None}
        kanaal.post("/webhooks/helpdesk/berichten", json=verzoek).raise_for_status()

    return vraag


def _via_api(api: httpx.Client) -> Vraag:
    gemaakt = api.post("/gesprekken", json={}).raise_for_status().json()
    pad, koppen = f"/gesprekken/{gemaakt['id']}", {"Authorization": f"Bearer {gemaakt['token']}"}

    def vraag(tekst: str) -> None:
        bericht = {"sleutel": uuid.uuid4().hex, "tekst": tekst}
        na = api.post(f"{pad}/berichten", json=bericht, headers=koppen).raise_for_status().json()["id"]
        soorten: set[str] = set()
        while "stand" not in soorten:
            antwoord = api.get(f"{pad}/gebeurtenissen", params={"na": na, "wacht": 10}, headers=koppen).raise_for_status()
            gelezen = antwoord.json()["gebeurtenissen"]
            soorten.update(gebeurtenis["soort"] for gebeurtenis in gelezen)
            na = max((gebeurtenis["id"] for gebeurtenis in gelezen), default=na)

    return vraag


@contextmanager
def helpdesk():
    """Yield clients of the public API and of Rasa's channel, of a helpdesk with databases of its own."""
    try:
        model = actief_model() or train()
    except TrainingMislukt as fout:
        raise SystemExit(str(fout)) from fout
    with tempfile.TemporaryDirectory() as map_:
        os.environ.update(_omgeving(map_))
        poort = vrije_poort()
        draaiend = processen(model, poort)
        rasa = draaiend[0].omgeving
        with Geheel(draaiend, VAR / "log-bench") as geheel:
            wacht_op_antwoord(f"http://{LOKAAL}:{poort}", geheel)
            token = {"Authorization": f"Bearer {rasa['HELPDESK_RASA_TOKEN']}"}
            with (
                httpx.Client(base_url=f"http://{LOKAAL}:{poort}/api/v1", timeout=GEDULD, trust_env=False) as api,
                httpx.Client(base_url=rasa["HELPDESK_RASA_URL"], headers=token, timeout=GEDULD, trust_env=False) as kanaal,
            ):
                yield api, kanaal


def _omgeving(map_: str) -> dict[str, str]:
    """One resident who never pauses: the limits of the public API are out of the way."""
    return {
        "HELPDESK_DATABASE": f"sqlite+aiosqlite:///{map_}/helpdesk.db",
        "HELPDESK_TRACKER_DB": f"{map_}/rasa.db",
        "HELPDESK_PEILDATUM": "2020-12-15",
        "HELPDESK_LIMIET_BERICHTEN": "1000000/minute",
        "HELPDESK_LIMIET_ADRES": "1000000/minute",
    }
