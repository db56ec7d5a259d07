"""How many test sentences flip by themselves when the training data change a little: what the gate's margin rests on.

    .venv-engine/bin/python -m bench.marge        (make margin; some four minutes)

Trains on all sentences, and four times without one in fifty. Prints the share of test sentences that went from right to wrong or
back (redactie/poort.py: UIT_ZICHZELF).
"""

from __future__ import annotations

import random

import numpy as np

from bench.ablatie import leerzinnen
from bench.toetsen import lees_alle
from components.concepten import Concepten
from components.kenmerken import Zin
from components.nederlands import Nederlands
from components.onderwerp_classifier import CONCEPTEN
from components.onderwerp_model import OnderwerpModel

PROEVEN, WEG = 4, 50


def main() -> None:
    nederlands, concepten = Nederlands.laad(), Concepten.lees(CONCEPTEN)
    geleerd = leerzinnen()
    zinnen = [Zin(tekst, tuple(nederlands.lemmas(tekst))) for tekst, _ in geleerd]
    topics = [topic for _, topic in geleerd]
    toets = [paar for deel in lees_alle().values() for paar in deel]
    toetszinnen = [Zin(tekst, tuple(nederlands.lemmas(tekst))) for tekst, _ in toets]

    def goed(welke: list[int]) -> np.ndarray:
        model, _ = OnderwerpModel.train([zinnen[i] for i in welke], [topics[i] for i in welke], concepten)
        eerste = np.argmax(model.kansen(toetszinnen), axis=1)
        return np.array([model.topics[i] == topic for i, (_, topic) in zip(eerste, toets)])

    alle = list(range(len(zinnen)))
    basis = goed(alle)
    print(f"{len(zinnen)} training sentences, {len(toets)} test sentences, {basis.sum()} right", flush=True)
    delen = []
    for proef in range(PROEVEN):
        weg = set(random.Random(proef).sample(alle, len(alle) // WEG))
        nieuw = goed([i for i in alle if i not in weg])
        verloren, gewonnen = int((basis & ~nieuw).sum()), int((~basis & nieuw).sum())
        delen.append((verloren + gewonnen) / len(toets))
        print(f"without {len(weg)}: {verloren} lost, {gewonnen} won, {100 * delen[-1]:.1f} % flipped", flush=True)
    print(f"mean {100 * np.mean(delen):.1f} %, highest {100 * max(delen):.1f} %")


if __name__ == "__main__":
    main()
