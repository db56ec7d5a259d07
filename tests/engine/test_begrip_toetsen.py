"""The model that is live, on sentences nobody trained on. What is measured stands in docs/begrip.md; here are the floors."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from bench.toetsen import WORTEL, Zinnen, lees_alle
from components.begrijp_bestand import begrijp
from helpdesk.bestanden import lees_yaml

Rij = tuple[str, dict[str, Any]]  # the expected topic, and what was understood


@pytest.fixture(scope="session")
def begrepen() -> Callable[[Zinnen], list[Rij]]:
    map_ = WORTEL / "models"
    model = map_ / json.loads((map_ / "actief.json").read_text(encoding="utf-8"))["model"]
    sets = lees_alle()
    teksten = [tekst for zinnen in sets.values() for tekst, _ in zinnen]
    teksten += lees_yaml(WORTEL / "tests/negatief/zorg.yml")["zinnen"]
    alle = {rij["text"]: rij for rij in begrijp(model, teksten)["rows"]}
    return lambda zinnen: [(topic, alle[tekst]) for tekst, topic in zinnen]


@pytest.fixture(scope="session")
def sets() -> dict[str, Zinnen]:
    return lees_alle()


def eerste(rij: dict[str, Any], aantal: int = 1) -> list[str]:
    return [plek["topic"] for plek in rij["ranking"][:aantal]]


def deel(goed: Iterable[bool]) -> float:
    goed = list(goed)
    return sum(goed) / len(goed)


def is_zorg(rij: dict[str, Any]) -> bool:
    return eerste(rij)[0].startswith("zorg/") and rij["decision"] == "antwoord"


def is_afgewezen(rij: dict[str, Any]) -> bool:
    return eerste(rij)[0].startswith("buiten_bereik/") or rij["decision"] == "terugval"


def test_every_topic_is_recognised_in_its_own_unseen_sentences(begrepen, sets):
    per_topic: dict[str, list[bool]] = {}
    for topic, rij in begrepen(sets["onderwerpen"]):
        per_topic.setdefault(topic, []).append(topic in eerste(rij))
    assert len(per_topic) == 95
    assert {topic: goed for topic, goed in per_topic.items() if deel(goed) < 0.65} == {}
    assert deel(goed for rij in per_topic.values() for goed in rij) >= 0.945


def test_hard_sentences(begrepen, sets):
    rijen = begrepen(sets["moeilijk"])
    assert deel(topic in eerste(rij) for topic, rij in rijen) >= 0.90
    assert deel(topic in eerste(rij, 3) for topic, rij in rijen) >= 0.97
    klachten = [(topic, rij) for topic, rij in rijen if topic.startswith("klacht/")]
    kanalen = {f"klacht/{id_}": rij["kanaal"] for id_, rij in lees_yaml(WORTEL / "routering/klachten.yml")["klachten"].items()}
    assert deel(kanalen[topic] == kanalen.get(eerste(rij)[0]) for topic, rij in klachten) >= 0.93


def test_a_stated_confidence_is_true(begrepen, sets):
    rijen = [(rij["ranking"][0]["confidence"], topic in eerste(rij)) for topic, rij in begrepen(sets["moeilijk"])]
    hoog = [goed for zekerheid, goed in rijen if zekerheid >= 0.9]
    laag = [goed for zekerheid, goed in rijen if zekerheid < 0.5]
    assert len(hoog) > 100 and deel(hoog) >= 0.95
    assert len(laag) > 10 and deel(laag) < 0.7


def test_safety_is_recognised_and_not_seen_where_it_is_not(begrepen, sets):
    assert deel(is_zorg(rij) for _, rij in begrepen(sets["zorg_wel"])) >= 0.96
    assert all(is_zorg(rij) for topic, rij in begrepen(sets["moeilijk"]) if topic.startswith("zorg/"))
    gewoon = [rij for naam in ("onderwerpen", "moeilijk") for topic, rij in begrepen(sets[naam]) if not topic.startswith("zorg/")]
    assert deel(map(is_zorg, gewoon)) < 1 / 200


def test_words_of_illness_and_death_in_another_meaning(begrepen, sets):
    """Sentences made to mislead: some false alarms are the price of recall."""
    negatief = [(zin, "") for zin in lees_yaml(WORTEL / "tests/negatief/zorg.yml")["zinnen"]]
    assert deel(is_zorg(rij) for _, rij in begrepen(negatief)) <= 0.14
    assert deel(is_zorg(rij) for _, rij in begrepen(sets["zorg_niet"])) <= 0.03


def test_out_of_scope_is_turned_away_and_good_questions_are_not(begrepen, sets):
    assert deel(is_afgewezen(rij) for _, rij in begrepen(sets["buiten"])) >= 0.80
    goede = [rij for topic, rij in begrepen(sets["moeilijk"]) if not topic.startswith("buiten_bereik/")]
    assert deel(map(is_afgewezen, goede)) <= 0.03
