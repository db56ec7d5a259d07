"""When a municipality can be reached: hours per weekday, public holidays and days that differ."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

TIJDZONE = ZoneInfo("Europe/Amsterdam")
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
# Nobody is closed for longer than this without a date being set.
VOORUIT = timedelta(days=60)

Blok = tuple[time, time]
Feestdagen = Callable[[int], dict[date, str]]


@dataclass(frozen=True)
class Stand:
    """Open or closed at one moment. `tot`: closes then; `weer_open`: opens then; `reden`: the holiday it is."""

    open: bool
    tot: datetime | None = None
    weer_open: datetime | None = None
    reden: str | None = None


@dataclass(frozen=True)
class Openingstijden:
    """`week` holds the blocks of Monday to Sunday; `afwijkend` goes before holidays, and holidays before the week."""

    week: tuple[tuple[Blok, ...], ...]
    gesloten_op: frozenset[str]
    afwijkend: dict[date, tuple[Blok, ...]]

    @classmethod
    def uit(cls, ruw: dict[str, Any]) -> "Openingstijden | None":
        """None where the hours are not known.

        :raise ValueError: if a date does not exist or a block ends before it begins
        """
        if not ruw["week"]:
            return None
        afwijkend = {date.fromisoformat(dag): _blokken(blokken) for dag, blokken in ruw["afwijkend"].items()}
        week = tuple(_blokken(ruw["week"][dag]) for dag in DAGEN)
        return cls(week, frozenset(ruw["gesloten_op"]), afwijkend)

    def in_woorden(self) -> str:
        """`maandag tot en met donderdag van 9.00 tot 17.00 uur, vrijdag van 9.00 tot 12.00 uur`."""
        delen = []
        for blokken, groep in groupby(range(7), key=lambda dag: self.week[dag]):
            dagen = list(groep)
            if blokken:
                uren = " en ".join(f"van {_klok(van)} tot {_klok(tot)}" for van, tot in blokken)
                delen.append(f"{_dagen(dagen)} {uren} uur")
        return ", ".join(delen) or "niet open"

    def stand(self, moment: datetime, feestdagen: Feestdagen) -> Stand:
        """`feestdagen` gives the names of a year's public holidays by date."""
        nu = moment.astimezone(TIJDZONE)
        blokken, reden = self._op(nu.date(), feestdagen)
        for van, tot in blokken:
            if van <= nu.time() < tot:
                return Stand(True, tot=_op_dag(nu.date(), tot))
        return Stand(False, weer_open=self._weer_open(nu, feestdagen), reden=reden)

    def _weer_open(self, nu: datetime, feestdagen: Feestdagen) -> datetime | None:
        for dagen in range(VOORUIT.days):
            dag = nu.date() + timedelta(days=dagen)
            for van, _ in self._op(dag, feestdagen)[0]:
                if _op_dag(dag, van) > nu:
                    return _op_dag(dag, van)
        return None

    def _op(self, dag: date, feestdagen: Feestdagen) -> tuple[tuple[Blok, ...], str | None]:
        if dag in self.afwijkend:
            return self.afwijkend[dag], None
        naam = feestdagen(dag.year).get(dag)
        if naam in self.gesloten_op:
            return (), naam
        return self.week[dag.weekday()], None


def _blokken(ruw: list[str]) -> tuple[Blok, ...]:
    """:raise ValueError: if a block ends before it begins"""
    blokken = []
    for blok in ruw:
        van, tot = map(time.fromisoformat, blok.split("-"))
        if van >= tot:
            raise ValueError(f"{blok} ends before it begins")
        blokken.append((van, tot))
    return tuple(blokken)


def _op_dag(dag: date, tijd: time) -> datetime:
    return datetime.combine(dag, tijd, TIJDZONE)


def _klok(tijd: time) -> str:
    return f"{tijd.hour}.{tijd.minute:02}"


def _dagen(dagen: list[int]) -> str:
    eerste, laatste = DAGEN[dagen[0]], DAGEN[dagen[-1]]
    if len(dagen) == 1:
        return eerste
    return f"{eerste} {'en' if len(dagen) == 2 else 'tot en met'} {laatste}"
