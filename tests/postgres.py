"""A PostgreSQL server of our own: on a free port, in a folder that is thrown away, run by an unprivileged user."""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from tools.run import LOKAAL, vrije_poort

GEBRUIKER = "helpdesk"
# Who runs the server when the tests run as root, which PostgreSQL refuses.
ONBEVOEGD = ("postgres", "nobody")


def programma(naam: str) -> str | None:
    """Where a program of PostgreSQL stands; Debian keeps the server's outside the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{naam}"), reverse=True)
    return str(debian[0]) if debian else shutil.which(naam)


@pytest.fixture(scope="session")
def postgres() -> Iterator[int]:
    """The port of a running server."""
    initdb, server = programma("initdb"), programma("postgres")
    if not initdb or not server:
        pytest.skip("no PostgreSQL: install Debian's postgresql")
    with tempfile.TemporaryDirectory(prefix="helpdesk-postgres-") as map_:
        als = _onbevoegd(map_)
        poort, log = vrije_poort(), Path(map_, "log")
        subprocess.run(
            [initdb, "-D", f"{map_}/data", "-U", GEBRUIKER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True, capture_output=True, **als,
        )  # fmt: skip
        opdracht = [server, "-D", f"{map_}/data", "-p", str(poort), "-k", map_, "-c", f"listen_addresses={LOKAAL}"]
        with open(log, "wb") as uitvoer, subprocess.Popen(opdracht, stdout=uitvoer, stderr=uitvoer, **als) as proces:
            try:
                _wacht(poort, proces, log)
                yield poort
            finally:
                proces.terminate()


@pytest.fixture
def postgres_database(postgres: int) -> str:
    """The address of an empty database."""
    return nieuwe_database(postgres)


def nieuwe_database(poort: int) -> str:
    """Make an empty database on the server at this port; returns its address."""
    naam = f"t{uuid4().hex}"
    asyncio.run(_doe(poort, f"CREATE DATABASE {naam}"))
    return f"postgresql+asyncpg://{GEBRUIKER}@{LOKAAL}:{poort}/{naam}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_adres(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_database")
    return f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"


def _onbevoegd(map_: str) -> dict[str, str | list[str]]:
    """How to run as someone without rights, to whom the folder then belongs; empty when we are that already."""
    if os.getuid() != 0:
        return {}
    wie = next(pwd.getpwnam(naam) for naam in ONBEVOEGD if naam in {p.pw_name for p in pwd.getpwall()})
    os.chown(map_, wie.pw_uid, wie.pw_gid)
    return {"user": wie.pw_name, "group": wie.pw_gid, "extra_groups": [], "cwd": map_}


def _wacht(poort: int, proces: subprocess.Popen, log: Path, seconden: float = 30) -> None:
    einde = time.monotonic() + seconden
    while True:
        try:
            return asyncio.run(_doe(poort, "SELECT 1"))
        except (OSError, asyncpg.CannotConnectNowError):
            assert proces.poll() is None and time.monotonic() < einde, log.read_text()
            time.sleep(0.1)


async def _doe(poort: int, opdracht: str) -> None:
    verbinding = await asyncpg.connect(host=LOKAAL, port=poort, user=GEBRUIKER, database="postgres")
    try:
        await verbinding.execute(opdracht)
    finally:
        await verbinding.close()
