"""The candidates side by side, one after the other in one run."""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.kandidaten import Kandidaat, kandidaten
from bench.meten import antwoordtijden, geheugen, percentielen, voorspel
from bench.project import Leerstof, schrijf_project
from bench.rasa import begintijd, server, train
from helpdesk.bestanden import lees_yaml
from helpdesk.onderwerpen import Onderwerpen
from tools.evaluatie.lezen import lees_vaste
from tools.evaluatie.maten import maten
from tools.evaluatie.rijen import Rij, Toetszin
from tools.paden import DATA, ROUTERING, WORTEL

KLANTEN = (1, 8)


def vergelijk(per_onderwerp: int, epochs: int, aantal: int) -> dict[str, Any]:
    """Train, serve and measure each candidate. `aantal`: how many answers are timed at each number of clients."""
    stof = Leerstof.lees(per_onderwerp)
    toetszinnen = lees_vaste(WORTEL, Onderwerpen.lees(DATA / "onderwerpen.yml"))
    uitkomst: dict[str, Any] = {
        "topics": len(stof.zinnen),
        "sentences": sum(map(len, stof.zinnen.values())),
        "unseen": len(toetszinnen),
        "epochs": epochs,
        "start_of_rasa_s": begintijd(),
        "candidates": {},
    }
    for kandidaat in kandidaten(epochs):
        print(f"{kandidaat.naam} …", file=sys.stderr, flush=True)
        cijfers, rijen = meet_kandidaat(kandidaat, stof, toetszinnen, aantal)
        uitkomst["candidates"][kandidaat.naam] = {"what": kandidaat.uitleg, **cijfers, "accuracy": _nauwkeurig(rijen)}
    return uitkomst


def meet_kandidaat(
    kandidaat: Kandidaat, stof: Leerstof, toetszinnen: list[Toetszin], aantal: int
) -> tuple[dict[str, Any], list[Rij]]:
    """Seconds, megabytes and milliseconds, and what the served model makes of the test sentences.

    :raise BenchMislukt: if Rasa fails to train or to answer
    """
    vragen = [zin.tekst for zin in toetszinnen]
    with tempfile.TemporaryDirectory(prefix="bench-") as tijdelijk:
        map_ = Path(tijdelijk)
        schrijf_project(map_, kandidaat, stof)
        training = train(map_)
        with server(map_, vragen[0]) as draait:
            tijden = {klanten: asyncio.run(antwoordtijden(draait.adres, vragen, klanten, aantal)) for klanten in KLANTEN}
            mb = geheugen(draait.pid)
            rijen = asyncio.run(voorspel(draait.adres, toetszinnen))
        cijfers = {
            "train_s": training,
            "model_mb": (map_ / "model.tar.gz").stat().st_size / 1e6,
            "start_s": draait.start,
            "memory_mb": mb,
            "answer_ms": {str(klanten): percentielen(t) for klanten, t in tijden.items()},
        }
    return cijfers, rijen


def _nauwkeurig(rijen: list[Rij]) -> dict[str, dict[str, float | None]]:
    """Top-1, top-3 and channel (lenient) per set of unseen sentences, and over all."""
    titel = Onderwerpen.lees(DATA / "onderwerpen.yml").titel
    klachten = lees_yaml(ROUTERING / "klachten.yml")["klachten"]
    delen = {"all": rijen}
    for rij in rijen:
        delen.setdefault(rij.zin.verzameling, []).append(rij)
    cijfers = {naam: maten(deel, titel, lambda o: klachten[o.partition("/")[2]]["kanaal"]) for naam, deel in delen.items()}
    return {
        naam: {"top1": c["top1"]["lenient"], "top3": c["top3"]["lenient"], "channel": c["channel"]["lenient"]}
        for naam, c in cijfers.items()
    }
