"""What an editor does, off the event loop: the files are read and checked in threads, so that no resident waits for it."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from gateway.errors import NietGevonden, NietToegestaan, OngeldigeInvoer, Probleem
from gateway.gemeenten import Gemeenten
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie
from gateway.rasa import RasaClient, RasaWeg
from helpdesk.antwoorden import geldige_variaties
from helpdesk.bestanden import lees_yaml
from helpdesk.fasen import Fase, Fasen
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from redactie.controle import Melding, Ontwerp, Redactiecontrole
from redactie.keuring import keur, uit_json
from redactie.modellen import Model, Modellen
from redactie.onderwerpbestand import Antwoord, Onderwerpbestand, Toetsbestand, met_titel
from redactie.poort import Vergelijking
from redactie.promotie import Promotie, WisselMislukt
from redactie.sjabloon import GROEPEN, eis_nieuw, nieuwe_bestanden
from redactie.training import Taak, Trainingen
from redactie.werkkopie import CATALOGUS, AlGewijzigd, Versie, Werkkopie
from tools.controle.zinnen import voorbeelden
from tools.evaluatie.voorspellen import VoorspellenMislukt
from tools.modellen import vingerafdruk

# A source that was checked longer ago than this is worth a look.
OUD, BIJNA_OUD = timedelta(days=365), timedelta(days=300)
# How far back the history goes, and the folders that editors change.
VERSIES, TEKSTEN = 200, ("data/", "tests/onderwerpen/")
_GEEN_NAAM = re.compile(r"[^a-z0-9]+")


class Geweigerd(Probleem):
    """The gate or the assistant did not take the model."""

    status, soort, titel = 409, "model-geweigerd", "Het model gaat niet live"


@dataclass(frozen=True)
class Regel:
    """A topic in the list. `fasen`: the phases it has an answer in; `stand`: how old the oldest check of its answers is."""

    onderwerp: str
    titel: str
    zinnen: int
    toetszinnen: int
    fasen: Sequence[str]
    zonder: Sequence[str]
    bronnen: Sequence[str]
    peildatum: str
    stand: str


@dataclass(frozen=True)
class Bewerking:
    """A topic as it was opened. `stempel` goes along with what is saved."""

    ontwerp: Ontwerp
    stempel: str


@dataclass(frozen=True)
class Kandidaat:
    """A model, and how it compares with the live one."""

    model: Model
    live: bool
    vergelijking: Vergelijking | None
    redenen: Sequence[str]
    oorzaken: dict[str, list[str]]


class Redactie:
    """Collaborators: the working copy, the models, the trainings, Rasa, the audit log, the municipalities, the words to avoid, the
    project's root, the date answered for and the clock."""

    def __init__(
        self,
        werkkopie: Werkkopie,
        modellen: Modellen,
        trainingen: Trainingen,
        rasa: RasaClient,
        audit: Overdrachtenopslag,
        gemeenten: Gemeenten,
        wortel: Path,
        peildatum: Callable[[], date],
        klok: Callable[[], datetime],
    ):
        self._werkkopie = werkkopie
        self._modellen = modellen
        self._trainingen = trainingen
        self._rasa = rasa
        self._audit = audit
        self._gemeenten = gemeenten
        self._wortel = wortel
        self._peildatum = peildatum
        self._klok = klok
        self._controle: Redactiecontrole | None = None
        self._maakt = asyncio.Lock()
        self._fasen = Fasen.lees(wortel / "registers/feiten/fasen.yml")

    @property
    def uit_git(self) -> bool:
        return self._werkkopie.uit_git

    @property
    def fasen(self) -> Sequence[Fase]:
        return self._fasen.fasen

    # --- topics

    async def lijst(self) -> list[Regel]:
        """Every topic with its state, in the order of the catalogue.

        :raise Probleem: if the working copy cannot be read
        """
        return await _in_draad(self._lijst)

    async def open(self, onderwerp: str) -> Bewerking:
        """:raise NietGevonden: if there is no such topic"""
        return await _in_draad(self._open, onderwerp)

    async def controle(self) -> Redactiecontrole:
        """The checks over the content as it is now. The first time takes some seconds: every sentence is weighed."""
        async with self._maakt:
            if self._controle is None:
                await _in_draad(self._werkkopie.maak)
                self._controle = await _in_draad(Redactiecontrole, self._werkkopie.map, self._wortel / "taal/ambtelijk.yml")
            else:
                await _in_draad(self._controle.ververs)
            return self._controle

    async def meld(self, ontwerp: Ontwerp) -> list[Melding]:
        controle = await self.controle()
        return await _in_draad(controle.meld, ontwerp)

    def voorbeeld(self, antwoorden: Sequence[Antwoord], onderwerp: str, dag: date, gemeente: str | None) -> dict[str, Any] | None:
        """What a resident reads on a day and on the site of a municipality; None: no answer holds then.

        :raise OngeldigeInvoer: if the municipality is not known
        """
        fase = self._fasen.op(dag).id
        geldig = geldige_variaties([_als_variatie(a) for a in antwoorden], fase, dag, {})
        if not geldig:
            return None
        meta = geldig[0]["metadata"]
        bron = {"url": meta["bron"], "peildatum": meta["peildatum"]} if meta["bron"] and meta["peildatum"] else None
        tekst, bron = self._gemeenten.pakket(gemeente or None).pas_toe(onderwerp, geldig[0]["text"], bron, dag)
        return {"soort": "bericht", "van": "assistent", "tekst": tekst, **({"bron": bron} if bron else {}), "vervolg": meta["vervolg"]}

    async def bewaar(self, ontwerp: Ontwerp, stempel: str, wie: MedewerkerRij) -> list[Melding]:
        """Keep a topic as one version; returns what has to change first, and then nothing was kept.

        :raise AlGewijzigd: if a colleague changed it meanwhile
        """
        if fouten := [m for m in await self.meld(ontwerp) if m.fout]:
            return fouten
        versie = await _in_draad(self._schrijf, ontwerp, stempel, wie, False)
        if versie:
            await self._leg_vast("onderwerp bewaard", wie, f"{ontwerp.onderwerp}, versie {versie[:8]}")
        return []

    async def nieuw(self, ontwerp: Ontwerp, wie: MedewerkerRij) -> list[Melding]:
        """Make a topic; like `bewaar`.

        :raise OngeldigeInvoer: if there cannot be one with this name
        """
        catalogus = await _in_draad(self._onderwerpen)
        try:
            eis_nieuw(ontwerp.onderwerp, catalogus)
        except InhoudFout:
            raise OngeldigeInvoer("Deze naam kan niet. Gebruik kleine letters, cijfers en _, en een naam die er nog niet is.") from None
        if fouten := [m for m in await self.meld(ontwerp) if m.fout]:
            return fouten
        await _in_draad(self._schrijf, ontwerp, None, wie, True)
        await self._leg_vast("onderwerp gemaakt", wie, ontwerp.onderwerp)
        return []

    async def vrije_naam(self, groep: str, titel: str) -> str:
        """An id for a new question, from its words."""
        if groep not in GROEPEN:
            raise OngeldigeInvoer("Kies een groep uit de lijst.")
        catalogus = await _in_draad(self._onderwerpen)
        naam = _GEEN_NAAM.sub("_", titel.lower()).strip("_")[:40].strip("_") or "vraag"
        naam = naam if naam[0].isalpha() else f"vraag_{naam}"
        namen = (naam, *(f"{naam}_{n}" for n in range(2, 100)))
        return next(f"{groep}/{n}" for n in namen if f"{groep}/{n}" not in catalogus)

    async def titels(self) -> dict[str, str]:
        """Every topic with the words on its button."""
        catalogus = await _in_draad(self._onderwerpen)
        return {o: catalogus.titel(o) for o in catalogus}

    # --- for the inbox

    async def voeg_zinnen_toe(self, onderwerp: str, zinnen: list[str], wie: str, waarom: str) -> None:
        """Accepted messages become training sentences of a topic. `wie`: `Name <address>`.

        :raise InhoudFout: if there is no such topic, or a sentence belongs to another one already
        """
        controle = await self.controle()

        def doe() -> None:
            bewerking = self._open(onderwerp)
            erbij = [zin for zin in zinnen if zin not in bewerking.ontwerp.zinnen]
            ontwerp = replace(bewerking.ontwerp, zinnen=[*bewerking.ontwerp.zinnen, *erbij])
            if fouten := [m for m in controle.meld(ontwerp) if m.fout and m.waar == "zinnen"]:
                raise InhoudFout(f"{fouten[0].tekst} {fouten[0].advies}")
            plek = f"data/{onderwerp}.yml"
            bestand = Onderwerpbestand.lees(onderwerp, self._werkkopie.lees(plek))
            bestand.zet_zinnen(ontwerp.zinnen)
            self._werkkopie.schrijf({plek: bestand.als_tekst()}, wie, waarom)

        await _in_draad(doe)

    # --- training and models

    async def taak(self) -> Taak | None:
        return await _in_draad(self._trainingen.taak)

    async def train(self, wie: MedewerkerRij) -> None:
        """:raise OngeldigeInvoer: if one is going on already, or it cannot start"""
        versie = await _in_draad(lambda: self._werkkopie.versie)
        await _in_draad(self._trainingen.start, wie.naam, versie, self._peildatum())
        await self._leg_vast("training gestart", wie, f"versie {versie[:8]}")

    async def modellen(self) -> list[Kandidaat]:
        return await _in_draad(lambda: [self._kandidaat(m) for m in self._modellen.alle()])

    async def kandidaat(self, naam: str) -> Kandidaat:
        """:raise OngeldigeInvoer: if there is no such model"""
        return await _in_draad(lambda: self._kandidaat(self._modellen.zoek(naam)))

    async def niet_live(self) -> list[Versie]:
        """The changes that the live model was not trained on; newest first."""

        def kijk() -> list[Versie]:
            live = self._modellen.live()
            sinds = live.gegevens.get("versie") if live else None
            return _van_teksten(self._werkkopie.versies(VERSIES, sinds)) if sinds else []

        return await _in_draad(kijk)

    async def versies(self) -> list[Versie]:
        """The latest changes of topics; what developers do to the rest is left out."""
        return _van_teksten(await _in_draad(self._werkkopie.versies, VERSIES))

    async def draai_terug(self, versie: str, wie: MedewerkerRij) -> None:
        """Undo one change of the content."""
        await _in_draad(self._werkkopie.draai_terug, versie, _naam(wie))
        await self._leg_vast("wijziging teruggedraaid", wie, versie[:8])

    async def promoveer(self, naam: str, wie: MedewerkerRij, reden: str = "") -> None:
        """Put a model live. What the gate refused needs a beheerder and a reason; both are written down.

        :raise Geweigerd: if the gate refuses, or Rasa cannot use the model: the live one goes on
        :raise NietToegestaan: if who is no beheerder overrules the gate
        """
        model = await _in_draad(self._modellen.zoek, naam)
        live = await _in_draad(self._modellen.live)
        if live and live.naam == model.naam:
            raise OngeldigeInvoer("Dit model is al live.")
        if (model.gegevens.get("oordeel") or {}).get("tegen") != (live.naam if live else None):
            # Judged against another model than the one that is live now.
            await _in_draad(self._keur, model)
            model = await _in_draad(self._modellen.zoek, naam)
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
        model = await _in_draad(self._modellen.vorige)
        if model is None:
            raise OngeldigeInvoer("Er is geen vorig model om naar terug te gaan.")
        await self._wissel(model, wie, "teruggezet")
        await self._leg_vast("model teruggezet", wie, model.naam[:200])
        return model.naam

    # --- in a thread

    async def _wissel(self, model: Model, wie: MedewerkerRij, reden: str | None) -> None:
        lus = asyncio.get_running_loop()

        def wissel(naam: str) -> None:
            try:
                asyncio.run_coroutine_threadsafe(self._rasa.wissel(naam), lus).result()
            except RasaWeg as fout:
                raise WisselMislukt(str(fout)) from None

        promotie = Promotie(self._modellen, self._wortel, wissel, lambda: vingerafdruk(self._wortel))
        try:
            await _in_draad(promotie.zet_live, model, wie.naam, reden)
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

    def _onderwerpen(self) -> Onderwerpen:
        self._werkkopie.maak()
        return Onderwerpen.lees(self._werkkopie.map / CATALOGUS)

    def _lijst(self) -> list[Regel]:
        catalogus, vandaag = self._onderwerpen(), self._klok().date()
        return [self._regel(o, catalogus.titel(o), vandaag) for o in catalogus]

    def _regel(self, onderwerp: str, titel: str, vandaag: date) -> Regel:
        ruw = lees_yaml(self._werkkopie.map / f"data/{onderwerp}.yml")
        variaties = (ruw.get("responses") or {}).get(f"utter_{onderwerp}") or []
        toets = self._werkkopie.map / f"tests/onderwerpen/{onderwerp}.yml"
        gecontroleerd = sorted(str(v["metadata"]["peildatum"]) for v in variaties if (v.get("metadata") or {}).get("peildatum"))
        met = [f for f in self.fasen if geldige_variaties(variaties, f.id, f.periode.van, {})]
        klacht = onderwerp.startswith("klacht/")
        return Regel(
            onderwerp=onderwerp,
            titel=titel,
            zinnen=len(voorbeelden(ruw)),
            toetszinnen=len(lees_yaml(toets).get("zinnen") or ()) if toets.exists() else 0,
            fasen=[f.naam for f in met],
            zonder=[] if klacht else [f.naam for f in self.fasen if f not in met],
            bronnen=sorted({str(v["metadata"]["bron"]) for v in variaties if (v.get("metadata") or {}).get("bron")}),
            peildatum=gecontroleerd[0] if gecontroleerd else "",
            stand=_stand(gecontroleerd, vandaag) if not klacht else "",
        )

    def _open(self, onderwerp: str) -> Bewerking:
        catalogus = self._onderwerpen()
        if onderwerp not in catalogus:
            raise NietGevonden("Dit onderwerp is er niet (meer). Kies een ander uit de lijst.")
        plekken = _plekken(onderwerp)
        stempel = self._werkkopie.stempel(*plekken)
        bestand = Onderwerpbestand.lees(onderwerp, self._werkkopie.lees(plekken[0]))
        toets = Toetsbestand.lees(onderwerp, self._werkkopie.lees(plekken[1]))
        return Bewerking(Ontwerp(onderwerp, catalogus.titel(onderwerp), bestand.zinnen, toets.zinnen, bestand.antwoorden), stempel)

    def _schrijf(self, ontwerp: Ontwerp, stempel: str | None, wie: MedewerkerRij, nieuw: bool) -> str | None:
        onderwerp, catalogus = ontwerp.onderwerp, self._werkkopie.lees(CATALOGUS)
        data, toets = _plekken(onderwerp)
        if nieuw:
            bestanden = nieuwe_bestanden(onderwerp, ontwerp.titel, catalogus)
        else:
            if stempel != self._werkkopie.stempel(data, toets):
                raise AlGewijzigd("Een collega veranderde dit onderwerp net ook. Uw tekst staat hieronder nog. Vergelijk en bewaar opnieuw.")
            bestanden = {data: self._werkkopie.lees(data), toets: self._werkkopie.lees(toets)}
            if self._onderwerpen().titel(onderwerp) != ontwerp.titel:
                bestanden[CATALOGUS] = met_titel(catalogus, onderwerp, ontwerp.titel)
        bestand, toetsen = Onderwerpbestand.lees(onderwerp, bestanden[data]), Toetsbestand.lees(onderwerp, bestanden[toets])
        bestand.zet_zinnen(ontwerp.zinnen)
        toetsen.zet_zinnen(ontwerp.toetszinnen)
        if ontwerp.antwoorden:
            bestand.zet_antwoorden(ontwerp.antwoorden)
        bestanden |= {data: bestand.als_tekst(), toets: toetsen.als_tekst()}
        return self._werkkopie.schrijf(bestanden, _naam(wie), f"{'Nieuw onderwerp' if nieuw else 'Onderwerp'} {onderwerp}: {ontwerp.titel}")

    async def _leg_vast(self, handeling: str, wie: MedewerkerRij, bijzonderheid: str) -> None:
        await self._audit.leg_vast(handeling, None, Wie(wie.id, wie.organisatie), self._klok(), bijzonderheid)


