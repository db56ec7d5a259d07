"""A complaint in the making, and one step of the conversation about it, as plain data."""

from dataclasses import dataclass, replace

from helpdesk.beurt import Beurt, Zeg

# What is being asked; AFGEROND: the result was given, the resident may still correct it.
ONDERWERP, GEMEENTE, TOELICHTING, AFGEROND = "onderwerp", "gemeente", "toelichting", "afgerond"
# A first message of this many words has told what happened: the description is not asked again.
WOORDEN_VERTELD = 6
MAX_TOELICHTING = 500


@dataclass(frozen=True)
class Klacht:
    """The state of one complaint. All fields are plain values, so that they fit in a slot.

    `gemeente` and `toelichting` are None while they were not asked, and empty when the resident passed them over.
    """

    onderwerp: str | None = None
    kanaal: str | None = None
    gemeente: str | None = None
    toelichting: str | None = None
    vraag: str | None = None
    pogingen: int = 0

    def verteld(self, tekst: str) -> "Klacht":
        """The complaint with one more sentence of the resident in its description."""
        return replace(self, toelichting=" ".join(filter(None, (self.toelichting, tekst)))[:MAX_TOELICHTING])


@dataclass(frozen=True)
class Stap:
    """What one turn yields: the new state (None: this conversation has ended) and what to say."""

    klacht: Klacht | None
    zeg: tuple[Zeg, ...]
    # The message was not meant for the complaint: it gets its ordinary treatment.
    doorgeven: bool = False

    def na(self, *zinnen: Zeg) -> "Stap":
        """The same step, with something said first."""
        return replace(self, zeg=(*zinnen, *self.zeg))


DOORGEVEN = Stap(None, (), doorgeven=True)


def verhaal(beurt: Beurt) -> str | None:
    """The message itself where it is long enough to tell what happened."""
    return beurt.tekst[:MAX_TOELICHTING] if not beurt.keuze and len(beurt.woorden) >= WOORDEN_VERTELD else None
