"""docs/gegevens.md and the page /verwerking name every stored field and every log line, and no other."""

import ast
import re
from pathlib import Path

import pytest

from gateway.app import bouw
from gateway.logboek import VELDEN
from gateway.opslag.tabellen import Basis
from gateway.settings import lees_settings
from gateway.verwerking import Verwerking
from helpdesk.persoonsgegevens import SOORTEN

WORTEL = Path(__file__).resolve().parents[2]
NIVEAUS = ("debug", "info", "warning", "error", "exception", "critical")


def deel(kop: str) -> str:
    document = (WORTEL / "docs/gegevens.md").read_text(encoding="utf-8")
    return re.split(r"^## ", document.split(f"## {kop}\n")[1], flags=re.MULTILINE)[0]


def rijen(kop: str, kolommen: int) -> set[tuple[str, ...]]:
    """The rows of this many columns whose first cell is code."""
    alle = [tuple(cel.strip() for cel in regel.strip("|").split("|")) for regel in deel(kop).splitlines() if regel.startswith("| `")]
    return {rij for rij in alle if len(rij) == kolommen}


def logregels() -> set[tuple[str, str, str]]:
    """Every `log.info("…", veld=…)` in the gateway."""
    gevonden = set()
    for pad in sorted((WORTEL / "gateway").rglob("*.py")):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            functie = knoop.func if isinstance(knoop, ast.Call) else None
            if isinstance(functie, ast.Attribute) and functie.attr in NIVEAUS and getattr(functie.value, "id", "") == "log":
                assert isinstance(knoop.args[0], ast.Constant), f"{pad}: a log line must be a fixed text"
                velden = ", ".join(sorted(k.arg for k in knoop.keywords))
                gevonden.add((f"`{knoop.args[0].value}`", functie.attr, velden))
    return gevonden


def test_every_stored_field_is_listed():
    kolommen = {f"`{tabel.name}.{kolom.name}`" for tabel in Basis.metadata.sorted_tables for kolom in tabel.columns}
    assert {rij[0] for rij in rijen("Database", 2)} == kolommen


def test_every_log_field_and_line_is_listed():
    assert {rij[0].strip("`") for rij in rijen("Logboek", 2)} == set(VELDEN)
    gelijk = {(regel, niveau, ", ".join(sorted(v.strip() for v in velden.split(",") if v.strip()))) for regel, niveau, velden in rijen("Logboek", 3)}
    assert gelijk == logregels()


def test_log_lines_use_known_fields_only():
    gebruikt = {veld for _, _, velden in logregels() for veld in velden.split(", ") if veld}
    assert gebruikt <= set(VELDEN)


@pytest.fixture
def verwerking() -> Verwerking:
    settings = lees_settings({"HELPDESK_RASA_TOKEN": "x", "HELPDESK_BEWAARTERMIJN_DAGEN": "9"})
    return bouw(settings).verwerking


def test_the_page_speaks_of_every_table_and_of_the_running_configuration(verwerking):
    pagina = verwerking.als_pagina()
    assert verwerking.tabellen() == {tabel.name for tabel in Basis.metadata.sorted_tables}
    assert "9 dagen" in pagina["bewaard"][0]["hoelang"] and len(pagina["weggehaald"]) == len(SOORTEN)
    assert "{" not in str([list(rij.values()) for rij in pagina["bewaard"]] + [pagina["derden"], pagina["logboek"]])
