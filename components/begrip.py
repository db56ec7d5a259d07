"""From a sentence to a decision: the model's ranking, the safety rules, and the thresholds that decide what to do."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from components.onderwerp_model import OnderwerpModel
from components.zorgregels import VOLGORDE, Zorgregels

ANTWOORD, VERDUIDELIJK, TERUGVAL = "antwoord", "verduidelijk", "terugval"
# Rasa's own name for "not sure": one rule asks what is meant.
ONZEKER = "nlu_fallback"
AANTAL = 10


@dataclass(frozen=True)
class Drempels:
    """From which probability on to answer, and below which nothing was understood. Stored with the model."""

    antwoord: float = 0.35
    terugval: float = 0.12
    # A safety topic is answered from a low probability on: recall above precision.
    zorg: float = 0.30
    # The safety rules count when the model does not think it impossible.
    zorg_met_regel: float = 0.02

    def bewaar(self, map_: Path) -> None:
        (map_ / "drempels.json").write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> Drempels:
        return cls(**json.loads((map_ / "drempels.json").read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Begrip:
    """What was understood of one message. `ranglijst`: topics with their probability, likeliest first."""

    ranglijst: tuple[tuple[str, float], ...]
    besluit: str

    @property
    def onderwerp(self) -> str:
        return self.ranglijst[0][0]

    @property
    def zekerheid(self) -> float:
        return self.ranglijst[0][1]

    @property
    def intent(self) -> str:
        return self.onderwerp if self.besluit == ANTWOORD else ONZEKER

    def als_dict(self) -> dict[str, object]:
        """The `begrip` of the contract between Rasa and the gateway."""
        return {
            "onderwerp": self.onderwerp,
            "zekerheid": self.zekerheid,
            "besluit": self.besluit,
            "ranglijst": [{"onderwerp": o, "zekerheid": round(k, 4)} for o, k in self.ranglijst],
        }


class Verstaan:
    """Understands sentences. Collaborators: the trained model, the safety rules and the thresholds."""

    def __init__(self, model: OnderwerpModel, regels: Zorgregels, drempels: Drempels):
        self._model = model
        self._regels = regels
        self._drempels = drempels

    def begrijp(self, tekst: str) -> Begrip:
        return self.begrijp_alle([tekst])[0]

    def begrijp_alle(self, teksten: list[str]) -> list[Begrip]:
        """One Begrip per sentence; many sentences at once are faster."""
        kansen = self._model.kansen(teksten)
        return [self._beslis(tekst, rij) for tekst, rij in zip(teksten, kansen)]

    def _beslis(self, tekst: str, kansen: np.ndarray) -> Begrip:
        ranglijst = [(self._model.topics[i], float(kansen[i])) for i in np.argsort(-kansen)[:AANTAL]]
        zorg = self._zorg(tekst, dict(zip(self._model.topics, kansen)))
        if zorg:
            rest = [(o, k) for o, k in ranglijst if o != zorg]
            # A rule has no probability of its own: it is as sure as the surest topic was.
            return Begrip(((zorg, max(k for _, k in ranglijst)), *rest)[:AANTAL], ANTWOORD)
        zekerheid = ranglijst[0][1]
        besluit = VERDUIDELIJK if zekerheid >= self._drempels.terugval else TERUGVAL
        return Begrip(tuple(ranglijst), ANTWOORD if zekerheid >= self._drempels.antwoord else besluit)

    def _zorg(self, tekst: str, kansen: dict[str, float]) -> str | None:
        """The safety topic that goes before everything else, or None."""
        zorg = {o: kansen.get(o, 0.0) for o in VOLGORDE}
        regel = self._regels.vind(tekst)
        if regel and sum(zorg.values()) >= self._drempels.zorg_met_regel:
            return regel
        if sum(zorg.values()) >= self._drempels.zorg:
            return max(zorg, key=zorg.get)
        return None
