"""The catalogue of topics and of the words on buttons (data/onderwerpen.yml)."""

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout

logger = logging.getLogger(__name__)
# Beside the models: the catalogue of the one that is live. Not there as long as that was trained on the project's own data.
LIVE_CATALOGUS = "onderwerpen.yml"
KIJK_ELKE = 1.0


class Onderwerpen:
    """Every topic id `group/topic` with the words a resident would use for it; `acties` are buttons that do something."""

    def __init__(self, titels: dict[str, str], acties: dict[str, str]):
        self._titels = titels
        self._acties = {f"actie/{id_}": titel for id_, titel in acties.items()}

    @classmethod
    def lees(cls, pad: Path) -> "Onderwerpen":
        """:raise InhoudFout: if the file is missing or broken"""
        ruw = lees_yaml(pad)
        groepen = ruw["onderwerpen"].items()
        return cls({f"{groep}/{id_}": titel for groep, leden in groepen for id_, titel in leden.items()}, ruw["acties"])

    def __contains__(self, onderwerp: object) -> bool:
        return onderwerp in self._titels

    def __iter__(self) -> Iterator[str]:
        return iter(self._titels)

    def __len__(self) -> int:
        return len(self._titels)

    def titel(self, waarde: str) -> str:
        """The words for a topic or an action.

        :raise KeyError: if it is in neither list
        """
        return self._titels.get(waarde) or self._acties[waarde]

    def knop(self, waarde: str) -> dict[str, str]:
        """The button for a topic or an action, in Rasa's shape.

        :raise KeyError: if it is in neither list
        """
        return {"title": self.titel(waarde), "payload": waarde}


class LiveOnderwerpen(Onderwerpen):
    """The catalogue that belongs to the live model. A promotion counts within a second, in every process.

    A file with a fault in it is not taken over: what was right before stays in use, and the fault is logged.
    """

    def __init__(self, modellen: Path, wortel: Path, klok: Callable[[], float] = time.monotonic):
        """:raise InhoudFout: if the file is missing or broken"""
        self._paden = (modellen / LIVE_CATALOGUS, wortel / "data" / "onderwerpen.yml")
        self._klok = klok
        self._gekeken = klok()
        self._stempel = self._kijk()
        self._gelezen = Onderwerpen.lees(self._stempel[0])

    @property
    def _titels(self) -> dict[str, str]:
        return self._actueel()._titels

    @property
    def _acties(self) -> dict[str, str]:
        return self._actueel()._acties

    def _actueel(self) -> Onderwerpen:
        if self._klok() - self._gekeken >= KIJK_ELKE:
            self._gekeken = self._klok()
            if (stempel := self._kijk()) != self._stempel:
                self._stempel = stempel
                try:
                    self._gelezen = Onderwerpen.lees(stempel[0])
                except InhoudFout as fout:
                    logger.error("the changed catalogue is not used: %s", fout)
        return self._gelezen

    def _kijk(self) -> tuple[Path, int, int]:
        for pad in self._paden:
            try:
                stand = pad.stat()
            except OSError:
                continue
            return pad, stand.st_mtime_ns, stand.st_size
        return self._paden[-1], 0, 0
