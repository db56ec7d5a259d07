"""The one date the assistant answers for, and periods that hold or do not hold on it."""

from dataclasses import dataclass
from datetime import date

from helpdesk.fouten import InhoudFout

STANDAARD = "2020-12-15"
MAANDEN = (
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]
)


def lees_peildatum(waarde: str, vandaag: date) -> date:
    """Turn the setting HELPDESK_PEILDATUM (a date, or `vandaag`) into a date.

    :raise InhoudFout: if it is neither
    """
    if waarde.strip().lower() == "vandaag":
        return vandaag
    try:
        return date.fromisoformat(waarde.strip())
    except ValueError as fout:
        raise InhoudFout(
            f"HELPDESK_PEILDATUM={waarde!r} is not a date; write it as 2020-12-15, or 'vandaag'"
        ) from fout


def in_woorden(dag: date) -> str:
    """`15 december 2020`."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


@dataclass(frozen=True)
class Periode:
    """A period from `van` (first day, None: always) up to `tot` (first day it no longer holds, None: still)."""

    van: date | None
    tot: date | None

    @classmethod
    def uit(cls, ruw: dict | None) -> "Periode":
        """:raise ValueError: if a date is not written as YYYY-MM-DD"""
        ruw = ruw or {}
        return cls(*(date.fromisoformat(str(ruw[k])) if ruw.get(k) else None for k in ("van", "tot")))

    def bevat(self, dag: date) -> bool:
        return (self.van is None or self.van <= dag) and (self.tot is None or dag < self.tot)
