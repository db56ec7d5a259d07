"""The connection to the database and its migrations. SQLite and PostgreSQL behave the same from here on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

MIGRATIES = Path(__file__).resolve().parents[1] / "migraties"
VERBINDINGEN = 10  # per process
MIGRATIESLOT = 8_051_202  # any fixed number: two gateways that start together migrate one after the other


class Database:
    """Hands out transactions: `lezen` and `schrijven`."""

    def __init__(self, adres: str):
        url = make_url(adres)
        self._sqlite = url.get_backend_name() == "sqlite"
        if self._sqlite and url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        # hide_parameters: what residents type may not get into an exception and so into a log.
        self._engine = create_async_engine(
            url, hide_parameters=True, pool_pre_ping=not self._sqlite, pool_size=VERBINDINGEN, max_overflow=0
        )
        # Writers of one process queue here, in order: SQLite itself makes them sleep and try again until one is lucky.
        self._schrijver = asyncio.Lock() if self._sqlite else nullcontext()
        if self._sqlite:
            event.listen(self._engine.sync_engine, "connect", _stel_sqlite_in)
            event.listen(self._engine.sync_engine, "begin", _begin_op_sqlite)

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[AsyncConnection]:
        async with self._engine.begin() as verbinding:
            yield verbinding

    @asynccontextmanager
    async def schrijven(self) -> AsyncIterator[AsyncConnection]:
        """On SQLite the write lock is taken at the start: a read that turns into a write could fail half-way."""
        async with self._schrijver, self._engine.connect() as verbinding:
            await verbinding.execution_options(schrijft=True)
            async with verbinding.begin():
                yield verbinding

    async def wis_sporen(self) -> None:
        """Empty SQLite's write-ahead log, in which deleted text would stay until it happens to be overwritten."""
        if self._sqlite:
            async with self._engine.connect() as verbinding:
                rauw = await verbinding.get_raw_connection()  # a checkpoint cannot run inside a transaction
                cursor = await rauw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                await cursor.close()

    async def migreer(self) -> None:
        async with self.schrijven() as verbinding:
            if not self._sqlite:
                await verbinding.execute(text("SELECT pg_advisory_xact_lock(:slot)"), {"slot": MIGRATIESLOT})
            await verbinding.run_sync(_migreer)

    async def sluit(self) -> None:
        await self._engine.dispose()


def _migreer(verbinding: Connection) -> None:
    instellingen = Config()
    instellingen.set_main_option("script_location", str(MIGRATIES).replace("%", "%%"))
    instellingen.set_main_option("path_separator", "os")
    instellingen.attributes["verbinding"] = verbinding
    command.upgrade(instellingen, "head")


def _stel_sqlite_in(verbinding, _record) -> None:
    verbinding.isolation_level = None  # the driver begins no transactions itself; `_begin_op_sqlite` does
    cursor = verbinding.cursor()
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_op_sqlite(verbinding: Connection) -> None:
    schrijft = verbinding.get_execution_options().get("schrijft", False)
    verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")
