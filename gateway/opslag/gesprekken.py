"""The transactions on conversations that a resident causes: each method is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import bindparam, case, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from gateway.opslag.database import Database
from gateway.opslag.postvak import haal_gesprek_uit_postvak
from gateway.opslag.tabellen import Bericht, Gebeurtenis, Gesprek, Knop

ASSISTENT = "assistent"
Inhoud = dict[str, Any]  # an event without id and time: {"soort": …, …}
MAX_PER_KEER = 200
MEESTE_IN_BEURT = 10
MAX_PER_VRAAG = 500  # values in one IN (…)


@dataclass(frozen=True)
class GesprekRij:
    id: str
    token_hash: str
    gemeente: str | None
    eigenaar: str
    aangemaakt_op: datetime
    laatste_bericht_op: datetime
    storing_gemeld: bool


@dataclass(frozen=True)
class NieuwBericht:
    """A message as it may be kept. `vingerafdruk` tells a repetition from another message under the same key."""

    sleutel: str
    vingerafdruk: str
    tekst: str
    keuze: str | None


@dataclass(frozen=True)
class Aangenomen:
    """`zelfde` False: the key was used before for another message, and nothing was stored."""

    id: int
    zelfde: bool


# The statements of every request are made once: making them anew took half of the gateway's processor time under load.
_GESPREK = select(*(getattr(Gesprek, veld) for veld in GesprekRij.__dataclass_fields__))
_OP_ID = _GESPREK.where(Gesprek.id == bindparam("id_"))
_OP_TOKEN = _GESPREK.where(Gesprek.token_hash == bindparam("token"))
_NIEUWE = (
    select(Gebeurtenis.id, Gebeurtenis.soort, Gebeurtenis.inhoud, Gebeurtenis.tijdstip)
    .where(Gebeurtenis.gesprek_id == bindparam("gesprek"), Gebeurtenis.id > bindparam("na"))
    .order_by(Gebeurtenis.id)
    .limit(MAX_PER_KEER)
)
_NIEUWSTE = select(
    Gesprek.id, select(func.max(Gebeurtenis.id)).where(Gebeurtenis.gesprek_id == Gesprek.id).scalar_subquery()
).where(Gesprek.id.in_(bindparam("ids", expanding=True)))
_EERDER = select(Bericht.gebeurtenis_id, Bericht.vingerafdruk).where(
    Bericht.gesprek_id == bindparam("gesprek"), Bericht.sleutel == bindparam("sleutel_")
)
_GRENDEL = select(Gesprek.id).where(Gesprek.id == bindparam("gesprek")).with_for_update()
_NIEUW_BERICHT = (
    update(Gesprek)
    .where(Gesprek.id == bindparam("gesprek"))
    # Who types in a conversation that was closed talks with the assistant again.
    .values(laatste_bericht_op=bindparam("nu"), eigenaar=case((Gesprek.eigenaar == "gesloten", ASSISTENT), else_=Gesprek.eigenaar))
    .returning(Gesprek.eigenaar)
)
_VOEG_TOE = insert(Gebeurtenis).returning(Gebeurtenis.id, sort_by_parameter_order=True)
_BERICHT = insert(Bericht)


class Gesprekkenopslag:
    def __init__(self, database: Database):
        self._database = database

    async def maak(
        self, id_: str, token_hash: str, gemeente: str | None, opening: list[Inhoud], nu: datetime
    ) -> list[Inhoud] | None:
        """Returns the stored opening events; None if a conversation with this token exists already."""
        rij = {
            "id": id_, "token_hash": token_hash, "gemeente": gemeente, "eigenaar": ASSISTENT,
            "aangemaakt_op": nu, "laatste_bericht_op": nu, "storing_gemeld": False,
        }
        try:
            async with self._database.schrijven() as verbinding:
                await verbinding.execute(insert(Gesprek).values(rij))
                return await voeg_toe(verbinding, id_, opening, nu)
        except IntegrityError:
            return None

    async def lees(self, id_: str) -> GesprekRij | None:
        return await self._een(_OP_ID, id_=id_)

    async def bij_token(self, token_hash: str) -> GesprekRij | None:
        return await self._een(_OP_TOKEN, token=token_hash)

    async def _een(self, vraag: Any, **waarden: str) -> GesprekRij | None:
        async with self._database.lezen() as verbinding:
            rij = (await verbinding.execute(vraag, waarden)).one_or_none()
        return GesprekRij(*rij) if rij else None

    async def titel_van_knop(self, gesprek_id: str, waarde: str) -> str | None:
        """The words of a button that this conversation has offered; None if it did not."""
        async with self._database.lezen() as verbinding:
            return await verbinding.scalar(select(Knop.titel).where(Knop.gesprek_id == gesprek_id, Knop.waarde == waarde))

    async def laatst_aangeboden(self, gesprek_id: str) -> dict[str, str]:
        """The buttons of the assistant's latest turn, value → words; none while a turn is going on."""
        vraag = (
            select(Gebeurtenis.soort, Gebeurtenis.inhoud)
            .where(Gebeurtenis.gesprek_id == gesprek_id)
            .order_by(Gebeurtenis.id.desc())
            .limit(MEESTE_IN_BEURT)
        )
        async with self._database.lezen() as verbinding:
            nieuwste = list(await verbinding.execute(vraag))
        if not nieuwste or nieuwste[0].soort != "stand":
            return {}
        beurt = list(takewhile(lambda rij: rij.inhoud.get("van") != "inwoner", nieuwste))
        return {knop["waarde"]: knop["titel"] for rij in reversed(beurt) for knop in rij.inhoud.get("knoppen") or ()}

    async def neem_aan(
        self, gesprek_id: str, bericht: NieuwBericht, gebeurtenissen: list[Inhoud], nu: datetime
    ) -> Aangenomen | None:
        """Store a message, with the events that show it (the message itself first), exactly once per key.

        Returns None if the conversation does not exist (any more).
        """
        try:
            async with self._database.schrijven() as verbinding:
                # Also holds the conversation, as `grendel` does.
                eigenaar = await verbinding.scalar(_NIEUW_BERICHT, {"gesprek": gesprek_id, "nu": nu})
                if eigenaar is None:
                    return None
                if eerder := await _eerder(verbinding, gesprek_id, bericht):
                    return eerder
                rijen = await voeg_toe(verbinding, gesprek_id, gebeurtenissen, nu)
                rij = {"gebeurtenis_id": rijen[0]["id"], "gesprek_id": gesprek_id, "pogingen": 0, "volgende_poging_op": nu}
                # What is said to a person is not for the assistant.
                rij["afgehandeld_op"] = nu if eigenaar == "medewerker" else None
                await verbinding.execute(_BERICHT, {**rij, **vars(bericht)})
                return Aangenomen(rijen[0]["id"], zelfde=True)
        except IntegrityError:
            async with self._database.lezen() as verbinding:
                return await _eerder(verbinding, gesprek_id, bericht)

    async def gebeurtenissen(self, gesprek_id: str, na: int = 0) -> list[Inhoud]:
        """At most MAX_PER_KEER events after `na`, oldest first."""
        async with self._database.lezen() as verbinding:
            rijen = await verbinding.execute(_NIEUWE, {"gesprek": gesprek_id, "na": na})
            return [als_gebeurtenis(*rij) for rij in rijen]

    async def alle_gebeurtenissen(self, gesprek_id: str) -> list[Inhoud]:
        alle: list[Inhoud] = []
        while deel := await self.gebeurtenissen(gesprek_id, alle[-1]["id"] if alle else 0):
            alle += deel
        return alle

    async def nieuwste(self, gesprek_ids: list[str]) -> dict[str, int]:
        """The id of the newest event of each conversation that is still there: one step in the index for each."""
        gevonden: dict[str, int] = {}
        for begin in range(0, len(gesprek_ids), MAX_PER_VRAAG):
            async with self._database.lezen() as verbinding:
                rijen = await verbinding.execute(_NIEUWSTE, {"ids": gesprek_ids[begin : begin + MAX_PER_VRAAG]})
                gevonden |= {gesprek_id: id_ or 0 for gesprek_id, id_ in rijen}
        return gevonden

    async def bestaande(self, gesprek_ids: Sequence[str]) -> set[str]:
        """Those of the ids that are a conversation."""
        gevonden: set[str] = set()
        async with self._database.lezen() as verbinding:
            for deel in (gesprek_ids[i : i + MAX_PER_KEER] for i in range(0, len(gesprek_ids), MAX_PER_KEER)):
                gevonden.update(await verbinding.scalars(select(Gesprek.id).where(Gesprek.id.in_(deel))))
        return gevonden

    async def verwijder(self, gesprek_id: str, postvak_afdruk: str | None = None) -> None:
        """Also from the editors' inbox, as far as they have not dealt with it; `postvak_afdruk`: as what it is known there."""
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(delete(Gesprek).where(Gesprek.id == gesprek_id))
            if postvak_afdruk:
                await haal_gesprek_uit_postvak(verbinding, postvak_afdruk)
        await self._database.wis_sporen()

    async def verwijder_verlopen(self, stil_sinds: datetime) -> int:
        """Delete the conversations without a message since then; returns how many."""
        async with self._database.schrijven() as verbinding:
            aantal = (await verbinding.execute(delete(Gesprek).where(Gesprek.laatste_bericht_op < stil_sinds))).rowcount
        await self._database.wis_sporen()
        return aantal


