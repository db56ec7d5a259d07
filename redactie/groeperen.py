"""Messages that ask one thing, put together: by what they are about, whatever the words, their order or their spelling.

A message is reduced to its marks: the concepts of taal/concepten.yml in it, and the beginnings of the words that no concept
covers. How much a mark tells is learned from the example sentences of the topics: `app` is everywhere, `pauzeren` is not. Two
messages are alike by the weight of the marks they share. A mark that only one has counts against that, but the less, the more
it belongs to the same topics as the other's (`leeg` beside `batterij` is nothing new; `wifi` beside `bluetooth` is).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rapidfuzz.distance import OSA

from components.concepten import Concepten
from components.tekst import plat, woorden
from helpdesk.bestanden import lees_yaml

# How alike a message must be to the first of a group. Chosen on `oefenen` of tests/gegevens/postvak.yml: lower merges subjects.
DREMPEL = 0.64
# The weight of a mark that no example has: a new subject, so it tells something.
ONBEKEND = 0.35
# Examples that count as evidence for that before the real ones do.
VOORAF = 4
# Below this a mark says nothing of the subject, and no group is looked up by it.
ZEGT_IETS = 0.2
LICHT = 0.02
PER_ONDERWERP = 60  # sentences are enough to learn the weights from
STAM = 6
# Spelling is repaired from this length on; longer words may have two mistakes.
KORTSTE, LANG = 5, 8
# A way of saying it that ends in "niet" may have this many other words before that: "werkt bluetooth niet".
TUSSEN = 2
NIET = {"niet", "nie"}
ONTKENNING = NIET | {"geen", "nooit", "niks"}
# Concepts of how something is asked, not of what is asked.
TOON = {
    "groet", "dank", "ja", "nee", "vraag_wat", "vraag_hoe", "vraag_kan", "vraag_mag", "vraag_moet", "vraag_klopt",
    "vraag_waar", "vraag_wie", "vraag_waarom", "scheldwoord", "verzoek_hulp", "steeds_weer", "boos", "angst", "slecht",
    "tegen", "compliment", "hele_veel", "beetje_weinig",
}  # fmt: skip
# Words that say nothing of the subject.
VULWOORDEN = frozenset(Path(__file__).with_name("vulwoorden.txt").read_text(encoding="utf-8").split())
_DEEL = re.compile(r"\w+\*?")

Kenmerken = frozenset[str]


class Lezer:
    """Finds the marks of a message. `lijst`: concept → the ways residents say it."""

    def __init__(self, lijst: Mapping[str, Sequence[str]]):
        # first word of a way of saying it (with its `*`) → [(all words, concept)]
        self._ingangen: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
        self._bekend: defaultdict[str, set[str]] = defaultdict(set)  # first letter → words that may have been meant
        self._hersteld: dict[str, str] = {}
        for concept, manieren in lijst.items():
            for delen in (_DEEL.findall(plat(manier)) for manier in manieren):
                self._ingangen[delen[0]].append((delen, concept))
                for woord in (deel.rstrip("*") for deel in delen):
                    if len(woord) >= KORTSTE:
                        self._bekend[woord[0]].add(woord)

    def kenmerken(self, tekst: str, herstel: bool = True) -> Kenmerken:
        """`herstel`: repair the spelling first. A message without marks is its own mark."""
        rij = [self._herstel(w) if herstel else w for w in woorden(plat(tekst)) if w not in "?!"]
        gevonden, gedekt = set(), set()
        for plek, woord in enumerate(rij):
            for delen, concept in (regel for ingang in _ingangen(woord) for regel in self._ingangen.get(ingang, ())):
                if plekken := _past(delen, rij, plek):
                    gevonden.add(concept)
                    gedekt |= plekken
        for woord in (woord for plek, woord in enumerate(rij) if plek not in gedekt):
            if woord in ONTKENNING:
                gevonden.add("=niet")
            elif woord not in VULWOORDEN and len(woord) > 2:
                gevonden.add(f"={woord[:STAM]}")
        return frozenset(gevonden or {"=" + " ".join(rij)})

    def _herstel(self, woord: str) -> str:
        """The word of the list that was meant, where one is near; else the word itself."""
        if len(woord) < KORTSTE or woord in VULWOORDEN:
            return woord
        if woord not in self._hersteld:
            fouten = 1 if len(woord) < LANG else 2
            bekend = any(ingang in self._ingangen for ingang in _ingangen(woord))
            # Sorted, because of two that are as near the same one must be taken each time.
            mogelijk = [] if bekend else sorted(w for w in self._bekend[woord[0]] if abs(len(w) - len(woord)) <= fouten)
            afstanden = [(OSA.distance(woord, w, score_cutoff=fouten), w) for w in mogelijk]
            beste = min(afstanden, default=(fouten + 1, woord))
            self._hersteld[woord] = beste[1] if beste[0] <= fouten else woord
        return self._hersteld[woord]


def _ingangen(woord: str) -> list[str]:
    return [woord, *(f"{woord[:einde]}*" for einde in range(2, len(woord) + 1))]


def _past(delen: list[str], rij: list[str], plek: int) -> set[int] | None:
    """The places of the words that are this way of saying it, from `plek` on; None if they do not stand there."""
    *begin, laatste = range(plek, plek + len(delen))
    if not all(p < len(rij) and _gelijk(deel, rij[p]) for deel, p in zip(delen, begin, strict=False)):
        return None
    speling = TUSSEN if delen[-1] in NIET and begin else 0
    for p in range(laatste, min(laatste + speling + 1, len(rij))):
        if _gelijk(delen[-1], rij[p]):
            return {*begin, p}
    return None


def _gelijk(deel: str, woord: str) -> bool:
    if deel in NIET:
        return woord in NIET
    return woord.startswith(deel[:-1]) if deel.endswith("*") else woord == deel


@dataclass
class Kennis:
    """What the examples teach of the marks: how much each tells, and which belong to the same topics."""

    gewichten: dict[str, float]
    _richting: dict[str, dict[str, float]]  # mark → topic → share, as a vector of length ≤ 1
    _verwant: dict[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def leer(cls, lezer: Lezer, voorbeelden: Iterable[tuple[str, str]]) -> "Kennis":
        """`voorbeelden`: (sentence, topic)."""
        aantal: Counter[str] = Counter()
        per: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for zin, onderwerp in voorbeelden:
            if aantal[onderwerp] < PER_ONDERWERP:
                aantal[onderwerp] += 1
                for kenmerk in lezer.kenmerken(zin, herstel=False):
                    per[kenmerk][onderwerp] += 1
        totaal, onderwerpen = aantal.total(), math.log(max(2, len(aantal)))
        gewichten, richting = {}, {}
        for kenmerk, telling in per.items():
            n = telling.total()
            # How far the topics of the sentences with this mark are from those of all sentences: 0 none, 1 one topic only.
            zegt = sum(k / n * math.log(k / n * totaal / aantal[o]) for o, k in telling.items()) / onderwerpen
            gewichten[kenmerk] = (n * zegt + VOORAF * ONBEKEND) / (n + VOORAF)
            lengte = math.hypot(*telling.values()) * math.sqrt((n + VOORAF) / n)
            richting[kenmerk] = {o: k / lengte for o, k in telling.items()}
        return cls(gewichten, richting)

    def gewicht(self, kenmerk: str) -> float:
        return LICHT if kenmerk in TOON else max(self.gewichten.get(kenmerk, ONBEKEND), LICHT)

    def verwant(self, een: str, ander: str) -> float:
        """0: never about the same topic; 1: always."""
        paar = (een, ander) if een < ander else (ander, een)
        if paar not in self._verwant:
            a, b = (self._richting.get(k, {}) for k in paar)
            self._verwant[paar] = sum(deel * b.get(o, 0.0) for o, deel in a.items())
        return self._verwant[paar]


class Groepeerder:
    """Collaborators: the concepts, and how to get the example sentences with their topic (learned from at the first use)."""

    def __init__(self, concepten: Concepten, voorbeelden: Callable[[], Iterable[tuple[str, str]]]):
        self._lezer = Lezer(concepten.lijst)
        self._voorbeelden = voorbeelden

    @cached_property
    def _kennis(self) -> Kennis:
        return Kennis.leer(self._lezer, self._voorbeelden())

    def groepeer(self, teksten: Sequence[str]) -> list[list[int]]:
        """The places of the texts that belong together, the largest group first; the same texts always give the same groups."""
        leden: defaultdict[Kenmerken, list[int]] = defaultdict(list)
        for plek, tekst in enumerate(teksten):
            leden[self._lezer.kenmerken(tekst)].append(plek)
        groepen: dict[Kenmerken, list[int]] = {}
        gevonden_bij: defaultdict[str, list[Kenmerken]] = defaultdict(list)
        zwaar = {kenmerken: self._zwaar(kenmerken) for kenmerken in leden}
        # What is asked most and in the fewest words comes first, and so names the group.
        for kenmerken in sorted(leden, key=lambda k: (-len(leden[k]), len(k), sorted(k))):
            kandidaten = dict.fromkeys(eerste for k in zwaar[kenmerken] for eerste in gevonden_bij[k])
            gelijkenis = {eerste: self._gelijkenis(kenmerken, eerste, zwaar) for eerste in kandidaten}
            beste = max(gelijkenis, key=gelijkenis.__getitem__, default=None)
            if beste is None or gelijkenis[beste] < DREMPEL:
                beste = kenmerken
                groepen[beste] = []
                for kenmerk in zwaar[beste]:
                    gevonden_bij[kenmerk].append(beste)
            groepen[beste] += leden[kenmerken]
        return sorted((sorted(groep) for groep in groepen.values()), key=lambda groep: (-len(groep), groep))

    def _zwaar(self, kenmerken: Kenmerken) -> list[str]:
        """The marks that tell something of the subject; where none does, all."""
        return sorted(k for k in kenmerken if self._kennis.gewicht(k) >= ZEGT_IETS) or sorted(kenmerken)

    def _gelijkenis(self, een: Kenmerken, ander: Kenmerken, zwaar: Mapping[Kenmerken, list[str]]) -> float:
        kennis = self._kennis
        if kennis.gewicht(zwaar[een][0]) < ZEGT_IETS:  # nothing tells the subject: only the same way of asking is alike
            return len(een & ander) / len(een | ander)
        gedeeld = sum(map(kennis.gewicht, een & ander))
        verschil = sum(map(kennis.gewicht, een ^ ander))
        for deze, die in ((een, ander), (ander, een)):
            for kenmerk in zwaar[deze]:
                if kenmerk not in die:
                    verschil -= kennis.gewicht(kenmerk) * max(kennis.verwant(kenmerk, k) for k in zwaar[die])
        return gedeeld / (gedeeld + verschil) if gedeeld else 0.0


def lees_voorbeelden(map_: Path) -> Iterator[tuple[str, str]]:
    """(sentence, topic) of the topic files in a folder such as `data`; read when they are asked for.

    :raise InhoudFout: if a file is not YAML
    """
    for pad in sorted(map_.glob("*/*.yml")):
        for regel in lees_yaml(pad).get("nlu") or ():
            for zin in (regel.get("examples") or "").splitlines() if "intent" in regel else ():
                yield zin.removeprefix("- ").strip(), regel["intent"]
