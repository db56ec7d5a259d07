"""Conversations past their term go by themselves, also from Rasa's memory."""

import asyncio
from datetime import timedelta

import pytest

from gateway import opruimen
from gateway.opruimen import Opruimer
from gateway.rasa import RasaWeg
from tests.functional.opslag.conftest import NU, neem_aan

pytestmark = pytest.mark.asyncio
TERMIJN = timedelta(days=28)


class Rasa:
    """Remembers conversations in a set, as Rasa does in its tracker store."""

    def __init__(self, *onthouden: str):
        self.onthouden = set(onthouden)
        self.weg = False

    async def gesprekken(self):
        if self.weg:
            raise RasaWeg("ConnectError")
        return sorted(self.onthouden)

    async def vergeet(self, gesprek):
        if self.weg:
            raise RasaWeg("ConnectError")
        self.onthouden.discard(gesprek)


async def test_past_its_term_a_conversation_is_gone_here_and_at_rasa(opslag):
    await neem_aan(opslag, "s", gesprek="b", na=60)
    rasa = Rasa("a", "b")
    dag = NU
    opruimer = Opruimer(opslag, rasa, lambda: dag, TERMIJN)
    await opruimer.ronde()
    assert rasa.onthouden == {"a", "b"}
    dag = NU + TERMIJN + timedelta(seconds=30)
    await opruimer.ronde()
    assert await opslag.bestaande(["a", "b"]) == rasa.onthouden == {"b"}


async def test_what_rasa_could_not_forget_at_once_it_forgets_later(opslag):
    rasa = Rasa("a", "b")
    opruimer = Opruimer(opslag, rasa, lambda: NU, TERMIJN)
    rasa.weg = True
    await opruimer.verwijder("a")
    assert await opslag.bestaande(["a", "b"]) == {"b"} and rasa.onthouden == {"a", "b"}
    rasa.weg = False
    await opruimer.ronde()
    assert rasa.onthouden == {"b"}


async def test_it_keeps_going_round_also_when_something_is_away(opslag, monkeypatch):
    monkeypatch.setattr(opruimen, "ELKE", 0.01)
    monkeypatch.setattr(opruimen, "OPNIEUW_NA", 0.01)
    rasa, dag = Rasa("a", "b"), NU
    rasa.weg = True
    taak = asyncio.create_task(Opruimer(opslag, rasa, lambda: dag, TERMIJN).blijf())
    await asyncio.sleep(0.1)
    rasa.weg, dag = False, NU + TERMIJN + timedelta(days=1)
    async with asyncio.timeout(5):
        while rasa.onthouden:
            await asyncio.sleep(0.01)
    taak.cancel()
    assert await opslag.bestaande(["a", "b"]) == set()
