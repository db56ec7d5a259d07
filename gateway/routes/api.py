"""The public API of the design, /api/v1/gesprekken."""

import asyncio
from typing import Any

from sanic import Blueprint, Request
from sanic.exceptions import BadRequest
from sanic.response import HTTPResponse, empty, json, text

from gateway.errors import OngeldigeInvoer, OnleesbareInvoer
from gateway.gesprekken import als_transcript, als_veld
from gateway.herkomsten import eis_herkomst
from gateway.netwerk import adres
from gateway.opslag.gesprekken import GesprekRij, Inhoud
from gateway.routes.openapi import document
from gateway.stromen import Stroom
from gateway.veiligheid import begrens

blauwdruk = Blueprint("api", url_prefix="/api/v1")

LANGST_WACHTEN = 25
HARTSLAG = 15
STROOMDUUR = 900


@blauwdruk.get("/openapi.json")
async def openapi(request: Request) -> HTTPResponse:
    return json(document(), ensure_ascii=False)


@blauwdruk.get("/inrichting")
async def inrichting(request: Request) -> HTTPResponse:
    """What a chat shows before anything is said; asking it keeps nothing."""
    delen = request.app.ctx.delen
    return json(delen.inrichtingen.van(request.args.get("gemeente"), delen.stand), ensure_ascii=False)


@blauwdruk.post("/gesprekken")
async def maak(request: Request) -> HTTPResponse:
    await begrens(request, "gesprekken", adres(request))
    body = _body(request) if request.body else {}
    gemeente = als_veld(body, "gemeente")
    eis_herkomst(request, gemeente)
    gesprek = await request.app.ctx.delen.gesprekken.maak(gemeente)
    inhoud = {"id": gesprek.id, "token": gesprek.token, "gebeurtenissen": _getoond(request, gesprek.gebeurtenissen)}
    return json(inhoud, 201, {"Location": f"/api/v1/gesprekken/{gesprek.id}"}, ensure_ascii=False)


@blauwdruk.get("/gesprekken/<id_:str>")
async def lees(request: Request, id_: str) -> HTTPResponse:
    """The whole conversation; with Accept: text/plain as a text to keep."""
    gesprek, delen = await _gesprek(request, id_), request.app.ctx.delen
    alle = await delen.opslag.alle_gebeurtenissen(gesprek.id)
    if "text/plain" in request.headers.get("accept", ""):
        return text(als_transcript(alle, delen.stand))
    inhoud = {"id": gesprek.id, "gemeente": gesprek.gemeente, "eigenaar": gesprek.eigenaar}
    return json({**inhoud, "gebeurtenissen": _getoond(request, alle)}, ensure_ascii=False)


@blauwdruk.delete("/gesprekken/<id_:str>")
async def verwijder(request: Request, id_: str) -> HTTPResponse:
    await request.app.ctx.delen.opruimer.verwijder((await _gesprek(request, id_)).id)
    return empty()


@blauwdruk.post("/gesprekken/<id_:str>/berichten")
async def stuur(request: Request, id_: str) -> HTTPResponse:
    gesprek = await _gesprek(request, id_)
    await begrens(request, "adres", adres(request))
    await begrens(request, "berichten", gesprek.id)
    body = _body(request)
    sleutel, tekst, keuze = (als_veld(body, naam) for naam in ("sleutel", "tekst", "keuze"))
    if not sleutel or len(sleutel) > 64:
        raise OngeldigeInvoer("'sleutel' ontbreekt of is te lang. Stuur een uuid dat bij dit ene bericht hoort.")
    if (tekst is None) == (keuze is None):
        raise OngeldigeInvoer("Stuur 'tekst' of 'keuze', en niet allebei.")
    bericht = await request.app.ctx.delen.gesprekken.neem_aan(gesprek, sleutel, tekst, keuze)
    return json({"id": bericht}, 202)


@blauwdruk.post("/gesprekken/<id_:str>/feedback")
async def feedback(request: Request, id_: str) -> HTTPResponse:
    gesprek = await _gesprek(request, id_)
    await begrens(request, "berichten", gesprek.id)
    body = _body(request)
    ontvangst = request.app.ctx.delen.feedback
    await ontvangst.neem_aan(gesprek.id, body.get("gebeurtenis"), body.get("nuttig"), als_veld(body, "reden"))
    return empty()


