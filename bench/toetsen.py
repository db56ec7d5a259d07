"""The sentences that are measured with: nobody trained on them."""

import csv
from pathlib import Path

from helpdesk.bestanden import lees_yaml

WORTEL = Path(__file__).resolve().parents[1]
Zinnen = list[tuple[str, str]]  # text, topic


def lees_alle() -> dict[str, Zinnen]:
    """Set → its sentences: `onderwerpen` (tests/onderwerpen), and one for each file of tests/toetsen."""
    per_onderwerp = [lees_yaml(pad) for pad in sorted((WORTEL / "tests/onderwerpen").glob("*/*.yml"))]
    sets = {"onderwerpen": [(zin, toets["onderwerp"]) for toets in per_onderwerp for zin in toets["zinnen"]]}
    for pad in sorted((WORTEL / "tests/toetsen").glob("*.tsv")):
        sets[pad.stem] = lees_tsv(pad)
    return sets


def lees_tsv(pad: Path) -> Zinnen:
    """A file with the header `text<TAB>topic`."""
    with open(pad, encoding="utf-8", newline="") as bestand:
        return [(rij["text"], rij["topic"]) for rij in csv.DictReader(bestand, delimiter="\t", quoting=csv.QUOTE_NONE)]
