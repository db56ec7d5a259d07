"""Passwords: argon2id, long enough, and none that everybody tries first."""

from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

KORTSTE = 12
BEKEND = frozenset(Path(__file__).with_name("bekende_wachtwoorden.txt").read_text(encoding="utf-8").split())

_HASHER = PasswordHasher()
# What an unknown address is checked against, so that it takes as long as a known one.
_NIEMAND = _HASHER.hash("niemand heeft dit wachtwoord")


def bezwaar(wachtwoord: str) -> str | None:
    """Why a password may not be used, in words for staff; None if it may."""
    if len(wachtwoord) < KORTSTE:
        return f"Het wachtwoord is te kort. Gebruik minstens {KORTSTE} tekens, bijvoorbeeld vier gewone woorden."
    kaal = wachtwoord.casefold().strip("0123456789!?.@#$ ")
    if wachtwoord.casefold() in BEKEND or kaal in BEKEND or len(set(wachtwoord)) < 5:
        return "Dit wachtwoord is te bekend. Kies iets dat niemand kan raden."
    return None


def hash_van(wachtwoord: str) -> str:
    return _HASHER.hash(wachtwoord)


def klopt(hash_: str | None, wachtwoord: str) -> bool:
    """Whether it is the password; takes as long where there is no account, or one without a password."""
    try:
        return _HASHER.verify(hash_ or _NIEMAND, wachtwoord) and bool(hash_)
    except (Argon2Error, InvalidHashError):
        return False
