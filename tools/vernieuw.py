"""Renews the pinned requirement files with hashes, naming no index address. Standard library only."""

import subprocess
import sys

from omgevingen import VEREISTEN, vind_uv

PYTHON = {"engine": "3.10", "engine-test": "3.10", "service": "3.11", "test": "3.11"}


def main() -> int:
    uv = vind_uv()
    for naam, versie in PYTHON.items():
        print(f"Renewing requirements/{naam}.txt …", flush=True)
        subprocess.run(
            [uv, "pip", "compile", "--quiet", "--upgrade", "--generate-hashes", "--no-header",
             "--universal", "--python-version", versie, f"{naam}.in", "-o", f"{naam}.txt"],
            cwd=VEREISTEN, check=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
