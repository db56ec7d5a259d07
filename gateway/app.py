"""The wiring: which parts there are and how they know each other."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from jinja2 import Environment, FileSystemLoader
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from sanic import Sanic

from gateway import logboek
from gateway.beurten import Beurten
from gateway.fouten import registreer_fouten
from gateway.gemeenten import Gemeenten
from gateway.gesprekken import Gesprekken
from gateway.herkomsten import Herkomsten, registreer_cors
from gateway.opslag.database import Database
from gateway.opslag.gesprekken import Gesprekkenopslag
from gateway.opslag.wachtrij import Wachtrij
from gateway.rasa import RasaClient
from gateway.routes import api, gemeenten, gezondheid, pagina
from gateway.settings import WORTEL, Settings, lees_settings
from gateway.stromen import Stromen
from gateway.teksten import Teksten
from gateway.veiligheid import registreer_koppen
from gateway.verwerking import Verwerking
from gateway.wekker import Wekker
from helpdesk.kanalen import Kanalen
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.pakketten import Pakketten
from helpdesk.peildatum import in_woorden, lees_peildatum
from helpdesk.plaatsen import PlaatsenRegister

log = logboek.logger("app")
HIER = Path(__file__).parent
OPRUIMEN_ELKE = 3600


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
    teksten: Teksten
    verwerking: Verwerking
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
    onderwerpen = Onderwerpen.lees(WORTEL / "data" / "onderwerpen.yml")
    pakketten = Pakketten(settings.gemeenten, onderwerpen)
    teksten = Teksten(onderwerpen, Kanalen.lees(WORTEL / "routering" / "kanalen.yml"), pakketten, peildatum)
    beurten = Beurten(Wachtrij(database, uuid4().hex), rasa, teksten.weg, wekker.wek, klok)
    gemeente_gegevens = Gemeenten(PlaatsenRegister.lees(WORTEL / "registers"), pakketten, peildatum)
    sjablonen = Environment(loader=FileSystemLoader(HIER / "templates"), autoescape=True)
    return Onderdelen(
        settings=settings,
        database=database,
        opslag=opslag,
        beurten=beurten,
        wekker=wekker,
        rasa=rasa,
        gemeenten=gemeente_gegevens,
        herkomsten=Herkomsten(pakketten),
        gesprekken=Gesprekken(opslag, beurten, teksten, gemeente_gegevens, klok, settings.max_tekens),
        teksten=teksten,
        verwerking=Verwerking(settings, teksten),
        limieten=MovingWindowRateLimiter(MemoryStorage()),
        stromen=Stromen(settings.limiet_stromen),
        sjablonen=sjablonen,
        peildatum=peildatum,
        klok=klok,
    )


def create_app(settings: Settings) -> Sanic:
    app = Sanic("helpdesk", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = 64 * 1024
    app.config.RESPONSE_TIMEOUT = 90
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.ctx.delen = bouw(settings)
    app.ctx.limieten = {naam: parse(getattr(settings, f"limiet_{naam}")) for naam in ("gesprekken", "berichten", "adres")}
    registreer_fouten(app)
    registreer_koppen(app)
    registreer_cors(app)
    app.blueprint(api.blauwdruk)
    app.blueprint(gemeenten.blauwdruk)
    app.blueprint(pagina.blauwdruk)
    app.blueprint(gezondheid.blauwdruk)
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
    lopend = (delen.beurten.veeg(), delen.wekker.kijk(), _ruim_op(delen))
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


async def _ruim_op(delen: Onderdelen) -> None:
    """Runs for ever: deletes conversations past their retention time."""
    while True:
        try:
            grens = delen.klok() - timedelta(days=delen.settings.bewaartermijn_dagen)
            if aantal := await delen.opslag.verwijder_verlopen(grens):
                log.info("verlopen gesprekken verwijderd", aantal=aantal)
        except Exception:  # the database may be away for a moment; the next round tries again
            log.exception("opruimen mislukt")
        await asyncio.sleep(OPRUIMEN_ELKE)
