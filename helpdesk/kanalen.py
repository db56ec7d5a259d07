"""Contact points (routering/kanalen.yml): who can be reached on a date, and how."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from helpdesk.bestanden import lees_yaml
from helpdesk.peildatum import Periode

# From this day on (the app had ended) a contact point counts only when it was found to be in use today.
NU_VANAF = date(2022, 12, 30)


@dataclass(frozen=True)
class Contact:
    """What a resident needs to reach someone; every field but `id` and `naam` may be None."""

    id: str
    naam: str
    telefoon: str | None = None
    email: str | None = None
    url: str | None = None
    openingstijden: str | None = None
    kosten: str | None = None

    def als_dict(self) -> dict[str, str | None]:
        return asdict(self)


class Kanalen:
    """All contact points, resolved for a date."""

    def __init__(self, rijen: list[dict]):
        self._rijen = {rij["id"]: rij for rij in rijen}

    @classmethod
    def lees(cls, pad: Path) -> "Kanalen":
        """:raise InhoudFout: if the file is missing or broken"""
        return cls(lees_yaml(pad)["kanalen"])

    def __contains__(self, kanaal: str) -> bool:
        return kanaal in self._rijen

    def op(self, dag: date) -> dict[str, Contact]:
        """Every contact point that can be used on a day, by id."""
        return {id_: self.contact(id_, dag) for id_, rij in self._rijen.items() if _bruikbaar(rij, dag)}

    def contact(self, kanaal: str, dag: date) -> Contact:
        """One contact point as it was on a day. A phone number that is not certain is left out.

        :raise KeyError: if the id is unknown
        """
        rij = self._rijen[kanaal]
        uren = [u["tekst"] for u in rij["openingstijden"] if Periode.uit(u).bevat(dag)]
        telefoon = rij["telefoon"] if _nummer_zeker(rij, dag) else None
        return Contact(
            id=kanaal,
            naam=rij["naam"],
            telefoon=telefoon,
            email=rij["email"] if rij["zekerheid"] == "hoog" and Periode.uit({"van": rij.get("email_vanaf")}).bevat(dag) else None,
            url=rij["url"],
            openingstijden=uren[0] if uren and telefoon else None,
            kosten=rij["kosten"] if telefoon else None,
        )


def _bruikbaar(rij: dict, dag: date) -> bool:
    return Periode.uit(rij["geldig"]).bevat(dag) and (dag < NU_VANAF or rij["nu_bruikbaar"] in ("ja", "waarschijnlijk"))


def _nummer_zeker(rij: dict, dag: date) -> bool:
    uitzondering = rij.get("nummer_tonen")
    zeker = rij["zekerheid"] == "hoog" or (uitzondering and Periode.uit(uitzondering).bevat(dag))
    return bool(zeker and _bruikbaar(rij, dag))
