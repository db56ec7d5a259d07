"""Which variation of an answer holds on a date."""

from datetime import date

from helpdesk.fasen import RUIMERE_FASE
from helpdesk.peildatum import Periode


def geldige_variaties(variaties: list[dict], fase: str, dag: date, slots: dict[str, object]) -> list[dict]:
    """The variations that hold in a phase, on a day and with these slot values, the most specific first.

    `variaties` are Rasa response variations: `condition` names slots, `metadata.geldig` a period. The slot `fase` is
    taken from `fase`, not from `slots`. In a phase that lies inside another (the pause) the wider phase's variations
    hold only where nothing is said of the narrow one.
    """
    for kandidaat in (fase, RUIMERE_FASE.get(fase)):
        waarden = {**slots, "fase": kandidaat}
        passend = [v for v in variaties if _past(v, waarden, dag)]
        if any(_noemt_fase(v) for v in passend) or kandidaat is None:
            break
    return sorted(passend, key=lambda v: -len(v.get("condition") or ()))


def _past(variatie: dict, slots: dict[str, object], dag: date) -> bool:
    voorwaarden = variatie.get("condition") or ()
    periode = Periode.uit((variatie.get("metadata") or {}).get("geldig"))
    return periode.bevat(dag) and all(slots.get(v["name"]) == v["value"] for v in voorwaarden)


def _noemt_fase(variatie: dict) -> bool:
    return any(v["name"] == "fase" for v in variatie.get("condition") or ())
