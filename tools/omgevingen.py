"""Makes the two Python environments. Standard library only: it runs before anything is installed.

    python3 tools/omgevingen.py engine service [engine-test test]
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
VEREISTEN = WORTEL / "requirements"
# name → folder, lowest and highest Python (the highest is not included), requirement file
OMGEVINGEN = {
    "engine": (WORTEL / ".venv-engine", (3, 10), (3, 11), "engine.txt"),
    "engine-test": (WORTEL / ".venv-engine", (3, 10), (3, 11), "engine-test.txt"),
    "service": (WORTEL / ".venv", (3, 11), (3, 15), "service.txt"),
    "test": (WORTEL / ".venv", (3, 11), (3, 15), "test.txt"),
}
UV_MAP = WORTEL / ".venv-uv"


def main(namen: list[str]) -> int:
    """Make what is missing or out of date; returns the exit code."""
    try:
        uv = vind_uv()
        for naam in namen:
            maak(naam, uv)
    except Ontbreekt as fout:
        print(f"\n{fout}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as fout:
        print(f"\nThis command failed: {' '.join(map(str, fout.cmd))}\nIts message stands above.", file=sys.stderr)
        return 1
    return 0


class Ontbreekt(Exception):
    """Something that only the user can install is missing; the message says in one line what to do."""


def maak(naam: str, uv: str) -> None:
    """:raise Ontbreekt: if no suitable Python can be found or installed"""
    map_, laagste, hoogste, bestand = OMGEVINGEN[naam]
    stempel, inhoud = map_ / f".gemaakt-{naam}", _vingerafdruk(bestand)
    if stempel.exists() and stempel.read_text() == inhoud and _werkt(map_ / "bin" / "python", laagste, hoogste):
        return
    python = map_ / "bin" / "python"
    if not _werkt(python, laagste, hoogste):
        print(f"Making the {naam} environment in {map_.name} …", flush=True)
        _draai(uv, "venv", "--quiet", "--clear", "--python", vind_python(laagste, hoogste, uv), str(map_))
    print(f"Installing {bestand} …", flush=True)
    _draai(uv, "pip", "install", "--require-hashes", "--python", str(python), "-r", str(VEREISTEN / bestand))
    stempel.write_text(inhoud)


def vind_uv() -> str:
    """The uv on the PATH, else one of our own, installed with pip."""
    eigen = UV_MAP / "bin" / "uv"
    if gevonden := shutil.which("uv"):
        return gevonden
    if not eigen.exists():
        print("Installing uv …", flush=True)
        _draai(sys.executable, "-m", "venv", str(UV_MAP))
        _draai(str(UV_MAP / "bin" / "pip"), "install", "--quiet", "uv")
    return str(eigen)


def vind_python(laagste: tuple[int, int], hoogste: tuple[int, int], uv: str) -> str:
    """A Python in the range [laagste, hoogste) that really runs.

    A pyenv shim named python3.10 stands on the PATH also when that version is not activated, and then fails; so each
    candidate is tried, and pyenv's own folder is looked into.

    :raise Ontbreekt: if there is none and uv cannot install one
    """
    for kandidaat in _kandidaten(laagste, hoogste):
        if _werkt(kandidaat, laagste, hoogste):
            return str(kandidaat)
    versie = ".".join(map(str, laagste))
    print(f"No Python {versie} found; asking uv to install it …", flush=True)
    if subprocess.run([uv, "python", "install", versie], check=False).returncode == 0:
        return versie
    raise Ontbreekt(f"Python {versie} is missing: install it (for example with 'pyenv install {versie}') and try again.")


def _kandidaten(laagste: tuple[int, int], hoogste: tuple[int, int]) -> list[Path]:
    minors = range(laagste[1], hoogste[1])
    paden = [Path(sys.executable)]
    paden += [Path(p) for m in minors if (p := shutil.which(f"python3.{m}"))]
    wortel = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for minor in minors:
        paden += sorted(wortel.glob(f"versions/3.{minor}.*/bin/python"), reverse=True)
    return paden


def _werkt(python: Path, laagste: tuple[int, int], hoogste: tuple[int, int]) -> bool:
    try:
        uitvoer = subprocess.run(
            [python, "-c", "import sys, venv; print(*sys.version_info[:2])"], capture_output=True, text=True, timeout=30, check=False
        )
    except OSError:
        return False
    versie = tuple(map(int, uitvoer.stdout.split())) if uitvoer.returncode == 0 else (0, 0)
    return laagste <= versie < hoogste


def _vingerafdruk(bestand: str) -> str:
    return hashlib.sha256((VEREISTEN / bestand).read_bytes()).hexdigest()


def _draai(*opdracht: str) -> None:
    subprocess.run(opdracht, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
