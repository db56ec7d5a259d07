"""The gateway's own words (teksten.yml) and the contact points of the date."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from helpdesk.bestanden import lees_yaml
from helpdesk.kanalen import Contact, Kanalen
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.overdracht import TELEFOONLIJNEN

PAD = Path(__file__).with_name("teksten.yml")


class Teksten:
    """Collaborators: the catalogue for the buttons, the contact points, and the date answered for."""

    def __init__(self, onderwerpen: Onderwerpen, kanalen: Kanalen, peildatum: Callable[[], date]):
        """:raise InhoudFout: if teksten.yml is missing or broken"""
        self._ruw = lees_yaml(PAD)
        self._onderwerpen = onderwerpen
        self._kanalen = kanalen
        self._peildatum = peildatum

    def opening(self) -> dict[str, Any]:
        """Text and buttons of the first message."""
        knoppen = [{"titel": self._onderwerpen.titel(o), "waarde": o} for o in self._ruw["knoppen"]]
        return {"tekst": self._ruw["opening"], "knoppen": knoppen}

    @property
    def koppen(self) -> dict[str, str]:
        """The words above the parts of a result card."""
        return self._ruw["koppen"]

    def weggehaald(self, soorten: tuple[str, ...]) -> str:
        namen = [self._ruw["soorten"][soort] for soort in dict.fromkeys(soorten)]
        return self._ruw["weggehaald"].replace("{soorten}", " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1]))))

    def weg(self) -> str:
        regels = [f"- {c.naam}: {c.telefoon}, {c.openingstijden}" for c in self.telefoonlijnen()]
        return self._ruw["weg"].replace("{telefoonlijnen}", "\n".join(regels))

    def telefoonlijnen(self) -> list[Contact]:
        """Who can be phoned on the date."""
        bruikbaar = self._kanalen.op(self._peildatum())
        return [bruikbaar[id_] for id_ in TELEFOONLIJNEN if id_ in bruikbaar and bruikbaar[id_].telefoon]
