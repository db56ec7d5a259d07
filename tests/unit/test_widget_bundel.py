"""The widget's source and bundle: size, types, its own unit tests, the lock file, what happens without Node."""

import gzip
import json
import os
import re
import subprocess
import sys

import pytest

from gateway.widgetbestanden import Widgetbestanden
from tools.paden import WORTEL
from tools.widget import DIST, MAP, MODULES, bewaar

BUDGET = 25_000


def npm(*opdracht):
    gedaan = subprocess.run(["npm", "run", "--silent", *opdracht], cwd=MAP, capture_output=True, text=True, check=False)
    assert gedaan.returncode == 0, gedaan.stdout[-3000:] + gedaan.stderr[-2000:]


def test_the_bundle_is_one_file_within_its_budget():
    bundel = Widgetbestanden(DIST).huidig
    assert bundel is not None, "the widget is not built: run 'make widget'"
    assert len(gzip.compress(bundel.inhoud, 9)) <= BUDGET
    assert gzip.decompress(bundel.gzip) == bundel.inhoud
    assert b"import(" not in bundel.inhoud and b"from\"" not in bundel.inhoud


@pytest.mark.parametrize("verboden", ["innerHTML", "unsafeHTML", "insertAdjacentHTML", " style=", "localStorage", "eval("])
def test_the_source_has_nothing_that_a_strict_policy_forbids_or_that_trusts_html(verboden):
    assert [p.name for p in (MAP / "src").rglob("*.js") if re.search(rf"(?<!\w){re.escape(verboden)}", p.read_text())] == []


def test_the_types_are_right():
    npm("check")


def test_its_own_unit_tests_pass():
    npm("test")


def test_the_lock_file_names_no_registry():
    assert '"resolved"' not in (MAP / "package-lock.json").read_text()


def test_every_text_is_used_and_every_text_that_is_used_exists():
    def bladen(deel, pad=""):
        for naam, waarde in deel.items():
            yield from bladen(waarde, f"{pad}{naam}.") if isinstance(waarde, dict) else [f"{pad}{naam}"]

    teksten = json.loads((MAP / "src" / "teksten.nl.json").read_text())
    bron = "\n".join(p.read_text() for p in (MAP / "src").rglob("*.js"))
    # Groups of which a text is chosen by a name that comes from an event.
    gekozen = ("gesprekspartner.", "wie.", "systeem.", "wachtenden.", "feedback.redenen.", "oordeel.redenen.")
    assert [b for b in bladen(teksten) if not b.startswith(gekozen) and not b.endswith(".mislukt") and f"t.{b}" not in bron] == []


def test_earlier_bundles_stay_at_their_address(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.widget.DIST", tmp_path)
    eerste, tweede = bewaar(b"een", "1.0.0"), bewaar(b"twee", "1.0.1")
    (tmp_path / "huidig.json").write_text(json.dumps({"adres": tweede}))
    bestanden = Widgetbestanden(tmp_path)
    assert bestanden.op(eerste).inhoud == b"een" and bestanden.huidig.inhoud == b"twee"


@pytest.mark.parametrize(("node", "zegt"), [(None, "Node is missing"), ("v16.3.0", "v16.3.0 is too old")])
def test_without_a_node_that_will_do_one_line_says_what_to_do(tmp_path, node, zegt):
    if node:
        for naam in ("node", "npm"):
            (tmp_path / naam).write_text(f"#!/bin/sh\necho {node}\n")
            (tmp_path / naam).chmod(0o755)
    code = "import tools.widget as w, pathlib; w.DIST = pathlib.Path('/nergens'); raise SystemExit(w.main([]))"
    omgeving = {**os.environ, "PATH": str(tmp_path)}
    gedaan = subprocess.run([sys.executable, "-c", code], cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=False)
    assert gedaan.returncode == 1 and len(gedaan.stderr.strip().splitlines()) == 1
    assert zegt in gedaan.stderr and "the page at /" in gedaan.stderr


def test_the_packages_for_the_tests_are_there():
    assert (MODULES / "axe-core" / "axe.min.js").exists()
