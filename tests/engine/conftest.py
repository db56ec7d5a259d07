"""Fixtures for tests that need Rasa or spaCy, and the guard that they run where those are."""

import os
import sys

import pytest

if sys.version_info >= (3, 11):
    raise pytest.UsageError("tests/engine needs Rasa's environment: run 'make test-engine'")

# As Rasa is started by `make run` and `make train`: quiet libraries, no telemetry. Before anything imports them.
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", SQLALCHEMY_SILENCE_UBER_WARNING="1", RASA_TELEMETRY_ENABLED="false")

pytest_plugins = ["tests.engine.taalpakket", "tests.engine.modelopslag"]
