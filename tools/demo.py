"""A made-up municipal site with the chat on it, on another origin and under a strict Content Security Policy."""

import asyncio
import os
import shutil
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template

from tools import demo_balie, run
from tools.modellen import TrainingMislukt
from tools.paden import VAR, WORTEL

MAP = WORTEL / "widget" / "demo"
VOORBEELD = WORTEL / "widget" / "node_modules" / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"
STANDAARD_POORT = 8090
VERZONNEN = "GM9901"  # gemeenten/voorbeeldstad


@dataclass(frozen=True)
class Pagina:
    """One example of how the chat stands on a site. `thema`: a style sheet, or None."""

    titel: str
    uitleg: str
    thema: Path | None = None
    klasse: str = ""
    script: str = '<script type="module" src="$gateway/widget/v1/widget.js" data-gemeente="$gemeente" async></script>'
    inhoud: str = ""


ZONDER_PLAATSEN = '<script type="module" src="$gateway/widget/v1/widget.js" async></script>'
PAGINAS = {
    "/": Pagina("Zonder huisstijl", "De chat met zijn eigen neutrale kleuren. U opent hem rechtsonder."),
    "/voorbeeld": Pagina("NL Design System", "De chat neemt de kleuren van het voorbeeldthema over.", VOORBEELD, "voorbeeld-theme"),
    "/eigen": Pagina("Eigen kleuren", "De chat in een eigen huisstijl, met de --gh-tokens.", MAP / "eigen.css", "eigen-huisstijl"),
    "/in-de-pagina": Pagina(
        "In de pagina", "De chat staat in de pagina zelf.", klasse="ruim", script=ZONDER_PLAATSEN,
        inhoud='<gemeente-helpdesk gemeente="$gemeente" modus="inline"></gemeente-helpdesk>',
    ),
    "/iframe": Pagina(
        "In een frame", "De chat staat in een frame. De pagina zelf heeft geen script.", script="",
        inhoud='<iframe src="$gateway/insluiten/GM0114" title="Chat over CoronaMelder" allow="clipboard-write" '
        'sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-downloads"></iframe>',
    ),
    "/zonder-javascript": Pagina(
        "Zonder JavaScript", "Werkt JavaScript niet? Dan staat hier een link in plaats van de chat.", script=ZONDER_PLAATSEN,
        inhoud='<gemeente-helpdesk gemeente="$gemeente"><p><a href="$gateway/?gemeente=$gemeente">'
        "Stel uw vraag over CoronaMelder</a></p></gemeente-helpdesk>",
    ),
}  # fmt: skip


class Gemeentesite(ThreadingHTTPServer):
    """Serves the pages in the background; `adres` is the site's origin. `gateway`: where the chat comes from."""

    def __init__(self, poort: int, gateway: str, gemeente: str = ""):
        super().__init__(("127.0.0.1", poort), _Antwoord)
        self.gateway = gateway
        self.gemeente = gemeente
        # Not the gateway's host name: so that the browser takes it for another site altogether.
        self.adres = f"http://localhost:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Antwoord(BaseHTTPRequestHandler):
    server: Gemeentesite

    def do_GET(self) -> None:
        pad, _, vraag = self.path.partition("?")
        if pagina := PAGINAS.get(pad):
            self._stuur("text/html", self._vul(_html(pad, pagina)), {"Content-Security-Policy": csp(self.server.gateway)})
        elif pad == "/stijl.css":
            self._stuur("text/css", (MAP / "stijl.css").read_text())
        elif pad.startswith("/thema") and (pagina := PAGINAS.get(f"/{vraag}")) and pagina.thema:
            self._stuur("text/css", pagina.thema.read_text())
        else:
            self.send_error(404)

    def _vul(self, tekst: str) -> str:
        return Template(tekst).substitute(gateway=self.server.gateway, gemeente=self.server.gemeente)

    def _stuur(self, soort: str, inhoud: str, koppen: dict[str, str] | None = None) -> None:
        self.send_response(200)
        for naam, waarde in {"Content-Type": f"{soort}; charset=utf-8", **(koppen or {})}.items():
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(inhoud.encode())

    def log_message(self, *_: object) -> None:
        """The demo says nothing about visits."""


