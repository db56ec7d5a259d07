"""What the topic model sees of a sentence: pieces of words, words, lemmas and concepts. docs/begrip.md has the ablation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack

from components.concepten import Concepten
from components.tekst import schoon, woorden
from components.vectorizer import Vectorizer

LANGSTE_STUK = 4
# Stands for each word that is in fewer than two training sentences: text about something else holds many.
ONBEKEND = "<onbekend>"


@dataclass(frozen=True)
class Zin:
    """A sentence and the lemmas of its words (components/nederlands.py)."""

    tekst: str
    lemmas: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Soort:
    """A kind of features: how much it counts, and in how many training sentences a feature must stand."""

    gewicht: float
    minstens: int


SOORTEN = {
    "tekens": Soort(1.0, 2),
    "woorden": Soort(1.0, 2),
    "lemmas": Soort(0.7, 2),
    "concepten": Soort(0.7, 3),
}


class Kenmerken:
    """Turns sentences into numbers, the same way in training and in serving."""

    def __init__(self, vectorizers: dict[str, Vectorizer], concepten: Concepten):
        self._vectorizers = vectorizers
        self._concepten = concepten
        self._begin = dict(zip(vectorizers, np.cumsum([0, *(len(v.termen) for v in vectorizers.values())])))

    @classmethod
    def leer(
        cls, zinnen: Sequence[Zin], concepten: Concepten, soorten: Sequence[str] = tuple(SOORTEN)
    ) -> tuple[Kenmerken, csr_matrix]:
        """Returns also the matrix, sentences × features. `soorten`: which kinds to use; the ablation leaves some out."""
        vectorizers, delen = {}, []
        for soort in soorten:
            termen = [_termen(soort, zin, concepten) for zin in zinnen]
            if soort == "woorden":
                bekend = Vectorizer.leer(termen, SOORTEN[soort].minstens)
                termen = [_met_onbekend(rij, bekend) for rij in termen]
            vectorizers[soort] = Vectorizer.leer(termen, SOORTEN[soort].minstens)
            delen.append(vectorizers[soort].matrix(termen) * SOORTEN[soort].gewicht)
        return cls(vectorizers, concepten), hstack(delen, format="csr")

    def van(self, zin: Zin) -> tuple[np.ndarray, np.ndarray]:
        """(positions, weights) of one sentence."""
        plekken, gewichten = [], []
        for soort, vectorizer in self._vectorizers.items():
            termen = _termen(soort, zin, self._concepten)
            if soort == "woorden":
                termen = _met_onbekend(termen, vectorizer)
            p, g = vectorizer.weeg(termen)
            plekken.append(p + self._begin[soort])
            gewichten.append(g * np.float32(SOORTEN[soort].gewicht))
        return np.concatenate(plekken), np.concatenate(gewichten)

    def als_gegevens(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """What JSON can hold, and the arrays."""
        woordenboeken = {soort: v.termen for soort, v in self._vectorizers.items()}
        return {"woordenboeken": woordenboeken, "concepten": self._concepten.lijst}, {
            f"idf_{soort}": v.idf for soort, v in self._vectorizers.items()
        }

    @classmethod
    def uit_gegevens(cls, gegevens: dict[str, Any], getallen: Any) -> Kenmerken:
        """The inverse of `als_gegevens`."""
        vectorizers = {s: Vectorizer(termen, getallen[f"idf_{s}"]) for s, termen in gegevens["woordenboeken"].items()}
        return cls(vectorizers, Concepten(gegevens["concepten"]))


def _termen(soort: str, zin: Zin, concepten: Concepten) -> list[str]:
    if soort == "tekens":
        return _stukken(schoon(zin.tekst))
    if soort == "woorden":
        return woorden(schoon(zin.tekst))
    if soort == "lemmas":
        return _met_paren(zin.lemmas)
    gevonden = concepten.vind(zin.tekst)
    return [*gevonden, *("+".join(paar) for paar in combinations(gevonden, 2))]


def _stukken(tekst: str) -> list[str]:
    """The pieces of 1 to 4 signs of each word, with a space at its begin and end."""
    stukken = []
    for woord in tekst.split():
        gerand = f" {woord} "
        stukken += [
            gerand[i : i + n] for n in range(1, LANGSTE_STUK + 1) for i in range(max(1, len(gerand) - n + 1))
        ]
    return stukken


def _met_onbekend(rij: list[str], bekend: Vectorizer) -> list[str]:
    return _met_paren([woord if woord in bekend else ONBEKEND for woord in rij])


def _met_paren(rij: Sequence[str]) -> list[str]:
    return [*rij, *(f"{a} {b}" for a, b in pairwise(rij))]
