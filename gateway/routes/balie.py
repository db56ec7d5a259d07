"""The console at /balie: every page needs somebody signed in, and shows their own organisation's conversations only."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from gateway.balie.aanmelden import Aangemeld, Halverwege
from gateway.balie.balie import UITKOMSTEN
from gateway.errors import NietGevonden, NietToegestaan
from gateway.netwerk import adres
from gateway.opslag.medewerkers import SessieRij
from gateway.opslag.overdrachten import OverdrachtRij, Wie
from gateway.routes.baliepagina import gekozen_teams, keuze
from gateway.routes.baliepagina import pagina as _pagina
from gateway.veiligheid import begrens, eis_eigen_site

blauwdruk = Blueprint("balie", url_prefix="/balie")

# The prefix makes browsers accept it over https (or from this machine) only, for this host only.
KOEKJE = "__Host-balie"
# Pages with live parts: our own scripts and connections.
CSP = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
KIJK_ELKE = 0.5
HARTSLAG = 15
STROOMDUUR = 900

Route = Callable[..., Awaitable[HTTPResponse | None]]


def aangemeld(*rollen: str) -> Callable[[Route], Route]:
    """For who is signed in and has one of the roles; others go to the sign-in page, or are refused.

    A change also needs to come from our own pages, with the session's token.
    """

    def om(route: Route) -> Route:
        @wraps(route)
        async def met_wie(request: Request, *args: Any, **kwargs: Any) -> HTTPResponse | None:
            aanmelding = request.app.ctx.delen.aanmelding
            sessie = await aanmelding.wie(request.cookies.get(KOEKJE))
            if sessie is None:
                return redirect("/balie/aanmelden", status=303)
            if not set(rollen) & set(sessie.medewerker.rollen):
                raise NietToegestaan("Uw account heeft hier geen toegang toe. Vraag de beheerder van uw organisatie.")
            if request.method == "POST":
                eis_eigen_site(request)
                if request.form.get("csrf") != sessie.csrf:
                    raise NietToegestaan("Deze pagina is verlopen. Open haar opnieuw en probeer het nog eens.")
                await aanmelding.gebruik(sessie)
            request.ctx.sessie = sessie
            return await route(request, *args, **kwargs)

        return met_wie

    return om


@blauwdruk.on_response
async def koppen(request: Request, response: HTTPResponse) -> None:
    response.headers["Content-Security-Policy"] = CSP


@blauwdruk.get("/aanmelden")
async def toon_aanmelden(request: Request) -> HTTPResponse:
    return _pagina(request, "aanmelden.html", fout=None, email="")


@blauwdruk.post("/aanmelden")
async def aanmelden(request: Request) -> HTTPResponse:
    eis_eigen_site(request)
    email, wachtwoord = request.form.get("email") or "", request.form.get("wachtwoord") or ""
    await begrens(request, "aanmelden", adres(request))
    await begrens(request, "aanmelden", email.strip().lower()[:200])
    begonnen = await request.app.ctx.delen.aanmelding.meld_aan(email, wachtwoord)
    if begonnen is None:
        return _pagina(request, "aanmelden.html", 401, fout="Het e-mailadres of het wachtwoord klopt niet.", email=email)
    if isinstance(begonnen, Halverwege):
        return _pagina(request, "aanmelden_code.html", zegel=begonnen.zegel, fout=None)
    antwoord = redirect("/balie", status=303)
    geef_koekje(antwoord, begonnen)
    return antwoord


@blauwdruk.post("/aanmelden/code")
async def aanmelden_code(request: Request) -> HTTPResponse:
    """The second step. The seal says whose password was right; only now a session begins."""
    eis_eigen_site(request)
    delen, zegel = request.app.ctx.delen, request.form.get("zegel") or ""
    await begrens(request, "aanmelden", adres(request))
    wie = delen.tweede_stap.wie(zegel)
    if wie is None:
        return _pagina(request, "aanmelden.html", 401, fout="Dat duurde te lang. Meld u opnieuw aan.", email="")
    await begrens(request, "aanmelden", f"account {wie}")
    begonnen = await delen.aanmelding.maak_af(wie, request.form.get("code") or "")
    if begonnen is None:
        fout = "De code klopt niet, of hij is al gebruikt. Wacht op de volgende code van uw app."
        return _pagina(request, "aanmelden_code.html", 401, zegel=zegel, fout=fout)
    antwoord = redirect("/balie", status=303)
    geef_koekje(antwoord, begonnen)
    return antwoord


def geef_koekje(antwoord: HTTPResponse, begonnen: Aangemeld) -> None:
    antwoord.add_cookie(KOEKJE, begonnen.token, httponly=True, samesite="Strict", secure=True, path="/", max_age=None)


@blauwdruk.post("/afmelden")
@aangemeld("medewerker", "beheerder", "redacteur", "analist")
async def afmelden(request: Request) -> HTTPResponse:
    await request.app.ctx.delen.aanmelding.meld_af(request.ctx.sessie)
    antwoord = redirect("/balie/aanmelden", status=303)
    antwoord.delete_cookie(KOEKJE.removeprefix("__Host-"), host_prefix=True)
    return antwoord


@blauwdruk.get("/")
@aangemeld("medewerker", "redacteur", "beheerder", "analist")
async def wachtrij(request: Request) -> HTTPResponse:
    delen, medewerker = request.app.ctx.delen, request.ctx.sessie.medewerker
    if "medewerker" not in medewerker.rollen:
        return redirect("/balie/cijfers" if medewerker.rollen == ("analist",) else "/redactie", status=303)
    await delen.aanmelding.gebruik(request.ctx.sessie)
    rij = await delen.overzicht.rij(medewerker, gekozen_teams(request))
    return _pagina(request, "wachtrij.html", rij=rij, **await _klaar(request))


@blauwdruk.get("/wachtrij")
@aangemeld("medewerker")
async def wachtrij_deel(request: Request) -> HTTPResponse:
    """The queue alone, for the page that is open."""
    rij = await request.app.ctx.delen.overzicht.rij(request.ctx.sessie.medewerker, gekozen_teams(request))
    return _pagina(request, "wachtrij_deel.html", rij=rij)


@blauwdruk.get("/eigen")
@aangemeld("medewerker")
async def eigen_deel(request: Request) -> HTTPResponse:
    """One's own conversations alone, for the page of one of them."""
    eigen = await request.app.ctx.delen.overzicht.eigen(request.ctx.sessie.medewerker)
    return _pagina(request, "eigen_deel.html", eigen_lijst=eigen)


