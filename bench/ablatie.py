"""What each part of the topic model brings: the same training with one part left out, on sentences nobody trained on.

    .venv-engine/bin/python -m bench.ablatie        (make ablation; some ten minutes)

Prints a table in Markdown; docs/begrip.md shows it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np

from bench.toetsen import WORTEL, Zinnen, lees_alle
from components.concepten import Concepten
from components.kenmerken import SOORTEN, Zin
from components.nederlands import Nederlands
from components.onderwerp_classifier import CONCEPTEN
from components.onderwerp_model import OnderwerpModel
from helpdesk.bestanden import lees_yaml


def varianten() -> Iterator[tuple[str, list[str]]]:
    """A name, and the kinds of features that the variant uses."""
    alle = list(SOORTEN)
    yield "all", alle
    for soort in alle:
        yield f"without {soort}", [s for s in alle if s != soort]
    yield "words only", ["woorden"]


def leerzinnen() -> Zinnen:
    zinnen = []
    for pad in sorted((WORTEL / "data").glob("*/*.yml")):
        for deel in lees_yaml(pad).get("nlu") or ():
            zinnen += [(regel[2:].strip(), deel["intent"]) for regel in deel["examples"].splitlines() if regel.startswith("- ")]
    return zinnen


def juist(model: OnderwerpModel, zinnen: Zinnen, als_zin: Callable[[str], Zin]) -> tuple[float, float]:
    """The share whose topic comes first, and among the first three."""
    volgorde = np.argsort(-model.kansen([als_zin(tekst) for tekst, _ in zinnen]), axis=1)
    treffers = np.array([[model.topics[i] == topic for i in rij[:3]] for rij, (_, topic) in zip(volgorde, zinnen)])
    return treffers[:, 0].mean(), treffers.any(axis=1).mean()


def main() -> None:
    nederlands, concepten = Nederlands.laad(), Concepten.lees(CONCEPTEN)

    def als_zin(tekst: str) -> Zin:
        return Zin(tekst, tuple(nederlands.lemmas(tekst)))

    geleerd, sets = leerzinnen(), lees_alle()
    zinnen, topics = [als_zin(tekst) for tekst, _ in geleerd], [topic for _, topic in geleerd]
    print(f"{len(zinnen)} training sentences; lemmas from {nederlands.soort}.\n")
    print(f"| features | {' | '.join(f'{naam} ({len(z)})' for naam, z in sets.items())} | training |")
    print("| --- |" + " --- |" * (len(sets) + 1))
    for naam, soorten in varianten():
        begin = time.monotonic()
        model, _ = OnderwerpModel.train(zinnen, topics, concepten, soorten)
        duur = time.monotonic() - begin
        cijfers = [" / ".join(f"{100 * deel:.1f}" for deel in juist(model, z, als_zin)) for z in sets.values()]
        print(f"| {naam} | {' | '.join(cijfers)} | {duur:.0f} s |", flush=True)


if __name__ == "__main__":
    main()
