"""What editors do with the inbox: see what asks one thing together, and take it up or put it aside."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Protocol

from gateway.errors import NietGevonden, OngeldigeInvoer, Probleem
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie
from gateway.opslag.postvak import MEESTE, Bereik, Postvakopslag, PostvakRij, VerwerktRij
from gateway.postvak.selectie import VOORSTEL, ZORG
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.organisaties import Organisaties
from redactie.groeperen import Groepeerder

SOORTNAMEN = {
    "niet_begrepen": "Niet begrepen",
    "verduidelijkt": "Er is gevraagd wat bedoeld werd",
    "duim_omlaag": "Antwoord niet nuttig",
    "voorstel": "Voorstel van een medewerker",
}
PERSOONLIJK = "persoonlijk"
AFWIJZINGEN = {
    "geen_vraag": "Het is geen vraag",
    "buiten_bereik": "De vraag hoort niet bij deze helpdesk",
    "al_bekend": "Zulke zinnen zijn er al genoeg",
    "onleesbaar": "Het is niet te begrijpen",
    PERSOONLIJK: "Er staat iets persoonlijks in (de tekst wordt gewist)",
    "anders": "Anders",
}
VOORBEELD, NIEUW, AFGEWEZEN, ERBIJ = "voorbeeld", "nieuw onderwerp", "afgewezen", "hoorde erbij"
AANTAL_SUGGESTIES = 3


class Werkkopie(Protocol):
    """The editors' own copy of the content files."""

    async def voeg_zinnen_toe(self, onderwerp: str, zinnen: list[str], wie: str, waarom: str) -> None:
        """`wie`: `Name <address>`; :raise InhoudFout: in words for the editor, if it cannot be done"""


class AlVerwerkt(Probleem):
    """Somebody else dealt with it first, or its term is over."""

    status, soort, titel = 409, "al-verwerkt", "Dit is al verwerkt"


@dataclass(frozen=True)
class Zin:
    """One text of a group, and the rows that have it."""

    tekst: str
    ids: tuple[int, ...]
    berichten: int


@dataclass(frozen=True)
class Suggestie:
    onderwerp: str
    titel: str

    @property
    def bestand(self) -> str:
        return bestand(self.onderwerp)


@dataclass(frozen=True)
class Groep:
    """Messages that ask one thing. `id` is that of one of its rows; `zinnen`: the best example first."""

    id: int
    zinnen: tuple[Zin, ...]
    berichten: int
    gesprekken: int
    soorten: dict[str, int]
    gemeenten: tuple[str, ...]
    suggesties: tuple[Suggestie, ...]
    eerste: date
    laatste: date

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(id_ for zin in self.zinnen for id_ in zin.ids)


@dataclass(frozen=True)
class Inhoud:
    """The groups, the largest first. `vol`: there is more than is looked at together."""

    groepen: list[Groep]
    berichten: int
    vol: bool


