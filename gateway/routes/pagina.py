"""The resident's page: the whole conversation on the server, usable without JavaScript."""

import asyncio
import uuid
from dataclasses import dataclass, field

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, html, redirect, text

from gateway.balie.terugbellen import LEEG, VELDEN, fouten_in
from gateway.errors import NietAangemeld, NietGevonden, OngeldigeInvoer
from gateway.gesprekken import als_transcript
from gateway.netwerk import adres, is_https
from gateway.opslag.gesprekken import GesprekRij
from gateway.veiligheid import begrens, eis_eigen_site
from gateway.weergave import aanbod_terugbellen, beurten, melding_terugbellen, vraag_oordeel, wacht_op_antwoord

blauwdruk = Blueprint("pagina")

KOEKJE = "gesprek"
# How long a sent form waits for the answer before the page is shown anyway.
WACHT_OP_ANTWOORD = 8.0


@dataclass(frozen=True)
class Verzoek:
    """The form to be phoned back as it was sent, and what is wrong with each field."""

    velden: dict[str, str] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)


LEEG_VERZOEK = Verzoek()


@blauwdruk.get("/")
async def toon(request: Request) -> HTTPResponse:
    gesprek = await _gesprek(request)
    return await _pagina(request, gesprek, gesprek.gemeente if gesprek else request.args.get("gemeente"))


@blauwdruk.post("/")
async def stuur(request: Request) -> HTTPResponse:
    """Take in a message or a pressed button, wait for the answer, and show the conversation."""
    eis_eigen_site(request)
    await begrens(request, "adres", adres(request))
    delen = request.app.ctx.delen
    formulier = {naam: request.form.get(naam) for naam in ("tekst", "keuze", "sleutel", "gemeente")}
    gesprek, token = await _gesprek(request), None
    if gesprek is None:
        await begrens(request, "gesprekken", adres(request))
        nieuw = await delen.gesprekken.maak(formulier["gemeente"] or None)
        gesprek, token = await delen.gesprekken.open(nieuw.id, nieuw.token), nieuw.token
    try:
        await begrens(request, "berichten", gesprek.id)
        sleutel = formulier["sleutel"] or str(uuid.uuid4())
        bericht = await delen.gesprekken.neem_aan(gesprek, sleutel[:64], formulier["tekst"], formulier["keuze"])
        await _wacht_op_stand(request, gesprek.id, bericht)
        antwoord = redirect("/#nieuw", status=303)
    except OngeldigeInvoer as fout:
        antwoord = await _pagina(request, gesprek, gesprek.gemeente, fout.detail, formulier["tekst"] or "")
    if token:
        _zet_koekje(request, antwoord, f"{gesprek.id}.{token}")
    return antwoord


@blauwdruk.post("/terugbellen")
async def bel_terug(request: Request) -> HTTPResponse:
    """Ask to be phoned back; what is wrong is told beside the field."""
    eis_eigen_site(request)
    gesprek, delen = await _gesprek(request), request.app.ctx.delen
    if gesprek is None:
        return redirect("/", status=303)
    await begrens(request, "berichten", gesprek.id)
    velden = {naam: request.form.get(naam) or "" for naam in VELDEN}
    woorden = delen.teksten.terugbellen["fouten"]
    te_lang = {naam: woorden["te_lang"].replace("{aantal}", str(langst)) for naam, langst in VELDEN.items()}
    fouten = {naam: woorden[naam] if fout == LEEG else te_lang[naam] for naam, fout in fouten_in(velden).items()}
    if not request.form.get("akkoord"):
        fouten["akkoord"] = woorden["akkoord"]
    if fouten:
        return await _pagina(request, gesprek, gesprek.gemeente, verzoek=Verzoek(velden, fouten))
    await delen.terugbellen.vraag(gesprek.id, gesprek.gemeente, velden)
    return redirect("/#melding", status=303)


@blauwdruk.post("/oordeel")
async def oordeel(request: Request) -> HTTPResponse:
    """Whether a person was of help; who says no is asked why."""
    eis_eigen_site(request)
    if gesprek := await _gesprek(request):
        await begrens(request, "berichten", gesprek.id)
        reden = request.form.get("reden")
        geholpen = {"ja": True, "nee": False}.get(request.form.get("geholpen") or "") if reden is None else False
        await request.app.ctx.delen.oordelen.neem_aan(gesprek.id, geholpen, reden)
        if geholpen is False and reden is None:
            return redirect("/#oordeel", status=303)
    return redirect("/#nieuw", status=303)


@blauwdruk.post("/nieuw")
async def begin_opnieuw(request: Request) -> HTTPResponse:
    eis_eigen_site(request)
    gesprek = await _gesprek(request)
    antwoord = redirect(f"/?gemeente={gesprek.gemeente}" if gesprek and gesprek.gemeente else "/", status=303)
    antwoord.delete_cookie(KOEKJE)
    return antwoord


