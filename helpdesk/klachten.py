"""The routing table for complaints (routering/klachten.yml): which body, why, and how to reach it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpdesk.bestanden import lees_yaml
from helpdesk.kanalen import Contact, Kanalen
from helpdesk.pakketten import Pakketten
from helpdesk.plaatsen import Gemeente, PlaatsenRegister

KANALEN_MET_PLAATS = ("ggd", "gemeente")
ONBEKEND = "klacht/onbekend"
# A longer sentence is about something of its own.
WOORDEN_NA_RESULTAAT = 9


@dataclass(frozen=True)
class Keuze:
    """One of the bodies a resident chooses from when the complaint is still unknown."""

    titel: str
    kanaal: str
    woorden: tuple[str, ...]


@dataclass(frozen=True)
class Route:
    """Where one complaint goes, in words for the resident. `gemeente` and `ggd` are None where the place is unknown."""

    onderwerp: str
    kanaal: str
    instantie: str
    waarom: str
    contact: Contact
    gemeente: Gemeente | None
    ggd: str | None
    klaarhouden: tuple[str, ...]
    niet_sturen: tuple[str, ...]
    vervolgstappen: tuple[str, ...]
    let_op: tuple[str, ...]
    anders: tuple[tuple[str, str], ...]

    def als_payload(self) -> dict[str, object]:
        """The `resultaat` payload of the contract between Rasa and the gateway."""
        return {
            "type": "resultaat",
            "onderwerp": self.onderwerp,
            "kanaal": self.kanaal,
            "gemeente": self.gemeente.code if self.gemeente else None,
            "gemeente_naam": self.gemeente.naam if self.gemeente else None,
            "ggd": self.ggd,
            "instantie": self.instantie,
            "waarom": self.waarom,
            "contact": self.contact.als_dict(),
            "klaarhouden": list(self.klaarhouden),
            "niet_sturen": list(self.niet_sturen),
            "vervolgstappen": list(self.vervolgstappen),
            "let_op": list(self.let_op),
        }


class Klachtroutes:
    """Looks up a complaint's route on one date. Collaborators: contact points, the register of places, municipality packs."""

    def __init__(
        self, tabel: dict, kanalen: Kanalen, plaatsen: PlaatsenRegister, dag: date, pakketten: Pakketten | None = None
    ):
        self._tabel = tabel
        self._kanalen = kanalen
        self._plaatsen = plaatsen
        self._dag = dag
        self._pakketten = pakketten
        self.keuzes = tuple(
            Keuze(rij["titel"], rij["kanaal"], tuple(rij["woorden"])) for rij in tabel["kanalen_keuze"]
        )
        self.correctiewoorden = frozenset(tabel["correctie"])
        self.overslaan = frozenset(tabel["overslaan"])
        vragen = tabel["na_resultaat"].items()
        self._na_resultaat = {soort: re.compile("|".join(patronen), re.IGNORECASE) for soort, patronen in vragen}

    @classmethod
    def lees(
        cls, map_: Path, plaatsen: PlaatsenRegister, dag: date, pakketten: Pakketten | None = None
    ) -> "Klachtroutes":
        """Read klachten.yml and kanalen.yml from one folder.

        :raise InhoudFout: if either is missing or broken
        """
        return cls(lees_yaml(map_ / "klachten.yml"), Kanalen.lees(map_ / "kanalen.yml"), plaatsen, dag, pakketten)

    def kanaal(self, onderwerp: str) -> str:
        """The channel of a `klacht/…` topic: ggd, gemeente or vws.

        :raise KeyError: if the topic is not in the table
        """
        return self._tabel["klachten"][_id(onderwerp)]["kanaal"]

    def route(self, onderwerp: str, gemeente: Gemeente | None, kanaal: str | None = None) -> Route:
        """The whole route of a complaint. `kanaal` overrules the table when only the body is known.

        :raise KeyError: if the topic is not in the table
        """
        rij = self._tabel["klachten"][_id(onderwerp)]
        if kanaal and kanaal != rij["kanaal"]:
            keuze = next(k for k in self._tabel["kanalen_keuze"] if k["kanaal"] == kanaal)
            rij = {**rij, **{veld: keuze[veld] for veld in ("kanaal", "waarom", "contact")}, "anders": []}
        ggd = self._plaatsen.ggd(gemeente) if gemeente and rij["kanaal"] == "ggd" else None
        contact = self._contact(rij, gemeente)
        algemeen = self._tabel["algemeen"]
        return Route(
            onderwerp=onderwerp,
            kanaal=rij["kanaal"],
            instantie=contact.naam,
            waarom=rij["waarom"],
            contact=contact,
            gemeente=gemeente,
            ggd=ggd.id if ggd else None,
            klaarhouden=tuple(rij["klaarhouden"]),
            niet_sturen=(*algemeen["niet_sturen"], *rij.get("niet_sturen", ())),
            vervolgstappen=tuple(rij["vervolgstappen"]),
            let_op=(*self._van_gemeente(onderwerp, gemeente), *self._let_op(rij), *self._let_op(algemeen)),
            anders=tuple((a["titel"], a["onderwerp"]) for a in rij.get("anders", ())),
        )

    def genoemde_kanalen(self, woorden: Iterable[str]) -> set[str]:
        """The bodies that are named among these words."""
        return {k.kanaal for k in self.keuzes if set(k.woorden).intersection(woorden)}

    def vraag_na_resultaat(self, tekst: str) -> str | None:
        """What someone who just read where to go asks about it: `contact`, `brief`, `let_op`, or None."""
        kort = len(tekst.split()) <= WOORDEN_NA_RESULTAAT
        return next((soort for soort, patroon in self._na_resultaat.items() if kort and patroon.search(tekst)), None)

    def contactpunten(self, *ids: str) -> list[Contact]:
        """The contact points among these that can be phoned on the date, each once per number."""
        bruikbaar = self._kanalen.op(self._dag)
        contacten = {c.telefoon: c for id_ in ids if (c := bruikbaar.get(id_)) and c.telefoon}
        return list(contacten.values())

    def van_gemeente(self, code: str | None) -> Contact | None:
        """The municipality's own contact point, where its pack gives one."""
        return self._pakketten.van(code).contact if self._pakketten and code else None

    def _van_gemeente(self, onderwerp: str, gemeente: Gemeente | None) -> list[str]:
        """What the municipality adds about a complaint."""
        if not self._pakketten or not gemeente:
            return []
        aanvulling = self._pakketten.van(gemeente.code).aanvulling(onderwerp, self._dag)
        return [aanvulling] if aanvulling else []

    def _let_op(self, rij: dict) -> list[str]:
        return rij.get("let_op", {}).get(self._periode(), [])

    def _periode(self) -> str:
        return "tijdens_de_app" if self._dag < date.fromisoformat(self._tabel["einde_van_de_app"]) else "nu"

    def _contact(self, rij: dict, gemeente: Gemeente | None) -> Contact:
        per_periode = rij["contact"]
        id_ = per_periode[self._periode()]
        if self._dag < date.fromisoformat(self._tabel["einde_praktijktest"]):
            id_ = per_periode.get("praktijktest", id_)
        contact = self._kanalen.contact(id_, self._dag)
        if not gemeente or rij["kanaal"] not in KANALEN_MET_PLAATS:
            return contact
        if rij["kanaal"] == "gemeente":
            return self.van_gemeente(gemeente.code) or Contact(id=gemeente.code, naam=f"Gemeente {gemeente.naam}")
        ggd = self._plaatsen.ggd(gemeente)
        return Contact(id=ggd.id, naam=ggd.naam, email=ggd.klachten_email, url=ggd.klachten_url or ggd.website or contact.url)


def _id(onderwerp: str) -> str:
    return onderwerp.partition("/")[2]
