"""Headers that every answer carries, and the limits on how often someone may ask."""

from sanic import Request, Sanic
from sanic.response import HTTPResponse

from gateway.errors import NietToegestaan, TeVeel
from gateway.netwerk import is_https

API_VERSIE = "1.0.0"
KOPPEN = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",  # with no-referrer browsers send "Origin: null" with our own forms
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
}
HSTS = "max-age=31536000"


def registreer_koppen(app: Sanic) -> None:
    @app.on_response
    async def koppen(request: Request, response: HTTPResponse) -> None:
        for naam, waarde in KOPPEN.items():
            response.headers.setdefault(naam, waarde)
        if "frame-ancestors 'none'" not in response.headers["Content-Security-Policy"]:
            del response.headers["X-Frame-Options"]
        if is_https(request):
            response.headers["Strict-Transport-Security"] = HSTS
        if request.path.startswith("/api/"):  # its answers are data, also for the sites that CORS lets in
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if request.path.startswith("/api/"):
            response.headers["API-Version"] = API_VERSIE
        if not request.path.startswith("/static"):
            response.headers.setdefault("Cache-Control", "no-store")


async def begrens(request: Request, naam: str, *wie: str) -> None:
    """Count one request against a limit; :raise TeVeel: when it is reached"""
    limiet = request.app.ctx.limieten[naam]
    if not await request.app.ctx.delen.limieten.hit(limiet, naam, *wie):
        raise TeVeel(int(limiet.get_expiry()))


def eis_eigen_site(request: Request) -> None:
    """A form may only be sent from our own pages; :raise NietToegestaan: otherwise"""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise NietToegestaan("Dit formulier kwam van een andere site. Open de helpdesk opnieuw.")
    herkomst = request.headers.get("origin")
    if herkomst and herkomst.partition("://")[2] != request.host:
        raise NietToegestaan("Dit formulier kwam van een andere site. Open de helpdesk opnieuw.")
