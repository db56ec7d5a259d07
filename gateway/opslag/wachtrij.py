"""The transactions around answering: which message is next, who is busy with it, and storing the answer.

A worker claims a conversation for a few seconds at a time. When it dies, the claim runs out and another takes over;
an answer is stored only where the message was still unanswered.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from gateway.opslag.database import Database
from gateway.opslag.gesprekken import ASSISTENT, Inhoud, grendel, voeg_toe
from gateway.opslag.tabellen import Bericht, Gesprek


@dataclass(frozen=True)
class Opdracht:
    """The oldest unanswered message of a claimed conversation."""

    gesprek_id: str
    bericht_id: int
    tekst: str
    keuze: str | None
    gemeente: str | None
    pogingen: int
    storing_gemeld: bool


class Wachtrij:
    def __init__(self, database: Database, werker: str):
        self._database = database
        self._werker = werker

    async def claim(self, gesprek_id: str, nu: datetime, tot: datetime) -> Opdracht | None:
        """The next message to answer, now ours until `tot`; None, and no claim left, if there is none for us."""
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, gesprek_id) or not await self._neem(verbinding, gesprek_id, nu, tot):
                return None
            vraag = (
                select(
                    Bericht.gesprek_id, Bericht.gebeurtenis_id, Bericht.tekst, Bericht.keuze, Gesprek.gemeente, Bericht.pogingen,
                    Gesprek.storing_gemeld, Bericht.volgende_poging_op,
                )
                .join(Gesprek, Gesprek.id == Bericht.gesprek_id)
                .where(Bericht.gesprek_id == gesprek_id, Bericht.afgehandeld_op.is_(None))
                .order_by(Bericht.gebeurtenis_id)
                .limit(1)
            )
            rij = (await verbinding.execute(vraag)).one_or_none()
            if rij is None or rij.volgende_poging_op > nu:  # later messages wait their turn
                await verbinding.execute(self._van_mij(gesprek_id).values(beurt_werker=None, beurt_tot=None))
                return None
            return Opdracht(*rij[:-1])

    async def _neem(self, verbinding, gesprek_id: str, nu: datetime, tot: datetime) -> bool:
        vrij = or_(Gesprek.beurt_tot.is_(None), Gesprek.beurt_tot < nu, Gesprek.beurt_werker == self._werker)
        claim = update(Gesprek).where(Gesprek.id == gesprek_id, Gesprek.eigenaar == ASSISTENT, vrij)
        return (await verbinding.execute(claim.values(beurt_werker=self._werker, beurt_tot=tot))).rowcount == 1

    def _van_mij(self, gesprek_id: str):
        return update(Gesprek).where(Gesprek.id == gesprek_id, Gesprek.beurt_werker == self._werker)

    async def verleng(self, gesprek_id: str, tot: datetime) -> None:
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(self._van_mij(gesprek_id).values(beurt_tot=tot))

    async def laat_los(self, gesprek_id: str) -> None:
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(self._van_mij(gesprek_id).values(beurt_werker=None, beurt_tot=None))

    async def rond_af(
        self, opdracht: Opdracht, gebeurtenissen: list[Inhoud], begrip: dict[str, Any] | None, nu: datetime
    ) -> bool:
        """Store the answer and mark the message as answered, in one transaction; False if it was answered already."""
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, opdracht.gesprek_id):
                return False
            klaar = update(Bericht).where(Bericht.gebeurtenis_id == opdracht.bericht_id, Bericht.afgehandeld_op.is_(None))
            if not (await verbinding.execute(klaar.values(afgehandeld_op=nu, begrip=begrip))).rowcount:
                return False
            await voeg_toe(verbinding, opdracht.gesprek_id, gebeurtenissen, nu)
            await verbinding.execute(
                update(Gesprek).where(Gesprek.id == opdracht.gesprek_id).values(storing_gemeld=False)
            )
            return True

    async def stel_uit(self, opdracht: Opdracht, melding: list[Inhoud], volgende: datetime, nu: datetime) -> bool:
        """The assistant is away: try again at `volgende`. `melding` is stored once per outage; True if it was now."""
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, opdracht.gesprek_id):
                return False
            uitstel = update(Bericht).where(Bericht.gebeurtenis_id == opdracht.bericht_id, Bericht.afgehandeld_op.is_(None))
            if not (await verbinding.execute(
                uitstel.values(pogingen=Bericht.pogingen + 1, volgende_poging_op=volgende)
            )).rowcount:
                return False
            eerste = update(Gesprek).where(Gesprek.id == opdracht.gesprek_id, Gesprek.storing_gemeld.is_(False))
            if not (await verbinding.execute(eerste.values(storing_gemeld=True))).rowcount:
                return False
            await voeg_toe(verbinding, opdracht.gesprek_id, melding, nu)
            return True

    async def wachtend(self, nu: datetime, hoogstens: int) -> list[str]:
        """Conversations with a message that is due and that nobody is busy with."""
        vraag = (
            select(Bericht.gesprek_id)
            .join(Gesprek, Gesprek.id == Bericht.gesprek_id)
            .where(
                Bericht.afgehandeld_op.is_(None),
                Bericht.volgende_poging_op <= nu,
                Gesprek.eigenaar == ASSISTENT,
                or_(Gesprek.beurt_tot.is_(None), Gesprek.beurt_tot < nu),
            )
            .distinct()
            .limit(hoogstens)
        )
        async with self._database.lezen() as verbinding:
            return list((await verbinding.scalars(vraag)).all())
