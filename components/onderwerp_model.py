"""The topic model: a small network on Kenmerken with calibrated probabilities. Knows nothing of Rasa."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from sklearn.model_selection import train_test_split

from components.concepten import Concepten
from components.kenmerken import SOORTEN, Kenmerken, Zin
from components.netwerk import Netwerk

GEWICHTEN, BESCHRIJVING = "gewichten.npz", "model.json"
# The share of the sentences that a second network does not see: the temperature is set on them, and the thresholds.
ACHTERGEHOUDEN = 0.2


@dataclass(frozen=True)
class Proef:
    """What the network thought of sentences it was not trained on: probabilities (sentences × topics) and the topics."""

    kansen: np.ndarray
    juist: np.ndarray


class OnderwerpModel:
    """Probabilities over the topics for a sentence."""

    def __init__(self, topics: list[str], kenmerken: Kenmerken, netwerk: Netwerk, temperatuur: float):
        self.topics = topics
        self.temperatuur = temperatuur
        self._kenmerken = kenmerken
        self._netwerk = netwerk

    @classmethod
    def train(
        cls, zinnen: Sequence[Zin], topics: Sequence[str], concepten: Concepten, soorten: Sequence[str] = tuple(SOORTEN)
    ) -> tuple[OnderwerpModel, Proef]:
        """Fit on sentences with their topic; also returns how it did on the sentences that were held out.

        :raise ValueError: if there are fewer than two topics, or a topic has fewer than two sentences
        """
        namen, y = np.unique(topics, return_inverse=True)
        if len(namen) < 2:
            raise ValueError("there is nothing to choose between with fewer than two topics")
        kenmerken, x = Kenmerken.leer(zinnen, concepten, soorten)
        leer, toets = train_test_split(np.arange(len(y)), test_size=_aantal_toets(len(y), len(namen)), stratify=y, random_state=0)
        scores = Netwerk.leer(x[leer], y[leer]).scores(x[toets])
        temperatuur = _temperatuur(scores, y[toets])
        return cls(list(namen), kenmerken, Netwerk.leer(x, y), temperatuur), Proef(_softmax(scores / temperatuur), y[toets])

    def kansen(self, zinnen: Sequence[Zin]) -> np.ndarray:
        """Probabilities, sentences × topics; each row sums to 1."""
        scores = [self._netwerk.scores_van(*self._kenmerken.van(zin)) for zin in zinnen]
        return _softmax(np.stack(scores) / self.temperatuur)

    def bewaar(self, map_: Path) -> None:
        """Write the model as numbers and JSON: a model file cannot run code."""
        gegevens, getallen = self._kenmerken.als_gegevens()
        lagen = {naam: laag.astype(np.float16) for naam, laag in vars(self._netwerk).items()}
        np.savez_compressed(map_ / GEWICHTEN, **lagen, **getallen)
        beschrijving = {"topics": self.topics, "temperatuur": self.temperatuur, **gegevens}
        (map_ / BESCHRIJVING).write_text(json.dumps(beschrijving, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> OnderwerpModel:
        """Read what `bewaar` wrote."""
        gegevens = json.loads((map_ / BESCHRIJVING).read_text(encoding="utf-8"))
        with np.load(map_ / GEWICHTEN, allow_pickle=False) as getallen:
            kenmerken = Kenmerken.uit_gegevens(gegevens, getallen)
            netwerk = Netwerk(**{laag.name: getallen[laag.name].astype(np.float32) for laag in fields(Netwerk)})
            return cls(gegevens["topics"], kenmerken, netwerk, gegevens["temperatuur"])


def _aantal_toets(aantal: int, topics: int) -> int:
    """At least one sentence of each topic on both sides."""
    return min(max(int(aantal * ACHTERGEHOUDEN), topics), aantal - topics)


def _temperatuur(scores: np.ndarray, y: np.ndarray) -> float:
    """The temperature with the lowest log loss."""
    kandidaten = np.geomspace(0.02, 2.0, 60)
    verlies = [-np.log(_softmax(scores / t)[np.arange(len(y)), y] + 1e-12).mean() for t in kandidaten]
    return float(kandidaten[int(np.argmin(verlies))])


def _softmax(scores: np.ndarray) -> np.ndarray:
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
