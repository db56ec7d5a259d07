"""What the pages of the console show."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gateway.balie.velden import VELDEN, Getoond
from gateway.opmaak import Opmaak
from gateway.opslag.gesprekken import Gesprekkenopslag
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import MEDEWERKER, WACHTRIJ, Overdrachtenopslag, OverdrachtRij
from gateway.weergave import beurten
from helpdesk.bestanden import lees_yaml
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.organisaties import Organisaties
from helpdesk.plaatsen import PlaatsenRegister

ANTWOORDEN = Path(__file__).with_name("antwoorden.yml")
RECENT = 20


@dataclass(frozen=True)
class Rij:
    """The queue: who waits, whom the colleague has, whom others have, and what was finished last."""

    wacht: list[Getoond]
    eigen: list[Getoond]
    anderen: list[Getoond]
    recent: list[Getoond]


class Overzicht:
    """Collaborators: the storage, the register of municipalities, the topics, and how events are shown."""

    def __init__(
        self,
        overdrachten: Overdrachtenopslag,
        gesprekken: Gesprekkenopslag,
        plaatsen: PlaatsenRegister,
        onderwerpen: Onderwerpen,
        organisaties: Organisaties,
        opmaak: Opmaak,
        klok: Callable[[], datetime],
        peildatum: Callable[[], date],
    ):
        """:raise InhoudFout: if the ready-made replies cannot be read"""
        self._overdrachten = overdrachten
        self._gesprekken = gesprekken
        self._plaatsen = plaatsen
        self._onderwerpen = onderwerpen
        self._organisaties = organisaties
        self._opmaak = opmaak
        self._klok = klok
        self._peildatum = peildatum
        self._antwoorden = lees_yaml(ANTWOORDEN)["antwoorden"]

    velden = VELDEN

    async def rij(self, medewerker: MedewerkerRij) -> Rij:
        lopend = [self.toon(r) for r in await self._overdrachten.lopende(medewerker.organisatie)]
        bezig = [g for g in lopend if g.rij.toestand == MEDEWERKER]
        wacht = [g for g in lopend if g.rij.toestand == WACHTRIJ]
        return Rij(
            sorted(wacht, key=lambda g: g.spoed != "spoed"),
            [g for g in bezig if g.rij.medewerker_id == medewerker.id],
            [g for g in bezig if g.rij.medewerker_id != medewerker.id],
            [self.toon(r) for r in await self._overdrachten.recente(medewerker.organisatie, RECENT)],
        )

    def toon(self, rij: OverdrachtRij) -> Getoond:
        return Getoond(rij, self._klok(), self._onderwerpen.titel, self.gemeente)

    async def gesprek(self, rij: OverdrachtRij) -> dict[str, Any]:
        """Transcript, notes, summary and the assistant's ranking."""
        alle = await self._gesprekken.alle_gebeurtenissen(rij.gesprek_id)
        begrip = await self._overdrachten.laatste_begrip(rij.gesprek_id) or {}
        gezegd = [g for g in alle if g["soort"] == "bericht"]
        return {
            "beurten": beurten(alle, self._opmaak.toon),
            "laatste": alle[-1]["id"] if alle else 0,
            "notities": await self._overdrachten.notities(rij.gesprek_id),
            "behandeld": list(dict.fromkeys(self._onderwerpen.titel(g["onderwerp"]) for g in gezegd if g.get("onderwerp") in self._onderwerpen)),
            "uitkomst": next((g for g in reversed(alle) if g["soort"] == "resultaat"), None),
            "gefilterd": [g["tekst"] for g in gezegd if g["van"] == "assistent" and g["tekst"].startswith("Ik heb iets uit uw bericht weggehaald")],
            "ranglijst": [(self._onderwerpen.titel(r["onderwerp"]), r["zekerheid"]) for r in begrip.get("ranglijst", []) if r["onderwerp"] in self._onderwerpen],
        }

    def antwoorden(self, medewerker: MedewerkerRij, rij: OverdrachtRij) -> list[dict[str, str]]:
        """The ready-made replies, filled in."""
        waarden = {
            "{naam}": medewerker.naam,
            "{organisatie}": self._organisaties[medewerker.organisatie].naam,
            "{gemeente}": self.gemeente(rij.gemeente) if rij.gemeente else "uw gemeente",
        }
        return [{"titel": a["titel"], "tekst": _vul_in(a["tekst"], waarden)} for a in self._antwoorden]

    def gemeente(self, code: str) -> str:
        """The name of a municipality."""
        gemeente = self._plaatsen.gemeente(code, self._peildatum()) if self._plaatsen.opvolgers(code, self._peildatum()) else None
        return gemeente.naam if gemeente else code


def _vul_in(tekst: str, waarden: dict[str, str]) -> str:
    for plek, waarde in waarden.items():
        tekst = tekst.replace(plek, waarde)
    return tekst
