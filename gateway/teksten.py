"""The gateway's own words (teksten.yml) and the contact points of the date."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from helpdesk.bestanden import lees_yaml
from helpdesk.kanalen import Contact, Kanalen
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.overdracht import TELEFOONLIJNEN
from helpdesk.pakketten import Pakket, Pakketten

PAD = Path(__file__).with_name("teksten.yml")


class Teksten:
    """Collaborators: the catalogue for the buttons, the contact points, the packs, and the date answered for."""

    def __init__(self, onderwerpen: Onderwerpen, kanalen: Kanalen, pakketten: Pakketten, peildatum: Callable[[], date]):
        """:raise InhoudFout: if teksten.yml is missing or broken"""
        self._ruw = lees_yaml(PAD)
        self._onderwerpen = onderwerpen
        self._kanalen = kanalen
        self._pakketten = pakketten
        self._peildatum = peildatum

    def opening(self, pakket: Pakket) -> dict[str, Any]:
        """Text and buttons of the first message. That it is a computer is said in every municipality."""
        tekst = "\n\n".join(filter(None, (pakket.welkom(), self._ruw["opening"])))
        return {"tekst": tekst, "knoppen": self._als_knoppen(pakket.knoppen)}

    def veelgevraagd(self) -> list[dict[str, str]]:
        """The questions that are always on offer."""
        return self._knoppen("veelgevraagd")

    def hulp(self) -> list[dict[str, str]]:
        """The buttons that are always in sight: from every state a person and the form are one step away."""
        return self._knoppen("hulp")

    def vaste_titel(self, waarde: str) -> str | None:
        """The words of a button that is always on offer; None if it is none of those."""
        return next((k["titel"] for k in (*self.veelgevraagd(), *self.hulp()) if k["waarde"] == waarde), None)

    def _knoppen(self, lijst: str) -> list[dict[str, str]]:
        return self._als_knoppen(self._ruw[lijst])

    def _als_knoppen(self, onderwerpen: Sequence[str]) -> list[dict[str, str]]:
        return [{"titel": self._onderwerpen.titel(o), "waarde": o} for o in onderwerpen]

    def toestand(self, stand: dict[str, Any]) -> str | None:
        """Who has the conversation, in words; None while it is the assistant. `stand`: the latest event."""
        woorden = self._ruw["toestand"].get(stand.get("eigenaar"))
        return woorden.replace("{organisatie}", stand.get("organisatie") or "de helpdesk") if woorden else None

    def balie(self, naam: str) -> str:
        """What a resident reads when staff do something."""
        return self._ruw["balie"][naam]

    @property
    def oordeel(self) -> dict[str, Any]:
        """The words of the question whether a person was of help."""
        return self._ruw["oordeel"]

    @property
    def terugbellen(self) -> dict[str, Any]:
        """The words of the form to be phoned back."""
        return self._ruw["terugbellen"]

    @property
    def koppen(self) -> dict[str, str]:
        """The words above the parts of a result card."""
        return self._ruw["koppen"]

    def soort(self, soort: str) -> str:
        """The words for a kind of personal data."""
        return self._ruw["soorten"][soort]

    def weggehaald(self, soorten: tuple[str, ...]) -> str:
        namen = [self.soort(soort) for soort in dict.fromkeys(soorten)]
        return self._ruw["weggehaald"].replace("{soorten}", " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1]))))

    def weg(self, gemeente: str | None = None) -> str:
        lijnen = ((f"{c.naam}: {c.telefoon}", c.openingstijden) for c in self.telefoonlijnen(gemeente))
        regels = [f"- {', '.join(filter(None, lijn))}" for lijn in lijnen]
        return self._ruw["weg"].replace("{telefoonlijnen}", "\n".join(regels))

    def telefoonlijnen(self, gemeente: str | None = None) -> list[Contact]:
        """Who can be phoned on the date, the municipality itself first."""
        bruikbaar = self._kanalen.op(self._peildatum())
        lijnen = [self._pakketten.van(gemeente).contact, *(bruikbaar.get(id_) for id_ in TELEFOONLIJNEN)]
        return [lijn for lijn in lijnen if lijn and lijn.telefoon]
