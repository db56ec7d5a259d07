"""Headers that every answer carries, and the limits on how often someone may ask."""

from sanic import Request, Sanic
from sanic.exceptions import PayloadTooLarge
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
GROOTSTE_VERZOEK, GROOTSTE_ONDERWERP = 64 * 1024, 512 * 1024  # bytes
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


def registreer_grootte(app: Sanic) -> None:
    """Residents and sites send little; an editor sends a topic with all its sentences."""
    app.config.REQUEST_MAX_SIZE = GROOTSTE_ONDERWERP

    @app.on_request
    async def grootte(request: Request) -> None:
        if not request.path.startswith("/redactie/") and len(request.body) > GROOTSTE_VERZOEK:
            raise PayloadTooLarge("too large")


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
