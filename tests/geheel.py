"""The whole helpdesk as real processes on free ports, with databases of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import httpx
import pytest

from tools.modellen import actief_model
from tools.paden import WORTEL
from tools.run import LOKAAL, processen, sein, vrije_poort

START = 180
# Open at whatever time the tests run.
ORGANISATIES = str(WORTEL / "tests" / "gegevens" / "organisaties.yml")


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

    def alles(self) -> list[dict]:
        return self.http.get(f"/gesprekken/{self.id}").json()["gebeurtenissen"]

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


class Losse:
    """The same processes as `make run` starts, each started and killed on its own, always on the same ports.

    With more gateways the second is called `gateway2`; `adres` is that of the first.
    """

    def __init__(self, map_: Path, alleen: tuple[str, ...] = ("rasa", "acties", "gateway"), gateways: int = 1, **omgeving: str):
        eigen = {
            "HELPDESK_DATABASE": f"sqlite+aiosqlite:///{map_ / 'helpdesk.db'}",
            "HELPDESK_TRACKER_DB": str(map_ / "rasa.db"),
            "HELPDESK_PEILDATUM": "2020-12-15",
            "HELPDESK_ORGANISATIES": ORGANISATIES,
            **omgeving,
        }
        poort = vrije_poort()
        alle = [replace(p, omgeving={**p.omgeving, **eigen}) for p in processen(actief_model() or Path("geen-model"), poort)]
        self._processen = {p.naam: p for p in alle if p.naam in alleen}
        self.adressen = {"gateway": f"http://{LOKAAL}:{poort}"}
        for naam in (f"gateway{n}" for n in range(2, gateways + 1)):
            poort, eerste = vrije_poort(), self._processen["gateway"]
            self._processen[naam] = replace(eerste, naam=naam, omgeving={**eerste.omgeving, "HELPDESK_PORT": str(poort)})
            self.adressen[naam] = f"http://{LOKAAL}:{poort}"
        self.adres = self.adressen["gateway"]
        self._lopend: dict[str, subprocess.Popen] = {}
        self._gesprekken: list[Gesprek] = []
        self._map = map_

    def __enter__(self) -> Self:
        self.start(*self._processen)
        return self

    def __exit__(self, *_: object) -> None:
        for gesprek in self._gesprekken:
            gesprek.http.close()
        for naam in list(self._lopend):
            self.dood(naam)

    def gesprek(self) -> Gesprek:
        """A new conversation, closed when these processes are."""
        self._gesprekken.append(Gesprek(self.adres))
        return self._gesprekken[-1]

    def start(self, *namen: str) -> None:
        for naam in namen:
            proces = self._processen[naam]
            with open(self._map / f"{naam}.log", "ab") as log:
                self._lopend[naam] = subprocess.Popen(
                    proces.opdracht, cwd=WORTEL, env=proces.omgeving, stdout=log, stderr=log, start_new_session=True
                )

    def dood(self, naam: str) -> None:
        """SIGKILL, for its workers too: those of the action server would live on and keep answering."""
        proces = self._lopend.pop(naam)
        sein(proces.pid, signal.SIGKILL)
        proces.wait(30)

    def bewaard(self) -> bytes:
        """All bytes of the databases."""
        return b"".join(pad.read_bytes() for pad in sorted(self._map.glob("*.db*")))

    def pids(self) -> dict[str, int]:
        return {naam: proces.pid for naam, proces in self._lopend.items()}

    def leven(self) -> set[str]:
        return {naam for naam, proces in self._lopend.items() if proces.poll() is None}

    def wacht(self, pad: str = "/gezondheid/klaar", gateway: str = "gateway") -> None:
        """Until a gateway answers 200: to /gezondheid/klaar when Rasa is there too, to /gezondheid by itself."""
        einde = time.monotonic() + START
        while True:
            assert self.leven() == set(self._lopend), f"died: {set(self._lopend) - self.leven()}; logs in {self._map}"
            assert time.monotonic() < einde, f"not ready in time; logs in {self._map}"
            try:
                if httpx.get(self.adressen[gateway] + pad, trust_env=False).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.3)


def eigen_redactie(map_: Path) -> dict[str, str]:
    """Settings with a working copy and models of its own: what editors do there changes nothing for other tests."""
    live = actief_model()
    assert live, "there is no model of the data as it is: run 'make train' first"
    modellen = map_ / "modellen"
    modellen.mkdir()
    for pad in (live, live.with_name(live.name.replace(".tar.gz", ".json")), live.with_name("actief.json")):
        shutil.copy(pad, modellen)
    return {"HELPDESK_MODELLEN": str(modellen), "HELPDESK_WERKKOPIE": str(map_ / "werkkopie"), "HELPDESK_REDACTIE_TAK": ""}


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
            "HELPDESK_ORGANISATIES": ORGANISATIES,
            "HELPDESK_LIMIET_AANMELDEN": "1000/minute",
            **instellingen,
        }
        self._log = map_ / "run.log"
        with open(self._log, "wb") as uitvoer:
            self.proces = subprocess.Popen(
                [sys.executable, "-m", "tools", "run"], cwd=WORTEL, env=omgeving, stdout=uitvoer, stderr=uitvoer
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.proces.poll() is None:
            self.stop()

    def wacht(self) -> None:
        einde = time.monotonic() + START
        while "answers at" not in self._log.read_text(errors="replace"):
            assert self.proces.poll() is None, self._log.read_text(errors="replace")[-3000:]
            assert time.monotonic() < einde, self._log.read_text(errors="replace")[-3000:]
            time.sleep(0.3)

    def kinderen(self) -> dict[str, int]:
        """The process ids of rasa, the action server and the gateway, by the module they run."""
        opdrachten = {pid: Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0") for pid in self._pids()}
        return {deel[deel.index(b"-m") + 1].decode(): pid for pid, deel in opdrachten.items()}

    def dood(self) -> None:
        """SIGKILL for everything at once, as when the machine loses power."""
        kinderen = self._pids()
        self.proces.kill()
        for pid in kinderen:  # each leads a process group: the action server has workers
            sein(pid, signal.SIGKILL)
        self.proces.wait(30)

    def stop(self) -> int:
        self.proces.send_signal(signal.SIGINT)
        try:
            return self.proces.wait(60)  # a busy machine takes its time
        except subprocess.TimeoutExpired:
            self.dood()
            raise

    def _pids(self) -> list[int]:
        return pgrep("-P", str(self.proces.pid))


def pgrep(*keuze: str) -> list[int]:
    """The process ids that `pgrep` finds."""
    return [int(pid) for pid in subprocess.run(["pgrep", *keuze], capture_output=True, text=True, check=False).stdout.split()]


@pytest.fixture(scope="session")
def helpdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helpdesk]:
    assert actief_model(), "there is no model of the data as it is: run 'make train' first"
    with Helpdesk(tmp_path_factory.mktemp("helpdesk")) as draait:
        draait.wacht()
        yield draait


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
