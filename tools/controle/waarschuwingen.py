"""What is no fault but makes the training or its test worth less: sentences that are too much alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from tools.controle.gelijkenis import bijna_gelijk, gemiddelde_gelijkenis, kaal, vaakste_opening
from tools.controle.inhoud import Fout, Inhoud, bestand, toets
from tools.controle.zinnen import voorbeelden

# Well above what varied sentences reach: the topics written by many hands have at most 42 and 0.18.
TE_GELIJK = 55
TE_VAAK = 0.30
MINSTENS = 10
# A new topic may begin with fewer; it is recognised well from here on.
GOED, GOED_TOETS = 40, 6
KIES = "keep the one that fits best, or make clear what differs"


@dataclass(frozen=True)
class _Zin:
    """`onderwerp` is None for a test sentence; two of those may be alike."""

    plek: str
    tekst: str
    onderwerp: str | None = None


def waarschuw(inhoud: Inhoud) -> list[Fout]:
    """Return the warnings, sorted by place."""
    training = [_Zin(bestand(o), zin, o) for o, ruw in inhoud.bestanden.items() for zin in voorbeelden(ruw)]
    ongezien = [_Zin(plek, zin) for plek, zin in inhoud.ongezien]
    return sorted({*_paren([*training, *ongezien]), *_eentonig(training), *_weinig(inhoud)})


def _weinig(inhoud: Inhoud) -> Iterator[Fout]:
    for onderwerp, ruw in inhoud.bestanden.items():
        if (aantal := len(voorbeelden(ruw))) < GOED:
            yield Fout(bestand(onderwerp), f"{aantal} sentences", f"write {GOED} or more, each as another resident would type it")
    for onderwerp, zinnen in inhoud.toetsen.items():
        if len(zinnen) < GOED_TOETS:
            yield Fout(toets(onderwerp), f"{len(zinnen)} test sentences", f"write {GOED_TOETS} or more")


def _paren(zinnen: list[_Zin]) -> Iterator[Fout]:
    kale = [kaal(zin.tekst) for zin in zinnen]
    for een, ander in bijna_gelijk(kale, [zin.onderwerp for zin in zinnen]):
        if kale[een] == kale[ander]:
            continue  # the very same sentence is a fault (tools/controle/zinnen.py)
        eerste, tweede = zinnen[een], zinnen[ander]
        keuze = "test with another sentence" if tweede.onderwerp is None else KIES
        yield Fout(tweede.plek, f"'{tweede.tekst}' is nearly '{eerste.tekst}' in {eerste.plek}", keuze)


def _eentonig(training: list[_Zin]) -> Iterator[Fout]:
    per_plek: dict[str, list[str]] = {}
    for zin in training:
        per_plek.setdefault(zin.plek, []).append(kaal(zin.tekst))
    for plek, zinnen in per_plek.items():
        opening, deel = vaakste_opening(zinnen)
        if len(zinnen) < MINSTENS:
            continue
        if deel >= TE_VAAK:
            yield Fout(plek, f"{deel:.0%} of the sentences begin with '{opening}'", "let others begin, in their own words")
        elif (gelijk := gemiddelde_gelijkenis(zinnen)) >= TE_GELIJK:
            yield Fout(plek, f"the sentences are all alike ({gelijk:.0f} of 100)", "write short and long ones, in other words")
