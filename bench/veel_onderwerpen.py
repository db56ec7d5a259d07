"""Training and answer time of our pipeline through Rasa as the number of topics grows, on made-up sentences."""

import random
import sys
from typing import Any

from bench.kandidaten import onze
from bench.project import Leerstof
from bench.rasa import begintijd
from bench.vergelijken import meet_kandidaat
from tools.evaluatie.rijen import Toetszin
from tools.evaluatie.tellen import aandeel

LETTERGREPEN = [
    m + k
    for m in ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"]
    for k in ["a", "e", "i", "o", "u", "aa", "ee", "ie", "oe", "ij"]
]
ALGEMEEN = 2000  # words that every topic uses, the first ones most, as in a language
EIGEN_PER_ONDERWERP = 8
GROEPEN = 7  # as many as the project has
TOETSZINNEN = 400


def veel_onderwerpen(aantallen: list[int], per_onderwerp: int, antwoorden: int) -> dict[str, Any]:
    """Train, serve and measure for each number of topics. `antwoorden`: how many are timed at each number of clients."""
    return {"start_of_rasa_s": begintijd(), "sizes": [_meet(aantal, per_onderwerp, antwoorden) for aantal in aantallen]}


def _meet(aantal: int, per_onderwerp: int, antwoorden: int) -> dict[str, Any]:
    print(f"{aantal} topics …", file=sys.stderr, flush=True)
    dobbel = random.Random(aantal)
    zinnen = maak_zinnen(aantal, per_onderwerp + 1, dobbel)
    toets = [Toetszin(rij[0], (onderwerp,)) for onderwerp, rij in zinnen.items()]
    stof = Leerstof({onderwerp: rij[1:] for onderwerp, rij in zinnen.items()}, {o: f"Antwoord over {o}." for o in zinnen})
    cijfers, rijen = meet_kandidaat(onze(), stof, dobbel.sample(toets, min(TOETSZINNEN, len(toets))), antwoorden)
    top1 = aandeel(rij.goed(streng=True) for rij in rijen)
    return {"topics": aantal, "sentences": aantal * per_onderwerp, "top1": top1, **cijfers}


def maak_zinnen(aantal_onderwerpen: int, per_onderwerp: int, dobbel: random.Random) -> dict[str, list[str]]:
    """Topic → sentences of 4 to 12 words, of which one to three are the topic's own; each such word has two topics or so."""
    woorden = _woorden(ALGEMEEN + EIGEN_PER_ONDERWERP * aantal_onderwerpen // 2, dobbel)
    algemeen, bijzonder = woorden[:ALGEMEEN], woorden[ALGEMEEN:]
    gewichten = [1 / (plek + 3) for plek in range(ALGEMEEN)]
    zinnen = {}
    for nummer in range(aantal_onderwerpen):
        eigen = dobbel.sample(bijzonder, EIGEN_PER_ONDERWERP)
        rij = []
        for _ in range(per_onderwerp):
            woorden = dobbel.choices(algemeen, gewichten, k=dobbel.randint(3, 9)) + dobbel.sample(eigen, dobbel.randint(1, 3))
            dobbel.shuffle(woorden)
            rij.append(" ".join(woorden))
        zinnen[f"groep{nummer % GROEPEN}/onderwerp{nummer}"] = rij
    return zinnen


def _woorden(aantal: int, dobbel: random.Random) -> list[str]:
    gemaakt: dict[str, None] = {}
    while len(gemaakt) < aantal:
        gemaakt["".join(dobbel.choices(LETTERGREPEN, k=dobbel.randint(1, 4)))] = None
    return list(gemaakt)
