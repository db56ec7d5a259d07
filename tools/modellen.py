"""Which model belongs to which data: a fingerprint of everything a model is made from."""

import hashlib
import json
import os
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

from tools.paden import ENGINE_PYTHON, MODELLEN, WORTEL
from tools.taalsoort import taalsoort

ACTIEF = MODELLEN / "actief.json"
# What a trained model depends on. Content that is read while answering (routering/, registers/) is not in it.
BRONNEN = ("data/**/*.yml", "taal/*.yml", "config.yml", "domain.yml", "components/*.py", "requirements/engine.txt")


class TrainingMislukt(Exception):
    """The training stopped with an error; its output stands above."""


def vingerafdruk(wortel: Path = WORTEL) -> str:
    """A hash of the content of every source of a model, and of what its lemmas come from on this machine."""
    som = hashlib.sha256(taalsoort(engine_omgeving(), wortel).encode())
    for pad in sorted(p for patroon in BRONNEN for p in wortel.glob(patroon)):
        som.update(f"{pad.relative_to(wortel)}\0".encode() + pad.read_bytes() + b"\0")
    return som.hexdigest()


def actief_model() -> Path | None:
    """The model that was trained on the data as it is now, or None."""
    if not ACTIEF.exists():
        return None
    gegevens = json.loads(ACTIEF.read_text())
    pad = MODELLEN / gegevens["model"]
    return pad if gegevens["vingerafdruk"] == vingerafdruk() and pad.exists() else None


def train() -> Path:
    """Train on the data as it is and make the result the active model. Progress goes to the terminal.

    :raise TrainingMislukt: the active model is then still the old one
    """
    afdruk, begin = vingerafdruk(), time.monotonic()
    naam = f"{datetime.now(timezone.utc):%Y%m%dT%H%M%SZ}-{afdruk[:8]}"
    print("Training the model (about half a minute) …", flush=True)
    opdracht = [ENGINE_PYTHON, "-W", "ignore", "-m", "rasa", "train", "--fixed-model-name", naam, "--out", MODELLEN]
    if subprocess.run(opdracht, cwd=WORTEL, env=engine_omgeving()).returncode:
        raise TrainingMislukt("The training failed; the message stands above. The model that was active still is.")
    pad = MODELLEN / f"{naam}.tar.gz"
    voorlopig = ACTIEF.with_suffix(".tmp")
    voorlopig.write_text(json.dumps({"model": pad.name, "vingerafdruk": afdruk}))
    voorlopig.replace(ACTIEF)
    print(f"Model {pad.name} is ready after {time.monotonic() - begin:.0f} s.", flush=True)
    return pad


def engine_omgeving() -> dict[str, str]:
    """Environment variables for Rasa: no telemetry, our packages importable, TensorFlow quiet."""
    return {
        **os.environ,
        "PYTHONPATH": str(WORTEL),
        "PYTHONUNBUFFERED": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def main(argumenten: list[str]) -> int:
    """`train`: train when the data changed; `train --opnieuw`: always."""
    MODELLEN.mkdir(exist_ok=True)
    if "--opnieuw" not in argumenten and (pad := actief_model()):
        print(f"Nothing changed since model {pad.name}.")
        return 0
    try:
        train()
    except TrainingMislukt as fout:
        print(fout, file=sys.stderr)
        return 1
    return 0
