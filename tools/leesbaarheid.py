"""`python -m tools leesbaarheid [TOPIC or FILE]`: what can be plainer in the answers. Advice for editors, so in Dutch."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout
from helpdesk.leesbaarheid import bekijk, leesniveau, oordeel
from helpdesk.taalregels import Taalregels
from tools.controle.inhoud import GEEN_ONDERWERPEN, TAALREGELS
from tools.paden import DATA, WORTEL

GEBRUIK = "python -m tools leesbaarheid [ONDERWERP]   ONDERWERP: bijvoorbeeld faq_app/batterij of data/faq_app/batterij.yml"
MEESTE_TEKENS = 70


@dataclass(frozen=True)
class Antwoord:
    """One Dutch answer and where it stands; `wanneer`: the phase and the dates it holds on, in words, or empty."""

    pad: Path
    onderwerp: str
    wanneer: str
    tekst: str


def antwoorden(pad: Path) -> Iterator[Antwoord]:
    """The Dutch answers in the file of a topic.

    :raise InhoudFout: if the file is missing or broken
    """
    onderwerp = f"{pad.parent.name}/{pad.stem}"
    for variatie in (lees_yaml(pad).get("responses") or {}).get(f"utter_{onderwerp}") or []:
        slots = {v["name"]: v["value"] for v in variatie.get("condition") or ()}
        geldig = (variatie.get("metadata") or {}).get("geldig") or {}
        wanneer = [slots.get("fase"), *(f"{woord} {geldig[woord]}" for woord in ("van", "tot") if geldig.get(woord))]
        if slots.get("taal", "nl") == "nl":
            yield Antwoord(pad, onderwerp, ", ".join(filter(None, wanneer)), variatie.get("text") or "")


def main(argumenten: list[str], wortel: Path = WORTEL) -> int:
    """Return 0 also where there is advice; 1 if a file cannot be read, 2 for wrong usage."""
    if len(argumenten) > 1 or argumenten[:1] in (["-h"], ["--help"]):
        print(GEBRUIK, file=sys.stderr)
        return 2
    try:
        regels = Taalregels.lees(wortel / TAALREGELS)
        gelezen = [antwoord for pad in _bestanden(argumenten, wortel / DATA.name) for antwoord in antwoorden(pad)]
    except InhoudFout as fout:
        print(fout, file=sys.stderr)
        return 1
    soorten = Counter()
    for antwoord in gelezen:
        bevindingen = bekijk(antwoord.tekst, regels)
        soorten.update(bevinding.soort for bevinding in bevindingen)
        if bevindingen:
            pad = antwoord.pad.relative_to(wortel) if antwoord.pad.is_relative_to(wortel) else antwoord.pad
            print(f"{pad}: {antwoord.onderwerp}" + (f" ({antwoord.wanneer})" if antwoord.wanneer else ""))
        for bevinding in bevindingen:
            print(f"  {bevinding.soort}: “{_kort(bevinding.tekst)}” {bevinding.advies}")
    print(_samenvatting([antwoord.tekst for antwoord in gelezen], soorten))
    return 0


def _bestanden(argumenten: list[str], data: Path) -> list[Path]:
    if not argumenten:
        return sorted(pad for pad in data.glob("*/*.yml") if pad.parent.name not in GEEN_ONDERWERPEN)
    pad = Path(argumenten[0])
    return [pad.resolve() if pad.suffix == ".yml" else data / f"{argumenten[0]}.yml"]


def _samenvatting(teksten: list[str], soorten: Counter[str]) -> str:
    per_soort = ", ".join(f"{aantal} x {soort}" for soort, aantal in soorten.most_common()) or "geen adviezen"
    scores = [niveau.score for niveau in map(leesniveau, teksten) if niveau]
    gemiddeld = f"; gemiddelde score {mean(scores):.0f} ({oordeel(mean(scores))})" if scores else ""
    return f"{len(teksten)} {'antwoord' if len(teksten) == 1 else 'antwoorden'}: {per_soort}{gemiddeld}"


def _kort(tekst: str) -> str:
    regel = " ".join(tekst.split())
    return regel if len(regel) <= MEESTE_TEKENS else regel[: MEESTE_TEKENS - 2] + " …"
