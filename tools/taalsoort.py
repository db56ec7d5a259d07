"""What lemmas come from in the engine environment. It is asked there: here neither Rasa nor spaCy is installed."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import yaml

from tools.paden import ENGINE_PYTHON, WORTEL

COMPONENT = "components.taalanalyse.Taalanalyse"


def taalsoort(omgeving: Mapping[str, str], wortel: Path = WORTEL) -> str:
    """As components/taalsoort.py tells it for the package in config.yml; empty if the pipeline uses no lemmas."""
    pipeline = yaml.safe_load((wortel / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    namen = [onderdeel["model"] for onderdeel in pipeline if onderdeel["name"] == COMPONENT]
    if not namen:
        return ""
    opdracht = [ENGINE_PYTHON, "-m", "components.taalsoort", namen[0]]
    return subprocess.run(opdracht, cwd=wortel, env=omgeving, check=True, capture_output=True, text=True).stdout.strip()
