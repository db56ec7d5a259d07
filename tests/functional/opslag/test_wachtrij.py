"""The queue: every message is answered once, in order, by one worker at a time, on SQLite and on PostgreSQL."""

import asyncio
from datetime import timedelta

import pytest
import pytest_asyncio

from gateway.opslag.database import Database
from gateway.opslag.wachtrij import Wachtrij
from tests.functional.opslag.conftest import NU, STAND, neem_aan

pytestmark = pytest.mark.asyncio
TOT = NU + timedelta(seconds=20)


@pytest_asyncio.fixture
async def werkers(database_adres, database):
    """Two workers, each with a connection of its own."""
    ander = Database(database_adres)
    yield Wachtrij(database, "een"), Wachtrij(ander, "twee")
    await ander.sluit()


async def test_the_oldest_message_comes_first(opslag, werkers):
    een, _ = werkers
    eerste, tweede = await neem_aan(opslag, "1"), await neem_aan(opslag, "2")
    opdracht = await een.claim("a", NU, TOT)
    assert opdracht.bericht_id == eerste and opdracht.gemeente == "GM0114"
    assert await een.rond_af(opdracht, [], {"onderwerp": "x"}, NU)
    assert (await een.claim("a", NU, TOT)).bericht_id == tweede


async def test_what_one_worker_has_claimed_the_other_does_not_get(opslag, werkers):
    een, twee = werkers
    await neem_aan(opslag, "1")
    assert await een.claim("a", NU, TOT)
    assert await twee.claim("a", NU, TOT) is None
    assert await twee.wachtend(NU, 10) == []


async def test_of_two_workers_that_claim_at_once_one_gets_it(opslag, werkers):
    for n in range(10):
        await neem_aan(opslag, str(n))
        gekregen = [o for o in await asyncio.gather(*(w.claim("a", NU, TOT) for w in werkers)) if o]
        assert len(gekregen) == 1
        assert sum(await asyncio.gather(*(w.rond_af(gekregen[0], [], None, NU) for w in werkers))) == 1  # stored once
        await asyncio.gather(*(w.laat_los("a") for w in werkers))
    assert len([g for g in await opslag.alle_gebeurtenissen("a") if g["soort"] == "stand"]) == 11


async def test_when_a_worker_dies_another_takes_over_after_its_claim(opslag, werkers):
    een, twee = werkers
    await neem_aan(opslag, "1")
    dood = await een.claim("a", NU, TOT)
    later = TOT + timedelta(seconds=1)
    assert await twee.wachtend(later, 10) == ["a"]
    opdracht = await twee.claim("a", later, later + timedelta(seconds=20))
    assert opdracht.bericht_id == dood.bericht_id
    assert await twee.rond_af(opdracht, [], None, later)
    assert not await een.rond_af(dood, [], None, later)  # it was not dead after all


async def test_an_outage_is_told_once_and_later_messages_wait_their_turn(opslag, werkers):
    een, _ = werkers
    eerste = await neem_aan(opslag, "1")
    await neem_aan(opslag, "2")
    opdracht = await een.claim("a", NU, TOT)
    straks = NU + timedelta(seconds=2)
    melding = [{"soort": "bericht", "van": "assistent", "tekst": "even weg"}]
    assert await een.stel_uit(opdracht, melding, straks, NU)
    assert not await een.stel_uit(opdracht, melding, straks, NU)
    assert await een.claim("a", NU, TOT) is None  # the second message does not overtake the first
    nogmaals = await een.claim("a", straks, TOT)
    assert (nogmaals.bericht_id, nogmaals.pogingen, nogmaals.storing_gemeld) == (eerste, 2, True)
    assert len([g for g in await opslag.alle_gebeurtenissen("a") if g.get("tekst") == "even weg"]) == 1


async def test_an_answer_to_a_deleted_conversation_is_dropped(opslag, werkers):
    een, _ = werkers
    await neem_aan(opslag, "1")
    opdracht = await een.claim("a", NU, TOT)
    await opslag.verwijder("a")
    assert not await een.rond_af(opdracht, [], None, NU)
    assert not await een.stel_uit(opdracht, [STAND], NU, NU)
    assert await een.claim("a", NU, TOT) is None
