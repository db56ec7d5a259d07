"""Topics as editors change them: listed, opened, checked, shown as a resident sees them, and kept."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from gateway.errors import NietGevonden, OngeldigeInvoer
from gateway.gemeenten import Gemeenten
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie
from gateway.redactie.draad import auteur, in_draad
from helpdesk.antwoorden import geldige_variaties
from helpdesk.bestanden import lees_yaml
from helpdesk.fasen import Fase, Fasen
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from redactie.controle import Melding, Ontwerp, Redactiecontrole
from redactie.onderwerpbestand import Antwoord, Onderwerpbestand, Toetsbestand, met_titel
from redactie.sjabloon import GROEPEN, eis_nieuw, nieuwe_bestanden
from redactie.werkkopie import CATALOGUS, SYSTEEM, AlGewijzigd, Versie, Werkkopie
from tools.controle.zinnen import voorbeelden

# A source that was checked longer ago than this is worth a look.
OUD, BIJNA_OUD = timedelta(days=365), timedelta(days=300)
# How far back the history goes, and the folders that editors change.
VERSIES, TEKSTEN = 200, ("data/", "tests/onderwerpen/")
_GEEN_NAAM = re.compile(r"[^a-z0-9]+")


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


class Onderwerpenbeheer:
    """Collaborators: the working copy, the audit log, the municipalities, the project's root and the clock."""

    def __init__(
        self,
        werkkopie: Werkkopie,
        audit: Overdrachtenopslag,
        gemeenten: Gemeenten,
        wortel: Path,
        klok: Callable[[], datetime],
    ):
        self._werkkopie = werkkopie
        self._audit = audit
        self._gemeenten = gemeenten
        self._wortel = wortel
        self._klok = klok
        self._controle: Redactiecontrole | None = None
        self._maakt = asyncio.Lock()
        self._fasen = Fasen.lees(wortel / "registers/feiten/fasen.yml")
        self._bijgewerkt = False
        self.botsingen: Sequence[str] = ()  # files that the project and the editors both changed: a developer has to merge them

    @property
    def uit_git(self) -> bool:
        return self._werkkopie.uit_git

    @property
    def fasen(self) -> Sequence[Fase]:
        return self._fasen.fasen

    async def lijst(self) -> list[Regel]:
        """Every topic with its state, in the order of the catalogue.

        :raise Probleem: if the working copy cannot be read
        """
        return await in_draad(self._lijst)

    async def open(self, onderwerp: str) -> Bewerking:
        """:raise NietGevonden: if there is no such topic"""
        return await in_draad(self._open, onderwerp)

    async def controle(self) -> Redactiecontrole:
        """The checks over the content as it is now. The first time takes some seconds: every sentence is weighed."""
        async with self._maakt:
            if self._controle is None:
                await in_draad(self._werk_bij)
                self._controle = await in_draad(Redactiecontrole, self._werkkopie.map, self._wortel / "taal/ambtelijk.yml")
            else:
                await in_draad(self._controle.ververs)
            return self._controle

    async def meld(self, ontwerp: Ontwerp) -> list[Melding]:
        controle = await self.controle()
        return await in_draad(controle.meld, ontwerp)

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
        versie = await in_draad(self._schrijf, ontwerp, stempel, wie, False)
        if versie:
            await self._leg_vast("onderwerp bewaard", wie, f"{ontwerp.onderwerp}, versie {versie[:8]}")
        return []

    async def nieuw(self, ontwerp: Ontwerp, wie: MedewerkerRij) -> list[Melding]:
        """Make a topic; like `bewaar`.

        :raise OngeldigeInvoer: if there cannot be one with this name
        """
        catalogus = await in_draad(self._onderwerpen)
        try:
            eis_nieuw(ontwerp.onderwerp, catalogus)
        except InhoudFout:
            raise OngeldigeInvoer("Deze naam kan niet. Gebruik kleine letters, cijfers en _, en een naam die er nog niet is.") from None
        if fouten := [m for m in await self.meld(ontwerp) if m.fout]:
            return fouten
        await in_draad(self._schrijf, ontwerp, None, wie, True)
        await self._leg_vast("onderwerp gemaakt", wie, ontwerp.onderwerp)
        return []

    async def vrije_naam(self, groep: str, titel: str) -> str:
        """An id for a new question, from its words."""
        if groep not in GROEPEN:
            raise OngeldigeInvoer("Kies een groep uit de lijst.")
        catalogus = await in_draad(self._onderwerpen)
        naam = _GEEN_NAAM.sub("_", titel.lower()).strip("_")[:40].strip("_") or "vraag"
        naam = naam if naam[0].isalpha() else f"vraag_{naam}"
        namen = (naam, *(f"{naam}_{n}" for n in range(2, 100)))
        return next(f"{groep}/{n}" for n in namen if f"{groep}/{n}" not in catalogus)

    async def titels(self) -> dict[str, str]:
        """Every topic with the words on its button."""
        catalogus = await in_draad(self._onderwerpen)
        return {o: catalogus.titel(o) for o in catalogus}

    async def voeg_zinnen_toe(self, onderwerp: str, zinnen: list[str], wie: str, waarom: str) -> None:
        """Accepted messages become training sentences of a topic. `wie`: `Name <address>`.

        :raise OngeldigeInvoer: if a sentence belongs to another topic already; :raise NietGevonden: if there is no such topic
        """
        controle = await self.controle()

        def doe() -> None:
            plek = f"data/{onderwerp}.yml"
            stempel, ontwerp = self._werkkopie.stempel(plek), self._open(onderwerp).ontwerp
            erbij = [zin for zin in zinnen if zin not in ontwerp.zinnen]
            if dubbel := [(zin, elders) for zin in erbij if (elders := controle.elders(zin, onderwerp))]:
                raise InhoudFout(f"‘{dubbel[0][0]}’ staat al bij ‘{controle.titel(dubbel[0][1])}’ ({dubbel[0][1]}). Kies bij welk onderwerp hij hoort.")
            samen = replace(ontwerp, zinnen=[*ontwerp.zinnen, *erbij])
            if fouten := [m for m in controle.meld(samen) if m.fout and m.waar == "zinnen"]:
                raise InhoudFout(f"{fouten[0].tekst} {fouten[0].advies}")
            bestand = Onderwerpbestand.lees(onderwerp, self._werkkopie.lees(plek))
            bestand.zet_zinnen(samen.zinnen)
            self._werkkopie.schrijf({plek: bestand.als_tekst()}, wie, waarom, stempel)

        await in_draad(doe)

    async def versies(self) -> list[Versie]:
        """The latest changes of topics; what developers do to the rest is left out."""
        return van_teksten(await in_draad(self._werkkopie.versies, VERSIES))

    async def draai_terug(self, versie: str, wie: MedewerkerRij) -> None:
        """Undo one change of the content."""
        await in_draad(self._werkkopie.draai_terug, versie, auteur(wie))
        await self._leg_vast("wijziging teruggedraaid", wie, versie[:8])

    # --- in a thread

    def _onderwerpen(self) -> Onderwerpen:
        self._werkkopie.maak()
        return Onderwerpen.lees(self._werkkopie.map / CATALOGUS)

    def _werk_bij(self) -> None:
        """Once after a start: a new release of the project is taken over."""
        if not self._bijgewerkt:
            self.botsingen = self._werkkopie.werk_bij(SYSTEEM)
            self._bijgewerkt = True

    def _lijst(self) -> list[Regel]:
        self._werk_bij()
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
        onderwerp = ontwerp.onderwerp
        data, toets = _plekken(onderwerp)
        # Before anything is read: what another editor changes from here on is found when it is written.
        gelezen, catalogus = self._werkkopie.stempel(CATALOGUS, data, toets), self._werkkopie.lees(CATALOGUS)
        if nieuw:
            bestanden = nieuwe_bestanden(onderwerp, ontwerp.titel, catalogus)
        else:
            if stempel != self._werkkopie.stempel(data, toets):
                raise AlGewijzigd("Een collega veranderde dit onderwerp net ook. Uw tekst staat hieronder nog. Vergelijk en bewaar opnieuw.")
            bestanden = {plek: self._werkkopie.lees(plek) for plek in (data, toets)}
            zelfde_titel = self._onderwerpen().titel(onderwerp) == ontwerp.titel
            bestanden[CATALOGUS] = catalogus if zelfde_titel else met_titel(catalogus, onderwerp, ontwerp.titel)
        bestand, toetsen = Onderwerpbestand.lees(onderwerp, bestanden[data]), Toetsbestand.lees(onderwerp, bestanden[toets])
        bestand.zet_zinnen(ontwerp.zinnen)
        toetsen.zet_zinnen(ontwerp.toetszinnen)
        if ontwerp.antwoorden:
            bestand.zet_antwoorden(ontwerp.antwoorden)
        bestanden |= {data: bestand.als_tekst(), toets: toetsen.als_tekst()}
        waarom = f"{'Nieuw onderwerp' if nieuw else 'Onderwerp'} {onderwerp}: {ontwerp.titel}"
        return self._werkkopie.schrijf(bestanden, auteur(wie), waarom, gelezen)

    async def _leg_vast(self, handeling: str, wie: MedewerkerRij, bijzonderheid: str) -> None:
        await self._audit.leg_vast(handeling, None, Wie(wie.id, wie.organisatie), self._klok(), bijzonderheid)


def van_teksten(versies: Sequence[Versie]) -> list[Versie]:
    return [v for v in versies if v.plekken and all(plek.startswith(TEKSTEN) for plek in v.plekken)]


def _plekken(onderwerp: str) -> tuple[str, str]:
    return f"data/{onderwerp}.yml", f"tests/onderwerpen/{onderwerp}.yml"


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
