"""The wiring: which parts there are and how they know each other."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from jinja2 import Environment, FileSystemLoader
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from sanic import Sanic

from components.concepten import Concepten
from components.zorgregels import ZORGREGELS, Zorgregels
from gateway import logboek
from gateway.balie.aanmelden import Aanmelding
from gateway.balie.balie import Balie
from gateway.balie.cijfers import Cijfers
from gateway.balie.escalatie import Escalatie
from gateway.balie.oidc import Identiteitsdienst
from gateway.balie.oordelen import Oordelen
from gateway.balie.overzicht import Overzicht
from gateway.balie.terugbellen import Terugbellen
from gateway.balie.toezicht import Toezicht
from gateway.balie.tweedestap import TweedeStap
from gateway.balie.werkaccount import Werkaccounts
from gateway.beurten import Beurten
from gateway.feedback import Feedbackontvangst
from gateway.fouten import registreer_fouten
from gateway.gemeenten import Gemeenten
from gateway.gesprekken import Gesprekken
from gateway.herkomsten import Herkomsten, registreer_cors
from gateway.inrichting import Inrichtingen
from gateway.opmaak import Opmaak, lokaal
from gateway.opruimen import Opruimer
from gateway.opslag.database import Database
from gateway.opslag.feedback import Feedbackopslag
from gateway.opslag.gesprekken import Gesprekkenopslag
from gateway.opslag.medewerkers import Medewerkersopslag
from gateway.opslag.overdrachten import Overdrachtenopslag
from gateway.opslag.postvak import Postvakopslag
from gateway.opslag.terugbellen import Terugbelopslag
from gateway.opslag.tweedestap import Tweedestapopslag
from gateway.opslag.wachtrij import Wachtrij
from gateway.postvak.postvak import Postvak
from gateway.postvak.selectie import Selectie
from gateway.postvak.voorstellen import Voorstellen
from gateway.rasa import RasaClient
from gateway.redactie.modelbeheer import Modelbeheer
from gateway.redactie.onderwerpenbeheer import Onderwerpenbeheer
from gateway.routes import account, api, balie, gemeenten, gezondheid, pagina, postvak, redactie, werkaccount, widget
from gateway.settings import WORTEL, Settings, lees_settings
from gateway.stromen import Stromen
from gateway.teksten import Teksten
from gateway.toegankelijkheid import Verklaring
from gateway.veiligheid import registreer_grootte, registreer_koppen
from gateway.verwerking import Verwerking
from gateway.wekker import Wekker
from gateway.widgetbestanden import Widgetbestanden
from helpdesk.aanwijzen import Aanwijzer
from helpdesk.kanalen import Kanalen
from helpdesk.onderwerpen import LiveOnderwerpen, Onderwerpen
from helpdesk.organisaties import Organisaties
from helpdesk.pakketten import Pakketten
from helpdesk.peildatum import in_woorden, lees_peildatum
from helpdesk.plaatsen import PlaatsenRegister
from redactie.groeperen import Groepeerder, lees_voorbeelden
from redactie.modellen import Modellen
from redactie.training import Trainingen
from redactie.werkkopie import Werkkopie

HIER = Path(__file__).parent
# Installed with the widget's packages; without it the console works by form.
HTMX = WORTEL / "widget" / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"


@dataclass
class Onderdelen:
    """What the routes use."""

    settings: Settings
    database: Database
    opslag: Gesprekkenopslag
    beurten: Beurten
    wekker: Wekker
    rasa: RasaClient
    gemeenten: Gemeenten
    herkomsten: Herkomsten
    gesprekken: Gesprekken
    opruimer: Opruimer
    teksten: Teksten
    opmaak: Opmaak
    inrichtingen: Inrichtingen
    feedback: Feedbackontvangst
    widgetbestanden: Widgetbestanden
    toegankelijkheid: Verklaring
    verwerking: Verwerking
    organisaties: Organisaties
    medewerkers: Medewerkersopslag
    overdrachten: Overdrachtenopslag
    aanmelding: Aanmelding
    werkaccounts: Werkaccounts | None
    tweede_stap: TweedeStap
    balie: Balie
    overzicht: Overzicht
    oordelen: Oordelen
    cijfers: Cijfers
    terugbellen: Terugbellen
    postvak: Postvak
    voorstellen: Voorstellen
    onderwerpen: Onderwerpen
    selectie: Selectie
    toezicht: Toezicht
    redactie: Onderwerpenbeheer
    modelbeheer: Modelbeheer
    limieten: MovingWindowRateLimiter
    stromen: Stromen
    sjablonen: Environment
    peildatum: Callable[[], date]
    klok: Callable[[], datetime]

    @property
    def stand(self) -> str:
        return f"stand van {in_woorden(self.peildatum())}"


def bouw(settings: Settings) -> Onderdelen:
    """:raise InhoudFout: if a content file cannot be read"""

    def klok() -> datetime:
        return datetime.now(UTC)

    def peildatum() -> date:
        return lees_peildatum(settings.peildatum, date.today())

    database = Database(settings.database)
    opslag = Gesprekkenopslag(database)
    wekker = Wekker(opslag)
    rasa = RasaClient(settings.rasa_url, settings.rasa_token)
    onderwerpen = LiveOnderwerpen(settings.modellen, WORTEL)
    pakketten = Pakketten(settings.gemeenten, onderwerpen)
    teksten = Teksten(onderwerpen, Kanalen.lees(WORTEL / "routering" / "kanalen.yml"), pakketten, peildatum)
    plaatsen = PlaatsenRegister.lees(WORTEL / "registers")
    organisaties = Organisaties.lees(settings.organisaties, lambda code: _ggd_van(plaatsen, code, peildatum()), onderwerpen)
    medewerkers, overdrachten = Medewerkersopslag(database), Overdrachtenopslag(database)
    escalatie = Escalatie(organisaties, medewerkers, klok, bool(settings.sleutel))
    selectie = Selectie(settings.sleutel, Zorgregels.lees(ZORGREGELS).vind, klok)
    beurten = Beurten(Wachtrij(database, uuid4().hex), rasa, teksten.weg, wekker.wek, escalatie, selectie, klok)
    tweede_stap = TweedeStap(Tweedestapopslag(database), overdrachten, settings.sleutel, klok)
    aanmelding = Aanmelding(medewerkers, overdrachten, tweede_stap, klok)
    terugbellen = Terugbellen(Terugbelopslag(database), overdrachten, organisaties, settings.sleutel, wekker.wek, klok)
    werkaccounts = _werkaccounts(settings, medewerkers, overdrachten, aanmelding, organisaties, klok)
    termijn = timedelta(days=settings.bewaartermijn_dagen)
    opmaak = Opmaak(teksten.koppen)
    overzicht = Overzicht(overdrachten, opslag, plaatsen, onderwerpen, organisaties, opmaak, klok, peildatum)
    gemeente_gegevens = Gemeenten(plaatsen, pakketten, peildatum)
    werkkopie = Werkkopie(settings.werkkopie, WORTEL, settings.redactie_tak)
    schermen = Onderwerpenbeheer(werkkopie, overdrachten, gemeente_gegevens, WORTEL, klok)
    trainingen = Trainingen(settings.modellen, settings.werkkopie)
    postvakopslag = Postvakopslag(database)
    redactiepostvak = Postvak(
        postvakopslag,
        overdrachten,
        Groepeerder(Concepten.lees(WORTEL / "taal" / "concepten.yml"), partial(lees_voorbeelden, WORTEL / "data")),
        schermen,
        onderwerpen,
        organisaties,
        overzicht.gemeente,
        klok,
        timedelta(days=settings.postvak_dagen),
        settings.postvak_drempel,
    )
    verlopen = (terugbellen.ruim_op, aanmelding.ruim_op, redactiepostvak.ruim_op)
    opruimer = Opruimer(opslag, rasa, klok, termijn, verlopen, selectie.afdruk)
    aanwijzer = Aanwijzer.lees(WORTEL / "routering" / "aanwijzen.yml")
    sjablonen = Environment(loader=FileSystemLoader(HIER / "templates"), autoescape=True)
    sjablonen.filters["lokaal"] = lokaal
    return Onderdelen(
        settings=settings,
        database=database,
        opslag=opslag,
        beurten=beurten,
        wekker=wekker,
        rasa=rasa,
        opruimer=opruimer,
        gemeenten=gemeente_gegevens,
        herkomsten=Herkomsten(pakketten, settings.herkomsten),
        gesprekken=Gesprekken(opslag, beurten, teksten, gemeente_gegevens, aanwijzer, klok, settings.max_tekens),
        teksten=teksten,
        opmaak=opmaak,
        inrichtingen=Inrichtingen(teksten, opmaak, gemeente_gegevens, settings, klok),
        feedback=Feedbackontvangst(Feedbackopslag(database), selectie, klok),
        widgetbestanden=Widgetbestanden(WORTEL / "widget" / "dist"),
        toegankelijkheid=Verklaring.lees(HIER / "toegankelijkheid.yml"),
        verwerking=Verwerking(settings, teksten),
        organisaties=organisaties,
        medewerkers=medewerkers,
        overdrachten=overdrachten,
        aanmelding=aanmelding,
        werkaccounts=werkaccounts,
        tweede_stap=tweede_stap,
        balie=Balie(overdrachten, medewerkers, organisaties, teksten, wekker.wek, klok),
        overzicht=overzicht,
        oordelen=Oordelen(overdrachten, wekker.wek, klok),
        cijfers=Cijfers(overdrachten, teksten.oordeel),
        terugbellen=terugbellen,
        postvak=redactiepostvak,
        voorstellen=Voorstellen(postvakopslag, overdrachten, selectie, onderwerpen, klok),
        onderwerpen=onderwerpen,
        selectie=selectie,
        toezicht=Toezicht(overdrachten, organisaties, teksten, wekker.wek, klok),
        redactie=schermen,
        modelbeheer=Modelbeheer(
            werkkopie, Modellen(settings.modellen), trainingen, rasa, overdrachten, WORTEL, peildatum, klok
        ),
        limieten=MovingWindowRateLimiter(MemoryStorage()),
        stromen=Stromen(settings.limiet_stromen),
        sjablonen=sjablonen,
        peildatum=peildatum,
        klok=klok,
    )


def create_app(settings: Settings) -> Sanic:
    app = Sanic("helpdesk", configure_logging=False)
    app.config.RESPONSE_TIMEOUT = 90
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.ctx.delen = bouw(settings)
    app.ctx.limieten = {naam: parse(getattr(settings, f"limiet_{naam}")) for naam in ("gesprekken", "berichten", "adres", "aanmelden")}
    registreer_fouten(app)
    registreer_koppen(app)
    registreer_grootte(app)
    registreer_cors(app)
    app.blueprint(api.blauwdruk)
    app.blueprint(gemeenten.blauwdruk)
    app.blueprint(pagina.blauwdruk)
    app.blueprint(widget.blauwdruk)
    app.blueprint(gezondheid.blauwdruk)
    app.blueprint(balie.blauwdruk)
    app.blueprint(postvak.blauwdruk)
    app.blueprint(redactie.blauwdruk)
    app.blueprint(werkaccount.blauwdruk)
    app.blueprint(account.blauwdruk)
    if HTMX.exists():
        app.static("/static/htmx.js", HTMX, name="htmx", content_type="text/javascript")
    app.static("/static", HIER / "static", name="static")
    app.before_server_start(_begin)
    app.before_server_stop(_stop)
    return app


def maak_app() -> Sanic:
    """In each worker process anew: they share nothing but the database.

    :raise InstellingenFout: if a setting is wrong
    :raise InhoudFout: if a content file is wrong
    """
    settings = lees_settings(os.environ)
    logboek.stel_in(settings.logniveau)
    return create_app(settings)


async def _begin(app: Sanic) -> None:
    delen: Onderdelen = app.ctx.delen
    await delen.database.migreer()
    lopend = (delen.beurten.veeg(), delen.wekker.kijk(), delen.opruimer.blijf(), delen.toezicht.blijf())
    app.ctx.taken = [asyncio.create_task(taak) for taak in lopend]


async def _stop(app: Sanic) -> None:
    delen: Onderdelen = app.ctx.delen
    for taak in app.ctx.taken:
        taak.cancel()
        with suppress(asyncio.CancelledError):
            await taak
    await delen.beurten.stop()
    await delen.rasa.sluit()
    await delen.database.sluit()


def _werkaccounts(
    settings: Settings,
    medewerkers: Medewerkersopslag,
    overdrachten: Overdrachtenopslag,
    aanmelding: Aanmelding,
    organisaties: Organisaties,
    klok: Callable[[], datetime],
) -> Werkaccounts | None:
    """None where no identity server is configured."""
    if not settings.oidc_issuer:
        return None
    terug = f"{settings.adres}/balie/aanmelden/terug"
    dienst = Identiteitsdienst(settings.oidc_issuer, settings.oidc_client, settings.oidc_geheim, terug)
    claims = (settings.oidc_rollen_claim, settings.oidc_organisatie_claim)
    return Werkaccounts(dienst, medewerkers, overdrachten, aanmelding, organisaties, *claims, klok)


def _ggd_van(plaatsen: PlaatsenRegister, code: str, dag: date) -> str | None:
    gemeenten = plaatsen.opvolgers(code, dag)
    return gemeenten[0].ggd_id if gemeenten else None
