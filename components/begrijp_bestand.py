"""What a trained model makes of many sentences, outside Rasa: for evaluation.

    python -m components.begrijp_bestand models/<name>.tar.gz < texts.json > understood.json

Reads a JSON list of texts; writes `{"model", "taalsoort", "drempels", "rows": [{"text", "ranking", "decision"}]}`.
"""

from __future__ import annotations

import json
import sys
import tarfile
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from components.begrip import Verstaan
from components.drempels import Drempels
from components.kenmerken import Zin
from components.nederlands import Nederlands
from components.onderwerp_model import OnderwerpModel
from components.taalsoort import TAALSOORT_BESTAND, eis_zelfde
from components.zorgregels import ZORGREGELS, Zorgregels

CLASSIFIER, TAALANALYSE = "OnderwerpClassifier", "Taalanalyse"


def begrijp(archief: Path, teksten: list[str]) -> dict[str, Any]:
    """:raise AndereTaalsoort: if the model was trained with another analysis of Dutch than this machine has"""
    with tempfile.TemporaryDirectory() as tijdelijk:
        with tarfile.open(archief) as tar:
            tar.extractall(tijdelijk, members=[lid for lid in tar if lid.isfile() and _hoort(lid.name)])
        mappen = {naam: next(Path(tijdelijk).glob(f"components/train_*{naam}*")) for naam in (CLASSIFIER, TAALANALYSE)}
        gegevens = json.loads((mappen[TAALANALYSE] / TAALSOORT_BESTAND).read_text(encoding="utf-8"))
        eis_zelfde(gegevens["soort"])
        drempels = Drempels.laad(mappen[CLASSIFIER])
        verstaan = Verstaan(OnderwerpModel.laad(mappen[CLASSIFIER]), Zorgregels.lees(ZORGREGELS), drempels)
    lemmas = Nederlands.laad().lemmas_alle(teksten)
    begrepen = verstaan.begrijp_alle([Zin(tekst, tuple(l)) for tekst, l in zip(teksten, lemmas)])
    rijen = [
        {
            "text": tekst,
            "ranking": [{"topic": o, "confidence": round(k, 4)} for o, k in begrip.ranglijst],
            "decision": begrip.besluit,
        }
        for tekst, begrip in zip(teksten, begrepen)
    ]
    return {"model": archief.name, "taalsoort": gegevens["soort"], "drempels": asdict(drempels), "rows": rijen}


def _hoort(naam: str) -> bool:
    """Only what the two components wrote that understand; nothing that climbs out of the folder."""
    delen = Path(naam).parts
    return delen[:1] == ("components",) and ".." not in delen and (CLASSIFIER in naam or TAALANALYSE in naam)


if __name__ == "__main__":
    json.dump(begrijp(Path(sys.argv[1]), json.load(sys.stdin)), sys.stdout, ensure_ascii=False)
