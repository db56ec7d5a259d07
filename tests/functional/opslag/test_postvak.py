"""The editors' inbox in the database: what comes in with a turn, a thumb or a deletion, on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from gateway.feedback import Feedbackontvangst
from gateway.opruimen import Opruimer
from gateway.opslag.database import Database
from gateway.opslag.feedback import Feedbackopslag
from gateway.opslag.medewerkers import Medewerkersopslag
from gateway.opslag.postvak import Bereik, Gezegd, Postvakopslag, zet_in_postvak
from gateway.opslag.tabellen import Postvakbericht
from gateway.opslag.wachtrij import Wachtrij
from gateway.postvak.selectie import DUIM_OMLAAG, NIET_BEGREPEN, Selectie
from tests.functional.opslag.conftest import NU, neem_aan
from tests.functional.opslag.test_opruimen import TERMIJN, Rasa

pytestmark = pytest.mark.asyncio
ALLES = Bereik(True, None, "landelijk")
EMMEN = Bereik(False, "GM0114", "emmen")
TERUGVAL = {"onderwerp": "faq_app/batterij", "zekerheid": 0.2, "besluit": "terugval", "ranglijst": []}
VRAAGT = [{"soort": "bericht", "van": "assistent", "tekst": "?", "knoppen": [{"titel": "x", "waarde": "actie/iets_anders"}]}]
ANTWOORD = [{"soort": "bericht", "van": "assistent", "tekst": "zo", "onderwerp": "faq_app/batterij"}]


@pytest.fixture
def selectie() -> Selectie:
    return Selectie("sleutel", lambda tekst: None, lambda: NU)


@pytest.fixture
def postvak(database) -> Postvakopslag:
    return Postvakopslag(database)


@pytest_asyncio.fixture
async def redacteur(database) -> int:
    return await Medewerkersopslag(database).maak("r@x.example", "Rik", "landelijk", ["redacteur"], "hash", NU)


async def beurt(database, opslag, selectie, sleutel: str, gesprek="a", begrip=TERUGVAL, antwoord=VRAAGT) -> int:
    """One message and its answer; returns the id of the answer's first event."""
    await neem_aan(opslag, sleutel, gesprek, f"vraag {sleutel}")
    wachtrij = Wachtrij(database, "een")
    opdracht = await wachtrij.claim(gesprek, NU, NU + timedelta(seconds=20))
    gezegd = Gezegd(gesprek, opdracht.bericht_id, opdracht.tekst, opdracht.keuze, opdracht.gemeente, begrip)
    nu = NU + timedelta(seconds=int(opdracht.bericht_id))
    assert await wachtrij.rond_af(opdracht, antwoord, begrip, nu, None, selectie.van_beurt(gezegd, antwoord))
    return opdracht.bericht_id + 1


async def test_it_comes_in_with_the_turn_and_does_not_tell_whose_it_was(database, opslag, selectie, postvak):
    await beurt(database, opslag, selectie, "1")
    await beurt(database, opslag, selectie, "2")
    await beurt(database, opslag, selectie, "3", gesprek="b")
    rijen = await postvak.open(ALLES)
    assert [(r.tekst, r.soort, r.dag) for r in rijen] == [(f"vraag {n}", NIET_BEGREPEN, NU.date()) for n in (1, 2, 3)]
    assert rijen[0].gesprek_afdruk == rijen[1].gesprek_afdruk != rijen[2].gesprek_afdruk
    andere = Selectie("andere sleutel", lambda tekst: None, lambda: NU)
    assert rijen[0].gesprek_afdruk == selectie.afdruk("a") != andere.afdruk("a")


async def test_two_gateways_do_not_double_it(database_adres, database, opslag, selectie, postvak):
    rij = selectie._rij(Gezegd("a", 7, "een vraag", None, "GM0114", TERUGVAL), NIET_BEGREPEN)
    ander = Database(database_adres)

    async def zet(waar: Database) -> None:
        async with waar.schrijven() as verbinding:
            await zet_in_postvak(verbinding, rij)

    await asyncio.gather(*(zet(waar) for waar in (database, ander) * 5))
    await ander.sluit()
    assert len(await postvak.open(ALLES)) == 1


async def test_a_thumb_belongs_to_the_message_it_answers_and_can_be_taken_back(database, opslag, selectie, postvak):
    begrip = {**TERUGVAL, "besluit": "antwoord"}
    eerste = await beurt(database, opslag, selectie, "1", begrip=begrip, antwoord=ANTWOORD)
    await beurt(database, opslag, selectie, "2", begrip=begrip, antwoord=ANTWOORD)
    ontvangst = Feedbackontvangst(Feedbackopslag(database), selectie, lambda: NU)
    await ontvangst.neem_aan("a", eerste, True, None)
    assert await postvak.open(ALLES) == []
    for reden in ("onduidelijk", "klopt_niet"):
        await ontvangst.neem_aan("a", eerste, False, reden)
    (rij,) = await postvak.open(ALLES)
    assert (rij.tekst, rij.soort, rij.onderwerp) == ("vraag 1", DUIM_OMLAAG, "faq_app/batterij")
    async with database.lezen() as verbinding:
        assert await verbinding.scalar(select(Postvakbericht.reden)) == "klopt_niet"
    await ontvangst.neem_aan("a", eerste, True, None)
    assert await postvak.open(ALLES) == []


