"""The transactions around answering: which message is next, who is busy with it, and storing the answer.

A worker claims a conversation for a few seconds at a time. When it dies, the claim runs out and another takes over;
an answer is stored only where the message was still unanswered.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from gateway.opslag.database import Database
from gateway.opslag.gesprekken import ASSISTENT, Inhoud, grendel, voeg_toe
from gateway.opslag.overdrachten import MEDEWERKER, WACHTRIJ, zet_in_rij
from gateway.opslag.postvak import zet_in_postvak
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
    teruggegeven: bool


# Who waits for a person may go on asking the assistant.
ANTWOORDT = (ASSISTENT, WACHTRIJ)
# Made once, as in opslag/gesprekken.py.
_GESPREK, _BERICHT = Gesprek.id == bindparam("gesprek"), Bericht.gebeurtenis_id == bindparam("bericht")
_ONBEANTWOORD = Bericht.afgehandeld_op.is_(None)
_NEEM = (
    update(Gesprek)
    .where(
        _GESPREK,
        Gesprek.eigenaar.in_(ANTWOORDT),
        or_(Gesprek.beurt_tot.is_(None), Gesprek.beurt_tot < bindparam("nu"), Gesprek.beurt_werker == bindparam("werker")),
    )
    .values(beurt_werker=bindparam("werker"), beurt_tot=bindparam("tot"))
)
_LAAT_LOS = update(Gesprek).where(_GESPREK, Gesprek.beurt_werker == bindparam("werker")).values(beurt_werker=None, beurt_tot=None)
_VOLGENDE = (
    select(
        Bericht.gesprek_id, Bericht.gebeurtenis_id, Bericht.tekst, Bericht.keuze, Gesprek.gemeente, Bericht.pogingen,
        Gesprek.storing_gemeld, Gesprek.teruggegeven, Bericht.volgende_poging_op,
    )
    .join(Gesprek, Gesprek.id == Bericht.gesprek_id)
    .where(Bericht.gesprek_id == bindparam("gesprek"), _ONBEANTWOORD)
    .order_by(Bericht.gebeurtenis_id)
    .limit(1)
)
_KLAAR = update(Bericht).where(_BERICHT, _ONBEANTWOORD).values(afgehandeld_op=bindparam("nu"), begrip=bindparam("begrip_"))
_BEGONNEN = update(Gesprek).where(_GESPREK).values(storing_gemeld=False, teruggegeven=False)
_EIGENAAR = select(Gesprek.eigenaar).where(_GESPREK)
_STEL_UIT = update(Bericht).where(_BERICHT, _ONBEANTWOORD).values(
    pogingen=Bericht.pogingen + 1, volgende_poging_op=bindparam("volgende")
)
_MELD_STORING = update(Gesprek).where(_GESPREK, Gesprek.storing_gemeld.is_(False)).values(storing_gemeld=True)
_WACHTEND = (
    select(Bericht.gesprek_id)
    .join(Gesprek, Gesprek.id == Bericht.gesprek_id)
    .where(
        _ONBEANTWOORD,
        Bericht.volgende_poging_op <= bindparam("nu"),
        Gesprek.eigenaar.in_(ANTWOORDT),
        or_(Gesprek.beurt_tot.is_(None), Gesprek.beurt_tot < bindparam("nu")),
    )
    .distinct()
    .limit(bindparam("hoogstens"))
)


class Wachtrij:
    def __init__(self, database: Database, werker: str):
        self._database = database
        self._werker = werker

    async def claim(self, gesprek_id: str, nu: datetime, tot: datetime) -> Opdracht | None:
        """The next message to answer, now ours until `tot`; None, and no claim left, if there is none for us."""
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, gesprek_id):
                return None
            rij = (await verbinding.execute(_VOLGENDE, {"gesprek": gesprek_id})).one_or_none()
            if rij is None or rij.volgende_poging_op > nu:  # later messages wait their turn
                await verbinding.execute(_LAAT_LOS, {"gesprek": gesprek_id, "werker": self._werker})
                return None
            claim = {"gesprek": gesprek_id, "werker": self._werker, "nu": nu, "tot": tot}
            return Opdracht(*rij[:-1]) if (await verbinding.execute(_NEEM, claim)).rowcount else None

    async def laat_los(self, gesprek_id: str) -> None:
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(_LAAT_LOS, {"gesprek": gesprek_id, "werker": self._werker})

    async def rond_af(
        self,
        opdracht: Opdracht,
        gebeurtenissen: list[Inhoud],
        begrip: dict[str, Any] | None,
        nu: datetime,
        overdracht: dict[str, Any] | None = None,
        postvak: dict[str, Any] | None = None,
    ) -> bool:
        """Store the answer and mark the message as answered, in one transaction; False if it was answered already.

        `overdracht`: the row of a hand-over that begins with this answer; `postvak`: that of the message for the editors. Has a person taken over meanwhile, then the
        assistant is silent: its answer is not stored.
        """
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, opdracht.gesprek_id):
                return False
            klaar = await verbinding.execute(_KLAAR, {"bericht": opdracht.bericht_id, "nu": nu, "begrip_": begrip})
            if not klaar.rowcount:
                return False
            gesprek = {"gesprek": opdracht.gesprek_id}
            eigenaar = await verbinding.scalar(_EIGENAAR, gesprek)
            if opdracht.storing_gemeld or opdracht.teruggegeven:
                await verbinding.execute(_BEGONNEN, gesprek)
            if eigenaar == MEDEWERKER:
                return True
            if overdracht and eigenaar != WACHTRIJ:
                await zet_in_rij(verbinding, opdracht.gesprek_id, overdracht, nu)
                eigenaar = WACHTRIJ
            if postvak:
                await zet_in_postvak(verbinding, postvak)
            await voeg_toe(verbinding, opdracht.gesprek_id, [*gebeurtenissen, stand(eigenaar)], nu)
            return True

    async def stel_uit(self, opdracht: Opdracht, melding: list[Inhoud], volgende: datetime, nu: datetime) -> bool:
        """The assistant is away: try again at `volgende`. `melding` is stored once per outage; True if it was now."""
        async with self._database.schrijven() as verbinding:
            if not await grendel(verbinding, opdracht.gesprek_id):
                return False
            gesprek, bericht = {"gesprek": opdracht.gesprek_id}, {"bericht": opdracht.bericht_id, "volgende": volgende}
            uitgesteld = (await verbinding.execute(_STEL_UIT, bericht)).rowcount
            if not uitgesteld or not (await verbinding.execute(_MELD_STORING, gesprek)).rowcount:
                return False
            await voeg_toe(verbinding, opdracht.gesprek_id, [*melding, stand(await verbinding.scalar(_EIGENAAR, gesprek))], nu)
            return True

    async def wachtend(self, nu: datetime, hoogstens: int) -> list[str]:
        """Conversations with a message that is due and that nobody is busy with."""
        async with self._database.lezen() as verbinding:
            return list((await verbinding.scalars(_WACHTEND, {"nu": nu, "hoogstens": hoogstens})).all())


def stand(eigenaar: str) -> Inhoud:
    """The event that ends a turn: whose the conversation is."""
    return {"soort": "stand", "eigenaar": eigenaar}
