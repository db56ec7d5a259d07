"""Off the event loop: files are read and checked in threads, so that no resident waits for an editor."""

import asyncio
from collections.abc import Callable
from typing import Any

from gateway.errors import OngeldigeInvoer, Probleem
from gateway.opslag.medewerkers import MedewerkerRij
from helpdesk.fouten import InhoudFout
from redactie.werkkopie import AlGewijzigd


class Gewijzigd(Probleem):
    """A colleague changed the same topic first."""

    status, soort, titel = 409, "al-gewijzigd", "Een collega was u voor"


async def in_draad(functie: Callable[..., Any], *argumenten: Any) -> Any:
    """What the content's functions say is wrong, is told as it is."""
    try:
        return await asyncio.to_thread(functie, *argumenten)
    except AlGewijzigd as fout:
        raise Gewijzigd(str(fout)) from None
    except InhoudFout as fout:
        raise OngeldigeInvoer(str(fout)) from None


def auteur(wie: MedewerkerRij) -> str:
    """As git writes who did something."""
    return f"{wie.naam.replace('<', '').replace('>', '')} <{wie.email}>"
