"""What residents say of an answer: one row per answer."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from gateway.opslag.database import Database
from gateway.opslag.gesprekken import Inhoud, als_gebeurtenis, grendel
from gateway.opslag.postvak import Gezegd, haal_bericht_uit_postvak, zet_in_postvak
from gateway.opslag.tabellen import Bericht, Feedback, Gebeurtenis, Gesprek


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

    async def gevraagd(self, gesprek_id: str, antwoord_id: int) -> Gezegd | None:
        """The message that an event answered: the two got their time in one transaction."""
        velden = (Bericht.gesprek_id, Bericht.gebeurtenis_id, Bericht.tekst, Bericht.keuze, Gesprek.gemeente, Bericht.begrip)
        vraag = (
            select(*velden)
            .join(Gesprek, Gesprek.id == Bericht.gesprek_id)
            .join(Gebeurtenis, (Gebeurtenis.gesprek_id == Bericht.gesprek_id) & (Gebeurtenis.tijdstip == Bericht.afgehandeld_op))
            .where(Bericht.gesprek_id == gesprek_id, Gebeurtenis.id == antwoord_id)
            .order_by(Bericht.gebeurtenis_id.desc())
            .limit(1)
        )
        async with self._database.lezen() as verbinding:
            rij = (await verbinding.execute(vraag)).one_or_none()
        return Gezegd(*rij) if rij else None

    async def bewaar(
        self, gesprek_id: str, gebeurtenis_id: int, nuttig: bool, reden: str | None, nu: datetime, postvak: dict[str, Any] | None = None
    ) -> None:
        """Keep what is said now instead of what was said before. `postvak`: the row for the editors while it is of no use."""
        rij = {"gebeurtenis_id": gebeurtenis_id, "gesprek_id": gesprek_id, "nuttig": nuttig, "reden": reden, "tijdstip": nu}
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, gesprek_id):
                return
            await verbinding.execute(delete(Feedback).where(Feedback.gebeurtenis_id == gebeurtenis_id))
            await verbinding.execute(insert(Feedback).values(rij))
            if postvak:
                await haal_bericht_uit_postvak(verbinding, postvak)
                if not nuttig:
                    await zet_in_postvak(verbinding, postvak)
