"""Rasa's SQL tracker store, with the conversations that are going on at hand: no message reads a whole conversation back."""

from __future__ import annotations

from collections import OrderedDict

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

# Conversations; each holds some hundreds of kilobytes after thirty turns.
ONTHOUDEN = 300


class Trackeropslag(SQLTrackerStore):
    """Named in endpoints.yml. Right as long as one Rasa process writes, which the gateway's one-turn-at-a-time counts on too.

    A tracker is handed out once and comes back when it is saved: if a turn fails half-way, its half-changed tracker is gone
    and the next turn reads what the database holds.
    """

    def __init__(self, *args: object, **kwargs: object):
        self._bij_de_hand: OrderedDict[str, tuple[Domain, DialogueStateTracker]] = OrderedDict()
        super().__init__(*args, **kwargs)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        domein, tracker = self._bij_de_hand.pop(sender_id, (None, None))
        return tracker if domein is self.domain and tracker else await super().retrieve(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await super().save(tracker)
        self._bij_de_hand[tracker.sender_id] = (self.domain, tracker)
        if len(self._bij_de_hand) > ONTHOUDEN:
            self._bij_de_hand.popitem(last=False)

    def leg_weg(self, sender_id: str) -> None:
        """Keep a conversation no longer at hand: it is deleted."""
        self._bij_de_hand.pop(sender_id, None)
