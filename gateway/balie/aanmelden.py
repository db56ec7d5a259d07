"""Signing in and out, and who a request comes from."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from gateway.balie import wachtwoorden
from gateway.balie.tweedestap import TweedeStap
from gateway.opslag.medewerkers import MedewerkerRij, Medewerkersopslag, SessieRij
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie

STIL = timedelta(minutes=30)
LANGST = timedelta(hours=8)
POGING = timedelta(minutes=10)  # in which a sign-in that was begun has to be finished


@dataclass(frozen=True)
class Aangemeld:
    token: str
    csrf: str


@dataclass(frozen=True)
class Halverwege:
    """The password is right and a code has to follow; `zegel` comes back with it."""

    zegel: str


class Aanmelding:
    """Collaborators: the accounts, the audit log, the second step and the clock."""

    def __init__(
        self,
        medewerkers: Medewerkersopslag,
        overdrachten: Overdrachtenopslag,
        tweede_stap: TweedeStap,
        klok: Callable[[], datetime],
    ):
        self._medewerkers = medewerkers
        self._overdrachten = overdrachten
        self._tweede_stap = tweede_stap
        self._klok = klok

    async def meld_aan(self, email: str, wachtwoord: str) -> Aangemeld | Halverwege | None:
        """None if address or password is wrong; which of the two is not told.

        :raise StapKanNiet: if a code has to follow that cannot be checked
        """
        medewerker = await self._medewerkers.bij_email(email.strip().lower())
        if not wachtwoorden.klopt(medewerker.wachtwoord_hash if medewerker else None, wachtwoord) or not medewerker.actief:
            if medewerker:
                await self._mislukt(medewerker)
            return None
        if medewerker.totp_versleuteld:
            return Halverwege(self._tweede_stap.halverwege(medewerker))
        return await self.begin(medewerker)

    async def maak_af(self, medewerker_id: int, code: str) -> Aangemeld | None:
        """After the password; None if the code is wrong or was used before."""
        medewerker = await self._medewerkers.bij_id(medewerker_id)
        if medewerker is None or not medewerker.actief:
            return None
        if not await self._tweede_stap.klopt(medewerker, code):
            await self._mislukt(medewerker, "tweede stap")
            return None
        return await self.begin(medewerker)

    async def begin(self, medewerker: MedewerkerRij) -> Aangemeld:
        """Sign in somebody who has shown who they are."""
        token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        await self._medewerkers.meld_aan(medewerker.id, token_hash(token), csrf, self._klok())
        await self._overdrachten.leg_vast("aangemeld", None, Wie(medewerker.id, medewerker.organisatie), self._klok())
        return Aangemeld(token, csrf)

    async def wie(self, token: str | None) -> SessieRij | None:
        """Who is signed in with this cookie; None if nobody is (any more)."""
        return await self._medewerkers.sessie(token_hash(token), self._klok(), STIL, LANGST) if token else None

    async def gebruik(self, sessie: SessieRij) -> None:
        """Someone did something themselves: the half hour starts anew. Pages that refresh by themselves do not count."""
        await self._medewerkers.gebruik(sessie.token_hash, self._klok())

    async def ruim_op(self) -> None:
        """Delete the sign-ins that can no longer be used, and those that were never finished."""
        await self._medewerkers.ruim_op(self._klok() - LANGST, self._klok() - POGING)

    async def meld_af(self, sessie: SessieRij) -> None:
        await self._medewerkers.meld_af(sessie.token_hash)
        await self._medewerkers.gezien(sessie.medewerker.id, None)
        wie = Wie(sessie.medewerker.id, sessie.medewerker.organisatie)
        await self._overdrachten.leg_vast("afgemeld", None, wie, self._klok())

    async def _mislukt(self, medewerker: MedewerkerRij, waarbij: str | None = None) -> None:
        wie = Wie(medewerker.id, medewerker.organisatie)
        await self._overdrachten.leg_vast("aanmelden mislukt", None, wie, self._klok(), waarbij)


def token_hash(token: str) -> str:
    """What is stored of a token that only the browser knows."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
