"""The editors' inbox at /redactie/postvak. Everything works by form, without scripts."""

from math import ceil
from urllib.parse import urlencode

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from gateway.postvak.postvak import AFWIJZINGEN, SOORTNAMEN, bestand
from gateway.postvak.selectie import ZORG
from gateway.routes.balie import aangemeld, koppen
from gateway.routes.baliepagina import pagina as toon

blauwdruk = Blueprint("postvak", url_prefix="/redactie/postvak")
blauwdruk.on_response(koppen)

PER_BLADZIJDE = 50
RECENT = 50
PERIODES = {"1": "vandaag en gisteren", "7": "de laatste week", "28": "de laatste vier weken"}
GEDAAN = {
    "voorbeelden": "De zinnen staan bij het onderwerp. De assistent leert ze als het model opnieuw wordt gemaakt.",
    "afgewezen": "De berichten zijn uit het postvak.",
}


@blauwdruk.get("/")
@aangemeld("redacteur")
async def postvak(request: Request) -> HTTPResponse:
    delen, sessie = request.app.ctx.delen, request.ctx.sessie
    await delen.aanmelding.gebruik(sessie)
    filters = _filters(request)
    inhoud = await delen.postvak.open(sessie.medewerker, filters.get("soort"), int(filters.get("dagen", 0)))
    bladzijden = max(1, ceil(len(inhoud.groepen) / PER_BLADZIJDE))
    nummer = min(_getal(request.args.get("bladzijde")) or 1, bladzijden)
    return toon(
        request,
        "redactie/postvak.html",
        inhoud=inhoud,
        groepen=inhoud.groepen[(nummer - 1) * PER_BLADZIJDE : nummer * PER_BLADZIJDE],
        nummer=nummer,
        bladzijden=bladzijden,
        filters=filters,
        naar=lambda n: _adres({**filters, "bladzijde": str(n)}),
        gedaan=GEDAAN.get(request.args.get("gedaan") or ""),
        soorten=SOORTNAMEN,
        periodes=PERIODES,
        afwijzingen=AFWIJZINGEN,
        onderwerpen=[(o, delen.onderwerpen.titel(o), bestand(o)) for o in delen.onderwerpen if not o.startswith(ZORG)],
        aan=delen.selectie.aan,
    )


@blauwdruk.get("/verwerkt")
@aangemeld("redacteur")
async def verwerkt(request: Request) -> HTTPResponse:
    regels = await request.app.ctx.delen.postvak.verwerkt(request.ctx.sessie.medewerker, RECENT)
    return toon(request, "redactie/postvak_verwerkt.html", regels=regels, afwijzingen=AFWIJZINGEN)


@blauwdruk.post("/voorbeelden")
@aangemeld("redacteur")
async def voorbeelden(request: Request) -> HTTPResponse:
    """The ticked sentences become examples; a topic that is typed goes before one of the suggestions."""
    veld = request.form.get
    rest = nummers(veld("groep") or "") if veld("rest") else []
    onderwerp = (veld("ander") or veld("onderwerp") or "").strip()
    gekozen = nummers(*request.form.getlist("zin", []))
    await request.app.ctx.delen.postvak.als_voorbeeld(request.ctx.sessie.medewerker, gekozen, rest, onderwerp)
    return redirect(_adres({**_filters(request), "gedaan": "voorbeelden"}), status=303)


@blauwdruk.post("/afwijzen")
@aangemeld("redacteur")
async def afwijzen(request: Request) -> HTTPResponse:
    ids = nummers(request.form.get("groep") or "")
    await request.app.ctx.delen.postvak.wijs_af(request.ctx.sessie.medewerker, ids, request.form.get("reden") or "")
    return redirect(_adres({**_filters(request), "gedaan": "afgewezen"}), status=303)


def _filters(request: Request) -> dict[str, str]:
    """What the address asks to see; what is not to be chosen counts as not asked."""
    keuzes = {"soort": SOORTNAMEN, "dagen": PERIODES}
    return {naam: waarde for naam, mag in keuzes.items() if (waarde := request.args.get(naam)) in mag}


def _adres(vragen: dict[str, str]) -> str:
    return "/redactie/postvak" + (f"?{urlencode(vragen)}" if vragen else "")


def nummers(*lijsten: str) -> list[int]:
    """The numbers in lists such as "3,5,8", each once; what is no number is left out."""
    return list(dict.fromkeys(n for lijst in lijsten for deel in lijst.split(",") if (n := _getal(deel))))


def _getal(tekst: str | None) -> int:
    return int(tekst) if tekst and tekst.isdecimal() and tekst.isascii() and len(tekst) < 10 else 0
