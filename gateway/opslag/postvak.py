"""The transactions on the editors' inbox. Rows are put in and taken out by the transaction that gives reason to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, true, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from gateway.opslag.database import Database
from gateway.opslag.tabellen import Bericht, Gesprek, Medewerker, Postvakbericht

# Looked at together at most: the newest. Grouping takes half a second for each thousand.
MEESTE = 2000


@dataclass(frozen=True)
class Gezegd:
    """A message of a resident. `keuze`: the button it was; `begrip`: None where the assistant did not read it."""

    gesprek_id: str
    bericht_id: int
    tekst: str
    keuze: str | None
    gemeente: str | None
    begrip: dict[str, Any] | None


@dataclass(frozen=True)
class Bereik:
    """Whose messages someone may see: everyone's, or those of a municipality and those its staff proposed."""

    alles: bool
    gemeente: str | None
    organisatie: str


@dataclass(frozen=True)
class PostvakRij:
    id: int
    bericht_afdruk: str
    gesprek_afdruk: str
    soort: str
    tekst: str
    onderwerp: str | None
    ranglijst: list[dict[str, Any]]
    gemeente: str | None
    dag: date


@dataclass(frozen=True)
class VerwerktRij:
    """A row that was dealt with. `naam`: of who did."""

    tekst: str
    afloop: str
    bijzonderheid: str | None
    naam: str | None
    verwerkt_op: datetime


_VELDEN = [getattr(Postvakbericht, naam) for naam in PostvakRij.__dataclass_fields__]
_OPEN = Postvakbericht.verwerkt_op.is_(None)


