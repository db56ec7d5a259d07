"""`python -m tools nieuw_onderwerp faq_app/nieuwe_telefoon ["Moet ik een nieuwe telefoon kopen?"]`: the three files of a new topic."""

import sys
from pathlib import Path

from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from redactie.sjabloon import eis_nieuw, nieuwe_bestanden
from tools.paden import WORTEL

CATALOGUS = "data/onderwerpen.yml"


def main(argumenten: list[str], wortel: Path = WORTEL) -> int:
    """Return 0, or 1 after one line that says what to do; then nothing is written."""
    if not 1 <= len(argumenten) <= 2:
        print('python -m tools nieuw_onderwerp faq_app/<name> "<the words on its button>"', file=sys.stderr)
        return 2
    onderwerp = argumenten[0]
    titel = argumenten[1] if len(argumenten) == 2 else onderwerp.partition("/")[2].replace("_", " ").capitalize() + "?"
    try:
        eis_nieuw(onderwerp, Onderwerpen.lees(wortel / CATALOGUS))
        bestanden = nieuwe_bestanden(onderwerp, titel, (wortel / CATALOGUS).read_text(encoding="utf-8"))
        if er_al := [plek for plek in bestanden if plek != CATALOGUS and (wortel / plek).exists()]:
            raise InhoudFout(f"{er_al[0]}: this file is there already; remove it, or choose another name")
    except InhoudFout as fout:
        print(fout, file=sys.stderr)
        return 1
    for plek, tekst in bestanden.items():
        (wortel / plek).write_text(tekst, encoding="utf-8")
        print(f"{'changed' if plek == CATALOGUS else 'made'} {plek}")
    print("Fill them in; 'make validate' says what is missing.")
    return 0
