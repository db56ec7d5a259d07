"""What residents say of an answer: one row per answer."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from gateway.opslag.database import Database
from gateway.opslag.gesprekken import Inhoud, als_gebeurtenis, grendel
from gateway.opslag.tabellen import Feedback, Gebeurtenis


class Feedbackopslag:
    def __init__(self, database: Database):
        self._database = database

    async def gebeurtenis(self, gesprek_id: str, id_: int) -> Inhoud | None:
        """One event of a conversation; None if the conversation has no such event."""
        vraag = select(Gebeurtenis.id, Gebeurtenis.soort, Gebeurtenis.inhoud, Gebeurtenis.tijdstip).where(
            Gebeurtenis.gesprek_id == gesprek_id, Gebeurtenis.id == id_
        )
        async with self._database.lezen() as verbinding:
            rij = (await verbinding.execute(vraag)).one_or_none()
        return als_gebeurtenis(*rij) if rij else None

    async def bewaar(self, gesprek_id: str, gebeurtenis_id: int, nuttig: bool, reden: str | None, nu: datetime) -> None:
        """Keep what is said now instead of what was said before."""
        rij = {"gebeurtenis_id": gebeurtenis_id, "gesprek_id": gesprek_id, "nuttig": nuttig, "reden": reden, "tijdstip": nu}
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, gesprek_id):
                return
            await verbinding.execute(delete(Feedback).where(Feedback.gebeurtenis_id == gebeurtenis_id))
            await verbinding.execute(insert(Feedback).values(rij))
