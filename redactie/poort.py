"""The gate: whether a new model may take the place of the one that is live, from what both make of the same sentences.

A sentence counts as right when its first topic is. Whatever is retrained flips some sentences either way; a drop within that noise
does not block. The margin follows from the number of sentences: so many standard deviations of the difference of lost and won that
of some hundred topics and channels together one is blocked by chance in twenty trainings.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from tools.evaluatie.rijen import ANTWOORD, Rij, groep

ZORG, KLACHT = "zorg", "klacht"
# The share of sentences that goes from right to wrong or back when one in fifty training sentences is left out (make margin).
UIT_ZICHZELF = 0.01
# One-sided, 1 in 2,000: 1 in 20 over a hundred comparisons.
Z = 3.29


@dataclass(frozen=True)
class Zinwissel:
    """A sentence that was right and no longer is, or the other way round. `oud`, `nieuw`: the topics predicted."""

    tekst: str
    verwacht: str
    oud: str
    nieuw: str
    gewonnen: bool


@dataclass(frozen=True)
class Deel:
    """One topic, one channel, or everything: how many sentences are right with the old and the new model."""

    naam: str
    zinnen: int
    oud: int
    nieuw: int

    @property
    def verschil(self) -> int:
        return self.nieuw - self.oud

    @property
    def marge(self) -> int:
        """This many fewer is noise."""
        return marge(self.zinnen)

    @property
    def te_veel(self) -> bool:
        return -self.verschil > self.marge


@dataclass(frozen=True)
class Vergelijking:
    """What a new model does better and worse than the one that is live. `veiligheid`: safety sentences lost."""

    alles: Deel
    onderwerpen: Sequence[Deel]
    kanalen: Sequence[Deel]
    gewisseld: Sequence[Zinwissel]
    veiligheid: Sequence[Zinwissel]

    @property
    def verslechterd(self) -> list[Deel]:
        return [d for d in self.onderwerpen if d.verschil < 0]

    @property
    def verbeterd(self) -> list[Deel]:
        return [d for d in self.onderwerpen if d.verschil > 0]


def marge(zinnen: int) -> int:
    return max(1, ceil(Z * sqrt(zinnen * UIT_ZICHZELF)))


def vergelijk(oud: Sequence[Rij], nieuw: Sequence[Rij], kanaal: Callable[[str], str | None]) -> Vergelijking:
    """Both over the same sentences in the same order. `kanaal`: that of a complaint topic; None for one that is not known."""
    paren = list(zip(oud, nieuw, strict=True))
    per_onderwerp, per_kanaal = defaultdict(list), defaultdict(list)
    for o, n in paren:
        goed = (_goed(o), _goed(n))
        per_onderwerp[o.eerste].append(goed)
        if groep(o.eerste) == KLACHT and (juist := kanaal(o.eerste)):
            per_kanaal[juist].append(tuple(groep(r.voorspeld) == KLACHT and kanaal(r.voorspeld) == juist for r in (o, n)))
    anders = [(o, n) for o, n in paren if _goed(o) != _goed(n)]
    return Vergelijking(
        alles=_deel("alles", [(_goed(o), _goed(n)) for o, n in paren]),
        onderwerpen=[_deel(naam, goed) for naam, goed in sorted(per_onderwerp.items())],
        kanalen=[_deel(naam, goed) for naam, goed in sorted(per_kanaal.items())],
        gewisseld=[_wissel(o, n) for o, n in anders],
        veiligheid=[_wissel(o, n) for o, n in paren if groep(o.eerste) == ZORG and _als_zorg(o) and not _als_zorg(n)],
    )


def redenen(vergelijking: Vergelijking, titel: Callable[[str], str], zonder_antwoord: Sequence[str] = ()) -> list[str]:
    """Why the gate refuses, in words for an editor; empty: it does not. `zonder_antwoord`: topics without an answer for today."""
    uit = [f"De veiligheid gaat achteruit: ‘{w.tekst}’ werd herkend en nu niet meer. Het nieuwe model denkt aan ‘{titel(w.nieuw)}’." for w in vergelijking.veiligheid]
    for deel in vergelijking.onderwerpen:
        if deel.te_veel:
            uit.append(f"‘{titel(deel.naam)}’ ({deel.naam}) gaat van {deel.oud} naar {deel.nieuw} goede zinnen van de {deel.zinnen}. Hoogstens {deel.marge} minder mag.")
    for deel in vergelijking.kanalen:
        if deel.te_veel:
            uit.append(f"Klachten voor {deel.naam} komen minder vaak goed terecht: van {deel.oud} naar {deel.nieuw} van de {deel.zinnen}. Hoogstens {deel.marge} minder mag.")
    if vergelijking.alles.te_veel:
        alles = vergelijking.alles
        uit.append(f"In het geheel gaat het van {alles.oud} naar {alles.nieuw} goede zinnen van de {alles.zinnen}. Hoogstens {alles.marge} minder mag.")
    uit += [f"‘{titel(onderwerp)}’ ({onderwerp}) heeft geen antwoord dat nu geldt. Schrijf er een." for onderwerp in zonder_antwoord]
    return uit


def _goed(rij: Rij) -> bool:
    return rij.goed(streng=False)


def _als_zorg(rij: Rij) -> bool:
    return groep(rij.voorspeld) == ZORG and rij.besluit == ANTWOORD


def _deel(naam: str, goed: Sequence[tuple[bool, bool]]) -> Deel:
    return Deel(naam, len(goed), sum(o for o, _ in goed), sum(n for _, n in goed))


def _wissel(oud: Rij, nieuw: Rij) -> Zinwissel:
    return Zinwissel(oud.zin.tekst, oud.eerste, oud.voorspeld, nieuw.voorspeld, _goed(nieuw))
