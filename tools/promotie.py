"""`promote [MODEL] [--reden TEXT]`, `rollback` and `poort`: the gate and the live model, from the command line.

A helpdesk that runs on this machine (`make run`) takes the model at once; else it does at its next start.
"""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx

from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.peildatum import STANDAARD, lees_peildatum
from redactie.keuring import kanalen, keur, rijen, toetszinnen, zonder_antwoord
from redactie.modellen import Model, Modellen
from redactie.poort import redenen, vergelijk
from redactie.promotie import Promotie, WisselMislukt
from tools.evaluatie.rijen import Rij, Toetszin
from tools.evaluatie.voorspellen import VoorspellenMislukt
from tools.modellen import actief_model, vingerafdruk
from tools.paden import MODELLEN, WORTEL
from tools.run import LOPEND

# What the accepted model made of every test sentence; with it the gate tells in any checkout what a change of data/ costs.
STAND = WORTEL / "tests" / "toetsen" / "stand.json"
WISSELTIJD = 60.0


def promote(argumenten: list[str]) -> int:
    """Return 0, or 1 after the gate's reasons."""
    parser = argparse.ArgumentParser(prog="python -m tools promote")
    parser.add_argument("model", nargs="?", help="the file of a model; without it the newest that is not live")
    parser.add_argument("--reden", help="why a model that the gate refuses goes live all the same; it is written down")
    opties = parser.parse_args(argumenten)
    modellen = Modellen(MODELLEN)
    return _in_woorden(lambda: _promote(modellen, _kies(modellen, opties.model), opties.reden))


def rollback(argumenten: list[str]) -> int:
    """Return 0, or 1 if there is no model to go back to."""
    argparse.ArgumentParser(prog="python -m tools rollback").parse_args(argumenten)
    modellen = Modellen(MODELLEN)

    def doe() -> int:
        vorige = modellen.vorige()
        if vorige is None:
            raise InhoudFout("There is no earlier model to go back to.")
        _promotie(modellen).zet_live(vorige, getpass.getuser(), "teruggezet")
        print(f"{vorige.naam} is live again.")
        return 0

    return _in_woorden(doe)


def poort(argumenten: list[str]) -> int:
    """The gate of a checkout: the model of its data against what was accepted last (tests/toetsen/stand.json).

    `--aanvaard` accepts what the model does now. Return 0, or 1 after the gate's reasons.
    """
    parser = argparse.ArgumentParser(prog="python -m tools poort")
    parser.add_argument("--aanvaard", action="store_true", help="write what the model does now to tests/toetsen/stand.json")
    opties = parser.parse_args(argumenten)
    return _in_woorden(lambda: _poort(opties.aanvaard))


def _promote(modellen: Modellen, model: Model, reden: str | None) -> int:
    keur(modellen, model, WORTEL, _dag())
    model = modellen.zoek(model.naam)
    if model.geweigerd:
        print(f"The gate refuses {model.naam}:", *(f"- {r}" for r in model.gegevens["oordeel"]["redenen"]), sep="\n", file=sys.stderr)
        if not reden:
            print("Improve the sentences and train again, or give --reden TEXT to put it live all the same.", file=sys.stderr)
            return 1
    _promotie(modellen).zet_live(model, getpass.getuser(), reden)
    print(f"{model.naam} is live. Back again: make rollback")
    return 0


def _poort(aanvaard: bool) -> int:
    pad = actief_model()
    if pad is None:
        raise InhoudFout("There is no model of the data as it is; run 'make train' first.")
    modellen, titels = Modellen(MODELLEN), Onderwerpen.lees(WORTEL / "data/onderwerpen.yml")
    zinnen = toetszinnen(WORTEL)
    nieuw = rijen(modellen, modellen.zoek(pad.name), zinnen)
    if aanvaard:
        STAND.write_text("{\n" + ",\n".join(f"{json.dumps(sleutel)}: {json.dumps(waarde, ensure_ascii=False)}" for sleutel, waarde in _als_stand(nieuw).items()) + "\n}\n", encoding="utf-8")
        print(f"{STAND.relative_to(WORTEL)} is written.")
        return 0
    oud, nu = _paren(json.loads(STAND.read_text(encoding="utf-8")), nieuw)
    vergelijking = vergelijk(oud, nu, kanalen(WORTEL))
    waarom = redenen(vergelijking, titels.titel, zonder_antwoord(WORTEL, _dag()))
    print(f"{vergelijking.alles.nieuw} of {vergelijking.alles.zinnen} test sentences are right; they were {vergelijking.alles.oud}.")
    for regel in waarom:
        print(f"- {regel}", file=sys.stderr)
    if waarom:
        print("The gate refuses. Improve the sentences; where it is meant to be so: python -m tools poort --aanvaard", file=sys.stderr)
    return 1 if waarom else 0


def _als_stand(gevonden: list[Rij]) -> dict[str, list[str]]:
    return {_sleutel(r.zin): [r.voorspeld, r.besluit] for r in gevonden}


def _paren(stand: dict[str, list[str]], nieuw: list[Rij]) -> tuple[list[Rij], list[Rij]]:
    """The sentences that were accepted before, as they were and as they are; new ones have nothing to compare with."""
    samen = [r for r in nieuw if _sleutel(r.zin) in stand]
    oud = [Rij(r.zin, ((stand[_sleutel(r.zin)][0], 1.0),), stand[_sleutel(r.zin)][1]) for r in samen]
    return oud, samen


def _sleutel(zin: Toetszin) -> str:
    return f"{zin.tekst} [{'|'.join(zin.verwacht)}]"


def _kies(modellen: Modellen, naam: str | None) -> Model:
    live = modellen.live()
    if naam:
        return modellen.zoek(Path(naam).name)
    nieuwste = next((m for m in modellen.alle() if live is None or m.naam > live.naam), None)
    if nieuwste is None:
        raise InhoudFout("There is no model newer than the live one; train one with: make train CANDIDATE=1")
    return nieuwste


def _promotie(modellen: Modellen) -> Promotie:
    return Promotie(modellen, WORTEL, _wissel, vingerafdruk)


def _wissel(naam: str) -> None:
    """In the helpdesk that runs here, if one does."""
    try:
        lopend = json.loads(LOPEND.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    try:
        koppen = {"Authorization": f"Bearer {lopend['token']}"}
        reactie = httpx.put(f"{lopend['rasa']}/webhooks/helpdesk/model", json={"model": naam}, headers=koppen, timeout=WISSELTIJD, trust_env=False)
    except httpx.ConnectError:
        LOPEND.unlink(missing_ok=True)  # left behind by one that was killed
        return
    except httpx.HTTPError as fout:
        raise WisselMislukt(f"the running helpdesk does not answer ({type(fout).__name__})") from None
    if reactie.status_code != 200:
        raise WisselMislukt(reactie.json().get("fout", reactie.text))


def _in_woorden(doe: Callable[[], int]) -> int:
    try:
        return doe()
    except (InhoudFout, VoorspellenMislukt) as fout:
        print(fout, file=sys.stderr)
    except WisselMislukt as fout:
        print(f"The running helpdesk cannot use it: {fout}. The old model goes on.", file=sys.stderr)
    return 1


def _dag() -> date:
    return lees_peildatum(os.environ.get("HELPDESK_PEILDATUM") or STANDAARD, date.today())
