"""Training and answer time of our classifier as the number of topics grows, on synthetic sentences (engine environment).

.venv-engine/bin/python -m bench.veel_onderwerpen <sentences per topic> <topics>    → one line of JSON
"""

import json
import random
import resource
import statistics
import sys
import time

from components.concepten import Concepten
from components.kenmerken import Zin
from components.onderwerp_classifier import CONCEPTEN
from components.onderwerp_model import OnderwerpModel

LETTERGREPEN = [
    m + k
    for m in ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"]
    for k in ["a", "e", "i", "o", "u", "aa", "ee", "ie", "oe", "ij"]
]
ALGEMEEN = 2000  # words that every topic uses, the first ones most, as in a language
EIGEN_PER_ONDERWERP = 8
VRAGEN = 200


def zinnen(aantal_onderwerpen: int, per_onderwerp: int, dobbel: random.Random) -> tuple[list[str], list[str]]:
    """Sentences of 4 to 12 words, of which one to three are words of the topic; neighbouring topics share some of those."""
    woorden = _woorden(ALGEMEEN + EIGEN_PER_ONDERWERP * aantal_onderwerpen // 2, dobbel)
    algemeen, bijzonder = woorden[:ALGEMEEN], woorden[ALGEMEEN:]
    gewichten = [1 / (plek + 3) for plek in range(ALGEMEEN)]
    teksten, onderwerpen = [], []
    for nummer in range(aantal_onderwerpen):
        eigen = dobbel.sample(bijzonder, EIGEN_PER_ONDERWERP)
        for _ in range(per_onderwerp):
            zin = dobbel.choices(algemeen, gewichten, k=dobbel.randint(3, 9)) + dobbel.sample(eigen, dobbel.randint(1, 3))
            dobbel.shuffle(zin)
            teksten.append(" ".join(zin))
            onderwerpen.append(f"groep{nummer % 7}/onderwerp{nummer}")
    return teksten, onderwerpen


def _woorden(aantal: int, dobbel: random.Random) -> list[str]:
    gemaakt: dict[str, None] = {}
    while len(gemaakt) < aantal:
        gemaakt["".join(dobbel.choices(LETTERGREPEN, k=dobbel.randint(1, 4)))] = None
    return list(gemaakt)


def meet(aantal_onderwerpen: int, per_onderwerp: int) -> dict[str, float]:
    """Seconds to train, median milliseconds per sentence, share right on new sentences, and peak memory in MB."""
    dobbel = random.Random(aantal_onderwerpen)
    teksten, onderwerpen = zinnen(aantal_onderwerpen, per_onderwerp + 1, dobbel)
    gezegd = [Zin(tekst, tuple(tekst.split())) for tekst in teksten]  # made-up words are their own lemmas
    concepten = Concepten.lees(CONCEPTEN)
    nieuw = range(0, len(teksten), per_onderwerp + 1)  # one of each topic is kept apart
    leer = [plek for plek in range(len(teksten)) if plek % (per_onderwerp + 1)]
    begin = time.perf_counter()
    model, _ = OnderwerpModel.train([gezegd[plek] for plek in leer], [onderwerpen[plek] for plek in leer], concepten)
    training = time.perf_counter() - begin
    tijden, goed = [], []
    for plek in dobbel.sample(nieuw, min(VRAGEN, len(nieuw))):
        begin = time.perf_counter()
        kansen = model.kansen([gezegd[plek]])[0]
        tijden.append(time.perf_counter() - begin)
        goed.append(model.topics[int(kansen.argmax())] == onderwerpen[plek])
    return {
        "topics": aantal_onderwerpen,
        "sentences": len(leer),
        "train_s": training,
        "answer_ms": 1000 * statistics.median(tijden),
        "top1": statistics.mean(goed),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(meet(aantal_onderwerpen=int(sys.argv[2]), per_onderwerp=int(sys.argv[1]))))