class Postvak:
    """Collaborators: the storage, the audit log, the grouping, the working copy, the topics and organisations, the clock.

    `gemeente_van`: a municipality's name; `bewaren`: how long a message stays; `drempel`: from how many conversations on a
    municipality is named.
    """

    def __init__(
        self,
        opslag: Postvakopslag,
        overdrachten: Overdrachtenopslag,
        groepeerder: Groepeerder,
        werkkopie: Werkkopie,
        onderwerpen: Onderwerpen,
        organisaties: Organisaties,
        gemeente_van: Callable[[str], str],
        klok: Callable[[], datetime],
        bewaren: timedelta,
        drempel: int,
    ):
        self._opslag = opslag
        self._overdrachten = overdrachten
        self._groepeerder = groepeerder
        self._werkkopie = werkkopie
        self._onderwerpen = onderwerpen
        self._organisaties = organisaties
        self._gemeente_van = gemeente_van
        self._klok = klok
        self._bewaren = bewaren
        self._drempel = drempel

    @property
    def bewaardagen(self) -> int:
        return self._bewaren.days

    async def ruim_op(self) -> int:
        return await self._opslag.verwijder_verlopen((self._klok() - self._bewaren).date())

    async def open(self, medewerker: MedewerkerRij, soort: str | None = None, dagen: int | None = None) -> Inhoud:
        """What they may see and nobody dealt with yet; `dagen`: of the last so many days."""
        sinds = self._klok().date() - timedelta(days=dagen) if dagen else None
        rijen = await self._opslag.open(self._bereik(medewerker), soort, sinds)
        # A second of work for a full inbox: beside the answers, not in their way.
        plekken = await asyncio.to_thread(self._groepeerder.groepeer, [rij.tekst for rij in rijen])
        groepen = [self._groep([rijen[plek] for plek in groep]) for groep in plekken]
        groepen.sort(key=lambda groep: (-groep.berichten, groep.id))
        return Inhoud(groepen, sum(groep.berichten for groep in groepen), len(rijen) == MEESTE)

    async def groep(self, medewerker: MedewerkerRij, id_: int) -> Groep:
        """The group that has this row; :raise NietGevonden: if there is none (any more) that they may see"""
        for groep in (await self.open(medewerker)).groepen:
            if id_ in groep.ids:
                return groep
        raise NietGevonden("Deze groep is er niet meer. Een collega heeft haar misschien al verwerkt.")

    async def verwerkt(self, medewerker: MedewerkerRij, aantal: int) -> list[VerwerktRij]:
        return await self._opslag.verwerkt(self._bereik(medewerker), aantal)

    async def als_voorbeeld(self, medewerker: MedewerkerRij, gekozen: Sequence[int], rest: Sequence[int], onderwerp: str) -> None:
        """Make the chosen rows' texts examples of a topic; `rest`: rows that are herewith dealt with too.

        :raise OngeldigeInvoer: if nothing is chosen, the topic is none, or the working copy refuses
        :raise AlVerwerkt: if somebody was first
        """
        if onderwerp not in self._onderwerpen or onderwerp.startswith(ZORG):
            raise OngeldigeInvoer("Kies een onderwerp uit de lijst.")
        rijen = await self._opslag.lees(gekozen, self._bereik(medewerker))
        zinnen = list(dict.fromkeys(_een_regel(rij.tekst) for rij in rijen))
        if not zinnen:
            raise OngeldigeInvoer("Kies eerst een of meer zinnen. Misschien verwerkte een collega ze al.")
        # Taken first, so that of two editors one writes; given back where writing fails.
        await self._verwerk(medewerker, gekozen, VOORBEELD, onderwerp)
        try:
            wie = f"{medewerker.naam} <{medewerker.email}>"
            await self._werkkopie.voeg_zinnen_toe(onderwerp, zinnen, wie, f"postvak: {_in_woorden(rijen)}")
        except BaseException as fout:
            await self._opslag.zet_terug(gekozen)
            if isinstance(fout, InhoudFout):
                raise OngeldigeInvoer(str(fout)) from fout
            raise
        await self._sluit(medewerker, rest, ERBIJ, onderwerp)
        await self._leg_vast(medewerker, "postvak: voorbeeld", f"{onderwerp}, {len(zinnen)}")

    async def werd_onderwerp(self, medewerker: MedewerkerRij, ids: Sequence[int], onderwerp: str) -> None:
        """A new topic was made of these rows."""
        await self._sluit(medewerker, ids, NIEUW, onderwerp)
        await self._leg_vast(medewerker, "postvak: nieuw onderwerp", f"{onderwerp}, {len(ids)}")

    async def wijs_af(self, medewerker: MedewerkerRij, ids: Sequence[int], reden: str) -> None:
        """:raise OngeldigeInvoer: if the reason is none of AFWIJZINGEN
        :raise AlVerwerkt: if somebody was first
        """
        if reden not in AFWIJZINGEN:
            raise OngeldigeInvoer("Kies waarom u deze berichten niet gebruikt.")
        await self._verwerk(medewerker, ids, AFGEWEZEN, reden, wis=reden == PERSOONLIJK)
        await self._leg_vast(medewerker, "postvak: afgewezen", f"{reden}, {len(ids)}")

    async def _sluit(self, medewerker: MedewerkerRij, ids: Sequence[int], afloop: str, onderwerp: str) -> None:
        """Deal with what is still there of these; whether a colleague takes one at the same moment does not matter."""
        bereik = self._bereik(medewerker)
        over = [rij.id for rij in await self._opslag.lees(ids, bereik)]
        await self._opslag.verwerk(over, bereik, afloop, onderwerp, medewerker.id, self._klok())

    async def _verwerk(
        self, medewerker: MedewerkerRij, ids: Sequence[int], afloop: str, bijzonderheid: str, wis: bool = False
    ) -> None:
        bereik = self._bereik(medewerker)
        if not ids or not await self._opslag.verwerk(ids, bereik, afloop, bijzonderheid, medewerker.id, self._klok(), wis):
            raise AlVerwerkt(
                "Een collega verwerkte een of meer van deze berichten al, of ze zijn verlopen. Open het postvak opnieuw."
            )

    async def _leg_vast(self, medewerker: MedewerkerRij, handeling: str, bijzonderheid: str) -> None:
        wie = Wie(medewerker.id, medewerker.organisatie)
        await self._overdrachten.leg_vast(handeling, None, wie, self._klok(), bijzonderheid)

    def _bereik(self, medewerker: MedewerkerRij) -> Bereik:
        organisatie = self._organisaties[medewerker.organisatie]
        gemeente = organisatie.code if organisatie.soort == "gemeente" else None
        return Bereik(organisatie.soort == "landelijk", gemeente, organisatie.id)

    def _groep(self, rijen: list[PostvakRij]) -> Groep:
        per_gemeente: defaultdict[str, set[str]] = defaultdict(set)
        for rij in rijen:
            if rij.gemeente:
                per_gemeente[rij.gemeente].add(rij.gesprek_afdruk)
        genoeg = [code for code, gesprekken in per_gemeente.items() if len(gesprekken) >= self._drempel]
        return Groep(
            id=rijen[0].id,
            zinnen=_zinnen(rijen),
            berichten=len({rij.bericht_afdruk for rij in rijen}),
            gesprekken=len({rij.gesprek_afdruk for rij in rijen}),
            soorten=dict(Counter(rij.soort for rij in rijen).most_common()),
            gemeenten=tuple(sorted(map(self._gemeente_van, genoeg))),
            suggesties=tuple(self._suggesties(rijen)),
            eerste=min(rij.dag for rij in rijen),
            laatste=max(rij.dag for rij in rijen),
        )

    def _suggesties(self, rijen: list[PostvakRij]) -> Iterable[Suggestie]:
        """What the assistant thought of, summed; what staff propose counts as being sure."""
        samen: Counter[str] = Counter()
        for rij in rijen:
            for plek in rij.ranglijst:
                samen[plek["onderwerp"]] += plek["zekerheid"]
            if rij.soort == VOORSTEL and rij.onderwerp:
                samen[rij.onderwerp] += 1
        kan = (
            onderwerp for onderwerp, _ in samen.most_common() if onderwerp in self._onderwerpen and not onderwerp.startswith(ZORG)
        )
        return (
            Suggestie(onderwerp, self._onderwerpen.titel(onderwerp))
            for onderwerp, _ in zip(kan, range(AANTAL_SUGGESTIES), strict=False)
        )


