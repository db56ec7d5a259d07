"""Fixtures that more than one folder uses."""

from datetime import date
from pathlib import Path

import pytest

from helpdesk.plaatsen import PlaatsenRegister

pytest_plugins = ["tests.geheel"]
# These need Rasa, which the environment of the other tests does not have: `make test-engine`.
collect_ignore = ["engine"]
WORTEL = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def plaatsen() -> PlaatsenRegister:
    return PlaatsenRegister.lees(WORTEL / "registers")


@pytest.fixture
def dag() -> date:
    return date(2020, 12, 15)
