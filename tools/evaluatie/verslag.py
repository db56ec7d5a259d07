"""The report for editors: one HTML file without scripts, in plain Dutch."""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helpdesk.onderwerpen import Onderwerpen
from tools.evaluatie.rijen import Rij, groep

SJABLOON = "verslag.html"
MOEILIJKSTE = 12


def schrijf_verslag(uitkomst: dict[str, Any], rijen: list[Rij], onderwerpen: Onderwerpen, pad: Path) -> None:
    """:raise OSError: if the file cannot be written"""
    omgeving = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters["procent"] = lambda deel: "–" if deel is None else f"{100 * deel:.1f}%".replace(".", ",")
    groepen, moeilijk = list(dict.fromkeys(map(groep, onderwerpen))), moeilijkste(rijen)
    tekst = omgeving.get_template(SJABLOON).render(
        u=uitkomst,
        titel=onderwerpen.titel,
        groepen={"namen": groepen, "rijen": matrix(rijen, groepen, groep)},
        moeilijkste={"namen": [onderwerpen.titel(o) for o in moeilijk], "rijen": matrix(rijen, moeilijk, str)},
        gemist=gemist(rijen),
    )
    pad.write_text(tekst, encoding="utf-8")


def matrix(rijen: list[Rij], namen: list[str], van: Callable[[str], str]) -> list[tuple[int, list[int], int]]:
    """Return per name that was meant: its place, how often each of the names was chosen, and how often something else.

    `van`: the name that a topic falls under. A lenient hit counts as right; a name that nothing meant is left out.
    """
    telling = Counter((van(rij.voorspeld if rij.goed(streng=False) else rij.eerste), van(rij.voorspeld)) for rij in rijen)
    aantal = Counter(verwacht for verwacht, _ in telling.elements())
    tabel = ((plek, naam, [telling[naam, ander] for ander in namen]) for plek, naam in enumerate(namen))
    return [(plek, cellen, aantal[naam] - sum(cellen)) for plek, naam, cellen in tabel if aantal[naam]]


def moeilijkste(rijen: list[Rij]) -> list[str]:
    """The topics that take part in the most faults, as what was meant or as what it was taken for."""
    fouten: Counter[str] = Counter()
    for rij in rijen:
        if not rij.goed(streng=False):
            fouten.update((rij.eerste, rij.voorspeld))
    return [onderwerp for onderwerp, _ in fouten.most_common(MOEILIJKSTE)]


def gemist(rijen: list[Rij]) -> list[tuple[str, list[Rij]]]:
    """The sentences that were not understood, per topic, the topic with the most first."""
    per_onderwerp: dict[str, list[Rij]] = defaultdict(list)
    for rij in rijen:
        if not rij.goed(streng=False):
            per_onderwerp[rij.eerste].append(rij)
    return sorted(per_onderwerp.items(), key=lambda paar: (-len(paar[1]), paar[0]))