def bestand(onderwerp: str) -> str:
    """The file that has the examples of a topic."""
    return f"data/{onderwerp}.yml"


def _zinnen(rijen: list[PostvakRij]) -> tuple[Zin, ...]:
    """The different texts: what was said most first, then the shortest that is still a sentence."""

    def tekst(rij: PostvakRij) -> str:
        return _een_regel(rij.tekst)

    gelijk = ((zin, list(groep)) for zin, groep in groupby(sorted(rijen, key=tekst), key=tekst))
    zinnen = [Zin(zin, tuple(r.id for r in groep), len({r.bericht_afdruk for r in groep})) for zin, groep in gelijk]
    return tuple(sorted(zinnen, key=lambda zin: (-zin.berichten, len(zin.tekst.split()) < 3, len(zin.tekst), zin.tekst)))


def _een_regel(tekst: str) -> str:
    """An example sentence is one line of its file."""
    return " ".join(tekst.split())


def _in_woorden(rijen: list[PostvakRij]) -> str:
    berichten, gesprekken = (len({getattr(rij, veld) for rij in rijen}) for veld in ("bericht_afdruk", "gesprek_afdruk"))
    soorten = ", ".join(SOORTNAMEN[soort].lower() for soort in dict.fromkeys(rij.soort for rij in rijen))
    return f"{berichten} {'bericht' if berichten == 1 else 'berichten'} uit {gesprekken} {'gesprek' if gesprekken == 1 else 'gesprekken'} ({soorten})"
