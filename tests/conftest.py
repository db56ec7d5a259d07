"""Fixtures that more than one folder uses."""

import signal
from datetime import date
from pathlib import Path

import pytest

from helpdesk.plaatsen import PlaatsenRegister

pytest_plugins = ["tests.gateway_los", "tests.geheel", "tests.identiteitsdienst", "tests.postgres"]
# These need Rasa, which the environment of the other tests does not have: `make test-engine`.
collect_ignore = ["engine"]
WORTEL = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    # A run that is told to stop (`timeout`, CI) ends the processes it started, as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(scope="session")
def plaatsen() -> PlaatsenRegister:
    return PlaatsenRegister.lees(WORTEL / "registers")


@pytest.fixture
def dag() -> date:
    return date(2020, 12, 15)