async def _in_draad(functie: Callable[..., Any], *argumenten: Any) -> Any:
    """What the content's functions say is wrong, is told as it is."""
    try:
        return await asyncio.to_thread(functie, *argumenten)
    except AlGewijzigd as fout:
        raise Gewijzigd(str(fout)) from None
    except InhoudFout as fout:
        raise OngeldigeInvoer(str(fout)) from None


class Gewijzigd(Probleem):
    """A colleague changed the same topic first."""

    status, soort, titel = 409, "al-gewijzigd", "Een collega was u voor"


def _van_teksten(versies: Sequence[Versie]) -> list[Versie]:
    return [v for v in versies if v.plekken and all(plek.startswith(TEKSTEN) for plek in v.plekken)]


def _plekken(onderwerp: str) -> tuple[str, str]:
    return f"data/{onderwerp}.yml", f"tests/onderwerpen/{onderwerp}.yml"


def _naam(wie: MedewerkerRij) -> str:
    return f"{wie.naam.replace('<', '').replace('>', '')} <{wie.email}>"


def _stand(gecontroleerd: Sequence[str], vandaag: date) -> str:
    if not gecontroleerd:
        return "nooit gecontroleerd"
    oud = vandaag - date.fromisoformat(gecontroleerd[0])
    return "verlopen" if oud >= OUD else "verloopt binnenkort" if oud >= BIJNA_OUD else "goed"


def _als_variatie(antwoord: Antwoord) -> dict[str, Any]:
    geldig = {k: w for k, w in (("van", antwoord.van), ("tot", antwoord.tot)) if w}
    slots = [{"name": n, "value": w} for n, w in (("fase", antwoord.fase), ("taal", antwoord.taal)) if w]
    meta = {"bron": antwoord.bron, "peildatum": antwoord.peildatum, "geldig": geldig, "vervolg": antwoord.vervolg}
    return {"text": antwoord.tekst, "condition": slots, "metadata": meta}
