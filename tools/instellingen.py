"""`python -m tools instellingen`: writes docs/instellingen.md from the table in gateway/settings.py and the one here."""

import sys
from dataclasses import dataclass

from gateway.settings import als_markdown
from tools.paden import WORTEL

DOEL = WORTEL / "docs" / "instellingen.md"


@dataclass(frozen=True)
class Variabele:
    """An environment variable that the gateway does not read, or that others read too."""

    naam: str
    standaard: str
    wie: str
    uitleg: str


# `make run` sets what has no default here; who starts the processes apart sets it by hand.
ANDERE = (
    Variabele(
        "HELPDESK_TRACKER_DB", "`var/rasa.db`, set by `make run`", "Rasa (endpoints.yml)",
        "The SQLite file in which Rasa remembers conversations. It belongs to one `HELPDESK_DATABASE`: what the gateway's database "
        "does not know (any more) is deleted from it.",
    ),
    Variabele(
        "HELPDESK_ACTIES_URL", "set by `make run`", "Rasa (endpoints.yml)",
        "Address of the action server, ending in `/webhook`. Keep it on loopback or an internal network.",
    ),
    Variabele(
        "HELPDESK_RASA_TOKEN", "made anew by `make run`", "Rasa (credentials.yml) and the gateway",
        "The secret that both share; Rasa's channel refuses who does not send it.",
    ),
    Variabele(
        "HELPDESK_PEILDATUM", "`2020-12-15`", "Rasa, the action server and the gateway",
        "The date answered for. Give all three the same value.",
    ),
    Variabele(
        "SANIC_HOST", "`127.0.0.1`, set by `make run`", "the action server",
        "Address the action server listens on. Unset, it listens on every interface.",
    ),
    Variabele("HELPDESK_DEMO_PORT", "`8090`", "`make demo`", "The port of the made-up municipal site."),
    Variabele("PYTHON", "`python3`", "make", "The Python that makes the environments: `make run PYTHON=python3.12`."),
    Variabele("PYENV_ROOT", "`~/.pyenv`", "`tools/omgevingen.py`", "Where pyenv keeps its versions of Python."),
)  # fmt: skip

INLEIDING = """\
<!-- Written by `make docs` from gateway/settings.py and tools/instellingen.py: change it there. -->
# Settings

Everything is set by environment variables; `make run` needs none of them. The gateway checks its own at start and names every
fault with its remedy.

## The gateway
"""
TWEEDE = """
## The other processes and commands

| variable | default | read by | meaning |
| --- | --- | --- | --- |
"""


def document() -> str:
    regels = "\n".join(f"| `{v.naam}` | {v.standaard} | {v.wie} | {v.uitleg} |" for v in ANDERE)
    return f"{INLEIDING}\n{als_markdown()}\n{TWEEDE}{regels}\n"


def main(argumenten: list[str]) -> int:
    if argumenten:
        print("python -m tools instellingen takes no arguments", file=sys.stderr)
        return 2
    DOEL.write_text(document(), encoding="utf-8")
    print(f"Wrote {DOEL.relative_to(WORTEL)}.")
    return 0
