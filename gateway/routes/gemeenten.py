"""What is public of a municipality's pack."""

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

blauwdruk = Blueprint("gemeenten", url_prefix="/api/v1")


@blauwdruk.get("/gemeenten/<code:str>")
async def toon(request: Request, code: str) -> HTTPResponse:
    """With `?pagina=/pad` the switch `aan` is that of one page."""
    delen = request.app.ctx.delen
    return json(delen.gemeenten.voor_buiten(code, request.args.get("pagina"), delen.klok()), ensure_ascii=False)
