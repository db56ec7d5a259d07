"""`python -m tools evaluate [--file TSV] [--out JSON] [--model TAR_GZ]`: how well the trained model understands sentences."""

import argparse
import json
import sys
from pathlib import Path
from tarfile import is_tarfile
from typing import Any

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from tools.evaluatie.lezen import lees_bestand, lees_vaste
from tools.evaluatie.maten import maten
from tools.evaluatie.rijen import Toetszin
from tools.evaluatie.verslag import schrijf_verslag
from tools.evaluatie.voorspellen import VoorspellenMislukt, Voorspelling, voorspel
from tools.modellen import actief_model, laatste_model
from tools.paden import DATA, MODELLEN, ROUTERING, VAR, WORTEL

STANDAARD_UIT = VAR / "evaluatie.json"


def evalueer(voorspelling: Voorspelling, onderwerpen: Onderwerpen, klachten: dict[str, dict]) -> dict[str, Any]:
    """Everything that goes into the JSON file: the figures over all sentences, those per set, and the rows."""

    def kanaal(onderwerp: str) -> str:
        return klachten[onderwerp.partition("/")[2]]["kanaal"]

    rijen = voorspelling.rijen
    verzamelingen = sorted({rij.zin.verzameling for rij in rijen})
    per_verzameling = {
        naam: maten([rij for rij in rijen if rij.zin.verzameling == naam], onderwerpen.titel, kanaal) for naam in verzamelingen
    }
    return {
        "model": voorspelling.model,
        "thresholds": voorspelling.drempels,
        **maten(rijen, onderwerpen.titel, kanaal),
        "sets": per_verzameling if len(verzamelingen) > 1 else {},
        "rows": [rij.als_dict() for rij in rijen],
    }


def main(argumenten: list[str]) -> int:
    """Return 0, or 1 after one line on stderr that says what to do."""
    opties = _opties(argumenten)
    try:
        if opties.out.suffix in (".html", ".tsv"):
            raise InhoudFout(f"{opties.out}: the figures are JSON, and the report stands beside them; end OUT in .json")
        onderwerpen = Onderwerpen.lees(DATA / "onderwerpen.yml")
        zinnen = _zinnen(opties.file, onderwerpen)
        voorspelling = voorspel(zinnen, _model(opties.model))
        uitkomst = evalueer(voorspelling, onderwerpen, lees_yaml(ROUTERING / "klachten.yml")["klachten"])
        _schrijf(uitkomst, voorspelling, onderwerpen, opties.out)
    except (InhoudFout, VoorspellenMislukt) as fout:
        print(fout, file=sys.stderr)
        return 1
    except OSError as fout:
        print(f"{opties.out}: cannot be written ({fout.strerror}); choose another file with OUT=", file=sys.stderr)
        return 1
    print(_samenvatting(uitkomst, opties.out))
    return 0


def _opties(argumenten: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools evaluate", description=__doc__)
    parser.add_argument("--file", type=Path, help="a TSV file with the columns text and topic; without it: all test sets")
    parser.add_argument("--out", type=Path, default=STANDAARD_UIT, help="the JSON file; the report for editors stands beside it")
    parser.add_argument("--model", type=Path, help="another model than the active one")
    return parser.parse_args(argumenten)


def _zinnen(bestand: Path | None, onderwerpen: Onderwerpen) -> list[Toetszin]:
    return lees_bestand(bestand, onderwerpen) if bestand else lees_vaste(WORTEL, onderwerpen)


def _model(gekozen: Path | None) -> Path:
    """:raise InhoudFout: if there is no model"""
    model = gekozen or actief_model()
    if model is None and (model := laatste_model()):
        print(f"{model.name} was trained on other data than there is now; 'make train' first to measure that", file=sys.stderr)
    if model is None or not model.is_file():
        raise InhoudFout(f"{model or MODELLEN}: there is no model here; run 'make train' first")
    if not is_tarfile(model):
        raise InhoudFout(f"{model}: this is not a model; name a .tar.gz that 'make train' wrote")
    return model


def _schrijf(uitkomst: dict[str, Any], voorspelling: Voorspelling, onderwerpen: Onderwerpen, uit: Path) -> None:
    uit.parent.mkdir(parents=True, exist_ok=True)
    uit.write_text(json.dumps(uitkomst, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    schrijf_verslag(uitkomst, voorspelling.rijen, onderwerpen, uit.with_suffix(".html"))


def _samenvatting(uitkomst: dict[str, Any], uit: Path) -> str:
    """A line per set; lenient figures."""
    namen = ("set", "sentences", "top-1", "top-3", "channel", "safety", "alarms", "rejected", "ECE")
    regels = [namen, *(_regel(naam, deel) for naam, deel in {**uitkomst["sets"], "all": uitkomst}.items())]
    tabel = [f"{naam:14}" + "".join(f"{getal:>10}" for getal in rest) for naam, *rest in regels]
    return "\n".join([*tabel, f"{uit} and {uit.with_suffix('.html')}"])


def _regel(naam: str, deel: dict[str, Any]) -> tuple[str, ...]:
    delen = (deel["top1"]["lenient"], deel["top3"]["lenient"], deel["channel"]["lenient"], deel["safety"]["recall"])
    top1, top3, kanaal, zorg, afgewezen = ("–" if d is None else f"{d:.1%}" for d in (*delen, deel["rejection"]["recall"]))
    alarm, ece = str(deel["safety"]["false_alarms"]), f"{deel['ece']['lenient']:.3f}"
    return naam, str(deel["sentences"]), top1, top3, kanaal, zorg, alarm, afgewezen, ece
