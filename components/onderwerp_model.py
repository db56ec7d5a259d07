"""The topic model: character and word n-grams, a linear classifier, calibrated probabilities. Knows nothing of Rasa."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

GEWICHTEN, WOORDENBOEK = "gewichten.npz", "woordenboek.json"
VOUWEN = 4

_HERHAALD = re.compile(r"(.)\1{2,}")
_CIJFERS = re.compile(r"\d+")


@dataclass(frozen=True)
class Instellingen:
    """What the model is trained with; stored beside it."""

    tekens: tuple[int, int] = (1, 4)
    woorden: tuple[int, int] = (1, 2)
    gewicht_woorden: float = 1.0
    c: float = 0.5


def schoon(tekst: str) -> str:
    """Lower case, no accents, at most two of a letter in a row, each number one sign: `Héééél 24 uur` → `heel 0 uur`."""
    plat = unicodedata.normalize("NFKD", tekst.casefold())
    plat = "".join(c for c in plat if not unicodedata.combining(c))
    return _CIJFERS.sub("0", _HERHAALD.sub(r"\1\1", plat))


class OnderwerpModel:
    """Probabilities over the topics for a sentence."""

    def __init__(self, topics: list[str], vectorizers: list[TfidfVectorizer], coef: np.ndarray, bias: np.ndarray,
                 temperatuur: float, instellingen: Instellingen):
        self.topics = topics
        self.temperatuur = temperatuur
        self.instellingen = instellingen
        self._vectorizers = vectorizers
        self._coef = coef  # features × topics, float32: a sentence touches a few hundred rows
        self._bias = bias

    @classmethod
    def train(cls, zinnen: list[str], topics: list[str], instellingen: Instellingen | None = None) -> OnderwerpModel:
        """Fit on sentences with their topic; the temperature is set on held-out folds.

        :raise ValueError: if there are fewer than two topics
        """
        instellingen = instellingen or Instellingen()
        vectorizers = _vectorizers(instellingen)
        kenmerken = _kenmerken(vectorizers, zinnen, leren=True)
        namen, y = np.unique(topics, return_inverse=True)
        if len(namen) < 2:
            raise ValueError("a topic model needs at least two topics")
        coef, bias = _leer(kenmerken, y, instellingen.c)
        temperatuur = _temperatuur(kenmerken, y, instellingen.c, len(namen))
        return cls(list(namen), vectorizers, coef, bias, temperatuur, instellingen)

    def kansen(self, zinnen: list[str]) -> np.ndarray:
        """Probabilities, sentences × topics; each row sums to 1."""
        kenmerken = _kenmerken(self._vectorizers, zinnen, leren=False).astype(np.float32)  # else all weights are made float64
        scores = kenmerken @ self._coef + self._bias
        return _softmax(scores / self.temperatuur)

    def bewaar(self, map_: Path) -> None:
        """Write the model as numbers and JSON: a model file cannot run code."""
        np.savez_compressed(map_ / GEWICHTEN, coef=self._coef, bias=self._bias,
                            **{f"idf_{i}": v.idf_.astype(np.float32) for i, v in enumerate(self._vectorizers)})
        beschrijving = {
            "topics": self.topics,
            "temperatuur": self.temperatuur,
            "instellingen": asdict(self.instellingen),
            "woordenboeken": [sorted(v.vocabulary_, key=v.vocabulary_.get) for v in self._vectorizers],
        }
        (map_ / WOORDENBOEK).write_text(json.dumps(beschrijving, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> OnderwerpModel:
        """Read what `bewaar` wrote."""
        b = json.loads((map_ / WOORDENBOEK).read_text(encoding="utf-8"))
        instellingen = Instellingen(**{k: tuple(v) if isinstance(v, list) else v for k, v in b["instellingen"].items()})
        with np.load(map_ / GEWICHTEN, allow_pickle=False) as gewichten:
            vectorizers = _vectorizers(instellingen)
            for i, (vectorizer, woorden) in enumerate(zip(vectorizers, b["woordenboeken"])):
                vectorizer.vocabulary = {woord: plek for plek, woord in enumerate(woorden)}
                vectorizer.idf_ = gewichten[f"idf_{i}"].astype(np.float64)
            return cls(b["topics"], vectorizers, gewichten["coef"], gewichten["bias"], b["temperatuur"], instellingen)


def _vectorizers(instellingen: Instellingen) -> list[TfidfVectorizer]:
    gedeeld = {"preprocessor": schoon, "sublinear_tf": True, "dtype": np.float64}
    return [
        TfidfVectorizer(analyzer="char_wb", ngram_range=instellingen.tekens, min_df=2, **gedeeld),
        TfidfVectorizer(analyzer="word", ngram_range=instellingen.woorden, token_pattern=r"(?u)\b\w+\b|[?!]", **gedeeld),
    ]


def _kenmerken(vectorizers: list[TfidfVectorizer], zinnen: list[str], *, leren: bool):
    delen = [v.fit_transform(zinnen) if leren else v.transform(zinnen) for v in vectorizers]
    return hstack(delen, format="csr")


def _leer(kenmerken, y: np.ndarray, c: float) -> tuple[np.ndarray, np.ndarray]:
    svm = LinearSVC(C=c, class_weight="balanced", random_state=0).fit(kenmerken, y)
    return np.ascontiguousarray(svm.coef_.T.astype(np.float32)), svm.intercept_.astype(np.float32)


def _temperatuur(kenmerken, y: np.ndarray, c: float, aantal: int) -> float:
    """The temperature with the lowest log loss on sentences the folds were not trained on."""
    scores = np.zeros((len(y), aantal), dtype=np.float32)
    for leer, toets in StratifiedKFold(VOUWEN, shuffle=True, random_state=0).split(kenmerken, y):
        coef, bias = _leer(kenmerken[leer], y[leer], c)
        scores[toets] = kenmerken[toets] @ coef + bias
    kandidaten = np.geomspace(0.02, 2.0, 60)
    verlies = [-np.log(_softmax(scores / t)[np.arange(len(y)), y] + 1e-12).mean() for t in kandidaten]
    return float(kandidaten[int(np.argmin(verlies))])


def _softmax(scores: np.ndarray) -> np.ndarray:
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
