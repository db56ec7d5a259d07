"""Where things stand in the project."""

import os
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
DATA = WORTEL / "data"
TESTS = WORTEL / "tests"
ROUTERING = WORTEL / "routering"
REGISTERS = WORTEL / "registers"
MODELLEN = WORTEL / (os.environ.get("HELPDESK_MODELLEN") or "models")
VAR = WORTEL / "var"
ENGINE_PYTHON = WORTEL / ".venv-engine" / "bin" / "python"
