"""The topic model: a linear classifier on Kenmerken with calibrated probabilities. Knows nothing of Rasa."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

from components.concepten import Concepten
from components.kenmerken import SOORTEN, Kenmerken, Zin

GEWICHTEN, BESCHRIJVING = "gewichten.npz", "model.json"
# The share of the sentences that a second classifier does not see: the temperature is set on them, and the thresholds.
ACHTERGEHOUDEN = 0.2
C = 0.5
# Looser than scikit-learn's 1e-4: no measurable difference in accuracy (docs/begrip.md).
TOLERANTIE = 0.1


@dataclass(frozen=True)
class Proef:
    """What the classifier thought of sentences it was not trained on: probabilities (sentences × topics) and the topics."""

    kansen: np.ndarray
    juist: np.ndarray


class OnderwerpModel:
    """Probabilities over the topics for a sentence."""

    def __init__(self, topics: list[str], kenmerken: Kenmerken, coef: np.ndarray, bias: np.ndarray, temperatuur: float):
        self.topics = topics
        self.temperatuur = temperatuur
        self._kenmerken = kenmerken
        self._coef = coef  # features × topics, float32: a sentence touches a few hundred rows
        self._bias = bias

    @classmethod
    def train(
        cls, zinnen: Sequence[Zin], topics: Sequence[str], concepten: Concepten, soorten: Sequence[str] = tuple(SOORTEN)
    ) -> tuple[OnderwerpModel, Proef]:
        """Fit on sentences with their topic; also returns how it did on the sentences that were held out.

        :raise ValueError: if there are fewer than two topics, or a topic has fewer than two sentences
        """
        kenmerken, x = Kenmerken.leer(zinnen, concepten, soorten)
        namen, y = np.unique(topics, return_inverse=True)
        leer, toets = train_test_split(np.arange(len(y)), test_size=_aantal_toets(len(y), len(namen)), stratify=y, random_state=0)
        # liblinear releases the interpreter: the two fits run side by side.
        with ThreadPoolExecutor(2) as samen:
            geheel, deel = samen.map(lambda rijen: _leer(x[rijen], y[rijen]), (np.arange(len(y)), leer))
        scores = x[toets] @ deel[0] + deel[1]
        temperatuur = _temperatuur(scores, y[toets])
        return cls(list(namen), kenmerken, *geheel, temperatuur), Proef(_softmax(scores / temperatuur), y[toets])

    def kansen(self, zinnen: Sequence[Zin]) -> np.ndarray:
        """Probabilities, sentences × topics; each row sums to 1."""
        return _softmax(np.stack([self._scores(zin) for zin in zinnen]) / self.temperatuur)

    def _scores(self, zin: Zin) -> np.ndarray:
        plekken, gewichten = self._kenmerken.van(zin)
        return gewichten @ self._coef[plekken] + self._bias

    def bewaar(self, map_: Path) -> None:
        """Write the model as numbers and JSON: a model file cannot run code."""
        gegevens, getallen = self._kenmerken.als_gegevens()
        np.savez_compressed(map_ / GEWICHTEN, coef=self._coef.astype(np.float16), bias=self._bias, **getallen)
        beschrijving = {"topics": self.topics, "temperatuur": self.temperatuur, **gegevens}
        (map_ / BESCHRIJVING).write_text(json.dumps(beschrijving, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> OnderwerpModel:
        """Read what `bewaar` wrote."""
        gegevens = json.loads((map_ / BESCHRIJVING).read_text(encoding="utf-8"))
        with np.load(map_ / GEWICHTEN, allow_pickle=False) as getallen:
            kenmerken = Kenmerken.uit_gegevens(gegevens, getallen)
            coef = getallen["coef"].astype(np.float32)
            return cls(gegevens["topics"], kenmerken, coef, getallen["bias"], gegevens["temperatuur"])


def _aantal_toets(aantal: int, topics: int) -> int:
    """At least one sentence of each topic on both sides."""
    return min(max(int(aantal * ACHTERGEHOUDEN), topics), aantal - topics)


def _leer(x: csr_matrix, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    svm = LinearSVC(C=C, class_weight="balanced", tol=TOLERANTIE, random_state=0).fit(x, y)
    coef = svm.coef_ if len(svm.classes_) > 2 else np.vstack([-svm.coef_, svm.coef_])
    bias = svm.intercept_ if len(svm.classes_) > 2 else np.array([-svm.intercept_[0], svm.intercept_[0]])
    return np.ascontiguousarray(coef.T.astype(np.float32)), bias.astype(np.float32)


def _temperatuur(scores: np.ndarray, y: np.ndarray) -> float:
    """The temperature with the lowest log loss."""
    kandidaten = np.geomspace(0.02, 2.0, 60)
    verlies = [-np.log(_softmax(scores / t)[np.arange(len(y)), y] + 1e-12).mean() for t in kandidaten]
    return float(kandidaten[int(np.argmin(verlies))])


def _softmax(scores: np.ndarray) -> np.ndarray:
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
