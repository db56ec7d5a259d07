"""Rasa's SQL tracker store, in which a conversation costs the same however long it is.

Rasa reads a whole conversation back for every message, replays it, derives every state it was in for the rules, and sends
all of it to the action server. Here the conversations that are going on are at hand, and what is worked with are the last
turns of a conversation. The database keeps everything.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

# Conversations; each holds its last turns only.
ONTHOUDEN = 2000
# More than anything looks back: the last five things typed go along to a person (actions/vertaling.py).
BEURTEN = 10


class Trackeropslag(SQLTrackerStore):
    """Named in endpoints.yml. Right as long as one Rasa process writes, which the gateway's one-turn-at-a-time counts on too.

    A tracker is handed out once and comes back when it is saved: if a turn fails half-way, its half-changed tracker is gone
    and the next turn reads what the database holds.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        self._bij_de_hand: OrderedDict[str, tuple[Domain, DialogueStateTracker]] = OrderedDict()
        super().__init__(*args, **kwargs)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker with the last turns; `retrieve_full_tracker` gives all of them."""
        domein, tracker = self._bij_de_hand.pop(sender_id, (None, None))
        if tracker is not None and domein is self.domain:
            return tracker
        tracker = await super().retrieve(sender_id)
        return None if tracker is None else _kort_in(tracker)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await super().save(tracker)
        self._bij_de_hand[tracker.sender_id] = (self.domain, _kort_in(tracker))
        if len(self._bij_de_hand) > ONTHOUDEN:
            self._bij_de_hand.popitem(last=False)

    def leg_weg(self, sender_id: str) -> None:
        """Keep a conversation no longer at hand: it is deleted."""
        self._bij_de_hand.pop(sender_id, None)

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Event]:
        """The events that are not in the database yet. Rasa counts those that are, but a shortened tracker holds fewer."""
        bewaard = getattr(tracker, "bewaard", None)
        return super()._additional_events(session, tracker) if bewaard is None else islice(tracker.events, bewaard, None)


def _kort_in(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """Leave the last turns, after events that bring about the state the conversation was in before them."""
    gebeurtenissen = list(tracker.events)
    if snede := begin_van_laatste(BEURTEN, gebeurtenissen):
        tracker.events.clear()
        tracker.events.extend([*stand_na(gebeurtenissen[:snede]), *gebeurtenissen[snede:]])
    # An attribute of our own: how many of these events need not be saved again.
    tracker.bewaard = len(tracker.events)
    return tracker


def begin_van_laatste(beurten: int, gebeurtenissen: list[Event]) -> int:
    """Where the last so many turns begin: at the listening before the resident's message. 0 if there are no more than that."""
    berichten = [plek for plek, gebeurtenis in enumerate(gebeurtenissen) if isinstance(gebeurtenis, UserUttered)]
    if len(berichten) <= beurten:
        return 0
    plek = berichten[-beurten]
    voor = gebeurtenissen[plek - 1]
    return plek - 1 if isinstance(voor, ActionExecuted) and voor.action_name == ACTION_LISTEN_NAME else plek


def stand_na(gebeurtenissen: Iterable[Event]) -> list[Event]:
    """The fewest events that leave the same slots and open form as these do."""
    slots: dict[str, Event] = {}
    formulier: Event | None = None
    for gebeurtenis in gebeurtenissen:
        if isinstance(gebeurtenis, SlotSet):
            slots[gebeurtenis.key] = gebeurtenis
        elif isinstance(gebeurtenis, ActiveLoop):
            formulier = gebeurtenis if gebeurtenis.name else None
        elif isinstance(gebeurtenis, AllSlotsReset):
            slots.clear()
        elif isinstance(gebeurtenis, (Restarted, SessionStarted)):
            slots.clear()
            formulier = None
    return [*slots.values(), *([formulier] if formulier else [])]
