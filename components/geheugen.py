"""What Rasa remembers of conversations, and forgetting it: Rasa itself never deletes a conversation."""

from __future__ import annotations

from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore, TrackerStore
from sqlalchemy import text


class Geheugen:
    """The conversations in Rasa's SQL tracker store."""

    def __init__(self, store: TrackerStore):
        """:raise TypeError: if the store is not SQL: then nothing could be forgotten"""
        # Rasa wraps the store that endpoints.yml names and offers no way to the inner one.
        binnen = store._tracker_store if isinstance(store, FailSafeTrackerStore) else store
        if not isinstance(binnen, SQLTrackerStore):
            raise TypeError(f"endpoints.yml: the tracker store is {type(binnen).__name__}; use type SQL")
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
