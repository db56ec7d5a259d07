"""`python -m redactie.training`: trains on the working copy in the background, compares, and leaves a candidate with its judgment.

One at a time: the running one holds a lock, which the system frees when it dies. How far it is stands in `taak.json` beside the
models, for every process to read.
"""

import argparse
import fcntl
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from helpdesk.fouten import InhoudFout
from redactie.keuring import keur
from redactie.modellen import Modellen, schrijf_json
from redactie.trainzinnen import zinsommen
from redactie.werkkopie import CATALOGUS
from tools.controle.inhoud import Fout
from tools.controle.zinnen import is_gedeeld
from tools.modellen import TrainingMislukt, nu, train_kandidaat, vingerafdruk
from tools.paden import MODELLEN, VAR, WORTEL
from tools.validate import controleer

BEZIG, KLAAR, MISLUKT = "bezig", "klaar", "mislukt"
TAAK, SLOT = "taak.json", "taak.slot"
LOG = VAR / "log" / "training-redactie.log"
# Residents go first: a training takes what they leave.
LAGE_VOORRANG = ("nice", "-n", "10")
# Where nothing was measured yet on this machine.
EERSTE_SCHATTING = 120.0
LEREN, VERGELIJKEN = "leren", "vergelijken"


@dataclass(frozen=True)
class Taak:
    """One training. `stap` in words; `seconden`: how long it is going on, or took; `verwacht`: how long it takes in all."""

    toestand: str
    stap: str
    begonnen_op: str
    door: str
    versie: str
    verwacht: float = EERSTE_SCHATTING
    seconden: float = 0.0
    model: str | None = None
    fout: str | None = None

    def nu(self, moment: datetime) -> "Taak":
        """With the time that went by."""
        if self.toestand != BEZIG:
            return self
        return replace(self, seconden=(moment - datetime.fromisoformat(self.begonnen_op)).total_seconds())

    @property
    def deel(self) -> int:
        """How far it is, in per cent; never done before it is."""
        return min(95, round(100 * self.seconden / max(1.0, self.verwacht))) if self.toestand == BEZIG else 100

    @property
    def nog(self) -> int:
        """Seconds to go, as far as one can tell."""
        return max(1, round(self.verwacht - self.seconden))


