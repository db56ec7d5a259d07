"""The phases of the app's life: field test, nationwide (with a pause), ended."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout
from helpdesk.peildatum import Periode

# The pause lies inside `landelijk`: what holds nationwide holds then too, unless something is said of the pause itself.
RUIMERE_FASE = {"pauze": "landelijk"}


@dataclass(frozen=True)
class Fase:
    id: str
    naam: str
    periode: Periode


class Fasen:
    """All phases, looked up by date."""

    def __init__(self, fasen: list[Fase]):
        self.fasen = fasen

    @classmethod
    def lees(cls, pad: Path) -> "Fasen":
        """:raise InhoudFout: if the file is missing or broken"""
        rijen = lees_yaml(pad)["fasen"]
        return cls([Fase(r["id"], r["naam"], Periode.uit(r["geldig"])) for r in rijen])

    def op(self, dag: date) -> Fase:
        """The phase on a date: the pause where it holds, else the phase around it.

        :raise InhoudFout: if the app did not exist yet on that date
        """
        geldig = [f for f in self.fasen if f.periode.bevat(dag)]
        if not geldig:
            eerste = min(f.periode.van for f in self.fasen if f.periode.van)
            raise InhoudFout(f"HELPDESK_PEILDATUM {dag} lies before the app existed; choose {eerste} or later")
        return next((f for f in geldig if f.id in RUIMERE_FASE), geldig[0])