async def test_who_deletes_the_conversation_deletes_what_editors_did_not_deal_with(
    database, opslag, selectie, postvak, redacteur
):
    for n, gesprek in enumerate("aab"):
        await beurt(database, opslag, selectie, str(n), gesprek)
    eerste, *_ = await postvak.open(ALLES)
    assert await postvak.verwerk([eerste.id], ALLES, "afgewezen", "geen vraag", redacteur, NU)
    await Opruimer(opslag, Rasa(), lambda: NU, TERMIJN, postvak_afdruk=selectie.afdruk).verwijder("a")
    assert [r.tekst for r in await postvak.open(ALLES)] == ["vraag 2"]
    (over,) = await postvak.verwerkt(ALLES, 9)
    assert (over.tekst, over.naam, over.bijzonderheid, over.verwerkt_op) == ("vraag 0", "Rik", "geen vraag", NU)


async def test_past_the_conversations_term_it_stays_until_its_own(database, opslag, selectie, postvak, redacteur):
    for n in range(2):
        await beurt(database, opslag, selectie, str(n))
    await postvak.verwerk([(await postvak.open(ALLES))[0].id], ALLES, "afgewezen", "x", redacteur, NU)
    await Opruimer(opslag, Rasa(), lambda: NU + TERMIJN * 2, TERMIJN, postvak_afdruk=selectie.afdruk).ronde()
    assert await opslag.bestaande(["a"]) == set() and len(await postvak.open(ALLES)) == 1
    assert await postvak.verwijder_verlopen(NU.date()) == 0
    assert await postvak.verwijder_verlopen(NU.date() + timedelta(days=1)) == 2
    async with database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(Postvakbericht)) == 0


async def test_a_municipality_sees_its_own_and_what_its_staff_proposed(database, selectie, postvak, redacteur):
    async with database.schrijven() as verbinding:
        for n, (gemeente, van) in enumerate([("GM0114", None), ("GM0363", None), ("GM0363", "emmen"), (None, "ggd-drenthe")]):
            gezegd = Gezegd(str(n), n, f"vraag {n}", None, gemeente, TERUGVAL)
            rij = selectie.van_voorstel(gezegd, None, van) if van else selectie._rij(gezegd, NIET_BEGREPEN)
            await zet_in_postvak(verbinding, rij)
    gezien = {
        bereik: [r.tekst for r in await postvak.open(bereik)] for bereik in (ALLES, EMMEN, Bereik(False, None, "ggd-drenthe"))
    }
    assert list(gezien.values()) == [["vraag 0", "vraag 1", "vraag 2", "vraag 3"], ["vraag 0", "vraag 2"], ["vraag 3"]]
    ids = [r.id for r in await postvak.open(ALLES)]
    assert not await postvak.verwerk(ids[:2], EMMEN, "afgewezen", "x", redacteur, NU), "one of the two is not theirs"
    assert len(await postvak.open(ALLES)) == 4, "all or nothing"
    assert await postvak.verwerk(ids[:1], EMMEN, "afgewezen", "x", redacteur, NU)
    assert not await postvak.verwerk(ids[:1], ALLES, "afgewezen", "x", redacteur, NU), "once"
    assert [r.tekst for r in await postvak.open(ALLES, "voorstel")] == ["vraag 2", "vraag 3"]
    assert await postvak.open(ALLES, sinds=date(2020, 12, 16)) == []
    await postvak.zet_terug(ids[:1])
    assert len(await postvak.open(ALLES)) == 4


@pytest.mark.parametrize(
    ("anders", "antwoord"),
    [
        ({"tekst": "ok"}, VRAAGT), ({"tekst": "12 :-)"}, VRAAGT), ({"keuze": "faq_app/batterij"}, VRAAGT), ({}, ANTWOORD),
        ({"begrip": {**TERUGVAL, "besluit": "antwoord"}}, VRAAGT),
        ({"begrip": {**TERUGVAL, "onderwerp": "zorg/wanhoop"}}, VRAAGT),
    ],
    ids=["short", "no letters", "a button", "an answer to the complaint's own question", "understood", "safety"],
)  # fmt: skip
async def test_what_never_comes_in(selectie, anders, antwoord):
    gezegd = Gezegd("a", 7, "een vraag", None, "GM0114", TERUGVAL)
    assert selectie.van_beurt(gezegd, VRAAGT)
    assert selectie.van_beurt(replace(gezegd, **anders), antwoord) is None


async def test_safety_neither_by_thumb_nor_by_proposal(selectie):
    gezegd = Gezegd("a", 7, "ik ben benauwd", None, None, None)
    assert selectie.van_duim(gezegd, "zorg/noodgeval", None) is None
    assert selectie.van_voorstel(gezegd, None, "emmen")
    assert Selectie("sleutel", lambda tekst: "zorg/noodgeval", lambda: NU).van_voorstel(gezegd, None, "emmen") is None


async def test_without_a_key_it_is_off():
    uit = Selectie("", lambda tekst: None, lambda: NU)
    assert uit.van_beurt(Gezegd("a", 7, "een vraag", None, None, TERUGVAL), VRAAGT) is None and uit.afdruk("a") is None
