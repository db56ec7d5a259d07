"""Concepts: many ways of saying one thing (taal/concepten.yml), so that words nobody trained on still count."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from components.tekst import plat, woorden
from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout

# A shorter stem before a `*` would match nearly everything.
KORTSTE_STAM = 2
_DEEL = re.compile(r"\w+\*?")


class Concepten:
    """Finds the concepts of a sentence. `lijst`: concept → the ways residents say it."""

    def __init__(self, lijst: dict[str, list[str]]):
        self.lijst = lijst
        # first word of a way of saying it (with its `*`) → [(all words, concept)]
        self._ingangen: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for concept, manieren in lijst.items():
            for manier in manieren:
                delen = _delen(manier)
                self._ingangen[delen[0]].append((delen, concept))

    @classmethod
    def lees(cls, pad: Path) -> Concepten:
        """:raise InhoudFout: naming the concept that is no list of texts, or the entry that can never match"""
        ruw = lees_yaml(pad)
        for concept, manieren in ruw.items():
            if not isinstance(manieren, list) or not all(isinstance(m, str) for m in manieren):
                raise InhoudFout(f"{pad}: {concept} is not a list of texts; put numbers and yes/no between quotes")
            for manier in manieren:
                if not _delen(manier) or any(len(deel) <= KORTSTE_STAM and deel.endswith("*") for deel in _delen(manier)):
                    raise InhoudFout(f"{pad}: {manier!r} of {concept} holds no word, or too little before the '*'")
        return cls(ruw)

    def vind(self, tekst: str) -> list[str]:
        """The names of the concepts in a sentence, in alphabetical order, each once."""
        rij = woorden(plat(tekst))
        return sorted({concept for plek in range(len(rij)) for concept in self._vanaf(rij, plek)})

    def _vanaf(self, rij: list[str], plek: int) -> list[str]:
        woord = rij[plek]
        ingangen = [woord, *(f"{woord[:einde]}*" for einde in range(KORTSTE_STAM, len(woord) + 1))]
        return [
            concept
            for ingang in ingangen
            for delen, concept in self._ingangen.get(ingang, ())
            if plek + len(delen) <= len(rij) and all(map(_past, delen, rij[plek:]))
        ]


def _delen(manier: str) -> list[str]:
    """The words of a way of saying it, each with its `*`."""
    return _DEEL.findall(plat(manier))


def _past(deel: str, woord: str) -> bool:
    return woord.startswith(deel[:-1]) if deel.endswith("*") else woord == deel
