"""Where the components find the project's content, and the date the assistant answers for."""

import os
from datetime import date
from pathlib import Path

from helpdesk.peildatum import STANDAARD, lees_peildatum

WORTEL = Path(__file__).resolve().parent.parent


def gemeenten() -> Path:
    """The folder with the municipality packs."""
    return WORTEL / (os.environ.get("HELPDESK_GEMEENTEN") or "gemeenten")


def modellen() -> Path:
    """The folder with the trained models and the catalogue of the live one."""
    return WORTEL / (os.environ.get("HELPDESK_MODELLEN") or "models")


def peildatum() -> date:
    """:raise InhoudFout: if HELPDESK_PEILDATUM is neither a date nor `vandaag`"""
    return lees_peildatum(os.environ.get("HELPDESK_PEILDATUM") or STANDAARD, date.today())
