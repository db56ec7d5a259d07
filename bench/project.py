"""Writes a Rasa project of the project's own topics for one candidate."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.kandidaten import Kandidaat
from helpdesk.bestanden import lees_yaml
from helpdesk.onderwerpen import Onderwerpen
from tools.controle.zinnen import voorbeelden
from tools.evaluatie.rijen import groep
from tools.paden import DATA

SCHEIDING = "__"  # a flat intent may not hold a slash
NIET_BEGREPEN = "utter_niet_begrepen"


@dataclass(frozen=True)
class Leerstof:
    """Per topic the sentences to train on and the text to answer with."""

    zinnen: dict[str, list[str]]
    antwoorden: dict[str, str]

    @classmethod
    def lees(cls, per_onderwerp: int) -> "Leerstof":
        """At most so many sentences of each topic, spread evenly over its file."""
        zinnen, antwoorden = {}, {}
        onderwerpen = Onderwerpen.lees(DATA / "onderwerpen.yml")
        for onderwerp in onderwerpen:
            ruw = lees_yaml(DATA / f"{onderwerp}.yml")
            alle = voorbeelden(ruw)
            aantal = min(per_onderwerp, len(alle))
            zinnen[onderwerp] = [alle[plek * len(alle) // aantal] for plek in range(aantal)]
            variaties = (ruw.get("responses") or {}).get(f"utter_{onderwerp}")
            antwoorden[onderwerp] = variaties[0]["text"] if variaties else onderwerpen.titel(onderwerp)
        return cls(zinnen, antwoorden)

    @property
    def groepen(self) -> list[str]:
        return list(dict.fromkeys(map(groep, self.zinnen)))


def schrijf_project(map_: Path, kandidaat: Kandidaat, stof: Leerstof) -> None:
    """Write config, domain, sentences and rules; the channel is Rasa's own REST channel and the tracker is in memory."""
    (map_ / "data").mkdir(parents=True)
    namen = {onderwerp: onderwerp if kandidaat.groepen else plat(onderwerp) for onderwerp in stof.zinnen}
    intents = stof.groepen if kandidaat.groepen else list(namen.values())
    _schrijf(map_ / "config.yml", {"recipe": "default.v1", "language": "nl", "assistant_id": "bench", **kandidaat.config})
    _schrijf(map_ / "credentials.yml", {"rest": None})
    _schrijf(map_ / "endpoints.yml", {})
    _schrijf(
        map_ / "domain.yml",
        {
            "version": "3.1",
            "intents": intents,
            # Names that our own configuration mentions; nothing here leads to them.
            "actions": ["action_verduidelijken"],
            "entities": ["gemeente", "taal"],
            "responses": {
                NIET_BEGREPEN: [{"text": "Sorry, dat begrijp ik niet."}],
                **{f"utter_{naam}": [{"text": stof.antwoorden[onderwerp]}] for onderwerp, naam in namen.items()},
            },
            "session_config": {"session_expiration_time": 0, "carry_over_slots_to_new_session": True},
        },
    )
    nlu = [{"intent": naam, "examples": "".join(f"- {zin}\n" for zin in stof.zinnen[o])} for o, naam in namen.items()]
    _schrijf(map_ / "data" / "nlu.yml", {"version": "3.1", "nlu": nlu})
    regels = [_stappen("rule", i, (i,)) for i in intents]
    onzeker = [{"intent": "nlu_fallback"}, {"action": NIET_BEGREPEN}]
    _schrijf(map_ / "data" / "rules.yml", {"version": "3.1", "rules": [*regels, {"rule": "onzeker", "steps": onzeker}]})
    if kandidaat.verhalen:
        paren = zip(intents, [*intents[1:], intents[0]])
        verhalen = [_stappen("story", f"{een} en dan {ander}", (een, ander)) for een, ander in paren]
        _schrijf(map_ / "data" / "stories.yml", {"version": "3.1", "stories": verhalen})


def plat(onderwerp: str) -> str:
    return onderwerp.replace("/", SCHEIDING)


def _stappen(soort: str, naam: str, intents: tuple[str, ...]) -> dict[str, Any]:
    return {soort: naam, "steps": [stap for i in intents for stap in ({"intent": i}, {"action": f"utter_{i}"})]}


def _schrijf(pad: Path, inhoud: dict[str, Any]) -> None:
    pad.write_text(yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False), encoding="utf-8")
