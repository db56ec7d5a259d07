"""The fields that the console shows of a conversation, in order: adding one is a row here and its value in `Getoond`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from gateway.opslag.overdrachten import KLAAR, MEDEWERKER, WACHTRIJ, OverdrachtRij
from helpdesk.organisaties import Organisatie

# Urgency in words as well as in colour; minutes of waiting from which it holds.
SPOED, LANG = 5, 2
REDENEN = {
    "wanhoop": "Inwoner in nood",
    "gevraagd": "Vraagt om een medewerker",
    "vastgelopen": "De assistent begreep het niet",
}
KANALEN = {"ggd": "GGD", "gemeente": "Gemeente", "vws": "Ministerie (VWS)"}
TOESTANDEN = {WACHTRIJ: "Wacht", MEDEWERKER: "In gesprek", KLAAR: "Afgerond"}


@dataclass(frozen=True)
class Getoond:
    """A hand-over as rows of the console read it. `titel_van`: a topic in words; `gemeente_van`: a municipality's name."""

    rij: OverdrachtRij
    organisatie: Organisatie
    nu: datetime
    titel_van: Callable[[str], str]
    gemeente_van: Callable[[str], str]

    @property
    def wachttijd(self) -> str:
        tot = self.rij.genomen_op or self.nu
        minuten = int((tot - self.rij.wacht_sinds).total_seconds() // 60)
        return "minder dan een minuut" if minuten < 1 else f"{minuten} {'minuut' if minuten == 1 else 'minuten'}"

    @property
    def spoed(self) -> str:
        """`spoed`, `lang` or `gewoon`."""
        if self.rij.reden == "wanhoop":
            return "spoed"
        minuten = (self.nu - self.rij.wacht_sinds).total_seconds() / 60 if self.rij.toestand == WACHTRIJ else 0
        return "spoed" if minuten >= SPOED else "lang" if minuten >= LANG else "gewoon"

    @property
    def spoed_in_woorden(self) -> str:
        return {"spoed": "Spoed", "lang": "Wacht al even", "gewoon": "Gewoon"}[self.spoed]

    @property
    def reden(self) -> str:
        return REDENEN.get(self.rij.reden, self.rij.reden)

    @property
    def onderwerp(self) -> str:
        return self.titel_van(self.rij.onderwerp) if self.rij.onderwerp else "Niet bekend"

    @property
    def kanaal(self) -> str:
        return KANALEN.get(self.rij.kanaal or "", "Geen klacht")

    @property
    def gemeente(self) -> str:
        return self.gemeente_van(self.rij.gemeente) if self.rij.gemeente else "Niet bekend"

    @property
    def team_id(self) -> str | None:
        """None for everybody's, and for a team that is no longer there."""
        return self.rij.team if self.rij.team in self.organisatie.teams else None

    @property
    def team(self) -> str:
        return self.organisatie.teams[self.team_id].naam if self.team_id else "Iedereen"

    @property
    def toestand(self) -> str:
        bij = f" met {self.rij.medewerker}" if self.rij.toestand == MEDEWERKER else ""
        return TOESTANDEN[self.rij.toestand] + bij


@dataclass(frozen=True)
class Veld:
    kop: str
    waarde: Callable[[Getoond], str]
    in_rij: bool = True  # also a column of the queue
    bij: Callable[[Organisatie], bool] = lambda _: True  # which organisations have it


VELDEN = (
    Veld("Spoed", lambda g: g.spoed_in_woorden),
    Veld("Wachttijd", lambda g: g.wachttijd),
    Veld("Reden", lambda g: g.reden),
    Veld("Onderwerp", lambda g: g.onderwerp),
    Veld("Hoort bij", lambda g: g.kanaal),
    Veld("Gemeente", lambda g: g.gemeente),
    Veld("Team", lambda g: g.team, bij=lambda organisatie: bool(organisatie.teams)),
    Veld("Toestand", lambda g: g.toestand, in_rij=False),
)
