"""The whole helpdesk as real processes on free ports, with databases of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tools.modellen import actief_model
from tools.paden import WORTEL
from tools.run import vrije_poort

START = 180


class Gesprek:
    """A resident on the public API: sends, and reads until the assistant's turn has ended."""

    def __init__(self, adres: str, gemeente: str | None = None):
        self.http = httpx.Client(base_url=f"{adres}/api/v1", timeout=40, trust_env=False)
        gemaakt = self.http.post("/gesprekken", json={"gemeente": gemeente} if gemeente else {}).json()
        self.id = gemaakt["id"]
        self.token = gemaakt["token"]
        self.http.headers["Authorization"] = f"Bearer {self.token}"
        self.opening = gemaakt["gebeurtenissen"]

    def stuur(self, **bericht: str) -> httpx.Response:
        return self.http.post(f"/gesprekken/{self.id}/berichten", json={"sleutel": str(uuid.uuid4()), **bericht})

    def zeg(self, tekst: str) -> list[dict]:
        return self.lees(self.stuur(tekst=tekst).json()["id"])

    def kies(self, keuze: str) -> list[dict]:
        return self.lees(self.stuur(keuze=keuze).json()["id"])

    def lees(self, na: int, seconden: float = 30) -> list[dict]:
        """The events after `na` up to and with the next `stand`."""
        gelezen: list[dict] = []
        einde = time.monotonic() + seconden
        while time.monotonic() < einde:
            antwoord = self.http.get(f"/gesprekken/{self.id}/gebeurtenissen", params={"na": na, "wacht": 5}).json()
            for gebeurtenis in antwoord["gebeurtenissen"]:
                gelezen.append(gebeurtenis)
                na = gebeurtenis["id"]
                if gebeurtenis["soort"] == "stand":
                    return gelezen
        raise AssertionError(f"no end of turn within {seconden} s; read {gelezen}")


class Helpdesk:
    """The processes that `make run` starts, on a port of their own."""

    def __init__(self, map_: Path, **instellingen: str):
        self.poort = vrije_poort()
        self.adres = f"http://127.0.0.1:{self.poort}"
        self.sitepoort = vrije_poort()
        self.database = map_ / "helpdesk.db"
        self.gemeenten = map_ / "gemeenten"
        if not self.gemeenten.exists():
            shutil.copytree(WORTEL / "gemeenten", self.gemeenten)
        omgeving = {
            **os.environ,
            "HELPDESK_PORT": str(self.poort),
            "HELPDESK_DATABASE": f"sqlite+aiosqlite:///{self.database}",
            "HELPDESK_TRACKER_DB": str(map_ / "rasa.db"),
            "HELPDESK_GEMEENTEN": str(self.gemeenten),
            "HELPDESK_PEILDATUM": "2020-12-15",
            "HELPDESK_HERKOMSTEN": f"http://localhost:{self.sitepoort}",
            **instellingen,
        }
        self._log = map_ / "run.log"
        with open(self._log, "wb") as uitvoer:
            self.proces = subprocess.Popen(
                [sys.executable, "-m", "tools", "run"], cwd=WORTEL, env=omgeving, stdout=uitvoer, stderr=uitvoer
            )

    def wacht(self) -> None:
        einde = time.monotonic() + START
        while "answers at" not in self._log.read_text(errors="replace"):
            assert self.proces.poll() is None, self._log.read_text(errors="replace")[-3000:]
            assert time.monotonic() < einde, self._log.read_text(errors="replace")[-3000:]
            time.sleep(0.3)

    def kinderen(self) -> dict[str, int]:
        """The process ids of rasa, the action server and the gateway, by the module they run."""
        pids = map(int, subprocess.run(["pgrep", "-P", str(self.proces.pid)], capture_output=True, text=True, check=True).stdout.split())
        opdrachten = {pid: Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0") for pid in pids}
        return {deel[deel.index(b"-m") + 1].decode(): pid for pid, deel in opdrachten.items()}

    def dood(self) -> None:
        """SIGKILL for everything at once, as when the machine loses power."""
        for pid in (self.proces.pid, *self.kinderen().values()):
            os.kill(pid, signal.SIGKILL)
        self.proces.wait(30)

    def stop(self) -> int:
        self.proces.send_signal(signal.SIGINT)
        return self.proces.wait(30)


@pytest.fixture(scope="session")
def helpdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helpdesk]:
    assert actief_model(), "there is no model of the data as it is: run 'make train' first"
    draait = Helpdesk(tmp_path_factory.mktemp("helpdesk"))
    draait.wacht()
    yield draait
    draait.stop()


@pytest.fixture
def nieuw_gesprek(helpdesk: Helpdesk) -> Iterator[Callable[..., Gesprek]]:
    gemaakt: list[Gesprek] = []

    def maak(gemeente: str | None = None) -> Gesprek:
        gemaakt.append(Gesprek(helpdesk.adres, gemeente))
        return gemaakt[-1]

    yield maak
    for gesprek in gemaakt:
        gesprek.http.close()


@pytest.fixture
def gesprek(nieuw_gesprek: Callable[..., Gesprek]) -> Gesprek:
    return nieuw_gesprek()
