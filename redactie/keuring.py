"""Evaluating a candidate beside the live model, and the gate's judgment, kept with the candidate."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from helpdesk.antwoorden import geldige_variaties
from helpdesk.bestanden import lees_yaml
from helpdesk.fasen import Fasen
from helpdesk.onderwerpen import Onderwerpen
from redactie.modellen import Model, Modellen, schrijf_json
from redactie.poort import Deel, Vergelijking, Zinwissel, redenen, vergelijk
from redactie.trainzinnen import nieuwe_zinnen, trainzinnen
from tools.controle.gelijkenis import bijna_gelijk, kaal
from tools.evaluatie.lezen import lees_vaste
from tools.evaluatie.rijen import Rij, Toetszin
from tools.evaluatie.voorspellen import voorspel

LIJKT = 55  # of 100: a new example less alike than this did not cause it
ZONDER_ANTWOORD = "klacht"
# Two topics that share this many nearly equal sentences cannot be told apart; of equal ones one is too many.
TE_VEEL_GEDEELD = 3


def kanalen(inhoud: Path) -> Callable[[str], str | None]:
    """The channel of a complaint topic; None for what is none."""
    klachten = lees_yaml(inhoud / "routering/klachten.yml")["klachten"]
    return lambda onderwerp: (klachten.get(onderwerp.partition("/")[2]) or {}).get("kanaal")


def toetszinnen(inhoud: Path) -> list[Toetszin]:
    """Every fixed test sentence, those of new topics too.

    :raise InhoudFout: naming the file, if one cannot be read
    """
    return lees_vaste(inhoud, Onderwerpen.lees(inhoud / "data/onderwerpen.yml"))


def rijen(modellen: Modellen, model: Model, zinnen: Sequence[Toetszin]) -> list[Rij]:
    """What a model makes of the sentences; what it said of the same sentences before is not asked again.

    :raise VoorspellenMislukt: if the model cannot be used
    """
    bewaard, som = modellen.map / f"{model.naam.removesuffix('.tar.gz')}.rijen.json", _som(zinnen)
    if bewaard.exists() and (oud := json.loads(bewaard.read_text(encoding="utf-8")))["som"] == som:
        return [Rij(zin, tuple(map(tuple, r["ranglijst"])), r["besluit"]) for zin, r in zip(zinnen, oud["rijen"], strict=True)]
    nieuw = voorspel(list(zinnen), model.pad).rijen
    schrijf_json(bewaard, {"som": som, "rijen": [{"ranglijst": r.ranglijst[:5], "besluit": r.besluit} for r in nieuw]})
    return nieuw


def zonder_antwoord(inhoud: Path, dag: date) -> list[str]:
    """The topics that have no answer on a date."""
    fase = Fasen.lees(inhoud / "registers/feiten/fasen.yml").op(dag).id
    uit = []
    for onderwerp in Onderwerpen.lees(inhoud / "data/onderwerpen.yml"):
        if onderwerp.partition("/")[0] == ZONDER_ANTWOORD:
            continue
        responsen = lees_yaml(inhoud / f"data/{onderwerp}.yml").get("responses") or {}
        if not geldige_variaties(responsen.get(f"utter_{onderwerp}") or [], fase, dag, {}):
            uit.append(onderwerp)
    return uit


def gedeeld(inhoud: Path, titel: Callable[[str], str]) -> list[str]:
    """Topics that have the same sentences, or many that are nearly the same, in words."""
    zinnen = [(kaal(zin), zin, onderwerp) for onderwerp, alle in trainzinnen(inhoud).items() for zin in alle]
    paren: dict[tuple[str, str], list[tuple[bool, str]]] = defaultdict(list)
    for een, ander in bijna_gelijk([kale for kale, _, _ in zinnen], [onderwerp for _, _, onderwerp in zinnen]):
        gelijk = zinnen[een][0] == zinnen[ander][0]
        paren[tuple(sorted((zinnen[een][2], zinnen[ander][2])))].append((gelijk, zinnen[een][1]))
    uit = []
    for (a, b), samen in sorted(paren.items()):
        if len(samen) >= TE_VEEL_GEDEELD or any(gelijk for gelijk, _ in samen):
            wat = "zin" if len(samen) == 1 else "zinnen"
            uit.append(f"‘{titel(a)}’ ({a}) en ‘{titel(b)}’ ({b}) delen {len(samen)} {wat}, zoals ‘{samen[0][1]}’. Kies bij welke van de twee ze horen.")
    return uit


def keur(modellen: Modellen, kandidaat: Model, inhoud: Path, dag: date) -> Vergelijking | None:
    """Compare with the live model and write comparison, figures and judgment with the candidate; None: nothing is live yet.

    :raise InhoudFout: if a test file cannot be read
    :raise VoorspellenMislukt: if one of the models cannot be used
    """
    zinnen, titels = toetszinnen(inhoud), Onderwerpen.lees(inhoud / "data/onderwerpen.yml")
    nieuw, live = rijen(modellen, kandidaat, zinnen), modellen.live()
    leeg, bekend = zonder_antwoord(inhoud, dag), _titel(titels)
    dubbel = gedeeld(inhoud, bekend)
    goed = sum(r.goed(streng=False) for r in nieuw)
    gegevens: dict[str, Any] = {"cijfers": {"zinnen": len(zinnen), "goed": goed}}
    vergelijking = None
    if live is None or live.naam == kandidaat.naam:
        gegevens["oordeel"] = {"redenen": [*dubbel, *redenen(vergelijk(nieuw, nieuw, kanalen(inhoud)), bekend, leeg)], "tegen": None}
    else:
        vergelijking = vergelijk(rijen(modellen, live, zinnen), nieuw, kanalen(inhoud))
        gegevens["oordeel"] = {"redenen": [*dubbel, *redenen(vergelijking, bekend, leeg)], "tegen": live.naam}
        gegevens["vergelijking"] = als_json(vergelijking)
        gegevens["oorzaken"] = oorzaken(vergelijking, nieuwe_zinnen(set(live.gegevens.get("zinnen") or ()), inhoud))
    modellen.beschrijf(kandidaat.naam, gegevens)
    return vergelijking


def oorzaken(vergelijking: Vergelijking, nieuw: dict[str, str]) -> dict[str, list[str]]:
    """Per sentence that was lost the new examples of the topic it went to that are most like it: those probably caused it."""
    uit = {}
    for wissel in vergelijking.gewisseld:
        keuzes = [zin for zin, onderwerp in nieuw.items() if onderwerp == wissel.nieuw]
        if not wissel.gewonnen and keuzes:
            treffers = process.extract(wissel.tekst, keuzes, scorer=fuzz.token_set_ratio, score_cutoff=LIJKT, limit=3)
            uit[wissel.tekst] = [zin for zin, _, _ in treffers] or keuzes[:3]
    return uit


def als_json(vergelijking: Vergelijking) -> dict[str, Any]:
    return asdict(vergelijking)


def uit_json(ruw: dict[str, Any]) -> Vergelijking:
    return Vergelijking(
        alles=Deel(**ruw["alles"]),
        onderwerpen=[Deel(**d) for d in ruw["onderwerpen"]],
        kanalen=[Deel(**d) for d in ruw["kanalen"]],
        gewisseld=[Zinwissel(**w) for w in ruw["gewisseld"]],
        veiligheid=[Zinwissel(**w) for w in ruw["veiligheid"]],
    )


def _titel(onderwerpen: Onderwerpen) -> Callable[[str], str]:
    return lambda o: onderwerpen.titel(o) if o in onderwerpen else o


def _som(zinnen: Sequence[Toetszin]) -> str:
    return sha256(json.dumps([(z.tekst, z.verwacht) for z in zinnen]).encode()).hexdigest()
