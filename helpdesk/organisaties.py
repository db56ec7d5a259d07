"""Whose staff take over conversations (routering/organisaties.yml), and which of them a conversation goes to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout
from helpdesk.pakketten.openingstijden import DAGEN, Openingstijden

SOORTEN = ("gemeente", "ggd", "landelijk")
VELDEN = {"naam", "soort", "code", "voorbeeld", "openingstijden"}


@dataclass(frozen=True)
class Organisatie:
    """`code`: the municipality or GGD whose residents it helps; None for the national one."""

    id: str
    naam: str
    soort: str
    code: str | None
    uren: Openingstijden


class Organisaties:
    """`ggd_van`: the GGD of a municipality, None where it is not known."""

    def __init__(self, alle: dict[str, Organisatie], ggd_van: Callable[[str], str | None]):
        self._alle = alle
        self._ggd_van = ggd_van
        self._op_code = {o.code: o for o in alle.values() if o.code}
        self.landelijk = next(o for o in alle.values() if o.soort == "landelijk")

    @classmethod
    def lees(cls, pad: Path, ggd_van: Callable[[str], str | None]) -> "Organisaties":
        """:raise InhoudFout: naming the organisation and what is wrong with it"""
        alle = {id_: _organisatie(id_, ruw, pad) for id_, ruw in lees_yaml(pad)["organisaties"].items()}
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


def _organisatie(id_: str, ruw: dict, pad: Path) -> Organisatie:
    if vreemd := ruw.keys() - VELDEN:
        raise InhoudFout(f"{pad}: {id_}: {', '.join(sorted(vreemd))} is not a field; the fields are {', '.join(sorted(VELDEN))}")
    if ruw.get("soort") not in SOORTEN:
        raise InhoudFout(f"{pad}: {id_}: soort is {ruw.get('soort')!r}; use one of {', '.join(SOORTEN)}")
    if (ruw["soort"] == "landelijk") == bool(ruw.get("code")):
        raise InhoudFout(f"{pad}: {id_}: a gemeente or ggd needs a code, and landelijk has none")
    try:
        uren = Openingstijden.uit(ruw["openingstijden"])
    except (KeyError, TypeError, ValueError) as fout:
        raise InhoudFout(f"{pad}: {id_}: openingstijden: {fout}; give week ({', '.join(DAGEN)}), gesloten_op and afwijkend") from fout
    if uren is None or not ruw.get("naam"):
        raise InhoudFout(f"{pad}: {id_}: naam or openingstijden is missing; write them down")
    return Organisatie(id_, ruw["naam"], ruw["soort"], ruw.get("code"), uren)
