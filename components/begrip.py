"""From a sentence to a decision: the model's ranking, the safety rules, and the thresholds that decide what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from components.drempels import BUITEN, Drempels
from components.kenmerken import Zin
from components.onderwerp_model import OnderwerpModel
from components.zorgregels import VOLGORDE, Zorgregels

ANTWOORD, VERDUIDELIJK, TERUGVAL = "antwoord", "verduidelijk", "terugval"
# Rasa's own name for "not sure": one rule asks what is meant.
ONZEKER = "nlu_fallback"
AANTAL = 10


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

    def begrijp(self, zin: Zin) -> Begrip:
        return self.begrijp_alle([zin])[0]

    def begrijp_alle(self, zinnen: Sequence[Zin]) -> list[Begrip]:
        """One Begrip per sentence."""
        kansen = self._model.kansen(zinnen)
        return [self._beslis(zin.tekst, rij) for zin, rij in zip(zinnen, kansen)]

    def _beslis(self, tekst: str, kansen: np.ndarray) -> Begrip:
        ranglijst = [(self._model.topics[i], float(kansen[i])) for i in np.argsort(-kansen)]
        zorg = self._zorg(tekst, dict(zip(self._model.topics, kansen)))
        if zorg:
            rest = [(o, k) for o, k in ranglijst if o != zorg]
            # A rule has no probability of its own: it is as sure as the surest topic was.
            return Begrip(((zorg, max(k for _, k in ranglijst)), *rest)[:AANTAL], ANTWOORD)
        ranglijst = self._buiten_bereik(ranglijst)
        zekerheid = ranglijst[0][1]
        besluit = VERDUIDELIJK if zekerheid >= self._drempels.terugval else TERUGVAL
        return Begrip(tuple(ranglijst[:AANTAL]), ANTWOORD if zekerheid >= self._drempels.antwoord else besluit)

    @staticmethod
    def _buiten_bereik(ranglijst: list[tuple[str, float]]) -> list[tuple[str, float]]:
        """Out of scope is one question, whatever its topics are: it comes first when together they are likelier than any other."""
        plekken = [plek for plek, (topic, _) in enumerate(ranglijst) if topic.startswith(BUITEN)]
        if not plekken or plekken[0] == 0:
            return ranglijst
        samen = sum(ranglijst[plek][1] for plek in plekken)
        if samen <= ranglijst[0][1]:
            return ranglijst
        eerste = plekken[0]
        return [(ranglijst[eerste][0], samen), *ranglijst[:eerste], *ranglijst[eerste + 1 :]]

    def _zorg(self, tekst: str, kansen: dict[str, float]) -> str | None:
        """The safety topic that goes before everything else, or None."""
        zorg = {o: kansen.get(o, 0.0) for o in VOLGORDE}
        regel = self._regels.vind(tekst)
        if regel and sum(zorg.values()) >= self._drempels.zorg_met_regel:
            return regel
        if sum(zorg.values()) >= self._drempels.zorg:
            return max(zorg, key=zorg.get)
        return None
