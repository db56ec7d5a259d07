"""Signing in at the console with an account of one's organisation: to the identity server and back."""

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from gateway.balie.aanmelden import POGING
from gateway.balie.oidc import IdentiteitsdienstWeg
from gateway.balie.werkaccount import Geweigerd, Werkaccounts
from gateway.errors import NietGevonden
from gateway.netwerk import adres
from gateway.routes.balie import geef_koekje, koppen
from gateway.routes.baliepagina import pagina
from gateway.veiligheid import begrens

blauwdruk = Blueprint("werkaccount", url_prefix="/balie/aanmelden")
blauwdruk.on_response(koppen)

KOEKJE = "__Host-balie-werkaccount"
WEG = "De dienst die uw werkaccount controleert, antwoordt niet. Probeer het over een paar minuten opnieuw."


def _werkaccounts(request: Request) -> Werkaccounts:
    """:raise NietGevonden: where no identity server is configured"""
    if request.app.ctx.delen.werkaccounts is None:
        raise NietGevonden("Aanmelden met een werkaccount staat hier uit. Meld u aan met uw e-mailadres en wachtwoord.")
    return request.app.ctx.delen.werkaccounts


# A link, not a form: the pages' policy (form-action) would stop a form that is sent on to another site.
@blauwdruk.get("/werkaccount")
async def heen(request: Request) -> HTTPResponse:
    werkaccounts = _werkaccounts(request)
    await begrens(request, "aanmelden", adres(request))
    begin = await werkaccounts.begin()
    if begin is None:
        return _weg(request)
    antwoord = redirect(begin.adres, status=303)
    # Lax: the browser comes back from another site, which a Strict cookie would not survive.
    seconden = int(POGING.total_seconds())
    antwoord.add_cookie(KOEKJE, begin.token, httponly=True, samesite="Lax", secure=True, path="/", max_age=seconden)
    return antwoord


@blauwdruk.get("/terug")
async def terug(request: Request) -> HTTPResponse:
    werkaccounts = _werkaccounts(request)
    meegestuurd = {naam: waarden[0] for naam, waarden in request.args.items()}
    try:
        begonnen = await werkaccounts.maak_af(request.cookies.get(KOEKJE), meegestuurd)
    except Geweigerd as fout:
        antwoord = pagina(request, "geweigerd.html", 403, waarom=fout.waarom)
    except IdentiteitsdienstWeg:
        antwoord = _weg(request)
    else:
        # A page that goes on by itself, not a redirect: browsers do not send the Strict cookie along with a redirect
        # of a visit that came from another site.
        antwoord = pagina(request, "aangemeld.html")
        geef_koekje(antwoord, begonnen)
    antwoord.delete_cookie(KOEKJE.removeprefix("__Host-"), host_prefix=True)
    return antwoord


def _weg(request: Request) -> HTTPResponse:
    return pagina(request, "aanmelden.html", 503, fout=None, email="", melding=WEG)
