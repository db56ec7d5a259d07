"""Every fault as the outside reads it: problem+json for the API, a page in the same style for residents."""

from sanic import Request, Sanic
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse, html, json

from gateway.errors import WEBFOUTEN, Probleem, als_probleem
from gateway.logboek import logger

log = logger("fouten")


def registreer_fouten(app: Sanic) -> None:
    @app.exception(Probleem)
    async def probleem(request: Request, fout: Probleem) -> HTTPResponse:
        body = als_probleem(fout.status, fout.soort, fout.titel, fout.detail, **fout.extra)
        return _antwoord(request, body, fout.kop)

    @app.exception(SanicException)
    async def webfout(request: Request, fout: SanicException) -> HTTPResponse:
        soort, titel, detail = WEBFOUTEN.get(fout.status_code, WEBFOUTEN[400 if fout.status_code < 500 else 500])
        koppen = {k: v for k, v in (getattr(fout, "headers", None) or {}).items() if k.lower() in ("allow", "retry-after")}
        return _antwoord(request, als_probleem(fout.status_code, soort, titel, detail), koppen)

    @app.exception(Exception)
    async def onverwacht(request: Request, fout: Exception) -> HTTPResponse:
        log.exception("onverwachte fout", route=getattr(request.route, "path", None))
        soort, titel, detail = WEBFOUTEN[500]
        return _antwoord(request, als_probleem(500, soort, titel, detail), {})


def _antwoord(request: Request, body: dict, koppen: dict[str, str]) -> HTTPResponse:
    if request.path.startswith("/api/"):
        return json(body, body["status"], koppen, content_type="application/problem+json", ensure_ascii=False)
    delen = request.app.ctx.delen
    pagina = delen.sjablonen.get_template("fout.html").render(probleem=body, delen=delen)
    return html(pagina, body["status"], koppen)
