"""What Rasa remembers of conversations, and forgetting it: Rasa itself never deletes a conversation."""

from __future__ import annotations

from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from sqlalchemy import text

from components.tracker_opslag import Trackeropslag


class Geheugen:
    """The conversations in our tracker store: in its database, and at hand."""

    def __init__(self, store: TrackerStore):
        """:raise TypeError: if the store is another one: then nothing could be forgotten"""
        # Rasa wraps the store that endpoints.yml names and offers no way to the inner one.
        binnen = store._tracker_store if isinstance(store, FailSafeTrackerStore) else store
        if not isinstance(binnen, Trackeropslag):
            raise TypeError(f"endpoints.yml: the tracker store is {type(binnen).__name__}; use components.tracker_opslag.Trackeropslag")
        self._store = binnen

    async def gesprekken(self) -> list[str]:
        return list(await self._store.keys())

    def vergeet(self, gesprek: str) -> None:
        """Delete every event of a conversation; on SQLite its bytes are overwritten too."""
        with self._store.session_scope() as sessie:
            if sessie.bind.dialect.name == "sqlite":
                sessie.execute(text("PRAGMA secure_delete=ON"))
            sessie.query(self._store.SQLEvent).filter(self._store.SQLEvent.sender_id == gesprek).delete()
            sessie.commit()
        self._store.leg_weg(gesprek)
