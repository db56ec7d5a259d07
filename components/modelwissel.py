"""Puts another model in place of the one that answers, while it goes on answering."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor

logger = logging.getLogger(__name__)


class ModelOnbruikbaar(Exception):
    """The new model cannot be used; the old one still answers. The message says why."""


async def wissel_model(agent: Any, pad: Path, proefvraag: str) -> None:
    """Load in a thread beside the running model, have it understand a trial question, and only then hand it the conversations.

    A message that is being handled at that moment ends with the model it began with.

    :raise ModelOnbruikbaar: if there is no such file, it cannot be loaded, or it does not understand anything
    """
    if not pad.is_file():
        raise ModelOnbruikbaar(f"there is no model {pad.name} in {pad.parent.name}/; choose another, or train again")
    try:
        processor = await asyncio.get_running_loop().run_in_executor(None, _laad, agent, pad)
        begrepen = await processor.parse_message(UserMessage(proefvraag))
    except Exception as fout:  # Rasa raises whatever a component did; none of it may stop the model that answers
        logger.exception("the model %s cannot be used", pad.name)
        raise ModelOnbruikbaar(f"{pad.name} cannot be loaded: {type(fout).__name__}: {fout}") from fout
    if not begrepen.get("begrip"):
        raise ModelOnbruikbaar(f"{pad.name} understands nothing; was it trained with this project's configuration?")
    # No await from here on: no message sees half of it.
    agent.processor = processor
    agent.domain = processor.domain
    agent.nlg = processor.nlg
    agent.tracker_store.domain = processor.domain
    logger.info("the model %s answers from now on", pad.name)


def _laad(agent: Any, pad: Path) -> MessageProcessor:
    processor = MessageProcessor(
        model_path=pad,
        tracker_store=agent.tracker_store,
        lock_store=agent.lock_store,
        generator=agent.nlg,
        action_endpoint=agent.action_endpoint,
        http_interpreter=agent.http_interpreter,
    )
    # With answers and words of its own: those of the old model stay with the old one.
    processor.nlg = type(agent.nlg)(None, processor.domain)
    return processor
