"""Starts the three processes, waits until a real question is answered, and stops them all together."""

import json
import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tools.modellen import TrainingMislukt, actief_model, engine_omgeving, train
from tools.paden import ENGINE_PYTHON, MODELLEN, VAR, WORTEL
from tools.sleutel import bewaarde as bewaarde_sleutel

PROEFVRAAG = "Gebruikt de app veel batterij?"
WACHTTIJD = 120
STOPTIJD = 10
# Where `make promote` finds the helpdesk that runs.
LOPEND = VAR / "lopend.json"
LOKAAL = "127.0.0.1"


class StartMislukt(Exception):
    """A process could not be started; the message says what to do."""


@dataclass(frozen=True)
class Proces:
    naam: str
    opdracht: list[str]
    omgeving: dict[str, str]


class Geheel:
    """The running processes; leaving the `with` block stops them all."""

    def __init__(self, processen: list[Proces], logboek: Path):
        self._processen = processen
        self._logboek = logboek
        self._lopend: dict[str, subprocess.Popen] = {}

    def __enter__(self) -> Self:
        self._logboek.mkdir(parents=True, exist_ok=True)
        for proces in self._processen:
            with open(self._logboek / f"{proces.naam}.log", "ab") as uitvoer:
                # A session of its own: Ctrl-C reaches only us, and we stop them in order.
                self._lopend[proces.naam] = subprocess.Popen(
                    proces.opdracht, cwd=WORTEL, env=proces.omgeving, stdout=uitvoer, stderr=uitvoer, start_new_session=True
                )
        return self

    def __exit__(self, *_: object) -> None:
        # A second Ctrl-C would leave behind what does not stop by itself.
        eerder = {nogmaals: signal.signal(nogmaals, signal.SIG_IGN) for nogmaals in (signal.SIGINT, signal.SIGTERM)}
        for lopend in reversed(self._lopend.values()):
            sein(lopend.pid, signal.SIGTERM)
        einde = time.monotonic() + STOPTIJD
        for lopend in self._lopend.values():
            with suppress(subprocess.TimeoutExpired):
                lopend.wait(max(0.1, einde - time.monotonic()))
            sein(lopend.pid, signal.SIGKILL)  # also when it has ended: its workers may not have
            lopend.wait()
        for nogmaals, wat in eerder.items():
            signal.signal(nogmaals, wat)

    def gestopt(self) -> str | None:
        """The name of a process that has ended, or None."""
        return next((naam for naam, p in self._lopend.items() if p.poll() is not None), None)

    def pids(self) -> dict[str, int]:
        return {naam: p.pid for naam, p in self._lopend.items()}

    def controleer(self) -> None:
        """:raise StartMislukt: if a process has ended, with the end of its log"""
        if naam := self.gestopt():
            log = self._logboek / f"{naam}.log"
            staart = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
            raise StartMislukt(f"{staart}\n\nThe process '{naam}' stopped; its whole log is {log.relative_to(WORTEL)}.")


