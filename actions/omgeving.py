"""The one place where the actions' collaborators are made."""

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from helpdesk.beantwoorder import Beantwoorder
from helpdesk.klachten import Klachtroutes
from helpdesk.klachtgesprek import Klachtgesprek
from helpdesk.onderwerpen import LiveOnderwerpen, Onderwerpen
from helpdesk.overdracht import Overdrachten
from helpdesk.pakketten import Pakketten
from helpdesk.peildatum import STANDAARD, lees_peildatum
from helpdesk.plaatsen import PlaatsenRegister

WORTEL = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Omgeving:
    onderwerpen: Onderwerpen
    klachtgesprek: Klachtgesprek
    beantwoorder: Beantwoorder


@cache
def omgeving() -> Omgeving:
    """:raise InhoudFout: if a content file or HELPDESK_PEILDATUM is wrong"""
    dag = lees_peildatum(os.environ.get("HELPDESK_PEILDATUM") or STANDAARD, date.today())
    onderwerpen = LiveOnderwerpen(WORTEL / (os.environ.get("HELPDESK_MODELLEN") or "models"), WORTEL)
    plaatsen = PlaatsenRegister.lees(WORTEL / "registers")
    pakketten = Pakketten(WORTEL / (os.environ.get("HELPDESK_GEMEENTEN") or "gemeenten"), onderwerpen)
    routes = Klachtroutes.lees(WORTEL / "routering", plaatsen, dag, pakketten)
    overdrachten = Overdrachten(routes)
    return Omgeving(
        onderwerpen=onderwerpen,
        klachtgesprek=Klachtgesprek(onderwerpen, routes, plaatsen, overdrachten, dag),
        beantwoorder=Beantwoorder(overdrachten),
    )
