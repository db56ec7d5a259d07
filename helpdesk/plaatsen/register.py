"""The place register: the one entrance to this package."""

from datetime import date
from pathlib import Path

from helpdesk.plaatsen.gemeenten import Gemeenten
from helpdesk.plaatsen.kiezen import Keuze
from helpdesk.plaatsen.lezen import lees_csv, lees_gemeenten, lees_ggd
from helpdesk.plaatsen.model import GEEN, Gemeente, Ggd, PlaatsResultaat
from helpdesk.plaatsen.opbouw import bouw_gebieden, bouw_namen, lees_gewone_woorden
from helpdesk.plaatsen.postcode import Postcodes
from helpdesk.plaatsen.spelling import Spelling
from helpdesk.plaatsen.tekst import Zin
from helpdesk.plaatsen.zoeker import Zoeker


class PlaatsenRegister:
    """Finds the municipality in what a resident writes. Read once, never changed: safe to share between requests."""

    def __init__(self, gemeenten: Gemeenten, ggd: dict[str, Ggd], zoeker: Zoeker, keuze: Keuze):
        self._gemeenten = gemeenten
        self._ggd = ggd
        self._zoeker = zoeker
        self._keuze = keuze

    @classmethod
    def lees(cls, map: Path) -> "PlaatsenRegister":
        """Read the folder `registers`; takes less than half a second.

        :raise InhoudFout: if a file or column is missing or a rule is unknown
        """
        gemeenten = Gemeenten(lees_gemeenten(map / "gemeenten.csv"))
        ggd = lees_ggd(map / "ggd.csv")
        gewone_woorden = lees_gewone_woorden(map / "gewone_woorden.txt")
        namen = bouw_namen(map, gemeenten.op_code, gewone_woorden)
        gebieden = bouw_gebieden(gemeenten.op_code.values(), ggd.values(), map / "ggd.csv")
        postcodes = Postcodes(lees_csv(map / "postcodes.csv", "postcode", "cbs_code", "van", "tot", "rol"))
        zoeker = Zoeker(namen, gebieden, Spelling(namen, gewone_woorden), postcodes, gemeenten)
        return cls(gemeenten, ggd, zoeker, Keuze(gemeenten))

    def zoek(self, tekst: str, op: date, *, verwacht: bool = False) -> PlaatsResultaat:
        """Find where the resident lives, as the municipalities were on the date `op`.

        `verwacht`: the assistant has just asked for it, so a bare name counts even when it is an ordinary word
        (Best, Een), four digits are a postcode and more spelling mistakes are forgiven. Of several places the one
        after "woon" or a correction wins; without such a hint the outcome is `ambigu`, with at most four
        municipalities (all of them where a merged municipality itself was named).
        """
        zin = Zin(tekst)
        vermeldingen = self._zoeker.vermeldingen(zin, op, verwacht)
        return self._keuze.uit(zin, vermeldingen, op) if vermeldingen else GEEN

    def gemeente(self, code: str, op: date) -> Gemeente | None:
        """The municipality on a date, or its successor; None if unknown, split over several, or not yet there."""
        bekend = self._gemeenten.op_code.get(code)
        if bekend is None or (bekend.van and op < bekend.van):
            return None
        nu = self._gemeenten.nu(code, op)
        return nu[0] if len(nu) == 1 else None

    def opvolgers(self, code: str, op: date) -> tuple[Gemeente, ...]:
        """All that a municipality is on a date: itself, every successor, or its predecessors before it was there."""
        return self._gemeenten.nu(code, op)

    def ggd(self, gemeente: Gemeente) -> Ggd:
        """The GGD region of a municipality."""
        return self._ggd[gemeente.ggd_id]