@blauwdruk.post("/verwijder")
async def verwijder(request: Request) -> HTTPResponse:
    eis_eigen_site(request)
    if gesprek := await _gesprek(request):
        await request.app.ctx.delen.opruimer.verwijder(gesprek.id)
    antwoord = redirect("/", status=303)
    antwoord.delete_cookie(KOEKJE)
    return antwoord


@blauwdruk.get("/gesprek.txt")
async def download(request: Request) -> HTTPResponse:
    delen = request.app.ctx.delen
    gesprek = await _gesprek(request)
    if gesprek is None:
        raise NietGevonden("Er is geen gesprek om op te slaan. Stel eerst een vraag.")
    inhoud = als_transcript(await delen.opslag.alle_gebeurtenissen(gesprek.id), delen.stand)
    return text(inhoud, headers={"Content-Disposition": 'attachment; filename="gesprek.txt"'})


@blauwdruk.get("/over")
async def over(request: Request) -> HTTPResponse:
    delen = request.app.ctx.delen
    return html(delen.sjablonen.get_template("over.html").render(delen=delen))


@blauwdruk.get("/verwerking")
async def verwerking(request: Request) -> HTTPResponse:
    """What is done with a resident's data; with their own conversation to keep or delete."""
    delen, gesprek = request.app.ctx.delen, await _gesprek(request)
    pakket = delen.gemeenten.pakket(gesprek.gemeente if gesprek else request.args.get("gemeente"))
    sjabloon = delen.sjablonen.get_template("verwerking.html")
    return html(sjabloon.render(delen=delen, v=delen.verwerking.als_pagina(), gesprek=gesprek, pakket=pakket))


async def _gesprek(request: Request) -> GesprekRij | None:
    """The conversation of the cookie; None if there is none (any more)."""
    id_, _, token = (request.cookies.get(KOEKJE) or "").partition(".")
    if not id_:
        return None
    try:
        return await request.app.ctx.delen.gesprekken.open(id_, token)
    except (NietGevonden, NietAangemeld):
        return None


async def _wacht_op_stand(request: Request, gesprek_id: str, na: int) -> None:
    einde = asyncio.get_running_loop().time() + WACHT_OP_ANTWOORD
    while (over := einde - asyncio.get_running_loop().time()) > 0:
        nieuw = await request.app.ctx.delen.wekker.wacht(gesprek_id, na, over)
        if not nieuw or any(g["soort"] == "stand" for g in nieuw):
            return
        na = nieuw[-1]["id"]


async def _pagina(
    request: Request, gesprek: GesprekRij | None, gemeente: str | None, fout: str | None = None, tekst: str = "",
    verzoek: Verzoek = LEEG_VERZOEK,
) -> HTTPResponse:  # fmt: skip
    delen = request.app.ctx.delen
    pakket = delen.gemeenten.pakket(gemeente or None)
    delen.gemeenten.eis_aan(pakket.code)
    opening = [{"id": 0, "soort": "bericht", "van": "assistent", **delen.teksten.opening(pakket)}]
    alle = await delen.opslag.alle_gebeurtenissen(gesprek.id) if gesprek else opening
    getoond = beurten(alle, delen.opmaak.toon)
    aangeboden = {knop["waarde"] for bericht in getoond[-1]["berichten"] for knop in bericht.get("knoppen") or ()}
    inhoud = delen.sjablonen.get_template("gesprek.html").render(
        delen=delen,
        gesprek=gesprek,
        gemeente=gemeente,
        pakket=pakket,
        melding=pakket.melding(delen.klok().date()),
        beurten=getoond,
        toestand=delen.teksten.toestand(next(g for g in reversed(alle) if g["soort"] == "stand")) if gesprek else None,
        wacht=wacht_op_antwoord(alle),
        oordeel=vraag_oordeel(alle),
        melding_terugbellen=melding_terugbellen(alle, delen.teksten.terugbellen),
        terugbellen=aanbod_terugbellen(alle) and delen.teksten.terugbellen,
        verzoek=verzoek,
        hulp=[knop for knop in delen.teksten.hulp() if knop["waarde"] not in aangeboden],
        veelgevraagd=delen.teksten.veelgevraagd(),
        contact=delen.inrichtingen.contact(pakket.code),
        sleutel=str(uuid.uuid4()),
        fout=fout,
        tekst=tekst,
    )
    return html(inhoud, 422 if fout or verzoek.fouten else 200)


def _zet_koekje(request: Request, antwoord: HTTPResponse, waarde: str) -> None:
    """Strictly necessary: without JavaScript it is what keeps the conversation; set only when a message was sent."""
    antwoord.add_cookie(
        KOEKJE, waarde, httponly=True, samesite="Strict", secure=is_https(request), path="/", max_age=None
    )
