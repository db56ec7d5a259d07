"""`python -m tools validate`: all content faults at once, each with what to do about it; and warnings, which do not fail."""

import sys
from datetime import date
from pathlib import Path

from helpdesk.fouten import InhoudFout
from tools.controle import antwoorden, gemeenten, routering, woorden, zinnen
from tools.controle.inhoud import Fout, Inhoud
from tools.controle.waarschuwingen import waarschuw
from tools.paden import WORTEL

CONTROLES = (zinnen.controleer, antwoorden.controleer, routering.controleer, woorden.controleer, gemeenten.controleer)


def controleer(wortel: Path, vandaag: date) -> tuple[list[Fout], int]:
    """Return the faults in the content under a root folder, sorted by path, and the number of topics.

    :raise InhoudFout: if a file that everything depends on (catalogue, registers, routing) cannot be read
    """
    inhoud = Inhoud.lees(wortel, vandaag)
    return vind_fouten(inhoud), len(inhoud.onderwerpen)


def vind_fouten(inhoud: Inhoud) -> list[Fout]:
    """Return the faults, sorted by path."""
    onleesbaar = {fout.pad.partition(":")[0] for fout in inhoud.fouten}
    gevonden = {fout for controle in CONTROLES for fout in controle(inhoud) if fout.pad not in onleesbaar}
    return sorted({*inhoud.fouten, *gevonden})


def main(argumenten: list[str], wortel: Path = WORTEL) -> int:
    if argumenten:
        print("python -m tools validate takes no arguments", file=sys.stderr)
        return 2
    try:
        inhoud = Inhoud.lees(wortel, date.today())
        fouten, waarschuwingen = vind_fouten(inhoud), waarschuw(inhoud)
    except InhoudFout as fout:
        print(fout)
        return 1
    for fout in fouten:
        print(fout)
    for waarschuwing in waarschuwingen:
        print(f"warning: {waarschuwing}", file=sys.stderr)
    print(f"{len(inhoud.onderwerpen)} topics, {len(fouten)} faults")
    return 1 if fouten else 0
