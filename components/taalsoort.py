"""Which analysis of Dutch this machine has, told without loading it: importing spaCy takes seconds.

python -m components.taalsoort nl_core_news_sm
"""

from __future__ import annotations

import importlib.util
import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

STANDAARD = "nl_core_news_sm"
# Where Taalanalyse keeps, in a model, what it was trained with.
TAALSOORT_BESTAND = "taalsoort.json"
OPZOEKLIJST = "nl (lookups"


class AndereTaalsoort(Exception):
    """The model was trained with another analysis of Dutch than this machine has."""


def pakket_meta(naam: str) -> dict[str, Any] | None:
    """The meta.json of an installed spaCy package, or None where there is no spaCy package of that name."""
    spec = importlib.util.find_spec(naam)
    if spec is None or not spec.origin:
        return None
    # A package holds it twice: at its top, and beside the weights.
    gevonden = sorted(Path(spec.origin).parent.glob("**/meta.json"), key=lambda pad: len(pad.parts))
    return json.loads(gevonden[0].read_text(encoding="utf-8")) if gevonden else None


def taalsoort(naam: str) -> str:
    """Name and version of the package, or of the lookup tables that stand in for it."""
    meta = pakket_meta(naam)
    return f"{naam} {meta['version']}" if meta else f"{OPZOEKLIJST} {version('spacy-lookups-data')})"


def eis_zelfde(getraind: str, naam: str = STANDAARD) -> None:
    """:raise AndereTaalsoort: if what the model was trained with is not what the package `naam` gives here"""
    hier = taalsoort(naam)
    if getraind != hier:
        wens = f"remove the package {naam}" if getraind.startswith(OPZOEKLIJST) else f"install {getraind}"
        raise AndereTaalsoort(
            f"This model was trained with lemmas from {getraind}, and here they come from {hier}: train again (make train), or {wens}"
        )


if __name__ == "__main__":
    print(taalsoort(sys.argv[1]))
