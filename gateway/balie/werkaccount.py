"""Signing in with an account of one's organisation: whose it is, and what they may do here."""

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gateway.balie.aanmelden import POGING, Aangemeld, Aanmelding, token_hash
from gateway.balie.oidc import Identiteitsdienst, IdentiteitsdienstWeg, TokenGeweigerd
from gateway.logboek import logger
from gateway.opslag.medewerkers import ROLLEN, Medewerkersopslag, Poging
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie
from helpdesk.organisaties import Organisaties

log = logger("werkaccount")

VERLOPEN = "Deze poging om u aan te melden is verlopen of al gebruikt. Begin opnieuw."
NIET_ZEKER = "We konden niet nagaan of u het bent. Begin opnieuw. Lukt het weer niet? Vraag dan de beheerder van uw organisatie."
AFGEBROKEN = "U hebt het aanmelden afgebroken, of uw organisatie staat het niet toe. Begin opnieuw of vraag de beheerder."
GEEN_ROL = "Uw werkaccount heeft geen rol aan de balie. Vraag de beheerder van uw organisatie om u een rol te geven."
GEEN_ORGANISATIE = "Uw werkaccount hoort niet bij een organisatie van deze helpdesk. Vraag de beheerder van uw organisatie."
UIT = "Uw account aan de balie staat uit. Vraag de beheerder van uw organisatie."


class Geweigerd(Exception):
    """Nobody was signed in; `waarom` says it to who tried."""

    def __init__(self, waarom: str):
        super().__init__()
        self.waarom = waarom


@dataclass(frozen=True)
class Begin:
    """Where to send the browser, and the token that it keeps until it comes back."""

    adres: str
    token: str


class Werkaccounts:
    """Collaborators: the identity server, the accounts, the audit log, signing in, the organisations and the clock.

    `rollen_claim`, `organisatie_claim`: where the identity server tells somebody's roles and organisation.
    """

    def __init__(
        self,
        dienst: Identiteitsdienst,
        medewerkers: Medewerkersopslag,
        overdrachten: Overdrachtenopslag,
        aanmelding: Aanmelding,
        organisaties: Organisaties,
        rollen_claim: str,
        organisatie_claim: str,
        klok: Callable[[], datetime],
    ):
        self._dienst = dienst
        self._medewerkers = medewerkers
        self._overdrachten = overdrachten
        self._aanmelding = aanmelding
        self._organisaties = organisaties
        self._rollen_claim = rollen_claim
        self._organisatie_claim = organisatie_claim
        self._klok = klok

    async def begin(self) -> Begin | None:
        """None if the identity server is away."""
        token, poging = secrets.token_urlsafe(32), Poging(*(secrets.token_urlsafe(32) for _ in range(3)))
        try:
            adres = await self._dienst.adres(poging)
        except IdentiteitsdienstWeg as fout:
            log.warning("identiteitsdienst weg", reden=str(fout))
            return None
        await self._medewerkers.begin_poging(token_hash(token), poging, self._klok())
        return Begin(adres, token)

    async def maak_af(self, token: str | None, antwoord: Mapping[str, str]) -> Aangemeld:
        """`token`: what the browser kept; `antwoord`: the parameters that the identity server sent along.

        :raise Geweigerd:
        :raise IdentiteitsdienstWeg:
        """
        poging = await self._medewerkers.neem_poging(token_hash(token), self._klok() - POGING) if token else None
        if poging is None or not hmac.compare_digest(poging.state.encode(), antwoord.get("state", "").encode()):
            raise Geweigerd(VERLOPEN)
        if "code" not in antwoord:
            raise Geweigerd(AFGEBROKEN)
        try:
            claims = await self._dienst.claims(antwoord["code"], poging)
        except TokenGeweigerd as fout:
            log.warning("werkaccount niet bewezen", reden=str(fout))
            raise Geweigerd(NIET_ZEKER) from None
        except IdentiteitsdienstWeg as fout:
            log.warning("identiteitsdienst weg", reden=str(fout))
            raise
        return await self._meld_aan(claims)

    async def _meld_aan(self, claims: Mapping[str, Any]) -> Aangemeld:
        wie = (self._dienst.issuer, claims["sub"])
        gekregen, organisatie = claims.get(self._rollen_claim), claims.get(self._organisatie_claim)
        gekregen = gekregen.split() if isinstance(gekregen, str) else gekregen
        rollen = [rol for rol in ROLLEN if rol in gekregen] if isinstance(gekregen, list) else []
        if not isinstance(organisatie, str) or organisatie not in self._organisaties:
            raise await self._weiger(wie, GEEN_ORGANISATIE, "organisatie", None)
        if not rollen:
            raise await self._weiger(wie, GEEN_ROL, "rol", organisatie)
        naam = str(claims.get("name") or claims.get("preferred_username") or claims["sub"])[:100]
        medewerker = await self._medewerkers.zet_werkaccount(*wie, naam, organisatie, rollen, self._klok())
        if not medewerker.actief:
            raise await self._weiger(wie, UIT, "account staat uit", organisatie)
        return await self._aanmelding.begin(medewerker)

    async def _weiger(self, wie: tuple[str, str], waarom: str, kort: str, organisatie: str | None) -> Geweigerd:
        """Write it down for the organisation that it is about, if there is one, and return what to raise."""
        bekend = await self._medewerkers.bij_werkaccount(*wie)
        if bekend or organisatie:
            van = Wie(bekend.id, bekend.organisatie) if bekend else Wie(None, organisatie)
            await self._overdrachten.leg_vast("aanmelden mislukt", None, van, self._klok(), f"werkaccount: {kort}")
        return Geweigerd(waarom)
