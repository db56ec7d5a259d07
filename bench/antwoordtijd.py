"""How long an answer takes, ours beside Rasa's own, with the conversations in memory and kept on disk.

The networks are trained for one epoch: that makes them worse, not faster or slower.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from bench.kandidaten import INIT, ONS, kandidaten
from bench.meten import antwoordtijden, percentielen
from bench.project import Leerstof, schrijf_project
from bench.rasa import server, train
from bench.vergelijken import KLANTEN
from helpdesk.onderwerpen import Onderwerpen
from tools.evaluatie.lezen import lees_vaste
from tools.paden import DATA, WORTEL


def antwoordtijd(per_onderwerp: int, aantal: int) -> dict[str, Any]:
    """Candidate → way of keeping conversations → number of clients → percentiles. `aantal`: answers timed at each.

    :raise BenchMislukt: if Rasa fails to train or to answer
    """
    stof = Leerstof.lees(per_onderwerp)
    vragen = [zin.tekst for zin in lees_vaste(WORTEL, Onderwerpen.lees(DATA / "onderwerpen.yml"))]
    uitkomst: dict[str, Any] = {"answers": aantal, "candidates": {}}
    for kandidaat in (k for k in kandidaten(epochs=1) if k.naam in (ONS, INIT)):
        print(f"{kandidaat.naam} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="bench-") as tijdelijk:
            map_ = Path(tijdelijk)
            schrijf_project(map_, kandidaat, stof)
            training = train(map_)
            manieren = {
                manier: _meet(map_, endpoints, vragen, aantal) for manier, endpoints in _opslag(map_, kandidaat.naam).items()
            }
        uitkomst["candidates"][kandidaat.naam] = {"train_s": training, **manieren}
    return uitkomst


def _opslag(map_: Path, naam: str) -> dict[str, dict[str, Any]]:
    """Where the conversations are, as endpoints.yml says it: on disk ours are in our own store, the others' in Rasa's."""
    soort = "components.tracker_opslag.Trackeropslag" if naam == ONS else "SQL"
    return {
        "in memory": {},
        "on disk": {"tracker_store": {"type": soort, "dialect": "sqlite", "db": str(map_ / "gesprekken.db")}},
    }


def _meet(map_: Path, endpoints: dict[str, Any], vragen: list[str], aantal: int) -> dict[str, dict[str, float]]:
    (map_ / "endpoints.yml").write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    with server(map_, vragen[0]) as draait:
        return {str(n): percentielen(asyncio.run(antwoordtijden(draait.adres, vragen, n, aantal))) for n in KLANTEN}