def main(argumenten: list[str], model: Path | None = None) -> int:
    """`run`: no arguments. Port and database come from HELPDESK_PORT and HELPDESK_DATABASE."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # What is started in the background by a shell inherits that SIGINT is ignored; it stops us all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        poort = int(os.environ.get("HELPDESK_PORT") or 8080)
        _eis_vrij(poort)
        model = model or kies_model()
        with Geheel(alle := processen(model, poort), VAR / "log") as geheel, _vindbaar(alle):
            wacht_op_antwoord(f"http://{LOKAAL}:{poort}", geheel)
            print(f"\nThe helpdesk answers at http://localhost:{poort}  (Ctrl-C stops it)", flush=True)
            while geheel.gestopt() is None:
                time.sleep(0.5)
            geheel.controleer()
    except KeyboardInterrupt:
        print("\nStopped.")
    except (StartMislukt, TrainingMislukt, ValueError) as fout:
        print(f"\n{fout}", file=sys.stderr)
        return 1
    return 0


def processen(model: Path, poort: int) -> list[Proces]:
    """What runs: Rasa and the action server on loopback only, and the gateway."""
    rasa, acties = vrije_poort(), vrije_poort()
    VAR.mkdir(exist_ok=True)
    tracker_db = os.environ.get("HELPDESK_TRACKER_DB") or str(VAR / "rasa.db")
    _maak_snel(tracker_db)
    gedeeld = {
        **engine_omgeving(),
        "HELPDESK_RASA_TOKEN": os.environ.get("HELPDESK_RASA_TOKEN") or secrets.token_urlsafe(32),
        "HELPDESK_RASA_URL": f"http://{LOKAAL}:{rasa}",
        "HELPDESK_ACTIES_URL": f"http://{LOKAAL}:{acties}/webhook",
        "HELPDESK_TRACKER_DB": tracker_db,
        "HELPDESK_PORT": str(poort),
        "HELPDESK_SLEUTEL": os.environ.get("HELPDESK_SLEUTEL") or bewaarde_sleutel(),
        # rasa-sdk binds to every interface unless it is told otherwise.
        "SANIC_HOST": LOKAAL,
    }
    rasa_opdracht = [str(ENGINE_PYTHON), "-W", "ignore", "-m", "rasa", "run", "--model", str(model)]
    rasa_opdracht += ["--interface", LOKAAL, "--port", str(rasa), "--endpoints", "endpoints.yml"]
    # As one word: a token may begin with a dash.
    rasa_opdracht += ["--credentials", "credentials.yml", f"--auth-token={gedeeld['HELPDESK_RASA_TOKEN']}"]
    return [
        Proces("rasa", rasa_opdracht, gedeeld),
        Proces("acties", [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(acties)], gedeeld),
        Proces("gateway", [sys.executable, "-m", "gateway"], gedeeld),
    ]


@contextmanager
def _vindbaar(alle: list[Proces]) -> Iterator[None]:
    """While it runs, `make promote` finds its Rasa here; only the same user can read it."""
    gateway = next(p for p in alle if p.naam == "gateway").omgeving
    voorlopig = LOPEND.with_suffix(f".{os.getpid()}")
    with open(os.open(voorlopig, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as bestand:
        json.dump({"rasa": gateway["HELPDESK_RASA_URL"], "token": gateway["HELPDESK_RASA_TOKEN"]}, bestand)
    voorlopig.replace(LOPEND)
    try:
        yield
    finally:
        LOPEND.unlink(missing_ok=True)


def wacht_op_antwoord(adres: str, geheel: Geheel) -> None:
    """Wait until a real question gets a real answer.

    :raise StartMislukt: if a process ends or nothing is answered in time
    """
    print("Starting …", end="", flush=True)
    einde = time.monotonic() + WACHTTIJD
    while time.monotonic() < einde:
        geheel.controleer()
        try:
            if _beantwoordt(adres):
                return
        except (urllib.error.URLError, OSError, ValueError):
            pass
        print(".", end="", flush=True)
        time.sleep(0.5)
    raise StartMislukt(f"No answer within {WACHTTIJD} s; see the logs in {(VAR / 'log').relative_to(WORTEL)}.")


def _beantwoordt(adres: str) -> bool:
    """Ask the trial question over the public API, in a conversation that is deleted again."""
    if _vraag(f"{adres}/gezondheid/klaar")["status"] != "klaar":
        return False
    gesprek = _vraag(f"{adres}/api/v1/gesprekken", {})
    basis, token = f"{adres}/api/v1/gesprekken/{gesprek['id']}", gesprek["token"]
    try:
        bericht = _vraag(f"{basis}/berichten", {"sleutel": str(uuid.uuid4()), "tekst": PROEFVRAAG}, token)
        antwoord = _vraag(f"{basis}/gebeurtenissen?na={bericht['id']}&wacht=10", None, token)
        return any(g.get("onderwerp") for g in antwoord["gebeurtenissen"])
    finally:
        _vraag(basis, None, token, methode="DELETE")


def _vraag(url: str, body: dict | None = None, token: str | None = None, methode: str | None = None) -> dict:
    koppen = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, koppen, method=methode), timeout=20) as antwoord:
        return json.loads(antwoord.read() or b"{}")


def kies_model() -> Path:
    """The model of the data as it is, trained where that has to be.

    :raise TrainingMislukt: with what it said
    """
    MODELLEN.mkdir(exist_ok=True)
    return actief_model() or train()


def _maak_snel(tracker_db: str) -> None:
    """Rasa commits twice per message. With a write-ahead log, which the file remembers, each takes one disk write, not three."""
    with closing(sqlite3.connect(tracker_db)) as verbinding:
        verbinding.execute("PRAGMA journal_mode=WAL")


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind((LOKAAL, 0))
        return s.getsockname()[1]


def _eis_vrij(poort: int) -> None:
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind((LOKAAL, poort))
        except OSError as fout:
            raise StartMislukt(f"Port {poort} is taken: stop what uses it, or choose another with HELPDESK_PORT=8081.") from fout


def sein(groep: int, wat: signal.Signals) -> None:
    """To a process that leads a group and to its workers, if there are any left."""
    with suppress(ProcessLookupError):
        os.killpg(groep, wat)