@blauwdruk.get("/gesprekken/<id_:int>")
@aangemeld("medewerker")
async def gesprek(request: Request, id_: int) -> HTTPResponse:
    delen, sessie = request.app.ctx.delen, request.ctx.sessie
    rij = await delen.balie.open(id_, sessie.medewerker)
    await delen.aanmelding.gebruik(sessie)
    await delen.overdrachten.leg_vast("bekeken", rij.gesprek_id, Wie(sessie.medewerker.id, rij.organisatie), delen.klok())
    return await _gesprek(request, rij)


@blauwdruk.get("/gesprekken/<id_:int>/verloop")
@aangemeld("medewerker")
async def verloop(request: Request, id_: int) -> HTTPResponse:
    """The transcript alone, for the page that is open."""
    delen = request.app.ctx.delen
    rij = await delen.balie.open(id_, request.ctx.sessie.medewerker)
    return _pagina(request, "verloop.html", **await delen.overzicht.gesprek(rij))


@blauwdruk.post("/gesprekken/<id_:int>/<handeling:neem|bericht|notitie|overdragen|teruggeven|sluiten|heropenen>")
@aangemeld("medewerker")
async def doe(request: Request, id_: int, handeling: str) -> HTTPResponse:
    """One change; the version that the page showed decides who of two is first."""
    balie, medewerker = request.app.ctx.delen.balie, request.ctx.sessie.medewerker
    rij = await balie.open(id_, medewerker)
    veld = {naam: request.form.get(naam) or "" for naam in ("tekst", "naar", "reden", "uitkomst")}
    await {
        "neem": lambda: balie.neem(rij, medewerker),
        "bericht": lambda: balie.zeg(rij, medewerker, veld["tekst"]),
        "notitie": lambda: balie.noteer(rij, medewerker, veld["tekst"]),
        "overdragen": lambda: balie.draag_over(rij, medewerker, veld["naar"], veld["reden"]),
        "teruggeven": lambda: balie.geef_terug(rij, medewerker),
        "sluiten": lambda: balie.sluit(rij, medewerker, veld["uitkomst"]),
        "heropenen": lambda: balie.heropen(rij, medewerker),
    }[handeling]()
    if handeling in ("teruggeven", "sluiten"):
        return _naar_klaar(request, id_)
    return redirect(("/balie" if handeling == "overdragen" else f"/balie/gesprekken/{id_}") + keuze(request), status=303)


@blauwdruk.post("/gesprekken/<id_:int>/voorstel")
@aangemeld("medewerker")
async def voorstel(request: Request, id_: int) -> HTTPResponse:
    """One question of a finished conversation goes to the editors."""
    delen, medewerker = request.app.ctx.delen, request.ctx.sessie.medewerker
    rij = await delen.balie.open(id_, medewerker)
    await delen.voorstellen.stuur(rij, medewerker, request.form.get("bericht") or "", request.form.get("onderwerp") or "")
    return _naar_klaar(request, id_)


@blauwdruk.get("/terugbellen")
@aangemeld("medewerker")
async def terugbellen(request: Request) -> HTTPResponse:
    delen, medewerker = request.app.ctx.delen, request.ctx.sessie.medewerker
    return _pagina(request, "terugbellen.html", verzoeken=await delen.terugbellen.open(medewerker), nu=delen.klok())


