"""The migrations make what the code expects, on SQLite and on PostgreSQL."""

import asyncio

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from gateway.opslag.database import MIGRATIES, Database
from gateway.opslag.gesprekken import Gesprekkenopslag
from gateway.opslag.tabellen import Basis
from tests.functional.opslag.conftest import NU, STAND

pytestmark = pytest.mark.asyncio


async def tabellen(database: Database) -> set[str]:
    async with database.lezen() as verbinding:
        return set(await verbinding.run_sync(lambda v: inspect(v).get_table_names())) - {"alembic_version"}


async def test_the_migrated_tables_are_those_of_the_code(database):
    def verschil(verbinding):
        return compare_metadata(MigrationContext.configure(verbinding, opts={"compare_type": True}), Basis.metadata)

    async with database.lezen() as verbinding:
        assert await verbinding.run_sync(verschil) == []


async def test_all_migrations_can_be_undone_and_done_again(database):
    def terug(verbinding):
        instellingen = Config()
        instellingen.set_main_option("script_location", str(MIGRATIES))
        instellingen.set_main_option("path_separator", "os")
        instellingen.attributes["verbinding"] = verbinding
        command.downgrade(instellingen, "base")

    async with database.schrijven() as verbinding:
        await verbinding.run_sync(terug)
    assert await tabellen(database) == set()
    await database.migreer()
    assert await tabellen(database) == set(Basis.metadata.tables)


async def test_migrating_again_keeps_what_is_there(database, opslag):
    await database.migreer()
    assert (await opslag.lees("a")).gemeente == "GM0114"


async def test_two_gateways_that_start_together_both_find_the_tables(database_adres):
    samen = [Database(database_adres) for _ in range(2)]
    await asyncio.gather(*(database.migreer() for database in samen))
    await Gesprekkenopslag(samen[0]).maak("a", "token", None, [STAND], NU)
    assert await Gesprekkenopslag(samen[1]).lees("a")
    for database in samen:
        await database.sluit()
