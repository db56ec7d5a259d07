"""What editors do with the inbox: examples reach the working copy once and in words, and come back where it refuses."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
import pytest_asyncio

from components.concepten import Concepten
from gateway.errors import NietGevonden, OngeldigeInvoer
from gateway.opslag.database import Database
from gateway.opslag.medewerkers import MedewerkerRij, Medewerkersopslag
from gateway.opslag.overdrachten import Overdrachtenopslag
from gateway.opslag.postvak import Gezegd, Postvakopslag, zet_in_postvak
from gateway.postvak.postvak import AlVerwerkt, Postvak
from gateway.postvak.selectie import NIET_BEGREPEN, Selectie
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.organisaties import Organisaties
from redactie.groeperen import Groepeerder, lees_voorbeelden
from tests.geheel import ORGANISATIES
from tools.paden import WORTEL

NU = datetime(2020, 12, 15, 12, 0, tzinfo=UTC)
DREMPEL = 3
# Learns once, for all tests.
GROEPEERDER = Groepeerder(Concepten.lees(WORTEL / "taal" / "concepten.yml"), lambda: lees_voorbeelden(WORTEL / "data"))
PAUZE = [("faq_app/pauzeren", 0.4), ("faq_app/verwijderen", 0.2), ("faq_app/batterij", 0.1), ("faq_app/storing", 0.05)]


class Geheugen:
    """A working copy in memory. `weigert`: what it says instead of taking anything."""

    def __init__(self) -> None:
        self.gekregen: list[tuple] = []
        self.weigert = ""

    async def voeg_zinnen_toe(self, onderwerp: str, zinnen: list[str], wie: str, waarom: str) -> None:
        if self.weigert:
            raise InhoudFout(self.weigert)
        await asyncio.sleep(0)
        self.gekregen.append((onderwerp, zinnen, wie, waarom))


class Opstelling:
    def __init__(self, database: Database):
        self._database = database
        self._selectie = Selectie("sleutel", lambda tekst: None, lambda: NU)
        self.werkkopie = Geheugen()
        onderwerpen = Onderwerpen.lees(WORTEL / "data" / "onderwerpen.yml")
        self.opslag = Postvakopslag(database)
        self.postvak = Postvak(
            self.opslag, Overdrachtenopslag(database), GROEPEERDER, self.werkkopie, onderwerpen,
            Organisaties.lees(WORTEL / ORGANISATIES, lambda code: None, onderwerpen), lambda code: f"gemeente {code}", lambda: NU,
            timedelta(days=90), DREMPEL,
        )  # fmt: skip
        self._aantal = 0

    async def collega(self, naam: str, organisatie: str) -> MedewerkerRij:
        opslag = Medewerkersopslag(self._database)
        await opslag.maak(f"{naam}@x.example", naam, organisatie, ["redacteur"], "hash", NU)
        return await opslag.bij_email(f"{naam}@x.example")

    async def bericht(
        self, tekst: str, gesprek: str = "", gemeente: str = "GM0114", ranglijst=PAUZE, voorgesteld: str = ""
    ) -> None:
        self._aantal += 1
        begrip = {"onderwerp": ranglijst[0][0], "ranglijst": [{"onderwerp": o, "zekerheid": z} for o, z in ranglijst]}
        gezegd = Gezegd(gesprek or str(self._aantal), self._aantal, tekst, None, gemeente, begrip)
        rij = (
            self._selectie.van_voorstel(gezegd, voorgesteld, "emmen")
            if voorgesteld
            else self._selectie._rij(gezegd, NIET_BEGREPEN)
        )
        async with self._database.schrijven() as verbinding:
            await zet_in_postvak(verbinding, rij)


@pytest_asyncio.fixture
async def op(tmp_path):
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}")
    await database.migreer()
    yield Opstelling(database)
    await database.sluit()


@pytest_asyncio.fixture
async def rik(op) -> MedewerkerRij:
    return await op.collega("Rik", "landelijk")


pytestmark = pytest.mark.asyncio


async def test_ways_of_asking_one_thing_are_one_group_with_both_counts_and_the_assistants_own_ideas(op, rik):
    for n, tekst in enumerate(["kan ik de app pauzeren", "app op pauze?", "app op pauze?", "kan ik de app\npauzeren"]):
        await op.bericht(tekst, gesprek=str(n // 2))
    await op.bericht(
        "werkt bluetooth niet", ranglijst=[("bestaat/niet", 0.4), ("zorg/noodgeval", 0.3), ("faq_app/bluetooth", 0.1)]
    )
    inhoud = await op.postvak.open(rik)
    pauze, bluetooth = inhoud.groepen
    assert (pauze.berichten, pauze.gesprekken, inhoud.berichten, inhoud.vol) == (4, 2, 5, False)
    assert [(zin.tekst, zin.berichten) for zin in pauze.zinnen] == [("app op pauze?", 2), ("kan ik de app pauzeren", 2)]
    assert [s.onderwerp for s in pauze.suggesties] == ["faq_app/pauzeren", "faq_app/verwijderen", "faq_app/batterij"]
    assert (
        pauze.suggesties[0].bestand == "data/faq_app/pauzeren.yml" and (pauze.eerste, pauze.laatste) == (date(2020, 12, 15),) * 2
    )
    assert [s.onderwerp for s in bluetooth.suggesties] == ["faq_app/bluetooth"], "neither safety nor a topic that is gone"
    assert (await op.postvak.groep(rik, pauze.ids[-1])) == pauze


async def test_what_staff_propose_goes_before_what_the_assistant_thought(op, rik):
    await op.bericht("app op pauze?")
    await op.bericht("app op pauze?", voorgesteld="faq_app/storing")
    (groep,) = (await op.postvak.open(rik)).groepen
    assert groep.suggesties[0].onderwerp == "faq_app/storing" and groep.soorten == {"niet_begrepen": 1, "voorstel": 1}


async def test_a_municipality_is_named_from_enough_conversations_on(op, rik):
    for n in range(DREMPEL - 1):
        await op.bericht("app op pauze?", gesprek=str(n))
    await op.bericht("app op pauze?", gesprek="0")
    await op.bericht("app op pauze?", gesprek="x", gemeente="GM0363")
    assert (await op.postvak.open(rik)).groepen[0].gemeenten == (), "enough messages, too few conversations of one municipality"
    await op.bericht("app op pauze?", gesprek="y")
    assert (await op.postvak.open(rik)).groepen[0].gemeenten == ("gemeente GM0114",)


async def test_chosen_sentences_reach_the_working_copy_and_the_rest_is_done_too(op, rik):
    for tekst in ("kan ik de app pauzeren", "app op pauze?", "app op pauze?", "werkt bluetooth niet"):
        await op.bericht(tekst)
    groep = (await op.postvak.open(rik)).groepen[0]
    await op.postvak.als_voorbeeld(rik, groep.zinnen[0].ids, groep.ids, "faq_app/pauzeren")
    waarom = "postvak: 2 berichten uit 2 gesprekken (niet begrepen)"
    assert op.werkkopie.gekregen == [("faq_app/pauzeren", ["app op pauze?"], "Rik <Rik@x.example>", waarom)]
    assert [g.zinnen[0].tekst for g in (await op.postvak.open(rik)).groepen] == ["werkt bluetooth niet"]
    aflopen = {(r.tekst, r.afloop, r.bijzonderheid, r.naam) for r in await op.postvak.verwerkt(rik, 9)}
    assert aflopen == {
        ("app op pauze?", "voorbeeld", "faq_app/pauzeren", "Rik"),
        ("kan ik de app pauzeren", "hoorde erbij", "faq_app/pauzeren", "Rik"),
    }


async def test_without_the_rest_it_stays_and_can_become_a_new_topic(op, rik):
    for tekst in ("kan ik de app pauzeren", "app op pauze?"):
        await op.bericht(tekst)
    (groep,) = (await op.postvak.open(rik)).groepen
    await op.postvak.als_voorbeeld(rik, groep.zinnen[0].ids, [], "faq_app/pauzeren")
    (over,) = (await op.postvak.open(rik)).groepen
    await op.postvak.werd_onderwerp(rik, [*groep.ids, 999], "faq_app/pauze_lang")
    aflopen = {(r.tekst, r.afloop, r.bijzonderheid) for r in await op.postvak.verwerkt(rik, 9)}
    assert aflopen == {(over.zinnen[0].tekst, "nieuw onderwerp", "faq_app/pauze_lang"), (groep.zinnen[0].tekst, "voorbeeld", "faq_app/pauzeren")}
    assert (await op.postvak.open(rik)).groepen == []


async def test_what_the_working_copy_refuses_stays_and_the_editor_reads_why(op, rik):
    await op.bericht("app op pauze?")
    (groep,) = (await op.postvak.open(rik)).groepen
    op.werkkopie.weigert = "Deze zin staat al bij een ander onderwerp."
    with pytest.raises(OngeldigeInvoer) as fout:
        await op.postvak.als_voorbeeld(rik, groep.ids, groep.ids, "faq_app/pauzeren")
    assert fout.value.detail == op.werkkopie.weigert
    assert (await op.postvak.open(rik)).groepen == [groep]


async def test_of_two_editors_one_writes(op, rik):
    sien = await op.collega("Sien", "landelijk")
    await op.bericht("app op pauze?")
    (groep,) = (await op.postvak.open(rik)).groepen
    pogingen = [op.postvak.als_voorbeeld(wie, groep.ids, groep.ids, "faq_app/pauzeren") for wie in (rik, sien)]
    uitkomsten = await asyncio.gather(*pogingen, return_exceptions=True)
    assert len(op.werkkopie.gekregen) == 1 and uitkomsten.count(None) == 1
    with pytest.raises(AlVerwerkt):
        await op.postvak.wijs_af(sien, groep.ids, "anders")
    with pytest.raises(NietGevonden):
        await op.postvak.groep(sien, groep.id)


@pytest.mark.parametrize(("gekozen", "onderwerp"), [(0, "faq_app/pauzeren"), (1, "bestaat/niet"), (1, "zorg/noodgeval"), (1, "")])
async def test_nothing_chosen_or_no_topic_for_it(op, rik, gekozen, onderwerp):
    await op.bericht("app op pauze?")
    (groep,) = (await op.postvak.open(rik)).groepen
    with pytest.raises(OngeldigeInvoer):
        await op.postvak.als_voorbeeld(rik, groep.ids[:gekozen], groep.ids, onderwerp)
    assert len((await op.postvak.open(rik)).groepen) == 1 and op.werkkopie.gekregen == []


async def test_what_is_personal_is_wiped(op, rik):
    await op.bericht("app op pauze?")
    await op.bericht("werkt bluetooth niet")
    eerste, tweede = (await op.postvak.open(rik)).groepen
    await op.postvak.wijs_af(rik, eerste.ids, "persoonlijk")
    await op.postvak.wijs_af(rik, tweede.ids, "geen_vraag")
    assert [r.tekst for r in await op.postvak.verwerkt(rik, 9)] == ["", "werkt bluetooth niet"]
    with pytest.raises(OngeldigeInvoer):
        await op.postvak.wijs_af(rik, eerste.ids, "zomaar")


async def test_another_municipality_neither_sees_nor_changes_it(op, rik):
    emma = await op.collega("Emma", "emmen")
    await op.bericht("app op pauze?", gemeente="GM0363")
    (groep,) = (await op.postvak.open(rik)).groepen
    assert (await op.postvak.open(emma)).groepen == []
    with pytest.raises(OngeldigeInvoer):
        await op.postvak.als_voorbeeld(emma, groep.ids, groep.ids, "faq_app/pauzeren")
    with pytest.raises(AlVerwerkt):
        await op.postvak.wijs_af(emma, groep.ids, "anders")
    assert (await op.postvak.open(rik)).groepen == [groep]


async def test_kind_and_period(op, rik):
    await op.bericht("app op pauze?")
    await op.bericht("werkt bluetooth niet", voorgesteld="faq_app/bluetooth")
    assert len((await op.postvak.open(rik, "voorstel")).groepen) == 1
    assert len((await op.postvak.open(rik, None, 7)).groepen) == 2