class Postvakopslag:
    def __init__(self, database: Database):
        self._database = database

    async def open(self, bereik: Bereik, soort: str | None = None, sinds: date | None = None) -> list[PostvakRij]:
        """The newest MEESTE rows that nobody dealt with yet, oldest first."""
        vraag = select(*_VELDEN).where(_OPEN, _van(bereik))
        if soort:
            vraag = vraag.where(Postvakbericht.soort == soort)
        if sinds:
            vraag = vraag.where(Postvakbericht.dag >= sinds)
        async with self._database.lezen() as verbinding:
            rijen = await verbinding.execute(vraag.order_by(Postvakbericht.id.desc()).limit(MEESTE))
            return [PostvakRij(*rij) for rij in reversed(rijen.all())]

    async def lees(self, ids: Sequence[int], bereik: Bereik) -> list[PostvakRij]:
        """Those of the rows that they may see and nobody dealt with yet."""
        vraag = select(*_VELDEN).where(Postvakbericht.id.in_(ids), _OPEN, _van(bereik)).order_by(Postvakbericht.id)
        async with self._database.lezen() as verbinding:
            return [PostvakRij(*rij) for rij in await verbinding.execute(vraag)]

    async def verwerkt(self, bereik: Bereik, aantal: int) -> list[VerwerktRij]:
        """What was dealt with last."""
        vraag = (
            select(
                Postvakbericht.tekst, Postvakbericht.afloop, Postvakbericht.bijzonderheid, Medewerker.naam, Postvakbericht.verwerkt_op
            )
            .outerjoin(Medewerker, Medewerker.id == Postvakbericht.medewerker_id)
            .where(~_OPEN, _van(bereik))
            .order_by(Postvakbericht.verwerkt_op.desc(), Postvakbericht.id)
            .limit(aantal)
        )  # fmt: skip
        async with self._database.lezen() as verbinding:
            return [VerwerktRij(*rij) for rij in await verbinding.execute(vraag)]

    async def verwerk(
        self,
        ids: Sequence[int],
        bereik: Bereik,
        afloop: str,
        bijzonderheid: str,
        medewerker_id: int,
        nu: datetime,
        wis: bool = False,
    ) -> bool:
        """Deal with these rows, all of them or none: False if one is gone, dealt with already, or not theirs to see.

        `wis`: their text is not kept.
        """
        waarden: dict[str, Any] = {
            "afloop": afloop,
            "bijzonderheid": bijzonderheid,
            "medewerker_id": medewerker_id,
            "verwerkt_op": nu,
        }
        if wis:
            waarden["tekst"] = ""
        opdracht = update(Postvakbericht).where(Postvakbericht.id.in_(ids), _OPEN, _van(bereik)).values(waarden)
        async with self._database.schrijven() as verbinding:
            if (await verbinding.execute(opdracht)).rowcount != len(set(ids)):
                await verbinding.rollback()
                return False
        if wis:
            await self._database.wis_sporen()
        return True

    async def zet_terug(self, ids: Sequence[int]) -> None:
        """They are to be looked at after all."""
        leeg = {"afloop": None, "bijzonderheid": None, "medewerker_id": None, "verwerkt_op": None}
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(update(Postvakbericht).where(Postvakbericht.id.in_(ids)).values(leeg))

    async def bekend(self, afdrukken: Sequence[str], soort: str) -> set[str]:
        """Those of the messages that are in the inbox as this kind, dealt with or not."""
        vraag = select(Postvakbericht.bericht_afdruk).where(
            Postvakbericht.bericht_afdruk.in_(afdrukken), Postvakbericht.soort == soort
        )
        async with self._database.lezen() as verbinding:
            return set(await verbinding.scalars(vraag))

    async def gezegd(self, gesprek_id: str) -> list[Gezegd]:
        """All that the resident sent in a conversation, in order."""
        velden = (Bericht.gesprek_id, Bericht.gebeurtenis_id, Bericht.tekst, Bericht.keuze, Gesprek.gemeente, Bericht.begrip)
        vraag = select(*velden).join(Gesprek, Gesprek.id == Bericht.gesprek_id).where(Bericht.gesprek_id == gesprek_id)
        async with self._database.lezen() as verbinding:
            return [Gezegd(*rij) for rij in await verbinding.execute(vraag.order_by(Bericht.gebeurtenis_id))]

    async def stel_voor(self, gesprek_id: str, rij: dict[str, Any]) -> bool:
        """Staff propose a message; proposing it again replaces that. False if the conversation is gone."""
        async with self._database.schrijven() as verbinding:
            # Held, so that a resident who deletes it meanwhile deletes this too.
            if await verbinding.scalar(select(Gesprek.id).where(Gesprek.id == gesprek_id).with_for_update()) is None:
                return False
            await haal_bericht_uit_postvak(verbinding, rij)
            await zet_in_postvak(verbinding, rij)
            return True

    async def verwijder_verlopen(self, van_voor: date) -> int:
        async with self._database.schrijven() as verbinding:
            aantal = (await verbinding.execute(delete(Postvakbericht).where(Postvakbericht.dag < van_voor))).rowcount
        await self._database.wis_sporen()
        return aantal


async def zet_in_postvak(verbinding: AsyncConnection, rij: dict[str, Any]) -> None:
    """Part of the transaction that gives reason to; a message is there once for each kind."""
    soort = {"sqlite": sqlite, "postgresql": postgresql}[verbinding.dialect.name]
    await verbinding.execute(soort.insert(Postvakbericht).values(rij).on_conflict_do_nothing())


async def haal_bericht_uit_postvak(verbinding: AsyncConnection, rij: dict[str, Any]) -> None:
    """The reason for this row is gone; what was dealt with stays."""
    deze = (Postvakbericht.bericht_afdruk == rij["bericht_afdruk"]) & (Postvakbericht.soort == rij["soort"])
    await verbinding.execute(delete(Postvakbericht).where(deze, _OPEN))


async def haal_gesprek_uit_postvak(verbinding: AsyncConnection, gesprek_afdruk: str) -> None:
    """The resident deletes the conversation; what was dealt with stays."""
    await verbinding.execute(delete(Postvakbericht).where(Postvakbericht.gesprek_afdruk == gesprek_afdruk, _OPEN))


def _van(bereik: Bereik) -> ColumnElement[bool]:
    if bereik.alles:
        return true()
    eigen = Postvakbericht.organisatie == bereik.organisatie
    return or_(eigen, Postvakbericht.gemeente == bereik.gemeente) if bereik.gemeente else eigen
