"""Figures in a document: between two marks, replaced by the command that measures them."""

from pathlib import Path

BEGIN, EINDE = "<!-- figures: begin -->", "<!-- figures: end -->"


def vervang(pad: Path, tabel: str) -> None:
    """Put the table between the marks of a document; :raise ValueError: if it has none"""
    voor, _, rest = pad.read_text(encoding="utf-8").partition(BEGIN)
    _, merk, na = rest.partition(EINDE)
    if not merk:
        raise ValueError(f"{pad} has no marks {BEGIN} and {EINDE}")
    pad.write_text(f"{voor}{BEGIN}\n{tabel}\n{EINDE}{na}", encoding="utf-8")
