"""The accessibility statement says what is tested, and nothing else."""

import ast

from gateway.toegankelijkheid import Verklaring
from tools.paden import WORTEL

VERKLARING = Verklaring.lees(WORTEL / "gateway" / "toegankelijkheid.yml")


def test_every_test_that_it_names_exists():
    for eis in VERKLARING.eisen:
        for test in eis.tests:
            bestand, _, functie = test.partition("::")
            boom = ast.parse((WORTEL / bestand).read_text())
            assert functie in {n.name for n in boom.body if isinstance(n, ast.FunctionDef)}, test


def test_every_requirement_is_tested_or_says_what_is_missing():
    assert [eis.wat for eis in VERKLARING.eisen if not eis.tests and not eis.ontbreekt] == []


def test_every_accessibility_test_of_the_widget_is_in_it():
    boom = ast.parse((WORTEL / "tests" / "browser" / "test_widget_toegankelijk.py").read_text())
    genoemd = {test.partition("::")[2] for eis in VERKLARING.eisen for test in eis.tests}
    over_de_toets_zelf = {"test_axe_does_find_what_is_wrong"}
    bestaan = {n.name for n in boom.body if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")}
    assert bestaan - genoemd == over_de_toets_zelf
