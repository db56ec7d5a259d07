"""Rasa's storage of trained components, for tests of one component."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource


@pytest.fixture
def maak(tmp_path: Path) -> Callable[..., GraphComponent]:
    """`maak(Class, "create" or "load", **config)` as Rasa does it, with the same storage each time."""
    (tmp_path / "opslag").mkdir()
    opslag = LocalModelStorage.create(tmp_path / "opslag")

    def component(klasse: type[GraphComponent], hoe: str, **config: Any) -> GraphComponent:
        volledig = {**klasse.get_default_config(), **config}
        return getattr(klasse, hoe)(volledig, opslag, Resource(klasse.__name__), ExecutionContext(GraphSchema({})))

    return component
