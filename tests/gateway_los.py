"""Gateways on their own, as real processes: several on one database, with a stand-in for Rasa that answers at once."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tools.paden import WORTEL
from tools.run import LOKAAL, vrije_poort

START = 60


class NamaakRasa(BaseHTTPRequestHandler):
    """Answers each message with one text that repeats it; `gevraagd` counts what it was asked, per message id.

    A text with `medewerker` in it hands the conversation over, about the GGD where it has `GGD` in it. A text that ends with
    a topic id in brackets, like `[faq_app/batterij]`, is answered by that topic, and handed over about it. `onbegrepen` and
    `onduidelijk` are not understood, `benauwd` is about safety.
    """

    protocol_version = "HTTP/1.1"
    gevraagd: dict[str, int]

    def do_GET(self) -> None:
        self._antwoord({"gesprekken": []})

    def do_POST(self) -> None:
        verzoek = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.gevraagd[verzoek["bericht"]] = self.gevraagd.get(verzoek["bericht"], 0) + 1
        bericht = {"tekst": f"U zei: {verzoek['tekst']}" + (" (na een mens)" if verzoek["teruggegeven"] else "")}
        if onderwerp := re.search(r"\[([a-z_]+/[a-z_]+)\]$", verzoek["tekst"]):
            bericht["onderwerp"] = onderwerp[1]
        if "medewerker" in verzoek["tekst"]:
            kanaal = "ggd" if "GGD" in verzoek["tekst"] else None
            bericht["overdracht"] = {"type": "overdracht", "reden": "gevraagd", "kanaal": kanaal, "verteld": ["dit vertelde ik"]}
            bericht["overdracht"]["onderwerp"] = bericht.get("onderwerp")
        begrip = _begrip(verzoek["tekst"])
        if begrip["besluit"] != "antwoord":
            bericht["knoppen"] = [{"titel": "Ik bedoel iets anders", "waarde": "actie/iets_anders"}]
        self._antwoord({"model": "namaak", "begrip": begrip, "berichten": [bericht]})

    def _antwoord(self, inhoud: dict) -> None:
        body = json.dumps(inhoud).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: what is sent to it may not end up in a log of the tests either."""


def _begrip(tekst: str) -> dict:
    onderwerp = "zorg/klachten_symptomen" if "benauwd" in tekst else "faq_app/batterij"
    besluit = "terugval" if "onbegrepen" in tekst else "verduidelijk" if "onduidelijk" in tekst else "antwoord"
    zekerheid = 0.8 if besluit == "antwoord" else 0.2
    ranglijst = [{"onderwerp": onderwerp, "zekerheid": zekerheid}, {"onderwerp": "faq_app/pauzeren", "zekerheid": 0.1}]
    return {"onderwerp": onderwerp, "zekerheid": zekerheid, "besluit": besluit, "ranglijst": ranglijst}


@pytest.fixture
def namaak_rasa() -> Iterator[tuple[str, dict[str, int]]]:
    """Its address, and how often each message was asked."""
    soort = type("NamaakRasa", (NamaakRasa,), {"gevraagd": {}})
    server = ThreadingHTTPServer((LOKAAL, 0), soort)
    draad = threading.Thread(target=server.serve_forever)
    draad.start()
    yield f"http://{LOKAAL}:{server.server_port}", soort.gevraagd
    server.shutdown()
    server.server_close()
    draad.join()


@contextmanager
def gateways(aantal: int, rasa: str, database: str, log: Path, **instellingen: str) -> Iterator[list[str]]:
    """The addresses of running gateways; they are stopped in order and must end well. The first is on HELPDESK_PORT if given."""
    poorten = [int(instellingen.pop("HELPDESK_PORT", 0)) or vrije_poort(), *(vrije_poort() for _ in range(aantal - 1))]
    basis = {
        **os.environ, "HELPDESK_DATABASE": database, "HELPDESK_RASA_URL": rasa, "HELPDESK_RASA_TOKEN": "t" * 32,
        "HELPDESK_LIMIET_GESPREKKEN": "100000/minute", "HELPDESK_LIMIET_ADRES": "100000/minute",
        "HELPDESK_LIMIET_BERICHTEN": "100000/minute", **instellingen,
    }  # fmt: skip
    lopend = []
    with open(log, "wb") as uitvoer:
        for poort in poorten:
            omgeving = {**basis, "HELPDESK_PORT": str(poort)}
            lopend.append(subprocess.Popen([sys.executable, "-m", "gateway"], cwd=WORTEL, env=omgeving, stdout=uitvoer, stderr=uitvoer))
        try:
            adressen = [f"http://{LOKAAL}:{poort}" for poort in poorten]
            for adres, proces in zip(adressen, lopend, strict=True):
                _wacht(adres, proces, log)
            yield adressen
        finally:
            for proces in lopend:
                proces.terminate()
            for proces in lopend:
                proces.wait(30)


def _wacht(adres: str, proces: subprocess.Popen, log: Path) -> None:
    einde = time.monotonic() + START
    while True:
        assert proces.poll() is None and time.monotonic() < einde, log.read_text(errors="replace")[-3000:]
        try:
            if httpx.get(f"{adres}/gezondheid", trust_env=False, timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
