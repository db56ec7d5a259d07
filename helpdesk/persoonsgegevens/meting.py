"""How well the filter of personal data does on lines whose kinds are known (tests/gegevens/persoonsgegevens*.tsv)."""

import csv
from dataclasses import dataclass
from pathlib import Path

from helpdesk.persoonsgegevens import SOORTEN, filter_persoonsgegevens


@dataclass(frozen=True)
class Uitkomst:
    """Of one kind: how many lines hold it, and the lines where it was missed or seen in vain."""

    soort: str
    met: int
    zonder: int
    gemist: tuple[str, ...]
    vals_alarm: tuple[str, ...]

    @property
    def gevonden(self) -> float:
        return 1 - len(self.gemist) / self.met if self.met else 1.0

    @property
    def vals(self) -> float:
        return len(self.vals_alarm) / self.zonder if self.zonder else 0.0


def lees(pad: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Lines with their kinds; quotation marks are ordinary characters."""
    rijen = csv.DictReader(pad.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(rij["tekst"], tuple(filter(None, (rij["soorten"] or "").split(",")))) for rij in rijen]


def meet(regels: list[tuple[str, tuple[str, ...]]]) -> list[Uitkomst]:
    """One outcome per kind, in the order of SOORTEN."""
    gezien = [(tekst, soorten, filter_persoonsgegevens(tekst).soorten) for tekst, soorten in regels]
    return [
        Uitkomst(
            soort,
            sum(soort in soorten for _, soorten, _ in gezien),
            sum(soort not in soorten for _, soorten, _ in gezien),
            tuple(t for t, soorten, gevonden in gezien if soort in soorten and soort not in gevonden),
            tuple(t for t, soorten, gevonden in gezien if soort not in soorten and soort in gevonden),
        )
        for soort in SOORTEN
    ]
