"""`python -m tools medewerker <e-mail> <naam> <organisatie> [rol …]`: an account for the console. The password is asked for.

The first account is made this way; none exists by default. Roles: medewerker (the default), redacteur, beheerder, analist.
With --wachtwoord-van-invoer the password is read from standard input, for scripts.
"""

import argparse
import asyncio
import getpass
import os
import sys
from datetime import UTC, datetime

from sqlalchemy.engine import make_url

from gateway.balie import wachtwoorden
from gateway.opslag.database import Database
from gateway.opslag.medewerkers import Medewerkersopslag
from gateway.settings import STANDAARD_DATABASE, WORTEL
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.organisaties import Organisaties

ROLLEN = ("medewerker", "redacteur", "beheerder", "analist")


def main(argumenten: list[str]) -> int:
    """Return 0, or 1 after one line on stderr that says what to do."""
    opties = _opties(argumenten)
    bestand = WORTEL / (os.environ.get("HELPDESK_ORGANISATIES") or "routering/organisaties.yml")
    organisaties = Organisaties.lees(bestand, lambda _: None, Onderwerpen.lees(WORTEL / "data" / "onderwerpen.yml"))
    if opties.organisatie not in organisaties:
        print(f"{opties.organisatie} is not in {bestand}; it has {', '.join(o.id for o in organisaties)}.", file=sys.stderr)
        return 1
    wachtwoord = sys.stdin.readline().rstrip("\n") if opties.wachtwoord_van_invoer else getpass.getpass("Password: ")
    if bezwaar := wachtwoorden.bezwaar(wachtwoord):
        print(bezwaar, file=sys.stderr)
        return 1
    nieuw = asyncio.run(maak(database(), opties.email, opties.naam, opties.organisatie, opties.rol or ["medewerker"], wachtwoord))
    if nieuw is None:
        print(f"There is an account for {opties.email} already.", file=sys.stderr)
        return 1
    print(f"{opties.naam} can sign in at /balie.")
    return 0


async def maak(adres: str, email: str, naam: str, organisatie: str, rollen: list[str], wachtwoord: str) -> int | None:
    """The id of the new account; None if the address has one already."""
    opslag = Database(adres)
    try:
        await opslag.migreer()
        hash_ = wachtwoorden.hash_van(wachtwoord)
        return await Medewerkersopslag(opslag).maak(email.strip().lower(), naam, organisatie, rollen, hash_, datetime.now(UTC))
    finally:
        await opslag.sluit()


def database() -> str:
    """HELPDESK_DATABASE, as the gateway reads it."""
    url = make_url(os.environ.get("HELPDESK_DATABASE") or STANDAARD_DATABASE)
    if url.drivername == "sqlite+aiosqlite" and url.database:
        url = url.set(database=str(WORTEL / url.database))
    return url.render_as_string(hide_password=False)


def _opties(argumenten: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools medewerker", description=__doc__)
    parser.add_argument("email")
    parser.add_argument("naam")
    parser.add_argument("organisatie", help="an id of HELPDESK_ORGANISATIES (routering/organisaties.yml)")
    parser.add_argument("rol", nargs="*", choices=[*ROLLEN, []])
    parser.add_argument("--wachtwoord-van-invoer", action="store_true")
    return parser.parse_args(argumenten)
