"""`python -m tools.plaatsen FILE OUT`: the municipality in each sentence of a TSV file with a column `text`."""

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from helpdesk.fouten import InhoudFout
from helpdesk.plaatsen import PlaatsenRegister, PlaatsResultaat
from tools.paden import REGISTERS
from tools.tsv import lees_tsv

GEBRUIK = "python -m tools.plaatsen FILE OUT   FILE: a TSV file with a column 'text'; OUT: the JSON file to write"
KOLOM = "text"
MEESTE_WOORDEN_VAN_NAAM = 4


def zoek(register: PlaatsenRegister, tekst: str, op: date) -> PlaatsResultaat:
    """Find the place in one sentence that nobody asked for.

    A text of at most four words that starts with a capital and is, as a whole, a place name counts as that place,
    also when the name is an ordinary word: "Best" is the municipality, "best" and "Echt?" are not.
    """
    resultaat = register.zoek(tekst, op)
    naam = tekst.strip(" .!")
    if resultaat.soort == "geen" and naam[:1].isupper() and len(naam.split()) <= MEESTE_WOORDEN_VAN_NAAM:
        als_antwoord = register.zoek(tekst, op, verwacht=True)
        if als_antwoord.gevonden == naam:
            return als_antwoord
    return resultaat


def verwerk(register: PlaatsenRegister, zinnen: Iterable[str], op: date) -> list[dict[str, object]]:
    """Return per sentence what goes into the JSON file."""
    gevonden = ((tekst, zoek(register, tekst, op)) for tekst in zinnen)
    return [
        {"text": tekst, "resultaat": plaats.soort, "gemeenten": [g.code for g in plaats.gemeenten]}
        for tekst, plaats in gevonden
    ]


def main(argumenten: list[str], vandaag: date | None = None) -> int:
    """Return 0, or after one line on stderr 1 (content) or 2 (usage); `vandaag`: today unless a test says otherwise."""
    if len(argumenten) != 2:
        print(GEBRUIK, file=sys.stderr)
        return 2
    bron, doel = map(Path, argumenten)
    try:
        zinnen = [rij[KOLOM] for _, rij in lees_tsv(bron, KOLOM)]
        uitkomst = verwerk(PlaatsenRegister.lees(REGISTERS), zinnen, vandaag or date.today())
        doel.write_text(json.dumps(uitkomst, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except InhoudFout as fout:
        print(fout, file=sys.stderr)
        return 1
    except OSError as fout:
        print(f"{doel}: cannot be written ({fout.strerror})", file=sys.stderr)
        return 1
    print(f"{doel}: {len(uitkomst)} sentences", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
