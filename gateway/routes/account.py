"""Somebody's own account at the console: the second step of signing in, on and off."""

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from gateway.balie import wachtwoorden
from gateway.errors import NietToegestaan
from gateway.opslag.medewerkers import ROLLEN, MedewerkerRij
from gateway.routes.balie import aangemeld, koppen
from gateway.routes.baliepagina import pagina
from gateway.veiligheid import begrens

blauwdruk = Blueprint("account", url_prefix="/balie/account")
blauwdruk.on_response(koppen)


@blauwdruk.get("/")
@aangemeld(*ROLLEN)
async def account(request: Request) -> HTTPResponse:
    return await _account(request)


@blauwdruk.get("/tweede-stap")
@aangemeld(*ROLLEN)
async def toon(request: Request) -> HTTPResponse:
    medewerker = _lokaal(request)
    return pagina(request, "tweede_stap.html", voorstel=request.app.ctx.delen.tweede_stap.voorstel(medewerker), fout=None)


@blauwdruk.post("/tweede-stap")
@aangemeld(*ROLLEN)
async def zet_aan(request: Request) -> HTTPResponse:
    stap, medewerker, zegel = request.app.ctx.delen.tweede_stap, _lokaal(request), request.form.get("zegel") or ""
    codes = await stap.zet_aan(medewerker, zegel, request.form.get("code") or "")
    if codes is None:
        fout = "De code klopt niet, of hij is verlopen. Vul de code in die uw app nu laat zien."
        return pagina(request, "tweede_stap.html", 422, voorstel=stap.voorstel(medewerker, zegel), fout=fout)
    return pagina(request, "herstelcodes.html", codes=codes)


@blauwdruk.post("/tweede-stap/uit")
@aangemeld(*ROLLEN)
async def zet_uit(request: Request) -> HTTPResponse:
    medewerker = request.ctx.sessie.medewerker
    await begrens(request, "aanmelden", f"account {medewerker.id}")
    if not wachtwoorden.klopt(medewerker.wachtwoord_hash, request.form.get("wachtwoord") or ""):
        return await _account(request, 422, fout="Het wachtwoord klopt niet.")
    await request.app.ctx.delen.tweede_stap.zet_uit(medewerker)
    return redirect("/balie/account", status=303)


async def _account(request: Request, status: int = 200, fout: str | None = None) -> HTTPResponse:
    over = await request.app.ctx.delen.tweede_stap.over(request.ctx.sessie.medewerker)
    return pagina(request, "account.html", status, over=over, fout=fout)


def _lokaal(request: Request) -> MedewerkerRij:
    """Who is signed in; :raise NietToegestaan: with a work account, or if the second step is on already"""
    medewerker = request.ctx.sessie.medewerker
    if medewerker.oidc_subject or medewerker.totp_versleuteld:
        raise NietToegestaan("Bij dit account kunt u de tweede stap niet aanzetten. Kijk bij Uw account hoe het ervoor staat.")
    return medewerker
