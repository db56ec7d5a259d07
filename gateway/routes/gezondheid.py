"""Whether the service lives and whether it can answer questions."""

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

blauwdruk = Blueprint("gezondheid")


@blauwdruk.get("/gezondheid")
async def leeft(request: Request) -> HTTPResponse:
    return json({"status": "leeft"})


@blauwdruk.get("/gezondheid/klaar")
async def klaar(request: Request) -> HTTPResponse:
    """503 while the assistant cannot answer; messages are taken in all the same."""
    rasa = await request.app.ctx.delen.rasa.leeft()
    return json({"status": "klaar" if rasa else "assistent weg"}, 200 if rasa else 503)
