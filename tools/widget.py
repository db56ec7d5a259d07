"""Builds the chat widget with npm and esbuild, when its source changed. Needs Node; the helpdesk runs without it."""

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

from tools.paden import WORTEL

MAP = WORTEL / "widget"
DIST = MAP / "dist"
MODULES = MAP / "node_modules"
LAAGSTE_NODE = (20, 10)


class WidgetFout(Exception):
    """The widget could not be built; the message says what to do."""


def main(argumenten: list[str]) -> int:
    """`widget`: build if the source changed. Exit code 1, and one line that says why, if that cannot be done."""
    try:
        bouw()
    except WidgetFout as fout:
        print(f"The chat widget is not built: {fout} Residents still have the page at /.", file=sys.stderr)
        return 1
    return 0


def bouw() -> None:
    """:raise WidgetFout: if Node is missing or too old, or a command fails"""
    afdruk = vingerafdruk()
    huidig = DIST / "huidig.json"
    if huidig.exists() and json.loads(huidig.read_text())["vingerafdruk"] == afdruk and MODULES.exists():
        return
    npm = vind_npm()
    if _gewijzigd(MAP / "package-lock.json", MODULES / ".package-lock.json"):
        print("Installing the widget's packages …", flush=True)
        _draai(npm, "ci", "--ignore-scripts", "--loglevel=error")
    print("Building the widget …", flush=True)
    inhoud = _draai(npm, "run", "--silent", "build")
    bundel = bewaar(inhoud, json.loads((MAP / "package.json").read_text())["version"])
    huidig.write_text(json.dumps({"adres": bundel, "vingerafdruk": afdruk}))
    print(f"Widget {bundel} is ready, {len(gzip.compress(inhoud, 9, mtime=0)) / 1000:.1f} kB gzip.", flush=True)


def bewaar(inhoud: bytes, versie: str) -> str:
    """Store a bundle beside the earlier ones, which sites may have pinned; returns its address on the gateway."""
    naam = hashlib.sha256(inhoud).hexdigest()[:16]
    map_ = DIST / naam
    map_.mkdir(parents=True, exist_ok=True)
    adres = f"/widget/{versie}/widget.{naam}.js"
    integriteit = "sha384-" + base64.b64encode(hashlib.sha384(inhoud).digest()).decode()
    (map_ / "widget.js").write_bytes(inhoud)
    (map_ / "widget.js.gz").write_bytes(gzip.compress(inhoud, 9, mtime=0))
    (map_ / "bundel.json").write_text(json.dumps({"adres": adres, "integriteit": integriteit}))
    return adres


def vingerafdruk() -> str:
    """A hash of everything the bundle is made from."""
    bronnen = [MAP / "package.json", MAP / "package-lock.json", *sorted((MAP / "src").rglob("*.js*"))]
    return hashlib.sha256(b"\0".join(pad.read_bytes() for pad in bronnen)).hexdigest()


def vind_npm() -> str:
    """:raise WidgetFout: if there is no Node that is new enough"""
    node, npm = shutil.which("node"), shutil.which("npm")
    nodig = ".".join(map(str, LAAGSTE_NODE))
    if node is None or npm is None:
        raise WidgetFout(f"Node is missing; install Node {nodig} or later, with npm.")
    uitvoer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    if tuple(map(int, uitvoer.lstrip("v").split(".")[:2])) < LAAGSTE_NODE:
        raise WidgetFout(f"Node {uitvoer} is too old; install Node {nodig} or later.")
    return npm


def _gewijzigd(gewenst: Path, aanwezig: Path) -> bool:
    """npm writes what it installed; it is older than the lock file when that has changed since."""
    return not aanwezig.exists() or aanwezig.stat().st_mtime < gewenst.stat().st_mtime


def _draai(*opdracht: str) -> bytes:
    """What the command printed; :raise WidgetFout: if it failed, after its message"""
    gedaan = subprocess.run(opdracht, cwd=MAP, stdout=subprocess.PIPE, check=False)
    if gedaan.returncode:
        raise WidgetFout(f"'{' '.join(opdracht[1:])}' failed; its message stands above.")
    return gedaan.stdout
