"""Training, comparing, and which model answers: for the editors' screens."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gateway.errors import NietToegestaan, OngeldigeInvoer, Probleem
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie
from gateway.rasa import RasaClient, RasaWeg
from gateway.redactie.draad import in_draad
from gateway.redactie.onderwerpenbeheer import VERSIES, van_teksten
from redactie.keuring import keur, uit_json
from redactie.modellen import Model, Modellen
from redactie.poort import Vergelijking
from redactie.promotie import Promotie, WisselMislukt
from redactie.training import Taak, Trainingen
from redactie.werkkopie import Versie, Werkkopie
from tools.evaluatie.voorspellen import VoorspellenMislukt
from tools.modellen import vingerafdruk


class Geweigerd(Probleem):
    """The gate or the assistant did not take the model."""

    status, soort, titel = 409, "model-geweigerd", "Het model gaat niet live"


@dataclass(frozen=True)
class Kandidaat:
    """A model, and how it compares with the live one."""

    model: Model
    live: bool
    vergelijking: Vergelijking | None
    redenen: Sequence[str]
    oorzaken: dict[str, list[str]]


class Modelbeheer:
    """Collaborators: the working copy, the models, the trainings, Rasa, the audit log, the project's root, the date answered for and the clock."""

    def __init__(
        self,
        werkkopie: Werkkopie,
        modellen: Modellen,
        trainingen: Trainingen,
        rasa: RasaClient,
        audit: Overdrachtenopslag,
        wortel: Path,
        peildatum: Callable[[], date],
        klok: Callable[[], datetime],
    ):
        self._werkkopie = werkkopie
        self._modellen = modellen
        self._trainingen = trainingen
        self._rasa = rasa
        self._audit = audit
        self._wortel = wortel
        self._peildatum = peildatum
        self._klok = klok

    async def taak(self) -> Taak | None:
        return await in_draad(self._trainingen.taak)

    async def train(self, wie: MedewerkerRij) -> None:
        """:raise OngeldigeInvoer: if one is going on already, or it cannot start"""
        versie = await in_draad(lambda: self._werkkopie.versie)
        await in_draad(self._trainingen.start, wie.naam, versie, self._peildatum())
        await self._leg_vast("training gestart", wie, f"versie {versie[:8]}")

    async def modellen(self) -> list[Kandidaat]:
        return await in_draad(lambda: [self._kandidaat(m) for m in self._modellen.alle()])

    async def kandidaat(self, naam: str) -> Kandidaat:
        """:raise OngeldigeInvoer: if there is no such model"""
        return await in_draad(lambda: self._kandidaat(self._modellen.zoek(naam)))

    async def niet_live(self) -> list[Versie]:
        """The changes that the live model was not trained on; newest first."""

        def kijk() -> list[Versie]:
            live = self._modellen.live()
            sinds = live.gegevens.get("versie") if live else None
            return van_teksten(self._werkkopie.versies(VERSIES, sinds)) if sinds else []

        return await in_draad(kijk)

    async def promoveer(self, naam: str, wie: MedewerkerRij, reden: str = "") -> None:
        """Put a model live. What the gate refused needs a beheerder and a reason; both are written down.

        :raise Geweigerd: if the gate refuses, or Rasa cannot use the model: the live one goes on
        :raise NietToegestaan: if who is no beheerder overrules the gate
        """
        model = await in_draad(self._modellen.zoek, naam)
        live = await in_draad(self._modellen.live)
        if live and live.naam == model.naam:
            raise OngeldigeInvoer("Dit model is al live.")
        if (model.gegevens.get("oordeel") or {}).get("tegen") != (live.naam if live else None):
            # Judged against another model than the one that is live now.
            await in_draad(self._keur, model)
            model = await in_draad(self._modellen.zoek, naam)
        if model.geweigerd:
            if "beheerder" not in wie.rollen:
                raise NietToegestaan("De poort keurt dit model af. Alleen een beheerder kan het toch live zetten.")
            if not reden.strip():
                raise Geweigerd("De poort keurt dit model af. Schrijf op waarom u het toch live zet.")
        await self._wissel(model, wie, reden.strip() or None)
        await self._leg_vast("model live" if not model.geweigerd else "model live tegen de poort in", wie, f"{model.naam[:30]} {reden.strip()}"[:200])

    async def terug(self, wie: MedewerkerRij) -> str:
        """Back to the model that was live before; returns its name.

        :raise OngeldigeInvoer: if there is none
        """
        model = await in_draad(self._modellen.vorige)
        if model is None:
            raise OngeldigeInvoer("Er is geen vorig model om naar terug te gaan.")
        await self._wissel(model, wie, "teruggezet")
        await self._leg_vast("model teruggezet", wie, model.naam[:200])
        return model.naam

    async def _wissel(self, model: Model, wie: MedewerkerRij, reden: str | None) -> None:
        lus = asyncio.get_running_loop()

        def wissel(naam: str) -> None:
            try:
                asyncio.run_coroutine_threadsafe(self._rasa.wissel(naam), lus).result()
            except RasaWeg as fout:
                raise WisselMislukt(str(fout)) from None

        promotie = Promotie(self._modellen, self._wortel, wissel, lambda: vingerafdruk(self._wortel))
        try:
            await in_draad(promotie.zet_live, model, wie.naam, reden)
        except WisselMislukt as fout:
            raise Geweigerd(f"De assistent kan dit model niet gebruiken ({fout}). Het oude model antwoordt gewoon door.") from None

    def _keur(self, model: Model) -> None:
        try:
            keur(self._modellen, model, self._werkkopie.map, self._peildatum())
        except VoorspellenMislukt as fout:
            raise Geweigerd(f"Het model kan niet worden gemeten: {fout}") from None

    def _kandidaat(self, model: Model) -> Kandidaat:
        gegevens, live = model.gegevens, self._modellen.stand.get("model")
        vergelijking = uit_json(gegevens["vergelijking"]) if gegevens.get("vergelijking") else None
        redenen = (gegevens.get("oordeel") or {}).get("redenen") or ()
        return Kandidaat(model, model.naam == live, vergelijking, redenen, gegevens.get("oorzaken") or {})

    async def _leg_vast(self, handeling: str, wie: MedewerkerRij, bijzonderheid: str) -> None:
        await self._audit.leg_vast(handeling, None, Wie(wie.id, wie.organisatie), self._klok(), bijzonderheid)
