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
OPZOEKLIJST = "nl (lookups"


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


if __name__ == "__main__":
    print(taalsoort(sys.argv[1]))