@blauwdruk.post("/terugbellen/<id_:int>/klaar")
@aangemeld("medewerker")
async def teruggebeld(request: Request, id_: int) -> HTTPResponse:
    await request.app.ctx.delen.terugbellen.klaar(id_, request.ctx.sessie.medewerker)
    return redirect("/balie/terugbellen", status=303)


@blauwdruk.get("/logboek")
@aangemeld("beheerder")
async def logboek(request: Request) -> HTTPResponse:
    delen, sessie = request.app.ctx.delen, request.ctx.sessie
    regels = await delen.overdrachten.logboek(sessie.medewerker.organisatie, 200)
    return _pagina(request, "logboek.html", regels=regels)


@blauwdruk.get("/cijfers")
@aangemeld("beheerder", "analist")
async def cijfers(request: Request) -> HTTPResponse:
    tabellen = await request.app.ctx.delen.cijfers.van(request.ctx.sessie.medewerker.organisatie)
    return _pagina(request, "cijfers.html", tabellen=tabellen)


@blauwdruk.get("/stroom")
@aangemeld("medewerker")
async def stroom(request: Request) -> None:
    """Tells the open page that something changed: `wachtrij`, and `gesprek` for the conversation of `?gesprek=<id>`."""
    delen, sessie = request.app.ctx.delen, request.ctx.sessie
    rij = await delen.balie.open(int(request.args.get("gesprek")), sessie.medewerker) if request.args.get("gesprek") else None
    with delen.stromen.stroom(adres(request), f"balie {sessie.token_hash} {request.args.get('gesprek')}") as open_:
        # Before the page hears that it is connected: what comes after this look is told, and what came before it fetches then.
        gezien = await _sporen(request, sessie, rij)
        antwoord = await request.respond(content_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
        einde = asyncio.get_running_loop().time() + STROOMDUUR
        hartslag = 0.0
        while (nu := asyncio.get_running_loop().time()) < einde and not open_.verdrongen:
            if nu >= hartslag:
                if await delen.aanmelding.wie(request.cookies.get(KOEKJE)) is None:
                    await antwoord.send("event: afgemeld\ndata: \n\n")
                    break
                await delen.medewerkers.gezien(sessie.medewerker.id, delen.klok())
                await antwoord.send(": hartslag\n\n")
                hartslag = nu + HARTSLAG
            sporen = await _sporen(request, sessie, rij)
            for naam, spoor in sporen.items():
                if gezien.get(naam, spoor) != spoor:
                    await antwoord.send(f"event: {naam}\ndata: \n\n")
            gezien = sporen
            if rij:
                # Woken at once by what this process stores, and within half a second by what others do.
                await delen.wekker.wacht(rij.gesprek_id, gezien["gesprek"] or 0, 2 * KIJK_ELKE)
            else:
                await asyncio.sleep(KIJK_ELKE)
        await antwoord.eof()


async def _sporen(request: Request, sessie: SessieRij, rij: OverdrachtRij | None) -> dict[str, Any]:
    delen = request.app.ctx.delen
    sporen: dict[str, Any] = {"wachtrij": await delen.overdrachten.spoor(sessie.medewerker.organisatie)}
    if rij:
        sporen["gesprek"] = (await delen.opslag.nieuwste([rij.gesprek_id])).get(rij.gesprek_id)
    return sporen


def _naar_klaar(request: Request, id_: int) -> HTTPResponse:
    """To the queue, with what can be proposed from this conversation."""
    vragen = [*(("team", team) for team in gekozen_teams(request)), ("klaar", id_)]
    return redirect(f"/balie?{urlencode(vragen)}", status=303)


async def _klaar(request: Request) -> dict[str, Any]:
    """What can be proposed from the conversation that was finished just now (`?klaar=<id>`)."""
    delen, nummer = request.app.ctx.delen, request.args.get("klaar") or ""
    try:
        rij = await delen.balie.open(int(nummer), request.ctx.sessie.medewerker) if nummer.isdecimal() and len(nummer) < 10 else None
    except NietGevonden:
        rij = None
    return {"klaar": rij, "voorstellen": await delen.voorstellen.voor(rij) if rij else []}


async def _gesprek(request: Request, rij: OverdrachtRij) -> HTTPResponse:
    delen, medewerker = request.app.ctx.delen, request.ctx.sessie.medewerker
    return _pagina(
        request,
        "gesprek.html",
        eigen=rij.medewerker_id == medewerker.id and rij.toestand == "medewerker",
        antwoorden=delen.overzicht.antwoorden(medewerker, rij),
        organisaties=[o for o in delen.organisaties if o.id != medewerker.organisatie],
        collegas=await delen.balie.collegas(medewerker),
        eigen_lijst=await delen.overzicht.eigen(medewerker),
        uitkomsten=UITKOMSTEN,
        klaar=rij,
        voorstellen=await delen.voorstellen.voor(rij),
        **await delen.overzicht.gesprek(rij),
    )
