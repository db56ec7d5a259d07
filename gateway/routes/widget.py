"""The widget for other sites: the script, the page for in a frame, and the accessibility statement."""

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, html, json, raw

from gateway.errors import NietGevonden
from gateway.widgetbestanden import Bundel

blauwdruk = Blueprint("widget")

EVEN = "public, max-age=300"
ALTIJD = "public, max-age=31536000, immutable"
VRIJ = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
CSP_IN_FRAME = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html; "
)


@blauwdruk.get("/widget/v1/widget.js")
async def nieuwste(request: Request) -> HTTPResponse:
    return _script(request, _huidig(request), EVEN)


@blauwdruk.get("/widget/v1/versie.json")
async def versie(request: Request) -> HTTPResponse:
    """Where the script of now always stands, and its hash, for who wants to pin it."""
    bundel = _huidig(request)
    return json({"adres": bundel.adres, "integriteit": bundel.integriteit}, headers={**VRIJ, "Cache-Control": EVEN})


@blauwdruk.get("/widget/<versie:str>/<bestand:str>")
async def vast(request: Request, versie: str, bestand: str) -> HTTPResponse:
    bundel = request.app.ctx.delen.widgetbestanden.op(request.path)
    if bundel is None:
        raise NietGevonden("Deze versie van de widget staat hier niet. /widget/v1/versie.json noemt de nieuwste.")
    return _script(request, bundel, ALTIJD)


@blauwdruk.get("/insluiten/<gemeente:str>")
async def insluiten(request: Request, gemeente: str) -> HTTPResponse:
    """The chat as a whole page, for sites that take no scripts of others: `<iframe src="/insluiten/GM0518">`."""
    delen = request.app.ctx.delen
    pakket = delen.gemeenten.pakket(gemeente)
    pagina = delen.sjablonen.get_template("insluiten.html").render(gemeente=pakket)
    return html(pagina, headers={"Content-Security-Policy": CSP_IN_FRAME + delen.herkomsten.frame_ancestors(pakket.code)})


@blauwdruk.get("/toegankelijkheid")
async def toegankelijkheid(request: Request) -> HTTPResponse:
    delen = request.app.ctx.delen
    return html(delen.sjablonen.get_template("toegankelijkheid.html").render(delen=delen, verklaring=delen.toegankelijkheid))


def _huidig(request: Request) -> Bundel:
    """:raise NietGevonden: if the widget was not built"""
    bundel = request.app.ctx.delen.widgetbestanden.huidig
    if bundel is None:
        raise NietGevonden("De widget is op deze server niet gebouwd ('make widget'). De pagina van de helpdesk werkt wel.")
    return bundel


def _script(request: Request, bundel: Bundel, bewaren: str) -> HTTPResponse:
    merk = f'"{bundel.integriteit[-16:]}"'
    koppen = {**VRIJ, "Cache-Control": bewaren, "ETag": merk, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == merk:
        return raw(b"", 304, koppen)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return raw(bundel.gzip, headers={**koppen, "Content-Encoding": "gzip"}, content_type="text/javascript; charset=utf-8")
    return raw(bundel.inhoud, headers=koppen, content_type="text/javascript; charset=utf-8")
