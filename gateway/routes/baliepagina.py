"""A page of the console."""

from typing import Any

from sanic import Request
from sanic.response import HTTPResponse, html

from gateway.opslag.medewerkers import MedewerkerRij, SessieRij


def pagina(request: Request, sjabloon: str, status: int = 200, **velden: Any) -> HTTPResponse:
    delen = request.app.ctx.delen
    sessie: SessieRij | None = getattr(request.ctx, "sessie", None)
    wie: MedewerkerRij | None = sessie.medewerker if sessie else None
    alles = {"delen": delen, "sessie": sessie, "wie": wie, "csrf": sessie.csrf if sessie else "", **velden}
    if wie:
        alles["mijn_organisatie"] = delen.organisaties[wie.organisatie].naam
    return html(delen.sjablonen.get_template(f"balie/{sjabloon}").render(alles), status)
