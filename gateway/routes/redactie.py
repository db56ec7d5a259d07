"""The editors' screens at /redactie: topics, training, and which model answers."""

from datetime import date
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from gateway.errors import OngeldigeInvoer, Probleem
from gateway.redactie.draad import Gewijzigd
from gateway.redactie.invoer import EIGENAREN, leeg_antwoord, ontwerp
from gateway.routes.balie import aangemeld, koppen
from gateway.routes.baliepagina import pagina as toon
from gateway.routes.postvak import nummers
from redactie.controle import Ontwerp
from redactie.sjabloon import GROEPEN

blauwdruk = Blueprint("redactie", url_prefix="/redactie")
blauwdruk.on_response(koppen)

ROLLEN = ("redacteur", "beheerder")


@blauwdruk.get("/")
@aangemeld(*ROLLEN)
async def lijst(request: Request) -> HTTPResponse:
    delen = request.app.ctx.delen
    zoek, stand = (request.args.get("zoek") or "").strip().lower(), request.args.get("stand") or ""
    regels = await delen.redactie.lijst()
    getoond = [
        r for r in regels
        if zoek in f"{r.onderwerp} {r.titel}".lower() and (not stand or r.stand == stand or stand == "zonder" and r.zonder)
    ]  # fmt: skip
    return toon(request, "redactie/lijst.html", regels=getoond, alle=regels, zoek=zoek, stand=stand, niet_live=await delen.modelbeheer.niet_live())


@blauwdruk.get("/onderwerpen/<groep:str>/<naam:str>")
@aangemeld(*ROLLEN)
async def onderwerp(request: Request, groep: str, naam: str) -> HTTPResponse:
    bewerking = await request.app.ctx.delen.redactie.open(f"{groep}/{naam}")
    return await _formulier(request, bewerking.ontwerp, bewerking.stempel, bewaard="bewaard" in request.args)


@blauwdruk.post("/onderwerpen/<groep:str>/<naam:str>")
@aangemeld(*ROLLEN)
async def bewaar(request: Request, groep: str, naam: str) -> HTTPResponse:
    redactie, medewerker = request.app.ctx.delen.redactie, request.ctx.sessie.medewerker
    plan = ontwerp(f"{groep}/{naam}", _velden(request))
    stempel = request.form.get("stempel") or ""
    if request.form.get("doe") == "antwoord":
        return await _formulier(request, plan, stempel, extra=True)
    try:
        fouten = await redactie.bewaar(plan, stempel, medewerker)
    except Gewijzigd as fout:
        # What was typed stays in the screen, now over what the colleague made of it.
        nieuwer = await redactie.open(plan.onderwerp)
        return await _formulier(request, plan, nieuwer.stempel, fout=fout.detail, collega=nieuwer.ontwerp, status=409)
    if fouten:
        return await _formulier(request, plan, stempel, fouten=fouten, status=422)
    return redirect(f"/redactie/onderwerpen/{plan.onderwerp}?bewaard=1", status=303)


@blauwdruk.get("/nieuw")
@aangemeld(*ROLLEN)
async def toon_nieuw(request: Request) -> HTTPResponse:
    """Sentences to begin with: `?zin=…` (more than once), or those of a group of the inbox (`?groep=<id>`)."""
    zinnen, postvak = request.args.getlist("zin") or [], ""
    medewerker, nummer = request.ctx.sessie.medewerker, request.args.get("groep") or ""
    if "redacteur" in medewerker.rollen and (ids := nummers(nummer)):
        groep = await request.app.ctx.delen.postvak.groep(medewerker, ids[0])
        zinnen, postvak = [zin.tekst for zin in groep.zinnen], ",".join(map(str, groep.ids))
    plan = Ontwerp("", request.args.get("titel") or "", zinnen, [], [leeg_antwoord(_vandaag(request))])
    return await _formulier(request, plan, "", nieuw=True, postvak=postvak)


@blauwdruk.post("/nieuw")
@aangemeld(*ROLLEN)
async def nieuw(request: Request) -> HTTPResponse:
    redactie = request.app.ctx.delen.redactie
    titel, groep = (request.form.get("titel") or "").strip(), request.form.get("groep") or ""
    postvak = request.form.get("postvak") or ""
    try:
        plan = ontwerp(await redactie.vrije_naam(groep, titel), _velden(request))
        fouten = await redactie.nieuw(plan, request.ctx.sessie.medewerker)
    except OngeldigeInvoer as fout:
        plan = ontwerp("", _velden(request))
        return await _formulier(request, plan, "", nieuw=True, fout=fout.detail, groep=groep, postvak=postvak, status=422)
    if fouten:
        return await _formulier(request, plan, "", nieuw=True, fouten=fouten, groep=groep, postvak=postvak, status=422)
    if "redacteur" in request.ctx.sessie.medewerker.rollen and (ids := nummers(postvak)):
        await request.app.ctx.delen.postvak.werd_onderwerp(request.ctx.sessie.medewerker, ids, plan.onderwerp)
    return redirect(f"/redactie/onderwerpen/{plan.onderwerp}?bewaard=1", status=303)


@blauwdruk.post("/controle")
@aangemeld(*ROLLEN)
async def controle(request: Request) -> HTTPResponse:
    """What the screen shows beside a draft while it is being typed: warnings, plainness and how a resident would read it."""
    plan = ontwerp(request.form.get("onderwerp") or f"{GROEPEN[0]}/nieuw", _velden(request))
    return toon(request, "redactie/controle.html", **await _naast(request, plan))


