"""Whose staff take over conversations (routering/organisaties.yml), and which of them a conversation goes to."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout, lijkt_op
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.pakketten.openingstijden import DAGEN, Openingstijden

SOORTEN = ("gemeente", "ggd", "landelijk")
VELDEN = ("naam", "soort", "code", "voorbeeld", "openingstijden", "teams")
TEAM_ID = r"[a-z0-9][a-z0-9-]{0,39}"
TEAMVELDEN = ("naam", "onderwerpen")


@dataclass(frozen=True)
class Team:
    """Part of an organisation. `onderwerpen`: the topics and groups of topics whose conversations go to it."""

    id: str
    naam: str
    onderwerpen: tuple[str, ...]


@dataclass(frozen=True)
class Organisatie:
    """`code`: the municipality or GGD whose residents it helps; None for the national one. `teams`: by id."""

    id: str
    naam: str
    soort: str
    code: str | None
    uren: Openingstijden
    teams: Mapping[str, Team]

    def team_voor(self, onderwerp: str | None) -> str | None:
        """The team that a conversation about this topic goes to; a topic itself goes before its group. None: everybody's."""
        van = {genoemd: team.id for team in self.teams.values() for genoemd in team.onderwerpen}
        return van.get(onderwerp or "") or van.get((onderwerp or "").partition("/")[0])


class Organisaties:
    """`ggd_van`: the GGD of a municipality, None where it is not known."""

    def __init__(self, alle: dict[str, Organisatie], ggd_van: Callable[[str], str | None]):
        self._alle = alle
        self._ggd_van = ggd_van
        self._op_code = {o.code: o for o in alle.values() if o.code}
        self.landelijk = next(o for o in alle.values() if o.soort == "landelijk")

    @classmethod
    def lees(cls, pad: Path, ggd_van: Callable[[str], str | None], onderwerpen: Onderwerpen) -> "Organisaties":
        """:raise InhoudFout: naming the organisation and what is wrong with it"""
        alle = {id_: _organisatie(id_, ruw, pad, onderwerpen) for id_, ruw in lees_yaml(pad)["organisaties"].items()}
        if [o.soort for o in alle.values()].count("landelijk") != 1:
            raise InhoudFout(f"{pad}: exactly one organisation must be of the soort 'landelijk'; all that has no other goes there")
        return cls(alle, ggd_van)

    def __getitem__(self, id_: str) -> Organisatie:
        return self._alle[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._alle

    def __iter__(self):
        return iter(self._alle.values())

    def voor(self, kanaal: str | None, gemeente: str | None) -> Organisatie:
        """Who takes over a conversation with this complaint channel (None: no complaint) and municipality."""
        if kanaal == "ggd":
            code = self._ggd_van(gemeente) if gemeente else None
        else:
            code = gemeente if kanaal in ("gemeente", None) else None
        return self._op_code.get(code or "", self.landelijk)


def _organisatie(id_: str, ruw: dict, pad: Path, onderwerpen: Onderwerpen) -> Organisatie:
    _eis_velden(f"{pad}: {id_}", ruw, VELDEN)
    if ruw.get("soort") not in SOORTEN:
        raise InhoudFout(f"{pad}: {id_}: soort is {ruw.get('soort')!r}; use one of {', '.join(SOORTEN)}")
    if (ruw["soort"] == "landelijk") == bool(ruw.get("code")):
        raise InhoudFout(f"{pad}: {id_}: a gemeente or ggd needs a code, and landelijk has none; correct the code")
    try:
        uren = Openingstijden.uit(ruw["openingstijden"])
    except (KeyError, TypeError, ValueError) as fout:
        raise InhoudFout(f"{pad}: {id_}: openingstijden: {fout}; give week ({', '.join(DAGEN)}), gesloten_op and afwijkend") from fout
    if uren is None or not ruw.get("naam"):
        raise InhoudFout(f"{pad}: {id_}: naam or openingstijden is missing; write them down")
    teams = _teams(f"{pad}: {id_}", ruw.get("teams") or {}, onderwerpen)
    return Organisatie(id_, ruw["naam"], ruw["soort"], ruw.get("code"), uren, teams)


def _teams(plek: str, ruw: Any, onderwerpen: Onderwerpen) -> dict[str, Team]:
    if not isinstance(ruw, dict):
        raise InhoudFout(f"{plek}: teams is not a list of teams by id; write them as <id>: {{naam: …, onderwerpen: […]}}")
    teams = {str(id_): _team(f"{plek}: teams.{id_}", str(id_), team, onderwerpen) for id_, team in ruw.items()}
    genoemd = [onderwerp for team in teams.values() for onderwerp in team.onderwerpen]
    if dubbel := sorted({o for o in genoemd if genoemd.count(o) > 1}):
        raise InhoudFout(f"{plek}: teams: {', '.join(dubbel)} goes to more than one place; leave it with one team")
    return teams


def _team(plek: str, id_: str, ruw: Any, onderwerpen: Onderwerpen) -> Team:
    if not isinstance(ruw, dict) or not ruw.get("naam"):
        raise InhoudFout(f"{plek}: naam is missing; write it down")
    if not re.fullmatch(TEAM_ID, id_):
        raise InhoudFout(f"{plek}: wrong id; use small letters, digits and - only, and at most 40 of them")
    _eis_velden(plek, ruw, TEAMVELDEN)
    bekend = [*onderwerpen, *dict.fromkeys(o.partition("/")[0] for o in onderwerpen)]
    for onderwerp in ruw.get("onderwerpen") or ():
        if onderwerp not in bekend:
            raise InhoudFout(f"{plek}: onderwerpen: there is no topic or group {onderwerp}; {lijkt_op(str(onderwerp), bekend)}")
    return Team(id_, str(ruw["naam"]), tuple(ruw.get("onderwerpen") or ()))


def _eis_velden(plek: str, ruw: dict, velden: Iterable[str]) -> None:
    for vreemd in ruw:
        if vreemd not in velden:
            raise InhoudFout(f"{plek}: {vreemd} is not a field; {lijkt_op(str(vreemd), velden)}")