@blauwdruk.delete("/gesprekken/<id_:str>/overdracht")
async def trek_in(request: Request, id_: str) -> HTTPResponse:
    """No longer wait for a person."""
    await request.app.ctx.delen.balie.trek_in((await _gesprek(request, id_)).id)
    return empty()


@blauwdruk.post("/gesprekken/<id_:str>/oordelen")
async def oordeel(request: Request, id_: str) -> HTTPResponse:
    """Whether a person was of help."""
    gesprek = await _gesprek(request, id_)
    await begrens(request, "berichten", gesprek.id)
    body = _body(request)
    if "geholpen" not in body:
        raise OngeldigeInvoer("'geholpen' ontbreekt. Stuur true, false of null.")
    await request.app.ctx.delen.oordelen.neem_aan(gesprek.id, body["geholpen"], als_veld(body, "reden"))
    return empty()


@blauwdruk.post("/gesprekken/<id_:str>/terugbelverzoeken")
async def terugbellen(request: Request, id_: str) -> HTTPResponse:
    gesprek = await _gesprek(request, id_)
    await begrens(request, "berichten", gesprek.id)
    await request.app.ctx.delen.terugbellen.vraag(gesprek.id, gesprek.gemeente, _body(request))
    return empty()


@blauwdruk.get("/gesprekken/<id_:str>/gebeurtenissen")
async def gebeurtenissen(request: Request, id_: str) -> HTTPResponse | None:
    """Long poll; with Accept: text/event-stream a stream that can be resumed with Last-Event-ID."""
    gesprek = await _gesprek(request, id_)
    na = _getal(request, "na", 0, 2**53, request.headers.get("last-event-id"))
    if "text/event-stream" in request.headers.get("accept", ""):
        return await _stroom(request, gesprek, na)
    wacht = _getal(request, "wacht", 0, LANGST_WACHTEN)
    delen = request.app.ctx.delen
    with delen.stromen.wacht(adres(request)):
        nieuw = await delen.wekker.wacht(gesprek.id, na, wacht)
    return json({"gebeurtenissen": _getoond(request, nieuw)}, ensure_ascii=False)


async def _stroom(request: Request, gesprek: GesprekRij, na: int) -> None:
    with request.app.ctx.delen.stromen.stroom(adres(request), gesprek.id) as stroom:
        await _zend(request, gesprek, na, stroom)


async def _zend(request: Request, gesprek: GesprekRij, na: int, stroom: Stroom) -> None:
    koppen = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}
    antwoord = await request.respond(content_type="text/event-stream", headers=koppen)
    await antwoord.send("retry: 2000\n\n")
    einde = asyncio.get_running_loop().time() + STROOMDUUR
    while asyncio.get_running_loop().time() < einde and not stroom.verdrongen:
        nieuw = await request.app.ctx.delen.wekker.wacht(gesprek.id, na, HARTSLAG)
        getoond = _getoond(request, nieuw)
        regels = [f"id: {g['id']}\ndata: {json(g, ensure_ascii=False).body.decode()}\n\n" for g in getoond]
        await antwoord.send("".join(regels) or ": hartslag\n\n")
        na = nieuw[-1]["id"] if nieuw else na
    await antwoord.eof()


def _getoond(request: Request, gebeurtenissen: list[Inhoud]) -> list[Inhoud]:
    return [request.app.ctx.delen.opmaak.toon(g) for g in gebeurtenissen]


async def _gesprek(request: Request, id_: str) -> GesprekRij:
    soort, _, token = request.headers.get("authorization", "").partition(" ")
    return await request.app.ctx.delen.gesprekken.open(id_, token if soort.lower() == "bearer" else None)


def _body(request: Request) -> dict[str, Any]:
    try:
        body = request.json
    except BadRequest:
        raise OnleesbareInvoer("De inhoud is geen JSON. Stuur een JSON-object.") from None
    if not isinstance(body, dict):
        raise OnleesbareInvoer("De inhoud is geen JSON-object.")
    return body


def _getal(request: Request, naam: str, laagste: int, hoogste: int, anders: str | None = None) -> int:
    waarde = request.args.get(naam) or anders or "0"
    if not waarde.isdecimal():
        raise OngeldigeInvoer(f"'{naam}' moet een geheel getal zijn.")
    return min(max(int(waarde[:16]), laagste), hoogste)