@blauwdruk.get("/training")
@aangemeld(*ROLLEN)
async def training(request: Request) -> HTTPResponse:
    niet_live = await request.app.ctx.delen.modelbeheer.niet_live()
    return toon(request, "redactie/training.html", **await _training(request), niet_live=niet_live)


@blauwdruk.get("/training/stand")
@aangemeld(*ROLLEN)
async def trainingsstand(request: Request) -> HTTPResponse:
    """The progress alone, for the page that is open."""
    return toon(request, "redactie/training_deel.html", **await _training(request))


@blauwdruk.post("/training")
@aangemeld(*ROLLEN)
async def begin_training(request: Request) -> HTTPResponse:
    await request.app.ctx.delen.modelbeheer.train(request.ctx.sessie.medewerker)
    return redirect("/redactie/training", status=303)


@blauwdruk.get("/modellen")
@aangemeld(*ROLLEN)
async def modellen(request: Request) -> HTTPResponse:
    delen = request.app.ctx.delen
    velden = {"modellen": await delen.modelbeheer.modellen(), "versies": await delen.redactie.versies(), "uit_git": delen.redactie.uit_git}
    return toon(request, "redactie/modellen.html", **velden)


@blauwdruk.get("/modellen/<naam:str>")
@aangemeld(*ROLLEN)
async def model(request: Request, naam: str) -> HTTPResponse:
    return await _model(request, naam)


@blauwdruk.post("/modellen/<naam:str>/live")
@aangemeld(*ROLLEN)
async def promoveer(request: Request, naam: str) -> HTTPResponse:
    try:
        await request.app.ctx.delen.modelbeheer.promoveer(naam, request.ctx.sessie.medewerker, request.form.get("reden") or "")
    except Probleem as fout:
        return await _model(request, naam, fout.status, fout=fout.detail)
    return redirect("/redactie/modellen?live=1", status=303)


@blauwdruk.post("/terug")
@aangemeld(*ROLLEN)
async def terug(request: Request) -> HTTPResponse:
    await request.app.ctx.delen.modelbeheer.terug(request.ctx.sessie.medewerker)
    return redirect("/redactie/modellen?live=1", status=303)


@blauwdruk.post("/versies/<versie:str>/terug")
@aangemeld(*ROLLEN)
async def draai_terug(request: Request, versie: str) -> HTTPResponse:
    await request.app.ctx.delen.redactie.draai_terug(versie, request.ctx.sessie.medewerker)
    return redirect("/redactie/modellen", status=303)


async def _model(request: Request, naam: str, status: int = 200, **meer: Any) -> HTTPResponse:
    delen = request.app.ctx.delen
    velden = {"k": await delen.modelbeheer.kandidaat(naam), "titels": await delen.redactie.titels()}
    return toon(request, "redactie/model.html", status, **velden, **meer)


async def _training(request: Request) -> dict[str, Any]:
    delen = request.app.ctx.delen
    taak = await delen.modelbeheer.taak()
    kandidaat = await delen.modelbeheer.kandidaat(taak.model) if taak and taak.model else None
    return {"taak": taak, "k": kandidaat, "titels": await delen.redactie.titels()}


async def _formulier(
    request: Request, plan: Ontwerp, stempel: str, *, nieuw: bool = False, status: int = 200, extra: bool = False, **meer: Any
) -> HTTPResponse:
    redactie = request.app.ctx.delen.redactie
    antwoorden = list(plan.antwoorden)
    if extra or not antwoorden and not plan.onderwerp.startswith("klacht/"):
        antwoorden.append(leeg_antwoord(_vandaag(request)))
    velden = {
        "plan": plan, "antwoorden": antwoorden, "stempel": stempel, "nieuw": nieuw, "eigenaren": EIGENAREN, "groepen": GROEPEN,
        "feiten": (await redactie.controle()).feiten, **await _naast(request, plan), **meer,
    }  # fmt: skip
    return toon(request, "redactie/onderwerp.html", status, **velden)


async def _naast(request: Request, plan: Ontwerp) -> dict[str, Any]:
    delen = request.app.ctx.delen
    controle = await delen.redactie.controle()
    dag, gemeente = _dag(request), (request.form.get("gemeente") or request.args.get("gemeente") or "").strip()
    fout = None
    try:
        bericht = delen.redactie.voorbeeld(plan.antwoorden, plan.onderwerp, dag, gemeente)
    except Probleem as probleem:
        bericht, fout = None, probleem.detail
    return {
        "meldingen": await delen.redactie.meld(plan),
        "leesbaar": [(nummer, a, controle.leesbaar(a.tekst)) for nummer, a in enumerate(plan.antwoorden, 1) if not a.taal],
        "voorbeeld": delen.opmaak.toon(bericht) if bericht else None,
        "voorbeeldfout": fout,
        "dag": dag,
        "gemeente": gemeente,
        "fasen": delen.redactie.fasen,
        "titels": await delen.redactie.titels(),
    }


def _velden(request: Request) -> dict[str, list[str]]:
    """Every value of every field; Sanic's own `get` gives the first only."""
    return dict(request.form.items())


def _dag(request: Request) -> date:
    """The day of the preview: one that was chosen, else the day that is answered for."""
    gekozen = request.form.get("dag") or request.args.get("dag") or ""
    try:
        dag = date.fromisoformat(gekozen)
    except ValueError:
        return request.app.ctx.delen.peildatum()
    return max(dag, request.app.ctx.delen.redactie.fasen[0].periode.van)


def _vandaag(request: Request) -> date:
    return request.app.ctx.delen.klok().date()
