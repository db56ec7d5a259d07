"""The transactions on conversations handed to a person. Each holds the conversation, and checks the version it was asked for.

A conversation has one owner (`gesprekken.eigenaar`): assistent → wachtrij → medewerker → assistent | gesloten. Only here
and in opslag/wachtrij.py does it change, in the transaction that stores the event which tells the resident.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from gateway.opslag.database import Database
from gateway.opslag.gesprekken import ASSISTENT, Inhoud, grendel, voeg_toe
from gateway.opslag.tabellen import Auditregel, Bericht, Gesprek, Medewerker, Notitie, Overdracht

WACHTRIJ, MEDEWERKER, KLAAR, GESLOTEN = "wachtrij", "medewerker", "klaar", "gesloten"


@dataclass(frozen=True)
class OverdrachtRij:
    """A conversation handed over. `medewerker`: the name of who has it; `versie` goes along with every change."""

    id: int
    gesprek_id: str
    organisatie: str
    team: str | None
    toestand: str
    versie: int
    reden: str
    onderwerp: str | None
    kanaal: str | None
    gemeente: str | None
    verteld: Sequence[str]
    medewerker_id: int | None
    wacht_sinds: datetime
    genomen_op: datetime | None
    klaar_op: datetime | None
    uitkomst: str | None
    medewerker: str | None


@dataclass(frozen=True)
class Afloop:
    """How a conversation with a person ended. `gewacht`: seconds, None if nobody took it; `geholpen`: None if not said."""

    uitkomst: str | None
    geholpen: bool | None
    geholpen_reden: str | None
    gewacht: float | None


@dataclass(frozen=True)
class Wie:
    """Who acts, for the row in the audit log."""

    id: int | None
    organisatie: str


@dataclass(frozen=True)
class Wijziging:
    """What changes: the columns, the owner (None: stays), the events the resident sees, and how it is written down."""

    handeling: str
    kolommen: dict[str, Any] = field(default_factory=dict)
    eigenaar: str | None = None
    gebeurtenissen: tuple[Inhoud, ...] = ()
    bijzonderheid: str | None = None
    notitie: str | None = None


_KOLOMMEN = [getattr(Overdracht, naam) for naam in OverdrachtRij.__dataclass_fields__ if naam != "medewerker"]
_RIJ = select(*_KOLOMMEN, Medewerker.naam).outerjoin(Medewerker, Medewerker.id == Overdracht.medewerker_id)


class Overdrachtenopslag:
    def __init__(self, database: Database):
        self._database = database

    async def lees(self, id_: int, organisatie: str) -> OverdrachtRij | None:
        """None if it is not there, or not this organisation's."""
        async with self._database.lezen() as verbinding:
            return await _een(verbinding, Overdracht.id == id_, Overdracht.organisatie == organisatie)

    async def lopende_van(self, gesprek_id: str) -> OverdrachtRij | None:
        """The hand-over of a conversation that is going on, if there is one."""
        async with self._database.lezen() as verbinding:
            return await _een(verbinding, Overdracht.gesprek_id == gesprek_id, Overdracht.toestand != KLAAR)

    async def lopende(self, organisatie: str) -> list[OverdrachtRij]:
        """What waits and what is being talked about, longest waiting first."""
        return await self._alle(Overdracht.organisatie == organisatie, Overdracht.toestand != KLAAR)

    async def recente(self, organisatie: str, aantal: int) -> list[OverdrachtRij]:
        """What was finished last."""
        vraag = _RIJ.where(Overdracht.organisatie == organisatie, Overdracht.toestand == KLAAR)
        async with self._database.lezen() as verbinding:
            return [OverdrachtRij(*rij) for rij in await verbinding.execute(vraag.order_by(Overdracht.klaar_op.desc()).limit(aantal))]

    async def wachtenden(self) -> list[tuple[int, str, int | None]]:
        """Everyone in line: (id, organisation, the place they were last told), in order."""
        vraag = select(Overdracht.id, Overdracht.organisatie, Overdracht.plaats).where(Overdracht.toestand == WACHTRIJ)
        async with self._database.lezen() as verbinding:
            return [tuple(rij) for rij in await verbinding.execute(vraag.order_by(Overdracht.wacht_sinds, Overdracht.id))]

    async def verlaten(self, niet_gezien_sinds: datetime) -> list[OverdrachtRij]:
        """Conversations whose colleague is gone."""
        weg = (Medewerker.gezien_op.is_(None)) | (Medewerker.gezien_op < niet_gezien_sinds)
        return await self._alle(Overdracht.toestand == MEDEWERKER, weg, Overdracht.genomen_op < niet_gezien_sinds)

    async def wachttijden(self, organisatie: str, sinds: datetime) -> list[float]:
        """Seconds that residents waited for a person since then."""
        vraag = select(Overdracht.wacht_sinds, Overdracht.genomen_op).where(
            Overdracht.organisatie == organisatie, Overdracht.genomen_op.is_not(None), Overdracht.wacht_sinds >= sinds
        )
        async with self._database.lezen() as verbinding:
            return [(genomen - begonnen).total_seconds() for begonnen, genomen in await verbinding.execute(vraag)]

    async def aflopen(self, organisatie: str) -> list[Afloop]:
        """Of all that an organisation finished and that is still kept."""
        vraag = select(
            Overdracht.uitkomst, Overdracht.geholpen, Overdracht.geholpen_reden, Overdracht.wacht_sinds, Overdracht.genomen_op
        ).where(Overdracht.organisatie == organisatie, Overdracht.toestand == KLAAR)
        async with self._database.lezen() as verbinding:
            return [
                Afloop(*rij, (genomen - sinds).total_seconds() if genomen else None)
                for *rij, sinds, genomen in await verbinding.execute(vraag)
            ]

    async def bewaar_oordeel(self, gesprek_id: str, geholpen: bool | None, reden: str | None, oordeel: Inhoud, nu: datetime) -> bool:
        """Keep what the resident says of the last talk with a person, instead of what was said before.

        False if there was no such talk, or it is going on. `oordeel`: the event that tells every page that it was said.
        """
        laatste = select(func.max(Overdracht.id)).where(Overdracht.gesprek_id == gesprek_id).scalar_subquery()
        geweest = (Overdracht.id == laatste) & (Overdracht.toestand == KLAAR) & Overdracht.genomen_op.is_not(None)
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, gesprek_id):
                return False
            opdracht = update(Overdracht).where(geweest).values(geholpen=geholpen, geholpen_reden=reden)
            if not (await verbinding.execute(opdracht)).rowcount:
                return False
            await voeg_toe(verbinding, gesprek_id, [oordeel], nu)
            return True

    async def notities(self, gesprek_id: str) -> list[tuple[str, str, datetime]]:
        """(who, what, when) of the notes about a conversation."""
        vraag = (
            select(Medewerker.naam, Notitie.tekst, Notitie.tijdstip)
            .join(Medewerker, Medewerker.id == Notitie.medewerker_id)
            .where(Notitie.gesprek_id == gesprek_id)
            .order_by(Notitie.id)
        )
        async with self._database.lezen() as verbinding:
            return [tuple(rij) for rij in await verbinding.execute(vraag)]

    async def laatste_begrip(self, gesprek_id: str) -> dict[str, Any] | None:
        """How the assistant understood the last message it was given."""
        vraag = select(Bericht.begrip).where(Bericht.gesprek_id == gesprek_id, Bericht.begrip.is_not(None))
        async with self._database.lezen() as verbinding:
            return await verbinding.scalar(vraag.order_by(Bericht.gebeurtenis_id.desc()).limit(1))

    async def spoor(self, organisatie: str) -> str:
        """Changes whenever something of the organisation's queue does."""
        vraag = select(func.count(), func.sum(Overdracht.versie), func.max(Overdracht.id))
        async with self._database.lezen() as verbinding:
            rij = (await verbinding.execute(vraag.where(Overdracht.organisatie == organisatie))).one()
        return "-".join(map(str, rij))

    async def wijzig(self, rij: OverdrachtRij, wijziging: Wijziging, wie: Wie, nu: datetime) -> bool:
        """Do it if nobody changed it since it was read; False, and nothing done, if somebody did."""
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, rij.gesprek_id):
                return False
            zelfde = (Overdracht.id == rij.id) & (Overdracht.versie == rij.versie)
            opdracht = update(Overdracht).where(zelfde).values(**wijziging.kolommen, versie=rij.versie + 1)
            if not (await verbinding.execute(opdracht)).rowcount:
                return False
            await _verwerk(verbinding, rij, wijziging, wie, nu)
            return True

    async def leg_vast(self, handeling: str, gesprek_id: str | None, wie: Wie, nu: datetime, bijzonderheid: str | None = None) -> None:
        """A row in the audit log of something that changes nothing else."""
        async with self._database.schrijven() as verbinding:
            await _audit(verbinding, handeling, gesprek_id, wie, nu, bijzonderheid)

    async def logboek(self, organisatie: str, aantal: int) -> list[tuple[datetime, str | None, str, str | None, str | None]]:
        """The latest rows: when, who, what, which conversation, particulars."""
        vraag = (
            select(Auditregel.tijdstip, Medewerker.naam, Auditregel.handeling, Auditregel.gesprek_id, Auditregel.bijzonderheid)
            .outerjoin(Medewerker, Medewerker.id == Auditregel.medewerker_id)
            .where(Auditregel.organisatie == organisatie)
            .order_by(Auditregel.id.desc())
            .limit(aantal)
        )
        async with self._database.lezen() as verbinding:
            return [tuple(rij) for rij in await verbinding.execute(vraag)]

    async def zet_plaats(self, id_: int, plaats: int, stand: Inhoud, nu: datetime) -> str | None:
        """Tell one who waits their place in line; returns the conversation, None if they no longer wait."""
        async with self._database.schrijven() as verbinding:
            gesprek_id = await verbinding.scalar(select(Overdracht.gesprek_id).where(Overdracht.id == id_))
            if gesprek_id is None or not await grendel(verbinding, gesprek_id):
                return None
            wacht = (Overdracht.id == id_) & (Overdracht.toestand == WACHTRIJ)
            if not (await verbinding.execute(update(Overdracht).where(wacht).values(plaats=plaats))).rowcount:
                return None
            await voeg_toe(verbinding, gesprek_id, [stand], nu)
            return gesprek_id

    async def _alle(self, *waar: Any) -> list[OverdrachtRij]:
        async with self._database.lezen() as verbinding:
            rijen = await verbinding.execute(_RIJ.where(*waar).order_by(Overdracht.wacht_sinds, Overdracht.id))
            return [OverdrachtRij(*rij) for rij in rijen]


