"""The second step of signing in with a password: a code of an authenticator app (TOTP), or a recovery code.

What has to survive between two pages is sealed with HELPDESK_SLEUTEL and travels in the form: no session exists yet.
"""

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pyotp
import segno
from cryptography.fernet import Fernet, InvalidToken
from pyotp.exceptions import OTPVerificationError

from gateway.errors import StapKanNiet
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie
from gateway.opslag.tweedestap import Tweedestapopslag

DIENST = "Balie helpdesk CoronaMelder"
GELDIG = 600  # seconds between two pages
SPELING = 1  # half minutes that the telephone's clock may differ
HERSTELCODES = 10


@dataclass(frozen=True)
class Voorstel:
    """A new key that is not in use yet. `qr` is SVG; `zegel` comes back with the code that shows it was taken over."""

    geheim: str
    qr: str
    zegel: str


class TweedeStap:
    """Collaborators: the storage, the audit log and the clock. `sleutel`: "" means that it cannot be switched on."""

    def __init__(self, opslag: Tweedestapopslag, overdrachten: Overdrachtenopslag, sleutel: str, klok: Callable[[], datetime]):
        self._opslag = opslag
        self._overdrachten = overdrachten
        self._slot = Fernet(sleutel) if sleutel else None
        self._klok = klok

    @property
    def kan(self) -> bool:
        """Whether there is a key to keep secrets with."""
        return self._slot is not None

    def voorstel(self, medewerker: MedewerkerRij, zegel: str | None = None) -> Voorstel:
        """A new key, or the one of this seal as long as it is valid; :raise StapKanNiet: without HELPDESK_SLEUTEL"""
        geheim = self._open(zegel, "aanzetten", medewerker.id) or pyotp.random_base32()
        adres = pyotp.TOTP(geheim).provisioning_uri(name=medewerker.email, issuer_name=DIENST)
        qr = segno.make(adres, error="m", micro=False).svg_inline(scale=5, light="#fff")
        return Voorstel(geheim, qr, self._verzegel("aanzetten", medewerker.id, geheim))

    async def zet_aan(self, medewerker: MedewerkerRij, zegel: str, code: str) -> list[str] | None:
        """The recovery codes, to be shown once; None if the code is not of this key."""
        geheim = self._open(zegel, "aanzetten", medewerker.id)
        stap = self._stap(geheim, code) if geheim else None
        if geheim is None or stap is None:
            return None
        codes = [pyotp.random_base32()[:16] for _ in range(HERSTELCODES)]
        versleuteld = self._eis_slot().encrypt(geheim.encode()).decode()
        await self._opslag.zet_aan(medewerker.id, versleuteld, stap, [_hash(c) for c in codes])
        await self._schrijf_op(medewerker, "tweede stap aan")
        return ["-".join(c[n : n + 4] for n in range(0, 16, 4)) for c in codes]

    async def zet_uit(self, medewerker: MedewerkerRij) -> None:
        await self._opslag.zet_uit(medewerker.id)
        await self._schrijf_op(medewerker, "tweede stap uit")

    async def over(self, medewerker: MedewerkerRij) -> int:
        """How many recovery codes have not been used."""
        return await self._opslag.over(medewerker.id)

    def halverwege(self, medewerker: MedewerkerRij) -> str:
        """Proof that this one's password was right a moment ago; :raise StapKanNiet: without HELPDESK_SLEUTEL"""
        return self._verzegel("aanmelden", medewerker.id, secrets.token_hex(4))

    def wie(self, zegel: str) -> int | None:
        """Whose password was right a moment ago."""
        inhoud = self._lees(zegel)
        return inhoud["wie"] if inhoud and inhoud["doel"] == "aanmelden" else None

    async def klopt(self, medewerker: MedewerkerRij, code: str) -> bool:
        """Whether it is a code of their app or a recovery code; each is taken once."""
        schoon = "".join(teken for teken in code.upper() if teken.isalnum())
        if not schoon.isdecimal():
            return await self._opslag.gebruik_herstelcode(medewerker.id, _hash(schoon))
        try:
            geheim = self._eis_slot().decrypt(medewerker.totp_versleuteld or "").decode()
        except InvalidToken:  # encrypted with another HELPDESK_SLEUTEL
            return False
        stap = self._stap(geheim, schoon)
        return stap is not None and await self._opslag.gebruik_stap(medewerker.id, stap)

    def _stap(self, geheim: str, code: str) -> int | None:
        """Which half minute a code is of; None if it is of none near now."""
        try:
            return pyotp.TOTP(geheim).verify_and_get_timecode(code.replace(" ", ""), for_time=self._klok(), valid_window=SPELING)
        except OTPVerificationError:
            return None

    def _verzegel(self, doel: str, wie: int, inhoud: str) -> str:
        return self._eis_slot().encrypt(json.dumps({"doel": doel, "wie": wie, "inhoud": inhoud}).encode()).decode()

    def _open(self, zegel: str | None, doel: str, wie: int) -> str | None:
        inhoud = self._lees(zegel or "")
        return inhoud["inhoud"] if inhoud and (inhoud["doel"], inhoud["wie"]) == (doel, wie) else None

    def _lees(self, zegel: str) -> dict | None:
        try:
            inhoud = json.loads(self._eis_slot().decrypt(zegel.encode("utf-8", "replace"), ttl=GELDIG))
        except (InvalidToken, ValueError):
            return None
        return inhoud if isinstance(inhoud, dict) and inhoud.keys() == {"doel", "wie", "inhoud"} else None

    def _eis_slot(self) -> Fernet:
        if self._slot is None:
            raise StapKanNiet("De sleutel voor de tweede stap ontbreekt. Vraag de beheerder van de server om hulp.")
        return self._slot

    async def _schrijf_op(self, medewerker: MedewerkerRij, wat: str) -> None:
        await self._overdrachten.leg_vast(wat, None, Wie(medewerker.id, medewerker.organisatie), self._klok())


def _hash(code: str) -> str:
    """Plain SHA-256 will do: a recovery code has 80 random bits."""
    return hashlib.sha256(code.encode()).hexdigest()
