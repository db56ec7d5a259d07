"""Grouping: what asks one thing is one group, what asks another is another, always the same, and quick."""

import random
import time
from collections import Counter
from itertools import combinations

import pytest

from components.concepten import Concepten
from helpdesk.bestanden import lees_yaml
from redactie.groeperen import Groepeerder, lees_voorbeelden
from tools.paden import WORTEL

ZINNEN = lees_yaml(WORTEL / "tests" / "gegevens" / "postvak.yml")
VOORBEELDEN = list(lees_voorbeelden(WORTEL / "data"))


@pytest.fixture(scope="module")
def groepeerder() -> Groepeerder:
    return Groepeerder(Concepten.lees(WORTEL / "taal" / "concepten.yml"), lambda: VOORBEELDEN)


def meet(groepen: list[list[int]], labels: list[str]) -> dict[str, float]:
    """`zuiver`: share of messages that are what most of their group are; `samen`: share of pairs that belong together and are."""
    zuiver = sum(Counter(labels[i] for i in groep).most_common(1)[0][1] for groep in groepen) / len(labels)
    paren = {paar for groep in groepen for paar in combinations(groep, 2)}
    horen = [(i, j) for i, j in combinations(range(len(labels)), 2) if labels[i] == labels[j]]
    return {"zuiver": round(zuiver, 3), "samen": round(sum(paar in paren for paar in horen) / len(horen), 3)}


def samen(groepeerder: Groepeerder, *zinnen: str) -> bool:
    return len(groepeerder.groepeer(zinnen)) == 1


@pytest.mark.parametrize(("deel", "minstens"), [("oefenen", 0.65), ("toetsen", 0.4)])
def test_ways_of_asking_one_thing_come_together_and_stay_apart_from_others(groepeerder, deel, minstens):
    paren = [(zin, naam) for naam, zinnen in ZINNEN[deel].items() for zin in zinnen]
    gemeten = meet(groepeerder.groepeer([zin for zin, _ in paren]), [naam for _, naam in paren])
    print(deel, gemeten)
    assert gemeten["zuiver"] >= 0.95 and gemeten["samen"] >= minstens


def test_two_thousand_real_looking_messages_are_pure_and_quick(groepeerder):
    kort = [(zin, o) for zin, o in VOORBEELDEN if len(zin.split()) <= 12 and not o.startswith(("gesprek/", "zorg/"))]
    paren = random.Random(3).sample(kort, 2000)
    groepeerder.groepeer(["eerst leren"])
    begin = time.process_time()
    groepen = groepeerder.groepeer([zin for zin, _ in paren])
    duur = time.process_time() - begin
    gemeten = meet(groepen, [onderwerp for _, onderwerp in paren])
    print(gemeten, len(groepen), f"{duur:.2f} s")
    assert gemeten["zuiver"] >= 0.93 and duur < 2


@pytest.mark.parametrize(
    "zinnen",
    [
        ("kan ik de app pauzeren", "app op pauze?"),
        ("werkt bluetooth niet", "bluetooth werkt niet", "mijn bleutooth doet het niet"),
        ("hoe lang moet ik in quarantaine", "Goedemorgen, quarantaine hoe lang eigenlijk?"),
    ],
)
def test_spelling_order_and_fillers_do_not_split(groepeerder, zinnen):
    assert samen(groepeerder, *zinnen)


@pytest.mark.parametrize(
    "zinnen",
    [
        ("werkt bluetooth niet", "werkt wifi niet"),
        ("werkt bluetooth niet op mijn samsung telefoon", "werkt wifi niet op mijn samsung telefoon"),
        ("is de app verplicht", "mag mijn baas de app verplichten"),
        ("paspoort verlengen", "parkeervergunning verlengen"),
        ("xyzzy", "plugh"),
        ("moet ik de app gebruiken", "kan ik de app al gebruiken"),
    ],
)
def test_other_subjects_do_not_merge(groepeerder, zinnen):
    assert not samen(groepeerder, *zinnen)


def test_the_same_messages_give_the_same_groups_whatever_their_order(groepeerder):
    zinnen = [zin for deel in ZINNEN.values() for groep in deel.values() for zin in groep]
    anders = random.Random(1).sample(zinnen, len(zinnen))
    als_zinnen = [{frozenset(lijst[i] for i in groep) for groep in groepeerder.groepeer(lijst)} for lijst in (zinnen, anders)]
    assert als_zinnen[0] == als_zinnen[1]
    assert sorted(i for groep in groepeerder.groepeer(zinnen) for i in groep) == list(range(len(zinnen)))


def test_nothing_to_group(groepeerder):
    assert groepeerder.groepeer([]) == []
    assert groepeerder.groepeer(["???", "!!", "app"]) == [[0, 1], [2]]
