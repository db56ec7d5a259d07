"""Reads the topic files for Rasa's training. Rasa's own reader takes a minute for 23,000 sentences: it parses every file four
times, in Python, and copies all it has for each next file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout

# What a topic file may hold; `make validate` looks inside.
SLEUTELS = {"version", "nlu", "responses"}


class InhoudImporter(RasaFileImporter):
    """Sentences are plain text: brackets in them mean nothing. Rules and the domain are read as Rasa reads them."""

    def get_nlu_data(self, language: str | None = None) -> TrainingData:
        """:raise InhoudFout: naming the file that is not YAML, or has something else in it"""
        voorbeelden: list[Message] = []
        antwoorden: dict[str, list[dict[str, Any]]] = {}
        for pad in map(Path, sorted(self._nlu_files)):
            ruw = lees_yaml(pad)
            if vreemd := ruw.keys() - SLEUTELS:
                raise InhoudFout(f"{pad}: {', '.join(sorted(vreemd))} cannot stand in a topic file; it holds nlu and responses")
            for deel in ruw.get("nlu") or ():
                voorbeelden += [Message.build(zin, deel["intent"]) for zin in zinnen(deel["examples"])]
            antwoorden.update(ruw.get("responses") or {})
        return TrainingData(voorbeelden, responses=antwoorden)


def zinnen(voorbeelden: str) -> list[str]:
    """The sentences of an `examples: |` block: one on each line that begins with `- `."""
    return [regel[2:].strip() for regel in voorbeelden.splitlines() if regel.startswith("- ")]
