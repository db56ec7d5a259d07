"""The transactions on staff: accounts and signed-in browsers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from gateway.opslag.database import Database
from gateway.opslag.tabellen import Medewerker, Sessie


@dataclass(frozen=True)
class MedewerkerRij:
    id: int
    email: str
    naam: str
    organisatie: str
    rollen: tuple[str, ...]
    wachtwoord_hash: str
    actief: bool


@dataclass(frozen=True)
class SessieRij:
    """Someone signed in. `csrf` has to come along with everything that changes something."""

    medewerker: MedewerkerRij
    csrf: str
    token_hash: str


_VELDEN = [getattr(Medewerker, naam) for naam in MedewerkerRij.__dataclass_fields__]


class Medewerkersopslag:
    def __init__(self, database: Database):
        self._database = database

    async def maak(self, email: str, naam: str, organisatie: str, rollen: list[str], hash_: str, nu: datetime) -> int | None:
        """The new id; None if there is an account with this address already."""
        rij = {
            "email": email, "naam": naam, "organisatie": organisatie, "rollen": rollen, "wachtwoord_hash": hash_,
            "actief": True, "aangemaakt_op": nu,
        }  # fmt: skip
        try:
            async with self._database.schrijven() as verbinding:
                return await verbinding.scalar(insert(Medewerker).values(rij).returning(Medewerker.id))
        except IntegrityError:
            return None

    async def bij_email(self, email: str) -> MedewerkerRij | None:
        async with self._database.lezen() as verbinding:
            rij = (await verbinding.execute(select(*_VELDEN).where(Medewerker.email == email))).one_or_none()
        return _medewerker(rij) if rij else None

    async def collegas(self, organisatie: str) -> list[MedewerkerRij]:
        """The active staff of an organisation, by name."""
        vraag = select(*_VELDEN).where(Medewerker.organisatie == organisatie, Medewerker.actief).order_by(Medewerker.naam)
        async with self._database.lezen() as verbinding:
            return [_medewerker(rij) for rij in await verbinding.execute(vraag)]

    async def aanwezig(self, organisatie: str, sinds: datetime) -> list[MedewerkerRij]:
        """Who had the console open since then and may take a conversation, by name."""
        vraag = select(*_VELDEN).where(Medewerker.organisatie == organisatie, Medewerker.actief, Medewerker.gezien_op >= sinds)
        async with self._database.lezen() as verbinding:
            alle = [_medewerker(rij) for rij in await verbinding.execute(vraag.order_by(Medewerker.naam))]
        return [m for m in alle if "medewerker" in m.rollen]

    async def meld_aan(self, medewerker_id: int, token_hash: str, csrf: str, nu: datetime) -> None:
        rij = {"token_hash": token_hash, "medewerker_id": medewerker_id, "csrf": csrf, "begonnen_op": nu, "gebruikt_op": nu}
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(insert(Sessie).values(rij))
            await verbinding.execute(update(Medewerker).where(Medewerker.id == medewerker_id).values(gezien_op=nu))

    async def sessie(self, token_hash: str, nu: datetime, stil: timedelta, langst: timedelta) -> SessieRij | None:
        """Who is signed in with this token; None past `stil` without use or `langst` after the beginning."""
        vraag = (
            select(*_VELDEN, Sessie.csrf, Sessie.gebruikt_op)
            .join(Medewerker, Medewerker.id == Sessie.medewerker_id)
            .where(
                Sessie.token_hash == token_hash, Sessie.gebruikt_op > nu - stil, Sessie.begonnen_op > nu - langst, Medewerker.actief
            )
        )
        async with self._database.lezen() as verbinding:
            rij = (await verbinding.execute(vraag)).one_or_none()
        return SessieRij(_medewerker(rij[: len(_VELDEN)]), rij.csrf, token_hash) if rij else None

    async def gebruik(self, token_hash: str, nu: datetime) -> None:
        """Someone did something: the session goes on, and they are there."""
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(update(Sessie).where(Sessie.token_hash == token_hash).values(gebruikt_op=nu))

    async def gezien(self, medewerker_id: int, nu: datetime | None) -> None:
        """A page of the console is open; None: they signed out."""
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(update(Medewerker).where(Medewerker.id == medewerker_id).values(gezien_op=nu))

    async def meld_af(self, token_hash: str) -> None:
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(delete(Sessie).where(Sessie.token_hash == token_hash))

    async def ruim_op(self, verlopen_voor: datetime) -> None:
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(delete(Sessie).where(Sessie.begonnen_op < verlopen_voor))


def _medewerker(rij: tuple) -> MedewerkerRij:
    id_, email, naam, organisatie, rollen, hash_, actief = rij
    return MedewerkerRij(id_, email, naam, organisatie, tuple(rollen), hash_, actief)
