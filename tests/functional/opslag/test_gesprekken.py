"""Conversations, messages and events as they are kept, on SQLite and on PostgreSQL."""

import asyncio
from datetime import timedelta

import pytest

from gateway.opslag.database import Database
from gateway.opslag.gesprekken import Gesprekkenopslag
from tests.functional.opslag.conftest import NU, STAND, bericht, neem_aan

pytestmark = pytest.mark.asyncio
KNOP = {"titel": "Een brief", "waarde": "actie/brief"}


async def test_a_moment_keeps_its_time_zone(opslag):
    assert (await opslag.lees("a")).aangemaakt_op == NU


async def test_a_token_belongs_to_one_conversation(opslag):
    assert await opslag.maak("c", "token-a", None, [STAND], NU) is None
    assert (await opslag.bij_token("token-a")).id == "a"


async def test_the_same_key_at_the_same_moment_stores_one_message(database_adres, opslag):
    ander = Database(database_adres)
    opslagen = [opslag, Gesprekkenopslag(ander)] * 5
    ids = await asyncio.gather(*(neem_aan(o, "sleutel") for o in opslagen))
    assert len(set(ids)) == 1
    assert len([g for g in await opslag.alle_gebeurtenissen("a") if g["soort"] == "bericht"]) == 1
    await ander.sluit()


async def test_a_key_that_was_used_for_another_message_stores_nothing(opslag):
    await neem_aan(opslag, "sleutel", tekst="een")
    aangenomen = await opslag.neem_aan("a", bericht("sleutel", "twee"), [STAND], NU)
    assert not aangenomen.zelfde and len(await opslag.alle_gebeurtenissen("a")) == 2


async def test_a_message_for_a_conversation_that_is_gone_is_not_stored(opslag):
    assert await opslag.neem_aan("weg", bericht("s"), [STAND], NU) is None


async def test_events_come_in_the_order_of_their_ids_and_after_the_last_one_seen(database_adres, opslag):
    ander = Database(database_adres)
    opslagen = (opslag, Gesprekkenopslag(ander))
    ids = await asyncio.gather(*(neem_aan(opslagen[n % 2], str(n)) for n in range(20)))
    alle = [g["id"] for g in await opslag.alle_gebeurtenissen("a")]
    assert alle == sorted(alle) and set(ids) == set(alle[1:])
    assert [g["id"] for g in await opslag.gebeurtenissen("a", alle[10])] == alle[11:]
    await ander.sluit()


async def test_the_buttons_of_the_latest_turn_are_known_until_the_next_message(opslag):
    antwoord = [{"soort": "bericht", "van": "assistent", "tekst": "Wilt u een brief?", "knoppen": [KNOP]}, STAND]
    await opslag.maak("c", "token-c", None, antwoord, NU)
    assert await opslag.laatst_aangeboden("c") == {"actie/brief": "Een brief"}
    assert await opslag.titel_van_knop("c", "actie/brief") == "Een brief"
    await neem_aan(opslag, "s", gesprek="c")
    assert await opslag.laatst_aangeboden("c") == {}  # its turn is not over yet
    assert await opslag.titel_van_knop("c", "actie/brief") == "Een brief"
    assert await opslag.titel_van_knop("a", "actie/brief") is None


async def test_deleting_takes_everything_along_and_nothing_else(opslag):
    await neem_aan(opslag, "s", gesprek="a")
    await neem_aan(opslag, "s", gesprek="b")
    await opslag.verwijder("a")
    assert await opslag.lees("a") is None and await opslag.alle_gebeurtenissen("a") == []
    assert len(await opslag.alle_gebeurtenissen("b")) == 2
    assert await opslag.bestaande(["a", "b", "weg"]) == {"b"}


async def test_only_what_is_past_its_term_is_deleted(opslag):
    await neem_aan(opslag, "s", gesprek="b", na=60)
    assert await opslag.verwijder_verlopen(NU) == 0
    assert await opslag.verwijder_verlopen(NU + timedelta(seconds=30)) == 1
    assert await opslag.bestaande(["a", "b"]) == {"b"}