async def grendel(verbinding: AsyncConnection, gesprek_id: str) -> bool:
    """Hold the conversation until the transaction ends; False if it is gone.

    Events of one conversation are so committed in the order of their ids, and a reader that asks for what came after
    the last one it saw misses nothing. (On SQLite the whole database is held already.)
    """
    return await verbinding.scalar(_GRENDEL, {"gesprek": gesprek_id}) is not None


async def voeg_toe(
    verbinding: AsyncConnection, gesprek_id: str, gebeurtenissen: list[Inhoud], nu: datetime
) -> list[Inhoud]:
    """Append events and remember the buttons in them; returns the events as clients see them."""
    rijen = [
        {
            "gesprek_id": gesprek_id,
            "soort": gebeurtenis["soort"],
            "inhoud": {naam: waarde for naam, waarde in gebeurtenis.items() if naam != "soort"},
            "tijdstip": nu,
        }
        for gebeurtenis in gebeurtenissen
    ]
    ids = (await verbinding.scalars(_VOEG_TOE, rijen)).all()
    knoppen = {k["waarde"]: {"gesprek_id": gesprek_id, **k} for rij in rijen for k in rij["inhoud"].get("knoppen") or ()}
    if knoppen:
        await verbinding.execute(_ONTHOUD_KNOP[verbinding.dialect.name], list(knoppen.values()))
    return [als_gebeurtenis(id_, rij["soort"], rij["inhoud"], nu) for id_, rij in zip(ids, rijen, strict=True)]


def _onthoud_knop(dialect: Any) -> Any:
    nieuw = dialect.insert(Knop)
    return nieuw.on_conflict_do_update(index_elements=[Knop.gesprek_id, Knop.waarde], set_={"titel": nieuw.excluded.titel})


_ONTHOUD_KNOP = {dialect.__name__.rpartition(".")[2]: _onthoud_knop(dialect) for dialect in (sqlite, postgresql)}


async def _eerder(verbinding: AsyncConnection, gesprek_id: str, bericht: NieuwBericht) -> Aangenomen | None:
    rij = (await verbinding.execute(_EERDER, {"gesprek": gesprek_id, "sleutel_": bericht.sleutel})).one_or_none()
    return Aangenomen(rij[0], zelfde=rij[1] == bericht.vingerafdruk) if rij else None


def als_gebeurtenis(id_: int, soort: str, inhoud: Inhoud, tijdstip: datetime) -> Inhoud:
    """The one shape of an event, for every reader."""
    return {"id": id_, "soort": soort, "tijd": tijdstip.strftime("%Y-%m-%dT%H:%M:%SZ"), **inhoud}