def csp(gateway: str) -> str:
    """What a site with a strict policy has to allow for the chat: scripts and connections of the gateway, no styles."""
    return (
        f"default-src 'none'; script-src {gateway}; connect-src {gateway}; frame-src {gateway}; style-src 'self'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html"
    )


def _html(pad: str, pagina: Pagina) -> str:
    navigatie = "".join(
        f'<li><a href="{p}"{" aria-current=page" if p == pad else ""}>{ander.titel}</a></li>' for p, ander in PAGINAS.items()
    )
    ruw = (MAP / "pagina.html").read_text()
    if pagina.thema is None:
        ruw = ruw.replace('<link rel="stylesheet" href="/thema.css">', "")
    velden = {"klasse": pagina.klasse, "script": pagina.script, "uitleg": pagina.uitleg, "inhoud": pagina.inhoud}
    return Template(ruw.replace("/thema.css", f"/thema.css?{pad[1:]}")).safe_substitute(velden, navigatie=navigatie)


def _begin_opnieuw(model: Path) -> None:
    """Without what was done in an earlier demo, and with models and a working copy that can be changed at will."""
    for pad in VAR.glob("demo.db*"):
        pad.unlink()
    modellen, werkkopie = VAR / "demo-modellen", VAR / "demo-werkkopie"
    for map_ in (modellen, werkkopie):
        shutil.rmtree(map_, ignore_errors=True)
    modellen.mkdir(parents=True)
    for pad in (model, model.with_name(model.name.replace(".tar.gz", ".json")), model.with_name("actief.json")):
        if pad.exists():
            shutil.copy(pad, modellen)
    os.environ |= {"HELPDESK_MODELLEN": str(modellen), "HELPDESK_WERKKOPIE": str(werkkopie), "HELPDESK_REDACTIE_TAK": ""}


def main(argumenten: list[str]) -> int:
    """`demo`: the helpdesk on HELPDESK_PORT (8080) and the site on HELPDESK_DEMO_PORT (8090), with made-up staff and talks."""
    poort = int(os.environ.get("HELPDESK_DEMO_PORT") or STANDAARD_POORT)
    gateway = f"http://127.0.0.1:{os.environ.get('HELPDESK_PORT') or 8080}"
    try:
        site = Gemeentesite(poort, gateway, VERZONNEN)
    except OSError:
        print(f"Port {poort} is taken: choose another with HELPDESK_DEMO_PORT=8091.", file=sys.stderr)
        return 1
    os.environ["HELPDESK_HERKOMSTEN"] = f"{os.environ.get('HELPDESK_HERKOMSTEN', '')} {site.adres}".strip()
    try:
        model = run.kies_model()
    except TrainingMislukt as fout:
        print(f"\n{fout}", file=sys.stderr)
        return 1
    _begin_opnieuw(model)
    os.environ["HELPDESK_DATABASE"] = f"sqlite+aiosqlite:///{VAR / 'demo.db'}"
    os.environ["HELPDESK_TRACKER_DB"] = str(VAR / "demo-rasa.db")
    os.environ["HELPDESK_ORGANISATIES"] = str(demo_balie.ORGANISATIES)
    wachtwoord = asyncio.run(demo_balie.vul(os.environ["HELPDESK_DATABASE"]))
    print(f"A municipal site with the chat on it: {site.adres}", flush=True)
    balie = f"http://localhost:{gateway.rpartition(':')[2]}/balie"
    print(f"The desk of its staff, and of its editor: {balie}", flush=True)
    for email, naam, organisatie, _ in demo_balie.PERSONEEL:
        print(f"  {email:28} {naam}, {organisatie}", flush=True)
    print(f"  password, of all of them, for this time only: {wachtwoord}", flush=True)
    try:
        return run.main([], model)
    finally:
        site.shutdown()
