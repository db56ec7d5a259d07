"""The storage on an empty database, of each kind."""

from datetime import UTC, datetime, timedelta

import pytest_asyncio

from gateway.opslag.database import Database
from gateway.opslag.gesprekken import Gesprekkenopslag, NieuwBericht

NU = datetime(2020, 12, 15, 12, 0, tzinfo=UTC)
STAND = {"soort": "stand", "eigenaar": "assistent"}


@pytest_asyncio.fixture
async def database(database_adres):
    database = Database(database_adres)
    await database.migreer()
    yield database
    await database.sluit()


@pytest_asyncio.fixture
async def opslag(database):
    opslag = Gesprekkenopslag(database)
    for id_ in ("a", "b"):
        await opslag.maak(id_, f"token-{id_}", "GM0114", [STAND], NU)
    return opslag


def bericht(sleutel: str, tekst: str = "hallo", vingerafdruk: str | None = None) -> NieuwBericht:
    return NieuwBericht(sleutel, vingerafdruk or tekst, tekst, None)


async def neem_aan(opslag: Gesprekkenopslag, sleutel: str, gesprek: str = "a", tekst: str = "hallo", na: int = 0) -> int:
    """Take in a message; returns its id."""
    gebeurtenis = {"soort": "bericht", "van": "inwoner", "tekst": tekst}
    aangenomen = await opslag.neem_aan(gesprek, bericht(sleutel, tekst), [gebeurtenis], NU + timedelta(seconds=na))
    return aangenomen.id
