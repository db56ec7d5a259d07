"""Has a trained model predict sentences, in the engine environment, where the model runs."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools.evaluatie.rijen import Rij, Toetszin
from tools.modellen import engine_omgeving
from tools.paden import ENGINE_PYTHON, VAR, WORTEL

LOG = VAR / "log" / "evaluate.log"
# spaCy imports TensorFlow where it is installed: longer than all else takes, and nothing here uses it.
ZONDER_TENSORFLOW = (
    "import runpy, sys; sys.modules['tensorflow'] = None; "
    "runpy.run_module('components.begrijp_bestand', run_name='__main__', alter_sys=True)"
)


class VoorspellenMislukt(Exception):
    """The model could not be loaded or gave no usable answer; the message holds what it said."""


@dataclass(frozen=True)
class Voorspelling:
    """`drempels`: the thresholds of the decisions, as recorded with the model."""

    model: str
    drempels: dict[str, float]
    rijen: list[Rij]


def voorspel(zinnen: list[Toetszin], model: Path) -> Voorspelling:
    """:raise VoorspellenMislukt: if the engine's script fails or answers for another number of sentences"""
    opdracht = [ENGINE_PYTHON, "-W", "ignore", "-c", ZONDER_TENSORFLOW, model]
    invoer = json.dumps([zin.tekst for zin in zinnen])
    klaar = subprocess.run(opdracht, cwd=WORTEL, env=engine_omgeving(), input=invoer, capture_output=True, text=True, check=False)
    if klaar.returncode:
        raise VoorspellenMislukt(f"{model} cannot be used: {_reden(klaar.stderr)}; run 'make train' for another ({LOG})")
    return lees_uitvoer(klaar.stdout, zinnen)


def _reden(fouten: str) -> str:
    """The message of the exception, which Python writes last. All of it is kept in the log."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    LOG.write_text(fouten, encoding="utf-8")
    soort, _, melding = (fouten.strip().splitlines() or [""])[-1].partition(": ")
    return melding or soort


def lees_uitvoer(uitvoer: str, zinnen: list[Toetszin]) -> Voorspelling:
    """:raise VoorspellenMislukt: if the rows are not those of these sentences"""
    ruw = json.loads(uitvoer)
    if [rij["text"] for rij in ruw["rows"]] != [zin.tekst for zin in zinnen]:
        raise VoorspellenMislukt("the model answered for other sentences than it was asked; see components/begrijp_bestand.py")
    rijen = [
        Rij(zin, tuple((r["topic"], r["confidence"]) for r in rij["ranking"]), rij["decision"])
        for zin, rij in zip(zinnen, ruw["rows"])
    ]
    return Voorspelling(ruw["model"], ruw["drempels"], rijen)
