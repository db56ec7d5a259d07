"""The accessibility statement: what is asked, which test checks it, and what is not met (toegankelijkheid.yml)."""

from dataclasses import dataclass
from pathlib import Path

from helpdesk.bestanden import lees_yaml


@dataclass(frozen=True)
class Eis:
    """One requirement. `tests`: `file::function` of what checks it; `ontbreekt`: what is not met or not tested, or None."""

    wat: str
    norm: str
    tests: tuple[str, ...]
    ontbreekt: str | None


@dataclass(frozen=True)
class Verklaring:
    """`datum`: when somebody last looked at the whole list."""

    datum: str
    eisen: tuple[Eis, ...]

    @classmethod
    def lees(cls, pad: Path) -> "Verklaring":
        """:raise InhoudFout: if the file is missing or broken"""
        ruw = lees_yaml(pad)
        eisen = (Eis(e["wat"], str(e["norm"]), tuple(e.get("tests", ())), e.get("ontbreekt")) for e in ruw["eisen"])
        return cls(str(ruw["datum"]), tuple(eisen))

    @property
    def getest(self) -> list[Eis]:
        return [e for e in self.eisen if e.tests]

    @property
    def nog_niet(self) -> list[Eis]:
        return [e for e in self.eisen if e.ontbreekt]
