"""A linear classifier on sparse features: a support vector machine, one weight per feature and class."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

C = 0.5
# Looser than scikit-learn's 1e-4: no measurable difference in accuracy (docs/begrip.md).
TOLERANTIE = 0.1


@dataclass(frozen=True)
class Lijn:
    """`coef`: features × classes, float32: a sentence touches a few hundred rows; `bias`: one per class."""

    coef: np.ndarray
    bias: np.ndarray

    @classmethod
    def leer(cls, x: csr_matrix, y: np.ndarray) -> Lijn:
        """Fit on `x`, sentences × features, and `y`, the class of each from 0 on."""
        svm = LinearSVC(C=C, class_weight="balanced", tol=TOLERANTIE, random_state=0).fit(x, y)
        coef, bias = svm.coef_, svm.intercept_
        if len(svm.classes_) == 2:
            coef, bias = np.vstack([-coef, coef]), np.array([-bias[0], bias[0]])
        return cls(np.ascontiguousarray(coef.T.astype(np.float32)), bias.astype(np.float32))

    def scores(self, x: csr_matrix) -> np.ndarray:
        """Sentences × classes; the higher the likelier."""
        return x @ self.coef + self.bias

    def scores_van(self, plekken: np.ndarray, gewichten: np.ndarray) -> np.ndarray:
        """One score per class, for one sentence: the positions and weights of its features."""
        return gewichten @ self.coef[plekken] + self.bias
