"""TF-IDF over lists of terms. Own code because a sentence must take tens of microseconds; scikit-learn's needs a
millisecond for each of its four kinds of terms, most of it checks and matrix building."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix


class Vectorizer:
    """Weighs terms as scikit-learn's TfidfVectorizer does (sublinear term frequency, smoothed idf, unit length)."""

    def __init__(self, termen: Sequence[str], idf: np.ndarray):
        self.termen = list(termen)
        self.idf = np.asarray(idf, dtype=np.float32)
        self._plek = {term: plek for plek, term in enumerate(self.termen)}

    @classmethod
    def leer(cls, documenten: Sequence[Sequence[str]], minstens: int) -> Vectorizer:
        """`minstens`: the number of documents a term must stand in."""
        aantallen = Counter(term for document in documenten for term in set(document))
        termen = sorted(term for term, aantal in aantallen.items() if aantal >= minstens)
        df = np.array([aantallen[term] for term in termen], dtype=np.float64)
        return cls(termen, np.log((1 + len(documenten)) / (1 + df)) + 1)

    def __contains__(self, term: str) -> bool:
        return term in self._plek

    def weeg(self, document: Iterable[str]) -> tuple[np.ndarray, np.ndarray]:
        """(positions, weights) of the terms of one document; the weights have unit length, or are empty."""
        aantallen = Counter(plek for plek in map(self._plek.get, document) if plek is not None)
        plekken = np.fromiter(aantallen.keys(), dtype=np.int32, count=len(aantallen))
        tellingen = np.fromiter(aantallen.values(), dtype=np.float32, count=len(aantallen))
        gewichten = (1 + np.log(tellingen)) * self.idf[plekken]
        lengte = np.sqrt(gewichten @ gewichten)
        return plekken, gewichten / lengte if lengte else gewichten

    def matrix(self, documenten: Sequence[Iterable[str]]) -> csr_matrix:
        """Documents × terms."""
        rijen = [self.weeg(document) for document in documenten]
        grenzen = np.cumsum([0, *(len(plekken) for plekken, _ in rijen)])
        plekken = np.concatenate([p for p, _ in rijen]) if rijen else np.empty(0, dtype=np.int32)
        gewichten = np.concatenate([g for _, g in rijen]) if rijen else np.empty(0, dtype=np.float32)
        return csr_matrix((gewichten, plekken, grenzen), shape=(len(rijen), len(self.termen)))
