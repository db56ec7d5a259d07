"""Which model belongs to which data: a fingerprint of everything a model is made from."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from pathlib import Path

from redactie.modellen import Modellen
from redactie.trainzinnen import zinsommen
from redactie.werkkopie import hoofd
from tools.paden import ENGINE_PYTHON, MODELLEN, VAR, WORTEL
from tools.taalsoort import taalsoort
from tools.trainingsuitvoer import stap, waarschuwingen, zonder_kleur

OPDRACHT = "make train"
LOG = VAR / "log" / "train.log"
# What a trained model depends on. Content that is read while answering (routering/, registers/) is not in it.
BRONNEN = ("data/**/*.yml", "taal/concepten.yml", "config.yml", "domain.yml", "components/*.py", "requirements/engine.txt")


class TrainingMislukt(Exception):
    """The training stopped with an error; the message holds the end of its output and names the log."""


def vingerafdruk(wortel: Path = WORTEL) -> str:
    """A hash of the content of every source of a model, and of what its lemmas come from on this machine."""
    som = hashlib.sha256(taalsoort(engine_omgeving(), wortel).encode())
    for pad in sorted(p for patroon in BRONNEN for p in wortel.glob(patroon)):
        som.update(f"{pad.relative_to(wortel)}\0".encode() + pad.read_bytes() + b"\0")
    return som.hexdigest()


def actief_model() -> Path | None:
    """The model that was trained on the data as it is now, or None."""
    pad = laatste_model()
    return pad if pad and Modellen(MODELLEN).stand["vingerafdruk"] == vingerafdruk() else None


def laatste_model() -> Path | None:
    """The model that was trained last, whatever the data are now, or None."""
    live = Modellen(MODELLEN).live()
    return live.pad if live else None


def train() -> Path:
    """Train on the data as it is and make the result the active model. The steps go to the terminal, the rest to a log.

    :raise TrainingMislukt: the active model is then still the old one
    """
    pad, afdruk = _train_hier()
    modellen = Modellen(MODELLEN)
    modellen.zet_live(modellen.zoek(pad.name), afdruk, OPDRACHT)
    return pad


def _train_als_kandidaat() -> None:
    pad, _ = _train_hier()
    print(f"What is live stays live. Compare and put it live with: make promote MODEL={pad.name}", flush=True)


def _train_hier() -> tuple[Path, str]:
    afdruk, zinnen, begin = vingerafdruk(), zinsommen(WORTEL), time.monotonic()
    print("Training the model (about a minute) …", flush=True)
    pad = train_kandidaat(WORTEL, afdruk)
    gegevens = {"gemaakt_op": nu(), "door": OPDRACHT, "vingerafdruk": afdruk, "zinnen": zinnen, "versie": hoofd(WORTEL)}
    Modellen(MODELLEN).beschrijf(pad.name, gegevens)
    print(f"Model {pad.name} is ready after {time.monotonic() - begin:.0f} s.", flush=True)
    return pad, afdruk


def train_kandidaat(
    inhoud: Path, afdruk: str, log: Path = LOG, meld: Callable[[float, str], None] | None = None, voor: Sequence[str] = ()
) -> Path:
    """Train on the data under a root folder, with the code and configuration of this project; the active model stays what it is.

    `voor`: words before the command, such as `nice`.

    :raise TrainingMislukt: with the end of what it said
    """
    naam = f"{datetime.now(timezone.utc):%Y%m%dT%H%M%SZ}-{afdruk[:8]}"
    opdracht = [*voor, ENGINE_PYTHON, "-m", "rasa", "train", "--data", inhoud / "data", "--fixed-model-name", naam, "--out", MODELLEN]
    draai(opdracht, time.monotonic(), log, meld)
    return MODELLEN / f"{naam}.tar.gz"


def nu() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _op_terminal(seconden: float, woorden: str) -> None:
    print(f"  {seconden:3.0f} s  {woorden}", flush=True)


def draai(
    opdracht: Sequence[str | Path], begin: float, log: Path = LOG, meld: Callable[[float, str], None] | None = None
) -> None:
    """Run the training, show its steps and unexpected warnings, and keep all it says in the log.

    `meld` gets the seconds since `begin` and each step in words.

    :raise TrainingMislukt: with the end of what it said, and the log's name
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    proces = subprocess.Popen(
        opdracht, cwd=WORTEL, env=engine_omgeving(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    regels = []
    with proces, open(log, "w", encoding="utf-8") as bestand:
        for regel in map(zonder_kleur, proces.stdout):
            regels.append(regel)
            print(regel, file=bestand, flush=True)
            if woorden := stap(regel):
                (meld or _op_terminal)(time.monotonic() - begin, woorden)
    naam = log.relative_to(WORTEL) if log.is_relative_to(WORTEL) else log
    if proces.returncode:
        staart = "\n".join(regels[-15:])
        raise TrainingMislukt(
            f"{staart}\n\nThe training failed (code {proces.returncode}); all it said is in {naam}. The model that was active still is."
        )
    for waarschuwing in (gevonden := waarschuwingen(regels)):
        print(f"  warning: {waarschuwing}", flush=True)
    if gevonden:
        print(f"  Rasa's own words: {naam}", flush=True)


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
    """`train`: train when the data changed; `--opnieuw`: always; `--kandidaat`: always, and what is live stays live."""
    MODELLEN.mkdir(exist_ok=True, parents=True)
    try:
        if "--kandidaat" in argumenten:
            _train_als_kandidaat()
        elif "--opnieuw" not in argumenten and (pad := actief_model()):
            print(f"Nothing changed since model {pad.name}.")
        else:
            train()
    except TrainingMislukt as fout:
        print(fout, file=sys.stderr)
        return 1
    return 0
