"""A network with one hidden layer on sparse features. TensorFlow trains it; numpy alone runs it. Knows nothing of topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

VERBORGEN = 256
GROEP = 256  # sentences per step
KEREN = 8  # that each sentence is seen
# Few sentences are seen more often: below this number of steps nothing is learned.
MINSTE_STAPPEN = 250
SNELHEID = 4e-3
# Left out at random, anew in each step: parts of the hidden layer, and features, so that no single word decides.
VERGEET_VERBORGEN, VERGEET_KENMERK = 0.5, 0.2
# Not quite sure of any sentence: some were given a topic that another would not have given.
TWIJFEL = 0.1
ZAAD = 0


@dataclass(frozen=True)
class Netwerk:
    """`invoer`: features × hidden, float32; `uitvoer`: hidden × classes; `drempels` and `bias`: what is added to each."""

    invoer: np.ndarray
    drempels: np.ndarray
    uitvoer: np.ndarray
    bias: np.ndarray

    @classmethod
    def leer(cls, x: csr_matrix, y: np.ndarray) -> Netwerk:
        """Fit on `x`, sentences × features, and `y`, the class of each from 0 on. The same data give the same network."""
        # Only training needs TensorFlow (Rasa brings it along); starting without it is seconds faster.
        import tensorflow as tf

        klassen = int(y.max()) + 1
        # A rare class counts more, but not as much as its share asks: few sentences would drown the rest.
        gewichten = np.sqrt(len(y) / (klassen * np.bincount(y))).astype(np.float32)
        toeval, begin = np.random.default_rng(ZAAD), np.random.default_rng(ZAAD).normal
        lagen = [
            tf.Variable(laag.astype(np.float32))
            for laag in (
                begin(scale=0.05, size=(x.shape[1], VERBORGEN)), np.zeros(VERBORGEN),
                begin(scale=0.06, size=(VERBORGEN, klassen)), np.zeros(klassen),
            )
        ]  # fmt: skip
        snelheid = tf.Variable(SNELHEID)
        bijstellen = tf.keras.optimizers.legacy.Adam(lambda: snelheid)

        @tf.function(reduce_retracing=True)
        def stap(plekken, waarden, vorm, masker, juist, telt):
            with tf.GradientTape() as band:
                verborgen = tf.nn.relu(tf.sparse.sparse_dense_matmul(tf.SparseTensor(plekken, waarden, vorm), lagen[0]) + lagen[1])
                scores = (verborgen * masker) @ lagen[2] + lagen[3]
                doel = tf.one_hot(juist, klassen) * (1 - TWIJFEL) + TWIJFEL / klassen
                verlies = tf.reduce_mean(telt * tf.nn.softmax_cross_entropy_with_logits(doel, scores))
            bijstellen.apply_gradients(zip(band.gradient(verlies, lagen), lagen))

        for gedaan, rijen in _groepen(len(y), toeval):
            snelheid.assign(SNELHEID * (1 - gedaan))
            masker = (toeval.random((len(rijen), VERBORGEN)) >= VERGEET_VERBORGEN) / (1 - VERGEET_VERBORGEN)
            plekken, waarden = _uitgedund(x[rijen], toeval)
            stap(plekken, waarden, (len(rijen), x.shape[1]), masker.astype(np.float32), y[rijen], gewichten[y[rijen]])
        return cls(*(laag.numpy() for laag in lagen))

    def scores(self, x: csr_matrix) -> np.ndarray:
        """Sentences × classes; the higher the likelier."""
        return self._uit(x @ self.invoer)

    def scores_van(self, plekken: np.ndarray, gewichten: np.ndarray) -> np.ndarray:
        """One score per class, for one sentence: the positions and weights of its features."""
        return self._uit(gewichten @ self.invoer[plekken])

    def _uit(self, som: np.ndarray) -> np.ndarray:
        return np.maximum(som + self.drempels, 0) @ self.uitvoer + self.bias


def _groepen(aantal: int, toeval: np.random.Generator) -> Iterator[tuple[float, np.ndarray]]:
    """The rows of each step, in another order each time round, and the share of the training that is done."""
    per_keer = -(-aantal // GROEP)
    keren = max(KEREN, -(-MINSTE_STAPPEN // per_keer))
    for keer in range(keren):
        volgorde = toeval.permutation(aantal)
        for nummer, begin in enumerate(range(0, aantal, GROEP)):
            yield (keer + nummer / per_keer) / keren, volgorde[begin : begin + GROEP]


def _uitgedund(x: csr_matrix, toeval: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The positions (row and column) and values of the features, of which some are left out."""
    x = x.tocoo()
    over = toeval.random(x.nnz) >= VERGEET_KENMERK
    return np.stack([x.row[over], x.col[over]], axis=1).astype(np.int64), (x.data[over] / (1 - VERGEET_KENMERK)).astype(np.float32)
