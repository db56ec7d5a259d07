"""The topic model: a linear classifier and a network on the same Kenmerken, mixed into calibrated probabilities.

The line is the better one on hard sentences about the app, the network on what is out of scope or urgent (docs/begrip.md).
Knows nothing of Rasa.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import train_test_split

from components.concepten import Concepten
from components.kenmerken import SOORTEN, Kenmerken, Zin
from components.lijn import Lijn
from components.netwerk import Netwerk

GEWICHTEN, BESCHRIJVING = "gewichten.npz", "model.json"
# The share of the sentences that a second pair does not see: how to mix is chosen on them, and the thresholds.
ACHTERGEHOUDEN = 0.2


@dataclass(frozen=True)
class Proef:
    """What the model thought of sentences it was not trained on: probabilities (sentences × topics) and the topics."""

    kansen: np.ndarray
    juist: np.ndarray


@dataclass(frozen=True)
class Mengsel:
    """How much the scores of the line and of the network count."""

    lijn: float
    netwerk: float

    @classmethod
    def kies(cls, lijn: np.ndarray, netwerk: np.ndarray, juist: np.ndarray) -> Mengsel:
        """The mixture with the lowest log loss on these scores (sentences × topics), so that probabilities mean what they say."""

        def verlies(logaritmen: np.ndarray) -> float:
            kansen = cls(*np.exp(logaritmen)).kansen(lijn, netwerk)
            return float(-np.log(kansen[np.arange(len(juist)), juist] + 1e-12).mean())

        return cls(*(float(gewicht) for gewicht in np.exp(minimize(verlies, [0.0, 0.0], method="Nelder-Mead").x)))

    def kansen(self, lijn: np.ndarray, netwerk: np.ndarray) -> np.ndarray:
        """Probabilities, sentences × topics; each row sums to 1."""
        return _softmax(self.lijn * lijn + self.netwerk * netwerk)


class OnderwerpModel:
    """Probabilities over the topics for a sentence."""

    def __init__(self, topics: list[str], kenmerken: Kenmerken, lijn: Lijn, netwerk: Netwerk, mengsel: Mengsel):
        self.topics = topics
        self._kenmerken = kenmerken
        self._lijn = lijn
        self._netwerk = netwerk
        self._mengsel = mengsel

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
        # liblinear releases the interpreter: the lines are fitted beside the networks.
        with ThreadPoolExecutor(1) as ernaast:
            lijnen = ernaast.map(lambda rijen: Lijn.leer(x[rijen], y[rijen]), (leer, np.arange(len(y))))
            netwerk_van_deel, netwerk = Netwerk.leer(x[leer], y[leer]), Netwerk.leer(x, y)
            lijn_van_deel, lijn = lijnen
        scores = lijn_van_deel.scores(x[toets]), netwerk_van_deel.scores(x[toets])
        mengsel = Mengsel.kies(*scores, y[toets])
        return cls(list(namen), kenmerken, lijn, netwerk, mengsel), Proef(mengsel.kansen(*scores), y[toets])

    def gemengd(self, mengsel: Mengsel) -> OnderwerpModel:
        """The same line and network, mixed otherwise."""
        return OnderwerpModel(self.topics, self._kenmerken, self._lijn, self._netwerk, mengsel)

    def kansen(self, zinnen: Sequence[Zin]) -> np.ndarray:
        """Probabilities, sentences × topics; each row sums to 1."""
        gevonden = [self._kenmerken.van(zin) for zin in zinnen]
        return self._mengsel.kansen(*(np.stack([deel.scores_van(*g) for g in gevonden]) for deel in (self._lijn, self._netwerk)))

    def bewaar(self, map_: Path) -> None:
        """Write the model as numbers and JSON: a model file cannot run code."""
        gegevens, getallen = self._kenmerken.als_gegevens()
        delen = {"lijn": self._lijn, "netwerk": self._netwerk}
        gewichten = {f"{deel}_{naam}": g.astype(np.float16) for deel in delen for naam, g in vars(delen[deel]).items()}
        np.savez_compressed(map_ / GEWICHTEN, **gewichten, **getallen)
        beschrijving = {"topics": self.topics, "mengsel": asdict(self._mengsel), **gegevens}
        (map_ / BESCHRIJVING).write_text(json.dumps(beschrijving, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> OnderwerpModel:
        """Read what `bewaar` wrote."""
        gegevens = json.loads((map_ / BESCHRIJVING).read_text(encoding="utf-8"))
        with np.load(map_ / GEWICHTEN, allow_pickle=False) as getallen:
            kenmerken = Kenmerken.uit_gegevens(gegevens, getallen)
            lijn, netwerk = (
                soort(**{veld.name: getallen[f"{deel}_{veld.name}"].astype(np.float32) for veld in fields(soort)})
                for deel, soort in (("lijn", Lijn), ("netwerk", Netwerk))
            )
            return cls(gegevens["topics"], kenmerken, lijn, netwerk, Mengsel(**gegevens["mengsel"]))


def _aantal_toets(aantal: int, topics: int) -> int:
    """At least one sentence of each topic on both sides."""
    return min(max(int(aantal * ACHTERGEHOUDEN), topics), aantal - topics)


def _softmax(scores: np.ndarray) -> np.ndarray:
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
