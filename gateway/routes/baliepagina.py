"""A page for who is signed in: of the console, or of the editors."""

from typing import Any
from urllib.parse import urlencode

from sanic import Request
from sanic.response import HTTPResponse, html

from gateway.balie.overzicht import ZONDER_TEAM
from gateway.opslag.medewerkers import MedewerkerRij, SessieRij


def pagina(request: Request, sjabloon: str, status: int = 200, **velden: Any) -> HTTPResponse:
    """`sjabloon`: below templates/balie/, or with another folder before it."""
    delen = request.app.ctx.delen
    sessie: SessieRij | None = getattr(request.ctx, "sessie", None)
    wie: MedewerkerRij | None = sessie.medewerker if sessie else None
    alles = {"delen": delen, "sessie": sessie, "wie": wie, "csrf": sessie.csrf if sessie else "", **velden}
    if wie:
        alles |= {"mijn_organisatie": delen.organisaties[wie.organisatie], "velden": delen.overzicht.velden(wie)}
        alles |= {"gekozen_teams": gekozen_teams(request), "keuze": keuze(request)}
    return html(delen.sjablonen.get_template(sjabloon if "/" in sjabloon else f"balie/{sjabloon}").render(alles), status)


def gekozen_teams(request: Request) -> list[str]:
    """The teams whose queue is shown, as the address says; empty: all."""
    organisatie = request.app.ctx.delen.organisaties[request.ctx.sessie.medewerker.organisatie]
    return [team for team in (*organisatie.teams, ZONDER_TEAM) if team in request.args.getlist("team", [])]


def keuze(request: Request) -> str:
    """The same as the end of an address, so that the choice goes along from page to page."""
    teams = gekozen_teams(request)
    return f"?{urlencode([('team', team) for team in teams])}" if teams else ""
