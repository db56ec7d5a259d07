"""Checks what the action server answers against Rasa's schema, with that schema itself checked once.

Rasa 3.6.21 checks its own fixed schema again at every action: a quarter of the processor time of a turn (bench/belasting.py).
"""

from __future__ import annotations

from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

_schema = RemoteAction.action_response_format_spec()
_keuring = validator_for(_schema)(_schema)


def _keur(_actie: RemoteAction, antwoord: dict[str, Any]) -> bool:
    """:raise jsonschema.ValidationError: if the answer is not of the shape that Rasa can use"""
    _keuring.validate(antwoord)
    return True


def stel_in() -> None:
    RemoteAction._validate_action_result = _keur
