"""What a pack holds, ready for use."""

import re
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from helpdesk.kanalen import Contact
from helpdesk.pakketten.openingstijden import Openingstijden
from helpdesk.peildatum import Periode

ALTIJD = Periode(None, None)
PLAATSHOUDER = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True)
class Tekst:
    """A municipality's own words on one topic: one of `vervangt` (instead of) and `vult_aan` (after the national answer)."""

    vervangt: str | None = None
    vult_aan: str | None = None
    bron: dict[str, str] | None = None
    periode: Periode = ALTIJD


@dataclass(frozen=True)
class Pakket:
    """The default with one municipality's overlay on it. `code` and `naam` None: the default itself.

    `herkomsten` are origins (`https://www.voorbeeldstad.example`; `*` for the first label of a host or for a port).
    """

    code: str | None
    naam: str | None
    voorbeeld: bool
    aan: bool
    herkomsten: tuple[str, ...]
    alleen_op: tuple[str, ...]
    niet_op: tuple[str, ...]
    contact: Contact | None
    uren: Openingstijden | None
    thema: dict[str, str]
    begroeting: str
    knoppen: tuple[str, ...]
    teksten: dict[str, Tekst] = field(repr=False)
    _aanvulling: str = ""
    _melding: tuple[str, Periode] | None = None

    @classmethod
    def uit(cls, ruw: dict[str, Any]) -> "Pakket":
        """From checked, merged content.

        :raise ValueError: if a date does not exist or a time is impossible
        """
        code, naam = ruw.get("code"), ruw["naam"]
        uren = Openingstijden.uit(ruw["openingstijden"])
        return cls(
            code=code,
            naam=naam,
            voorbeeld=ruw["voorbeeld"],
            aan=ruw["aan"],
            herkomsten=tuple(ruw["herkomsten"]),
            alleen_op=tuple(ruw["paginas"]["alleen_op"]),
            niet_op=tuple(ruw["paginas"]["niet_op"]),
            contact=_contact(ruw["contact"], code, naam, uren),
            uren=uren,
            thema=dict(ruw["thema"]),
            begroeting=ruw["begroeting"],
            knoppen=tuple(ruw["knoppen"]),
            teksten={id_: _tekst(tekst) for id_, tekst in ruw["teksten"].items()},
            _aanvulling=ruw["aanvulling"],
            _melding=(ruw["melding"]["tekst"], Periode.uit(ruw["melding"])) if ruw["melding"] else None,
        )

    def toont_op(self, pad: str) -> bool:
        """Whether the chat may show on a page of the municipality's site; a pattern is a path with `*`."""
        past = [any(fnmatchcase(pad, patroon) for patroon in patronen) for patronen in (self.alleen_op, self.niet_op)]
        return self.aan and (past[0] or not self.alleen_op) and not past[1]

    def welkom(self) -> str:
        """What a resident of this municipality reads before the opening; empty where no municipality is known."""
        return self._vul_in(self.begroeting) if self.naam else ""

    def melding(self, dag: date) -> str | None:
        """The urgent notice of the municipality, where there is one on this day."""
        return self._vul_in(self._melding[0]) if self._melding and self._melding[1].bevat(dag) else None

    def pas_toe(
        self, onderwerp: str, tekst: str, bron: dict[str, str] | None, dag: date
    ) -> tuple[str, dict[str, str] | None]:
        """The answer on a topic in this municipality, with its source."""
        eigen = self.teksten.get(onderwerp)
        if eigen is None or not eigen.periode.bevat(dag):
            return tekst, bron
        if eigen.vervangt:
            return self._vul_in(eigen.vervangt), eigen.bron
        return f"{tekst}\n\n{self.aanvulling(onderwerp, dag)}", bron

    def aanvulling(self, onderwerp: str, dag: date) -> str | None:
        """What the municipality adds on a topic, said to be theirs; None where it adds nothing."""
        eigen = self.teksten.get(onderwerp)
        if eigen is None or not eigen.vult_aan or not eigen.periode.bevat(dag):
            return None
        return self._vul_in(self._aanvulling).replace("{tekst}", self._vul_in(eigen.vult_aan))

    def _vul_in(self, tekst: str) -> str:
        return vul_in(tekst, {"gemeente": self.naam, "telefoon": self.contact.telefoon if self.contact else None})


def vul_in(tekst: str, waarden: dict[str, str | None]) -> str:
    """Text with its {places} filled in; a place without a value stays as it is (the check refuses such a pack)."""
    return PLAATSHOUDER.sub(lambda m: waarden.get(m[1]) or m[0], tekst).strip()


def _tekst(ruw: dict[str, Any]) -> Tekst:
    return Tekst(ruw.get("vervangt"), ruw.get("vult_aan"), ruw.get("bron"), Periode.uit(ruw.get("geldig")))


def _contact(ruw: dict[str, Any], code: str | None, naam: str | None, uren: Openingstijden | None) -> Contact | None:
    if code is None or not any(ruw[veld] for veld in ("telefoon", "email", "url")):
        return None
    return Contact(
        id=code,
        naam=ruw["naam"] or f"Gemeente {naam}",
        telefoon=ruw["telefoon"],
        email=ruw["email"],
        url=ruw["url"],
        openingstijden=uren.in_woorden() if uren and ruw["telefoon"] else None,
        kosten=ruw["kosten"],
    )