async def zet_in_rij(verbinding: AsyncConnection, gesprek_id: str, rij: dict[str, Any], nu: datetime) -> None:
    """Part of the transaction that stores the assistant's answer: from now on the conversation waits for a person."""
    await verbinding.execute(insert(Overdracht).values(gesprek_id=gesprek_id, toestand=WACHTRIJ, versie=1, wacht_sinds=nu, **rij))
    await verbinding.execute(update(Gesprek).where(Gesprek.id == gesprek_id).values(eigenaar=WACHTRIJ))
    await _audit(verbinding, "in de rij", gesprek_id, Wie(None, rij["organisatie"]), nu, rij["reden"])


async def _een(verbinding: AsyncConnection, *waar: Any) -> OverdrachtRij | None:
    rij = (await verbinding.execute(_RIJ.where(*waar).order_by(Overdracht.id.desc()).limit(1))).one_or_none()
    return OverdrachtRij(*rij) if rij else None


async def _verwerk(verbinding: AsyncConnection, rij: OverdrachtRij, wijziging: Wijziging, wie: Wie, nu: datetime) -> None:
    if wijziging.eigenaar:
        nieuw: dict[str, Any] = {"eigenaar": wijziging.eigenaar}
        if wijziging.eigenaar in (ASSISTENT, GESLOTEN):
            nieuw["teruggegeven"] = True
        await verbinding.execute(update(Gesprek).where(Gesprek.id == rij.gesprek_id).values(**nieuw))
    if wijziging.notitie:
        notitie = {"gesprek_id": rij.gesprek_id, "medewerker_id": wie.id, "tekst": wijziging.notitie, "tijdstip": nu}
        await verbinding.execute(insert(Notitie).values(notitie))
    if wijziging.gebeurtenissen:
        await voeg_toe(verbinding, rij.gesprek_id, list(wijziging.gebeurtenissen), nu)
    await _audit(verbinding, wijziging.handeling, rij.gesprek_id, wie, nu, wijziging.bijzonderheid)


async def _audit(
    verbinding: AsyncConnection, handeling: str, gesprek_id: str | None, wie: Wie, nu: datetime, bijzonderheid: str | None
) -> None:
    rij = {
        "tijdstip": nu, "medewerker_id": wie.id, "organisatie": wie.organisatie, "handeling": handeling,
        "gesprek_id": gesprek_id, "bijzonderheid": bijzonderheid,
    }  # fmt: skip
    await verbinding.execute(insert(Auditregel).values(rij))
