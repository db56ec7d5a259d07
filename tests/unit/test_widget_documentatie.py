"""docs/widget.md names what the widget has, and nothing else."""

import json
import re
import subprocess

from tools.paden import WORTEL
from tools.widget import MAP

DOCUMENT = (WORTEL / "docs" / "widget.md").read_text()


def test_every_token_is_in_the_document_in_its_group():
    code = "import {GROEPEN, LOS} from './src/thema.js'; console.log(JSON.stringify([GROEPEN, LOS]))"
    uitvoer = subprocess.run(["node", "--input-type=module", "-e", code], cwd=MAP, capture_output=True, text=True, check=True)
    groepen, los = json.loads(uitvoer.stdout)
    rijen = {rij[0]: rij[1] for rij in re.findall(r"^\| (\w[\w ]*) \| (`--gh-.*) \|$", DOCUMENT, re.MULTILINE)}
    verwacht = {naam: groep["tokens"] for naam, groep in groepen.items()} | {"each alone": los}
    assert {naam: re.findall(r"--gh-([\w-]+)", rij) for naam, rij in rijen.items()} == verwacht


def test_every_token_that_stands_alone_is_used():
    stijl = (MAP / "src" / "stijl.js").read_text()
    code = (MAP / "src" / "thema.js").read_text()
    los = re.findall(r"'([\w-]+)'", code[code.index("export const LOS") :].splitlines()[0])
    assert len(los) == 7 and [t for t in los if f"--gh-{t}" not in stijl] == []


def test_every_event_is_in_the_document():
    bron = "\n".join(p.read_text() for p in (MAP / "src").glob("*.js"))
    assert {e for e in re.findall(r"'(gh:\w+)'", bron)} == set(re.findall(r"`(gh:\w+)`", DOCUMENT))


def test_pictures_in_the_documents_exist():
    for document in (WORTEL / "docs").rglob("*.md"):
        for pad in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", document.read_text()):
            assert (document.parent / pad).exists(), f"{document.name}: {pad}"
