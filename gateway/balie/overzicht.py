"""What the pages of the console show."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gateway.balie.velden import LIJSTEN, VELDEN, Getoond, Veld
from gateway.opmaak import Opmaak
from gateway.opslag.gesprekken import Gesprekkenopslag, Inhoud
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import MEDEWERKER, WACHTRIJ, Overdrachtenopslag, OverdrachtRij
from gateway.weergave import beurten
from helpdesk.bestanden import lees_yaml
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.organisaties import Organisaties
from helpdesk.plaatsen import PlaatsenRegister

ANTWOORDEN = Path(__file__).with_name("antwoorden.yml")
RECENT = 20
# In a choice of teams: the conversations that are for none of them.
ZONDER_TEAM = "-"


@dataclass(frozen=True)
class Rij:
    """The queue: who waits, whom the colleague has, whom others have, and what was finished last.

    `elders`: how many wait that the choice of teams leaves out.
    """

    wacht: list[Getoond]
    elders: int
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

    def velden(self, medewerker: MedewerkerRij) -> list[Veld]:
        """The fields that the colleague's organisation has."""
        return [veld for veld in VELDEN if veld.bij(self._organisaties[medewerker.organisatie])]

    async def rij(self, medewerker: MedewerkerRij, teams: Collection[str] = ()) -> Rij:
        """`teams`: show only who waits for one of these (ZONDER_TEAM: for none), and who is urgent; empty: all"""
        lopend = [self.toon(r) for r in await self._overdrachten.lopende(medewerker.organisatie)]
        bezig = [g for g in lopend if g.rij.toestand == MEDEWERKER]
        wacht = [g for g in lopend if g.rij.toestand == WACHTRIJ]
        gekozen = [g for g in wacht if not teams or (g.team_id or ZONDER_TEAM) in teams or g.spoed == "spoed"]
        return Rij(
            sorted(gekozen, key=lambda g: g.spoed != "spoed"),
            len(wacht) - len(gekozen),
            [g for g in bezig if g.rij.medewerker_id == medewerker.id],
            [g for g in bezig if g.rij.medewerker_id != medewerker.id],
            [self.toon(r) for r in await self._overdrachten.recente(medewerker.organisatie, RECENT)],
        )

    async def eigen(self, medewerker: MedewerkerRij) -> list[Getoond]:
        """What the colleague has now."""
        lopend = await self._overdrachten.lopende(medewerker.organisatie)
        return [self.toon(r) for r in lopend if r.medewerker_id == medewerker.id]

    def toon(self, rij: OverdrachtRij, gebeurtenissen: Sequence[Inhoud] = ()) -> Getoond:
        organisatie = self._organisaties[rij.organisatie]
        return Getoond(rij, organisatie, self._klok(), self._titel, self.gemeente, gebeurtenissen)

    async def gesprek(self, rij: OverdrachtRij) -> dict[str, Any]:
        """Transcript, notes, summary and the assistant's ranking."""
        alle = await self._gesprekken.alle_gebeurtenissen(rij.gesprek_id)
        begrip = await self._overdrachten.laatste_begrip(rij.gesprek_id) or {}
        return {
            "overdracht": self.toon(rij, alle),
            "lijsten": LIJSTEN,
            "beurten": beurten(alle, self._opmaak.toon),
            "laatste": alle[-1]["id"] if alle else 0,
            "notities": await self._overdrachten.notities(rij.gesprek_id),
            "uitkomst": next((g for g in reversed(alle) if g["soort"] == "resultaat"), None),
            "ranglijst": [(titel, r["zekerheid"]) for r in begrip.get("ranglijst", []) if (titel := self._titel(r["onderwerp"]))],
        }

    def antwoorden(self, medewerker: MedewerkerRij, rij: OverdrachtRij) -> list[dict[str, str]]:
        """The ready-made replies, filled in."""
        waarden = {
            "{naam}": medewerker.naam,
            "{organisatie}": self._organisaties[medewerker.organisatie].naam,
            "{gemeente}": self.gemeente(rij.gemeente) if rij.gemeente else "uw gemeente",
        }
        return [{"titel": a["titel"], "tekst": _vul_in(a["tekst"], waarden)} for a in self._antwoorden]

    def _titel(self, onderwerp: str) -> str | None:
        return self._onderwerpen.titel(onderwerp) if onderwerp in self._onderwerpen else None

    def gemeente(self, code: str) -> str:
        """The name of a municipality."""
        gemeente = self._plaatsen.gemeente(code, self._peildatum()) if self._plaatsen.opvolgers(code, self._peildatum()) else None
        return gemeente.naam if gemeente else code


def _vul_in(tekst: str, waarden: dict[str, str]) -> str:
    for plek, waarde in waarden.items():
        tekst = tekst.replace(plek, waarde)
    return tekst
