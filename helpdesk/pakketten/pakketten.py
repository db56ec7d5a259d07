"""The packs in use: read at start, and again when a file changed."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.pakketten.lezen import Gelezen, bestanden, lees
from helpdesk.pakketten.model import Pakket

logger = logging.getLogger(__name__)
KIJK_ELKE = 1.0


class Pakketten:
    """Looks up the pack of a municipality. A file that was changed counts within a second, in every process.

    A change with a fault in it is not taken over: what was right before stays in use, and the fault is logged.
    """

    def __init__(self, map_: Path, onderwerpen: Onderwerpen, klok: Callable[[], float] = time.monotonic):
        """:raise InhoudFout: naming every fault in every pack"""
        self._map = map_
        self._onderwerpen = onderwerpen
        self._klok = klok
        self._gezien = self._stempel()
        self._gekeken = klok()
        self._pakketten = self._lees()

    def van(self, code: str | None, naam: str | None = None) -> Pakket:
        """The pack of a municipality; where it has none, the default under the name `naam`."""
        self._ververs()
        if code in self._pakketten:
            return self._pakketten[code]
        return replace(self._pakketten[None], code=code, naam=naam)

    def heeft(self, code: str) -> bool:
        self._ververs()
        return code in self._pakketten

    def alle(self) -> list[Pakket]:
        """Every municipality's own pack."""
        self._ververs()
        return [pakket for code, pakket in self._pakketten.items() if code]

    def _ververs(self) -> None:
        if self._klok() - self._gekeken < KIJK_ELKE:
            return
        self._gekeken = self._klok()
        stempel = self._stempel()
        if stempel == self._gezien:
            return
        self._gezien = stempel
        try:
            self._pakketten = self._lees()
        except InhoudFout:
            logger.error("a changed municipality pack has faults and is not used; 'make validate' names them")

    def _lees(self) -> dict[str | None, Pakket]:
        gelezen: Gelezen = lees(self._map, self._onderwerpen)
        if gelezen.fouten:
            raise InhoudFout("\n".join(f"gemeenten/{plek}: {fout}; {remedie}" for plek, fout, remedie in gelezen.fouten))
        return gelezen.pakketten

    def _stempel(self) -> tuple:
        stempels = []
        for pad in bestanden(self._map):
            try:
                stand = pad.stat()
            except OSError:  # being replaced at this moment: the next look sees it
                continue
            stempels.append((str(pad), stand.st_mtime_ns, stand.st_size))
        return tuple(stempels)
