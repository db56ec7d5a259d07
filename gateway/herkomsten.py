"""Which sites may use the chat, for frames and for scripts (CORS)."""

from sanic import Request, Sanic
from sanic.response import HTTPResponse, empty

_VOORAF = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
    "Access-Control-Max-Age": "7200",
}


class Herkomsten:
    """`altijd`: the origins of the setting, good for every municipality."""

    def __init__(self, altijd: tuple[str, ...]):
        self._altijd = altijd

    def van(self, gemeente: str | None) -> tuple[str, ...]:
        """The origins where the chat of one municipality may stand."""
        return self._altijd

    def alle(self) -> tuple[str, ...]:
        return self._altijd


def registreer_cors(app: Sanic) -> None:
    """The API answers scripts of the allowed sites, and of no other."""

    def mag(request: Request) -> bool:
        return request.path.startswith("/api/") and request.headers.get("origin") in request.app.ctx.delen.herkomsten.alle()

    @app.on_request
    async def vooraf(request: Request) -> HTTPResponse | None:
        if request.method == "OPTIONS" and mag(request):
            return empty(headers=_VOORAF)
        return None

    @app.on_response
    async def koppen(request: Request, response: HTTPResponse) -> None:
        if request.path.startswith("/api/"):
            response.headers["Vary"] = "Origin"
        if mag(request):
            response.headers["Access-Control-Allow-Origin"] = request.headers["origin"]
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"
