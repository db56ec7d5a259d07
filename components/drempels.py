"""The thresholds that turn a probability into a decision; chosen on held-out sentences and stored with the model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from components.onderwerp_model import Proef

BESTAND = "drempels.json"
# What a turn is worth to a resident: the right answer is 1. Choosing from three buttons costs a step, a wrong answer costs
# reading and asking again.
WAARDE_FOUT_ANTWOORD = -0.5
WAARDE_KEUZE_MET_JUISTE = 0.4
WAARDE_KEUZE_ZONDER = -0.25
AANTAL_KEUZES = 3
# At most this share of the sentences that have an answer may be told that nothing was understood.
MEESTE_TERUGVAL = 0.03
BUITEN = "buiten_bereik/"


@dataclass(frozen=True)
class Drempels:
    """From which probability on to answer, and below which nothing was understood."""

    antwoord: float = 0.35
    terugval: float = 0.12
    # A safety topic is answered from a low probability on: recall above precision.
    zorg: float = 0.25
    # The safety rules count when the model does not think it impossible.
    zorg_met_regel: float = 0.05

    @classmethod
    def kies(cls, proef: Proef, topics: Sequence[str]) -> Drempels:
        """The thresholds that are worth most on the sentences the model did not see."""
        zekerheid = proef.kansen.max(axis=1)
        met_antwoord = np.array([not topics[t].startswith(BUITEN) for t in proef.juist])
        terugval = float(np.quantile(zekerheid[met_antwoord], MEESTE_TERUGVAL))
        kandidaten = np.arange(0.2, 0.8, 0.01)
        waarden = [_waarde(proef, zekerheid >= k) for k in kandidaten]
        return cls(antwoord=round(float(kandidaten[int(np.argmax(waarden))]), 2), terugval=round(terugval, 3))

    def bewaar(self, map_: Path) -> None:
        (map_ / BESTAND).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> Drempels:
        return cls(**json.loads((map_ / BESTAND).read_text(encoding="utf-8")))


def _waarde(proef: Proef, beantwoord: np.ndarray) -> float:
    volgorde = np.argsort(-proef.kansen, axis=1)
    eerste = volgorde[:, 0] == proef.juist
    bij_keuzes = (volgorde[:, :AANTAL_KEUZES] == proef.juist[:, None]).any(axis=1)
    antwoord = np.where(eerste, 1.0, WAARDE_FOUT_ANTWOORD)
    keuze = np.where(bij_keuzes, WAARDE_KEUZE_MET_JUISTE, WAARDE_KEUZE_ZONDER)
    return float(np.where(beantwoord, antwoord, keuze).mean())
