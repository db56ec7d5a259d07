"""The transactions on callback requests. What is in them is encrypted before it comes here."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from gateway.opslag.database import Database
from gateway.opslag.gesprekken import Inhoud, grendel, voeg_toe
from gateway.opslag.tabellen import Gebeurtenis, Terugbelverzoek


@dataclass(frozen=True)
class VerzoekRij:
    id: int
    gesprek_id: str
    organisatie: str
    versleuteld: str
    gevraagd_op: datetime
    uiterlijk_op: datetime


_VELDEN = [getattr(Terugbelverzoek, naam) for naam in VerzoekRij.__dataclass_fields__]


class Terugbelopslag:
    def __init__(self, database: Database):
        self._database = database

    async def laatste_overdracht(self, gesprek_id: str) -> Inhoud | None:
        """What the resident was last told about handing the conversation over."""
        vraag = select(Gebeurtenis.inhoud).where(Gebeurtenis.gesprek_id == gesprek_id, Gebeurtenis.soort == "overdracht")
        async with self._database.lezen() as verbinding:
            return await verbinding.scalar(vraag.order_by(Gebeurtenis.id.desc()).limit(1))

    async def bewaar(self, rij: dict, nu: datetime) -> bool:
        """One request per conversation: asking again replaces it. False if the conversation is gone."""
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, rij["gesprek_id"]):
                return False
            soort = {"sqlite": sqlite, "postgresql": postgresql}[verbinding.dialect.name]
            nieuw = soort.insert(Terugbelverzoek).values(**rij, gevraagd_op=nu)
            anders = {naam: getattr(nieuw.excluded, naam) for naam in ("organisatie", "versleuteld", "gevraagd_op", "uiterlijk_op")}
            await verbinding.execute(nieuw.on_conflict_do_update(index_elements=[Terugbelverzoek.gesprek_id], set_=anders))
            await voeg_toe(verbinding, rij["gesprek_id"], [{"soort": "terugbelverzoek"}], nu)
            return True

    async def van(self, organisatie: str) -> list[VerzoekRij]:
        """The open requests, soonest due first."""
        vraag = select(*_VELDEN).where(Terugbelverzoek.organisatie == organisatie).order_by(Terugbelverzoek.uiterlijk_op)
        async with self._database.lezen() as verbinding:
            return [VerzoekRij(*rij) for rij in await verbinding.execute(vraag)]

    async def verwijder(self, id_: int, organisatie: str) -> str | None:
        """It was dealt with; returns its conversation, None if it is not there or not this organisation's."""
        dit = (Terugbelverzoek.id == id_) & (Terugbelverzoek.organisatie == organisatie)
        async with self._database.schrijven() as verbinding:
            gesprek_id = await verbinding.scalar(delete(Terugbelverzoek).where(dit).returning(Terugbelverzoek.gesprek_id))
        await self._database.wis_sporen()
        return gesprek_id

    async def verwijder_verlopen(self, gevraagd_voor: datetime) -> int:
        async with self._database.schrijven() as verbinding:
            aantal = (await verbinding.execute(delete(Terugbelverzoek).where(Terugbelverzoek.gevraagd_op < gevraagd_voor))).rowcount
        await self._database.wis_sporen()
        return aantal
