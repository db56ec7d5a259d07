"""Which sites may use the chat: for frames, for scripts (CORS) and for starting a conversation."""

import re

from sanic import Request, Sanic
from sanic.response import HTTPResponse, empty

from gateway.errors import NietToegestaan
from helpdesk.pakketten import Pakketten

_VOORAF = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
    "Access-Control-Max-Age": "7200",
}


class Herkomsten:
    """The origins in the municipalities' packs. A pattern is what CSP takes: `*.` for subdomains, `:*` for any port."""

    def __init__(self, pakketten: Pakketten, altijd: tuple[str, ...] = ()):
        self._pakketten = pakketten
        self._altijd = altijd

    def van(self, gemeente: str | None) -> tuple[str, ...]:
        """Where the chat of one municipality may stand; empty where its pack names no site or its chat is off."""
        pakket = self._pakketten.van(gemeente)
        return (*self._altijd, *(pakket.herkomsten if pakket.aan else ()))

    def alle(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._altijd, *(h for p in self._pakketten.alle() if p.aan for h in p.herkomsten))))

    def frame_ancestors(self, gemeente: str | None) -> str:
        """The directive for a page that a municipality may put in a frame."""
        return " ".join(("frame-ancestors 'self'", *self.van(gemeente)))


def past(herkomst: str, patronen: tuple[str, ...]) -> bool:
    """Whether an `Origin` is one of these."""
    return any(_als_patroon(patroon).fullmatch(herkomst) for patroon in patronen)


def _als_patroon(patroon: str) -> re.Pattern[str]:
    letterlijk = re.escape(patroon)
    return re.compile(letterlijk.replace(r"://\*\.", r"://(?:[a-z0-9-]+\.)+").replace(r":\*", r":\d{1,5}"))


def eis_herkomst(request: Request, gemeente: str | None) -> None:
    """A script of another site may only start the chat of its own municipality; :raise NietToegestaan: otherwise"""
    herkomst = request.headers.get("origin")
    if not herkomst or _is_eigen(request, herkomst):
        return
    if not past(herkomst, request.app.ctx.delen.herkomsten.van(gemeente)):
        raise NietToegestaan("Deze website mag de chat van deze gemeente niet gebruiken. De gemeente kan de website toevoegen.")


def registreer_cors(app: Sanic) -> None:
    """The API answers scripts of the sites in the packs, and of no other."""

    def mag(request: Request) -> bool:
        herkomst = request.headers.get("origin")
        return bool(herkomst) and request.path.startswith("/api/") and past(herkomst, request.app.ctx.delen.herkomsten.alle())

    @app.on_request
    async def vooraf(request: Request) -> HTTPResponse | None:
        return empty(headers=_VOORAF) if request.method == "OPTIONS" and mag(request) else None

    @app.on_response
    async def koppen(request: Request, response: HTTPResponse) -> None:
        if request.path.startswith("/api/"):
            response.headers["Vary"] = "Origin"
        if mag(request):
            response.headers["Access-Control-Allow-Origin"] = request.headers["origin"]
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"


def _is_eigen(request: Request, herkomst: str) -> bool:
    return herkomst.partition("://")[2] == request.host
