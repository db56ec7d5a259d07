"""What the place register hands out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Soort = Literal["gemeente", "ambigu", "buitenland", "geen"]


@dataclass(frozen=True)
class Gemeente:
    """A municipality. `van` is its first day, `tot` the first day it no longer exists (None: open)."""

    code: str
    naam: str
    officiele_naam: str
    provincie: str
    ggd_id: str
    van: date | None
    tot: date | None
    opvolgers: tuple[str, ...]

    def bestaat(self, op: date) -> bool:
        return (self.van is None or self.van <= op) and (self.tot is None or op < self.tot)


@dataclass(frozen=True)
class Ggd:
    """A GGD region. Contact data is None where it is unknown or less certain than `hoog`."""

    id: str
    naam: str
    website: str | None
    klachten_url: str | None
    klachten_email: str | None


@dataclass(frozen=True)
class PlaatsResultaat:
    """What was found; `gevonden` is `tekst[begin:einde]` of the first place that led to the outcome.

    `gemeenten` has one element for `gemeente`, two or more for `ambigu` (likeliest first), none otherwise.
    `land` is only set for `buitenland`.
    """

    soort: Soort
    gemeenten: tuple[Gemeente, ...] = ()
    gevonden: str = ""
    begin: int = 0
    einde: int = 0
    land: str | None = None


GEEN = PlaatsResultaat("geen")
