"""Signing in and out, and who a request comes from."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from gateway.balie import wachtwoorden
from gateway.opslag.medewerkers import Medewerkersopslag, SessieRij
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie

STIL = timedelta(minutes=30)
LANGST = timedelta(hours=8)


@dataclass(frozen=True)
class Aangemeld:
    token: str
    csrf: str


class Aanmelding:
    """Collaborators: the accounts, the audit log and the clock."""

    def __init__(self, medewerkers: Medewerkersopslag, overdrachten: Overdrachtenopslag, klok: Callable[[], datetime]):
        self._medewerkers = medewerkers
        self._overdrachten = overdrachten
        self._klok = klok

    async def meld_aan(self, email: str, wachtwoord: str) -> Aangemeld | None:
        """None if address or password is wrong; which of the two is not told."""
        medewerker = await self._medewerkers.bij_email(email.strip().lower())
        if not wachtwoorden.klopt(medewerker.wachtwoord_hash if medewerker else None, wachtwoord) or not medewerker.actief:
            if medewerker:
                wie = Wie(medewerker.id, medewerker.organisatie)
                await self._overdrachten.leg_vast("aanmelden mislukt", None, wie, self._klok())
            return None
        token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        await self._medewerkers.meld_aan(medewerker.id, _hash(token), csrf, self._klok())
        await self._overdrachten.leg_vast("aangemeld", None, Wie(medewerker.id, medewerker.organisatie), self._klok())
        return Aangemeld(token, csrf)

    async def wie(self, token: str | None) -> SessieRij | None:
        """Who is signed in with this cookie; None if nobody is (any more)."""
        return await self._medewerkers.sessie(_hash(token), self._klok(), STIL, LANGST) if token else None

    async def gebruik(self, sessie: SessieRij) -> None:
        """Someone did something themselves: the half hour starts anew. Pages that refresh by themselves do not count."""
        await self._medewerkers.gebruik(sessie.token_hash, self._klok())

    async def ruim_op(self) -> None:
        """Delete the sign-ins that can no longer be used."""
        await self._medewerkers.ruim_op(self._klok() - LANGST)

    async def meld_af(self, sessie: SessieRij) -> None:
        await self._medewerkers.meld_af(sessie.token_hash)
        await self._medewerkers.gezien(sessie.medewerker.id, None)
        wie = Wie(sessie.medewerker.id, sessie.medewerker.organisatie)
        await self._overdrachten.leg_vast("afgemeld", None, wie, self._klok())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
