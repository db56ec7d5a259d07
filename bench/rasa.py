"""Trains a project with Rasa and serves it, as its own command line does."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tools.modellen import engine_omgeving
from tools.paden import ENGINE_PYTHON
from tools.run import LOKAAL, vrije_poort

WACHTTIJD = 180
RASA = [str(ENGINE_PYTHON), "-W", "ignore", "-m", "rasa"]


class BenchMislukt(Exception):
    """Rasa stopped or did not answer; the message holds the end of its log."""


@dataclass(frozen=True)
class Server:
    adres: str
    pid: int
    start: float  # seconds from starting the process to the first answer


def train(map_: Path) -> float:
    """Return the wall-clock seconds of `rasa train`, which writes model.tar.gz; nothing is taken from a cache.

    :raise BenchMislukt: if the training fails
    """
    opdracht = [*RASA, "train", "--force", "--fixed-model-name", "model", "--out", str(map_)]
    begin = time.monotonic()
    with open(map_ / "train.log", "wb") as log:
        klaar = subprocess.run(opdracht, cwd=map_, env=engine_omgeving(), stdout=log, stderr=log, check=False)
    if klaar.returncode:
        raise BenchMislukt(_staart(map_ / "train.log"))
    return time.monotonic() - begin


def begintijd() -> float:
    """Seconds that Rasa's command line needs before it begins to train anything."""
    begin = time.monotonic()
    subprocess.run([*RASA[:-2], "-c", "import rasa.__main__, rasa.model_training"], env=engine_omgeving(), check=True)
    return time.monotonic() - begin


@contextmanager
def server(map_: Path, vraag: str) -> Iterator[Server]:
    """Serve the trained model until the block ends.

    :raise BenchMislukt: if it answers nothing within three minutes, or no more in the block
    """
    poort = vrije_poort()
    opdracht = [*RASA, "run", "--enable-api", "--model", "model.tar.gz", "--interface", LOKAAL, "--port", str(poort)]
    begin = time.monotonic()
    with (
        open(map_ / "run.log", "wb") as log,
        subprocess.Popen(opdracht, cwd=map_, env=engine_omgeving(), stdout=log, stderr=log) as proces,
    ):
        try:
            adres = f"http://{LOKAAL}:{poort}"
            _wacht(adres, vraag, proces, map_ / "run.log")
            yield Server(adres, proces.pid, time.monotonic() - begin)
        except httpx.HTTPError as fout:
            einde = "still runs" if proces.poll() is None else f"ended with exit code {proces.returncode}"
            raise BenchMislukt(f"{fout!r}; Rasa {einde} and said last:\n{_staart(map_ / 'run.log')}") from fout
        finally:
            proces.terminate()


def _wacht(adres: str, vraag: str, proces: subprocess.Popen, log: Path) -> None:
    einde = time.monotonic() + WACHTTIJD
    while time.monotonic() < einde and proces.poll() is None:
        try:
            bericht = {"sender": "start", "message": vraag}
            if httpx.post(f"{adres}/webhooks/rest/webhook", json=bericht, timeout=20, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise BenchMislukt(_staart(log))


def _staart(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-20:])