class Trainingen:
    """Starts a training and tells how far it is. `modellen`: the folder; `werkkopie`: the root of what is trained on."""

    def __init__(self, modellen: Path, werkkopie: Path):
        self._modellen = modellen
        self._werkkopie = werkkopie

    def taak(self) -> Taak | None:
        """The one that is going on, or was last; None: there was none yet."""
        try:
            taak = Taak(**json.loads((self._modellen / TAAK).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        if taak.toestand == BEZIG and self._vrij():
            # Read once more: it may have ended between the two looks.
            taak = Taak(**json.loads((self._modellen / TAAK).read_text(encoding="utf-8")))
            if taak.toestand == BEZIG:
                return replace(taak, toestand=MISLUKT, fout="De training stopte halverwege. Het model dat live is, is niet veranderd. Start de training opnieuw.")
        return taak.nu(datetime.now(UTC))

    def start(self, door: str, versie: str, dag: date) -> None:
        """:raise InhoudFout: if one is going on, or it cannot be started"""
        if not self._vrij():
            raise InhoudFout("Er loopt al een training. Wacht tot die klaar is.")
        opdracht = [sys.executable, "-m", "redactie.training", "--werkkopie", self._werkkopie, "--door", door, "--versie", versie, "--dag", str(dag)]
        LOG.parent.mkdir(parents=True, exist_ok=True)
        try:
            begin = Taak(BEZIG, "beginnen", nu(), door, versie, _verwacht(self._modellen))
            with open(self._modellen / SLOT, "w") as slot, open(LOG, "ab") as log:
                # The lock is ours until the training has it: nobody else can start one in between.
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
                schrijf_json(self._modellen / TAAK, asdict(begin))
                subprocess.Popen(
                    [*map(str, opdracht), "--slot", str(slot.fileno())], cwd=WORTEL, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                    start_new_session=True, pass_fds=(slot.fileno(),), env=_omgeving(self._modellen),
                )  # fmt: skip
        except BlockingIOError:
            raise InhoudFout("Er loopt al een training. Wacht tot die klaar is.") from None
        except OSError as fout:
            raise InhoudFout(f"De training kan niet beginnen ({fout.strerror}). Maak ruimte vrij en probeer het opnieuw.") from fout

    def _vrij(self) -> bool:
        with open(self._modellen / SLOT, "w") as slot:
            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        return True


def main(argumenten: list[str]) -> int:
    """Return 0, or 1 when there is no candidate; why stands in the task."""
    opties = _opties(argumenten)
    modellen = Modellen(MODELLEN)
    with _taak(modellen, opties) as taak:
        inhoud = opties.werkkopie
        fouten, _ = controleer(inhoud, date.today())
        # Sentences that two topics share are for the gate: it shows what they cost.
        if fouten := [fout for fout in fouten if not is_gedeeld(fout)]:
            raise InhoudFout(_in_woorden(fouten))
        catalogus = (inhoud / CATALOGUS).read_text(encoding="utf-8")
        zinnen, afdruk = zinsommen(inhoud), vingerafdruk(inhoud)
        pad = train_kandidaat(inhoud, afdruk, LOG, lambda _, woorden: taak.stap(f"{LEREN}: {woorden}"), LAGE_VOORRANG)
        gegevens = {"gemaakt_op": nu(), "door": opties.door, "versie": opties.versie, "vingerafdruk": afdruk, "zinnen": zinnen}
        modellen.beschrijf(pad.name, gegevens, catalogus)
        taak.stap(VERGELIJKEN)
        keur(modellen, modellen.zoek(pad.name), inhoud, opties.dag)
        taak.klaar(pad.name)
    return 0 if taak.gelukt else 1


class _Voortgang:
    def __init__(self, modellen: Modellen, begin: Taak):
        self._pad = modellen.map / TAAK
        self._taak = begin
        self.gelukt = False
        self._schrijf()

    def stap(self, woorden: str) -> None:
        self._taak = replace(self._taak, stap=woorden)
        self._schrijf()

    def klaar(self, model: str) -> None:
        self.gelukt = True
        self._taak = replace(self._taak.nu(datetime.now(UTC)), toestand=KLAAR, stap="klaar", model=model)
        self._schrijf()

    def mislukt(self, fout: str) -> None:
        self._taak = replace(self._taak.nu(datetime.now(UTC)), toestand=MISLUKT, fout=fout)
        self._schrijf()

    def _schrijf(self) -> None:
        schrijf_json(self._pad, asdict(self._taak))


@contextmanager
def _taak(modellen: Modellen, opties: argparse.Namespace) -> Iterator[_Voortgang]:
    """Tells in words what went wrong; the live model is untouched by all of it."""
    taak = _Voortgang(modellen, Taak(BEZIG, "controleren", nu(), opties.door, opties.versie, _verwacht(modellen.map)))
    try:
        yield taak
    except InhoudFout as fout:
        taak.mislukt(f"{fout}\nHet model dat live is, is niet veranderd.")
    except OSError as fout:
        taak.mislukt(f"Er kan niet worden geschreven ({fout.strerror}). Maak ruimte vrij en train opnieuw. Het model dat live is, is niet veranderd.")
    except TrainingMislukt as fout:
        laatste = next((r for r in reversed(str(fout).partition("\n\nThe training failed")[0].splitlines()) if r.strip()), "")
        taak.mislukt(f"De training is mislukt: {laatste}. Alles staat in {LOG.relative_to(WORTEL)}. Het model dat live is, is niet veranderd.")
    except Exception:  # noqa: BLE001 – whatever it is, the editor is told and the maintainer finds it
        print(traceback.format_exc(), file=sys.stderr)
        taak.mislukt(f"De training is mislukt door een fout in het programma. Geef {LOG.relative_to(WORTEL)} aan de beheerder. Het model dat live is, is niet veranderd.")


def _in_woorden(fouten: list[Fout]) -> str:
    regels = "\n".join(map(str, fouten[:10]))
    return f"Er staan fouten in de bestanden. Verbeter ze eerst:\n{regels}" + (f"\nen nog {len(fouten) - 10}" if len(fouten) > 10 else "")


def _verwacht(modellen: Path) -> float:
    """What the last one took."""
    try:
        oud = json.loads((modellen / TAAK).read_text(encoding="utf-8"))
        return oud["seconden"] if oud["toestand"] == KLAAR else oud["verwacht"]
    except (FileNotFoundError, ValueError, KeyError):
        return EERSTE_SCHATTING


def _omgeving(modellen: Path) -> dict[str, str]:
    return {**os.environ, "HELPDESK_MODELLEN": str(modellen)}


def _opties(argumenten: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m redactie.training", description=__doc__)
    parser.add_argument("--werkkopie", type=Path, required=True)
    parser.add_argument("--door", required=True)
    parser.add_argument("--versie", required=True)
    parser.add_argument("--dag", type=date.fromisoformat, required=True)
    parser.add_argument("--slot", type=int, help="the open file whose lock says that a training is going on")
    return parser.parse_args(argumenten)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
