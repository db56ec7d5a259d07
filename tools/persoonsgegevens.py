"""`python -m tools persoonsgegevens`: measure the filter of personal data and write the figures into its document."""

import sys

from helpdesk.persoonsgegevens.meting import Uitkomst, lees, meet
from tools.paden import TESTS, WORTEL
from tools.verslag import vervang

DOCUMENT = WORTEL / "docs" / "persoonsgegevens.md"
SETS = {
    "Lines that the rules were made with": "persoonsgegevens.tsv",
    "Lines of another hand, never used for making rules": "persoonsgegevens_ongezien.tsv",
}


def tabellen() -> str:
    """Both measurements as Markdown."""
    return "\n\n".join(_tabel(kop, naam) for kop, naam in SETS.items())


def _tabel(kop: str, naam: str) -> str:
    regels = lees(TESTS / "gegevens" / naam)
    uitkomsten = meet(regels)
    met, gemist = sum(u.met for u in uitkomsten), sum(len(u.gemist) for u in uitkomsten)
    leeg = sum(not soorten for _, soorten in regels)
    return "\n".join(
        [
            f"**{kop}** (`tests/gegevens/{naam}`, {len(regels)} lines, {leeg} with nothing in them)",
            "",
            "| kind | lines with it | found | false alarms |",
            "| --- | --- | --- | --- |",
            *map(_rij, uitkomsten),
            f"| together | {met} | {1 - gemist / met:.1%} | |",
        ]
    )


def _rij(uitkomst: Uitkomst) -> str:
    gevonden = f"{uitkomst.gevonden:.1%} ({uitkomst.met - len(uitkomst.gemist)})"
    return f"| {uitkomst.soort} | {uitkomst.met} | {gevonden} | {uitkomst.vals:.1%} ({len(uitkomst.vals_alarm)}) |"


def main(argumenten: list[str]) -> int:
    if argumenten:
        print("python -m tools persoonsgegevens takes no arguments", file=sys.stderr)
        return 2
    vervang(DOCUMENT, tabellen())
    print(tabellen())
    return 0
