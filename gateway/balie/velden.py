"""What the console shows of a conversation, in order: a field or a list more is a row here and its value in `Getoond`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from gateway.opslag.gesprekken import ASSISTENT, Inhoud
from gateway.opslag.overdrachten import KLAAR, MEDEWERKER, WACHTRIJ, OverdrachtRij
from helpdesk.organisaties import Organisatie

# Of what was asked: how many, and how much of each, in characters.
VRAGEN, LANGSTE_VRAAG = 3, 200
# How the message begins that tells a resident what was taken out (teksten.yml).
WEGGEHAALD = "Ik heb iets uit uw bericht weggehaald"
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
    """A hand-over as rows of the console read it.

    `titel_van`: a topic in words, None if there is no such topic; `gemeente_van`: a municipality's name; `gebeurtenissen`: of
    the conversation, for its own page only.
    """

    rij: OverdrachtRij
    organisatie: Organisatie
    nu: datetime
    titel_van: Callable[[str], str | None]
    gemeente_van: Callable[[str], str]
    gebeurtenissen: Sequence[Inhoud] = ()

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
        return self.titel_van(self.rij.onderwerp or "") or "Niet bekend"

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

    @property
    def gevraagd(self) -> list[str]:
        """The last things the resident put to the assistant, each with the topic that answered it."""
        vragen: list[list[str | None]] = []
        eigenaar = ASSISTENT
        for g in self.gebeurtenissen:
            eigenaar = g.get("eigenaar", eigenaar)
            if g.get("van") == "inwoner" and eigenaar != MEDEWERKER:
                vragen.append([g["tekst"], None])
            elif vragen and g.get("van") == ASSISTENT:
                vragen[-1][1] = vragen[-1][1] or self.titel_van(g.get("onderwerp") or "")
        return [f"“{_kort(tekst or '')}” – {titel or 'geen onderwerp gevonden'}" for tekst, titel in vragen[-VRAGEN:]]

    @property
    def behandeld(self) -> list[str]:
        titels = [self.titel_van(g["onderwerp"]) for g in self.gebeurtenissen if g.get("onderwerp") and g["soort"] == "bericht"]
        return list(dict.fromkeys(titel for titel in titels if titel))

    @property
    def gefilterd(self) -> list[str]:
        return [g["tekst"] for g in self.gebeurtenissen if g.get("van") == ASSISTENT and g["tekst"].startswith(WEGGEHAALD)]


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= LANGSTE_VRAAG else f"{tekst[: LANGSTE_VRAAG - 1]}…"


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


@dataclass(frozen=True)
class Lijst:
    """A heading on the page of a conversation with lines under it; left out where there are none."""

    kop: str
    punten: Callable[[Getoond], Sequence[str]]


LIJSTEN = (
    Lijst("Wat er gevraagd is", lambda g: g.gevraagd),
    Lijst("Wat de inwoner vertelde", lambda g: g.rij.verteld),
    Lijst("Wat de assistent behandelde", lambda g: g.behandeld),
    Lijst("Weggehaald uit berichten", lambda g: g.gefilterd),
)
