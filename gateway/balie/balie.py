"""What staff do with a conversation. Each action states the version it saw: who comes second is told who was first."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from gateway.balie.escalatie import AANWEZIG
from gateway.errors import NietGevonden, OngeldigeInvoer, Probleem
from gateway.opslag.gesprekken import ASSISTENT, Inhoud
from gateway.opslag.medewerkers import MedewerkerRij, Medewerkersopslag
from gateway.opslag.overdrachten import (
    GESLOTEN,
    KLAAR,
    MEDEWERKER,
    WACHTRIJ,
    Overdrachtenopslag,
    OverdrachtRij,
    Wie,
    Wijziging,
)
from gateway.teksten import Teksten
from helpdesk.organisaties import Organisatie, Organisaties

UITKOMSTEN = {
    "opgelost": "Opgelost",
    "doorverwezen": "Doorverwezen",
    "geen_reactie": "De inwoner reageerde niet",
    "anders": "Anders",
}
LANGSTE_BERICHT = 2000


class AlGenomen(Probleem):
    """Somebody else changed it first."""

    status, soort, titel = 409, "al-gewijzigd", "Een collega was u voor"


class NietAanwezig(Probleem):
    """The colleague that a conversation was meant for left."""

    status, soort, titel = 409, "niet-aanwezig", "Deze collega is er niet meer"


class Balie:
    """Collaborators: the storage, who is there, the organisations, the words for residents, who to wake, and the clock."""

    def __init__(
        self,
        opslag: Overdrachtenopslag,
        medewerkers: Medewerkersopslag,
        organisaties: Organisaties,
        teksten: Teksten,
        wek: Callable[[str], Awaitable[None]],
        klok: Callable[[], datetime],
    ):
        self._opslag = opslag
        self._medewerkers = medewerkers
        self._organisaties = organisaties
        self._teksten = teksten
        self._wek = wek
        self._klok = klok

    async def open(self, id_: int, medewerker: MedewerkerRij) -> OverdrachtRij:
        """:raise NietGevonden: if it is not there, or another organisation's: the two look the same from outside"""
        rij = await self._opslag.lees(id_, medewerker.organisatie)
        if rij is None:
            raise NietGevonden("Dit gesprek is er niet (meer), of het is van een andere organisatie.")
        return rij

    async def neem(self, rij: OverdrachtRij, medewerker: MedewerkerRij) -> None:
        """:raise AlGenomen: if somebody has it, or it no longer waits"""
        if rij.toestand != WACHTRIJ:
            raise self._voor(rij)
        kolommen = {"toestand": MEDEWERKER, "medewerker_id": medewerker.id, "genomen_op": self._klok(), "plaats": None}
        wijziging = Wijziging("genomen", kolommen, MEDEWERKER, (self._stand(MEDEWERKER, medewerker.organisatie),))
        await self._doe(rij, wijziging, medewerker)

    async def zeg(self, rij: OverdrachtRij, medewerker: MedewerkerRij, tekst: str) -> None:
        """A message to the resident.

        :raise AlGenomen: if it is not theirs (any more)
        :raise OngeldigeInvoer: if there is nothing in it, or too much
        """
        self._eis_van(rij, medewerker)
        bericht = {"soort": "bericht", "van": "medewerker", "tekst": _schoon(tekst)}
        await self._doe(rij, Wijziging("bericht gestuurd", gebeurtenissen=(bericht,)), medewerker)

    async def noteer(self, rij: OverdrachtRij, medewerker: MedewerkerRij, tekst: str) -> None:
        """A note for colleagues; may be made by any of them."""
        await self._doe(rij, Wijziging("notitie gemaakt", notitie=_schoon(tekst)), medewerker)

    async def collegas(self, medewerker: MedewerkerRij) -> list[MedewerkerRij]:
        """The others of one's own organisation who are there now, by name."""
        aanwezig = await self._medewerkers.aanwezig(medewerker.organisatie, self._klok() - AANWEZIG)
        return [collega for collega in aanwezig if collega.id != medewerker.id]

    async def draag_over(self, rij: OverdrachtRij, medewerker: MedewerkerRij, naar: str, reden: str) -> None:
        """Whoever gets it sees all that was said, and the reason.

        `naar`: `organisatie:<id>` (their queue; may be one's own), `team:<id>` of one's own organisation, or `collega:<id>` (theirs
        at once)

        :raise OngeldigeInvoer: if there is no such place to go or no reason is given
        :raise NietAanwezig: if the colleague left
        """
        self._eis_van(rij, medewerker)
        soort, _, id_ = naar.partition(":")
        eigen = self._organisaties[medewerker.organisatie]
        if soort == "organisatie" and id_ in self._organisaties:
            ander = self._organisaties[id_]
            # Back in one's own queue is for everybody: its team just had it.
            team = ander.team_voor(rij.onderwerp) if ander != eigen else None
            wijziging = self._naar_wachtrij(ander, team, ander.naam, _schoon(reden))
        elif soort == "team" and id_ in eigen.teams:
            wijziging = self._naar_wachtrij(eigen, id_, eigen.teams[id_].naam, _schoon(reden))
        elif soort == "collega":
            wijziging = self._naar_collega(await self._collega(medewerker, id_), _schoon(reden))
        else:
            raise OngeldigeInvoer("Kies uit de lijst aan wie u dit gesprek overdraagt.")
        await self._doe(rij, wijziging, medewerker)

    def _naar_wachtrij(self, naar: Organisatie, team: str | None, naam: str, reden: str) -> Wijziging:
        kolommen = {
            "toestand": WACHTRIJ, "organisatie": naar.id, "team": team, "medewerker_id": None, "genomen_op": None,
            "wacht_sinds": self._klok(), "plaats": None,
        }  # fmt: skip
        gebeurtenissen = (self._zegt("overgedragen", naar), self._stand(WACHTRIJ, naar.id))
        return Wijziging("overgedragen", kolommen, WACHTRIJ, gebeurtenissen, naam, f"Overgedragen aan {naam}: {reden}")

    def _naar_collega(self, collega: MedewerkerRij, reden: str) -> Wijziging:
        gebeurtenissen = (
            self._zegt("collega_verder", self._organisaties[collega.organisatie]),
            self._stand(MEDEWERKER, collega.organisatie),
        )
        notitie = f"Overgedragen aan {collega.naam}: {reden}"
        return Wijziging("overgedragen", {"medewerker_id": collega.id}, MEDEWERKER, gebeurtenissen, collega.naam, notitie)

    async def _collega(self, medewerker: MedewerkerRij, id_: str) -> MedewerkerRij:
        collega = next((c for c in await self.collegas(medewerker) if str(c.id) == id_), None)
        if collega is None:
            raise NietAanwezig("U hebt dit gesprek nog. Ga terug, en kies een ander aan wie u het overdraagt.")
        return collega

    async def geef_terug(self, rij: OverdrachtRij, medewerker: MedewerkerRij) -> None:
        """The assistant goes on; it is told that a person was there, so that it does not answer about what was before."""
        self._eis_van(rij, medewerker)
        kolommen = {"toestand": KLAAR, "klaar_op": self._klok(), "uitkomst": "teruggegeven"}
        await self._doe(rij, Wijziging("teruggegeven", kolommen, ASSISTENT, (self._einde(ASSISTENT),)), medewerker)

    async def sluit(self, rij: OverdrachtRij, medewerker: MedewerkerRij, uitkomst: str) -> None:
        """:raise OngeldigeInvoer: if the outcome is none of UITKOMSTEN"""
        self._eis_van(rij, medewerker)
        if uitkomst not in UITKOMSTEN:
            raise OngeldigeInvoer("Kies hoe het gesprek is afgelopen.")
        kolommen = {"toestand": KLAAR, "klaar_op": self._klok(), "uitkomst": uitkomst}
        afscheid = {"soort": "bericht", "van": ASSISTENT, "tekst": self._teksten.balie("gesloten")}
        wijziging = Wijziging("gesloten", kolommen, GESLOTEN, (afscheid, self._einde(GESLOTEN)), uitkomst)
        await self._doe(rij, wijziging, medewerker)

    async def trek_in(self, gesprek_id: str) -> None:
        """The resident no longer waits.

        :raise AlGenomen: if nobody waits there, or somebody took it just now
        """
        rij = await self._opslag.lopende_van(gesprek_id)
        if rij is None or rij.toestand != WACHTRIJ:
            raise AlGenomen("U wacht niet (meer) op een medewerker.")
        kolommen = {"toestand": KLAAR, "klaar_op": self._klok(), "uitkomst": "ingetrokken"}
        wijziging = Wijziging("ingetrokken", kolommen, ASSISTENT, (self._stand(ASSISTENT),))
        if not await self._opslag.wijzig(rij, wijziging, Wie(None, rij.organisatie), self._klok()):
            raise AlGenomen("Een medewerker nam uw gesprek net over.")
        await self._wek(gesprek_id)

    async def heropen(self, rij: OverdrachtRij, medewerker: MedewerkerRij) -> None:
        """Take a finished conversation up again.

        :raise AlGenomen: if it is going on
        """
        if rij.toestand != KLAAR:
            raise self._voor(rij)
        kolommen = {
            "toestand": MEDEWERKER, "medewerker_id": medewerker.id, "genomen_op": rij.genomen_op or self._klok(),
            "klaar_op": None, "uitkomst": None, "geholpen": None, "geholpen_reden": None,
        }  # fmt: skip
        stand = self._stand(MEDEWERKER, medewerker.organisatie)
        await self._doe(rij, Wijziging("heropend", kolommen, MEDEWERKER, (stand,)), medewerker)

    async def _doe(self, rij: OverdrachtRij, wijziging: Wijziging, medewerker: MedewerkerRij) -> None:
        if not await self._opslag.wijzig(rij, wijziging, Wie(medewerker.id, medewerker.organisatie), self._klok()):
            raise self._voor(await self._opslag.lees(rij.id, medewerker.organisatie))
        await self._wek(rij.gesprek_id)

    def _eis_van(self, rij: OverdrachtRij, medewerker: MedewerkerRij) -> None:
        if rij.toestand != MEDEWERKER or rij.medewerker_id != medewerker.id:
            raise self._voor(rij)

    def _voor(self, rij: OverdrachtRij | None) -> AlGenomen:
        if rij is None:
            return AlGenomen("Dit gesprek is intussen bij een andere organisatie.")
        return AlGenomen(
            {
                MEDEWERKER: f"{rij.medewerker} heeft dit gesprek.",
                WACHTRIJ: "Dit gesprek staat in de wachtrij. Neem het eerst.",
                KLAAR: "Dit gesprek is al afgerond.",
            }[rij.toestand]
        )

    def _zegt(self, naam: str, organisatie: Organisatie) -> Inhoud:
        gezegd = self._teksten.balie(naam).replace("{organisatie}", organisatie.naam)
        return {"soort": "bericht", "van": ASSISTENT, "tekst": gezegd}

    def _einde(self, eigenaar: str) -> Inhoud:
        """The talk with a person is over: the resident may say whether it helped."""
        return {**self._stand(eigenaar), "beoordelen": True}

    def _stand(self, eigenaar: str, organisatie: str | None = None) -> Inhoud:
        stand: Inhoud = {"soort": "stand", "eigenaar": eigenaar}
        return {**stand, "organisatie": self._organisaties[organisatie].naam} if organisatie else stand


def _schoon(tekst: str) -> str:
    schoon = tekst.strip()
    if not schoon:
        raise OngeldigeInvoer("Typ eerst een tekst.")
    if len(schoon) > LANGSTE_BERICHT:
        raise OngeldigeInvoer(f"De tekst is te lang. Er mogen {LANGSTE_BERICHT} tekens in.")
    return schoon
