"""Fixtures of the unit tests."""

import pytest

from tests.unit.inhoudsboom import Boom


@pytest.fixture
def boom(tmp_path) -> Boom:
    return Boom(tmp_path)
