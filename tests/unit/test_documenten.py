"""What is written is true: links lead somewhere, settings are those of the code, and files that are named exist."""

import re
import subprocess
from pathlib import Path

import pytest

from gateway.settings import INSTELLINGEN
from tools.__main__ import ACTIES
from tools.instellingen import ANDERE, DOEL, document
from tools.paden import WORTEL

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
DOEL_VAN_MAKE = re.compile(r"\bmake ([a-z-]+)\b")
VARIABELE = re.compile(r"\b(?:HELPDESK|SANIC)_[A-Z_]*[A-Z]\b")
PAD = re.compile(r"(?:actions|components|data|docs|gateway|helpdesk|registers|requirements|routering|tests|tools)/[\w/.-]*")


def bestanden(*patronen: str) -> list[Path]:
    """Files that git knows or would add."""
    opdracht = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patronen]
    uitvoer = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=True).stdout
    return [WORTEL / regel for regel in uitvoer.splitlines() if (WORTEL / regel).exists()]


DOCUMENTEN = bestanden("*.md")


def verwijzingen(tekst: str, map_: Path) -> list[str]:
    """The links in a text that lead nowhere; an address on the web is not tried."""
    doelen = (doel.partition("#")[0] for doel in LINK.findall(tekst) if not re.match(r"\w+:", doel))
    return [doel for doel in doelen if doel and not (map_ / doel).exists()]


def genoemd(tekst: str) -> set[str]:
    """Paths in the project that a text names in code marks, outside its examples."""
    zonder_voorbeelden = re.sub(r"```.*?```", "", tekst, flags=re.DOTALL)
    return {code for code in CODE.findall(zonder_voorbeelden) if PAD.fullmatch(code)}


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_every_link_leads_to_a_file(pad):
    assert verwijzingen(pad.read_text(), pad.parent) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    assert verwijzingen("[a](weg.md) ![b](weg.png) [c](https://weg.nl) [d](#hier) [e](.)", tmp_path) == ["weg.md", "weg.png"]


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_every_file_that_is_named_exists(pad):
    tekst = pad.read_text()
    zelf_gemaakt = {p for regel in re.findall(r"^Maak .*", tekst, re.MULTILINE) for p in genoemd(regel)}
    assert [p for p in sorted(genoemd(tekst) - zelf_gemaakt) if not (WORTEL / p).exists()] == []


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_every_make_command_exists(pad):
    doelen = set(re.findall(r"^([a-z-]+):", (WORTEL / "Makefile").read_text(), re.MULTILINE))
    commandos = {m for code in re.findall(r"```\n.*?```|`make [^`]*`", pad.read_text(), re.DOTALL) for m in DOEL_VAN_MAKE.findall(code)}
    assert commandos <= doelen


def test_the_settings_document_is_made_from_the_code():
    assert DOEL.read_text() == document(), "run 'make docs'"


def test_every_variable_in_the_code_is_in_the_settings_document():
    gelezen = bestanden("*.py", "*.yml", "Makefile", ".ci/*")
    gebruikt = {v for pad in gelezen if "tests" not in pad.parts for v in VARIABELE.findall(pad.read_text())}
    assert gebruikt == {i.naam for i in INSTELLINGEN} | {v.naam for v in ANDERE if VARIABELE.fullmatch(v.naam)}


def test_every_action_of_the_tools_can_be_imported():
    assert all((WORTEL / (module.partition(":")[0].replace(".", "/") + ".py")).exists() for module, _ in ACTIES.values())
