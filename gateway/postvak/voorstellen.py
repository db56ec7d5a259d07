"""What staff propose to the editors, from a conversation that they finished."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from gateway.errors import NietGevonden, OngeldigeInvoer
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import KLAAR, Overdrachtenopslag, OverdrachtRij, Wie
from gateway.opslag.postvak import Gezegd, Postvakopslag
from gateway.postvak.selectie import VOORSTEL, Selectie
from helpdesk.beurt import Beurt
from helpdesk.onderwerpen import Onderwerpen

# Greetings and thanks teach nothing.
GEEN_VRAAG = "gesprek/"
MEESTE = 5


@dataclass(frozen=True)
class Voorstel:
    """A resident's question. `onderwerpen`: (topic, title) to choose from, the likeliest first; `gestuurd`: editors have it."""

    bericht_id: int
    tekst: str
    onderwerpen: list[tuple[str, str]]
    zeker: bool
    gestuurd: bool


class Voorstellen:
    """Collaborators: the inbox, the audit log, what may go in, the topics, and the clock."""

    def __init__(
        self,
        opslag: Postvakopslag,
        overdrachten: Overdrachtenopslag,
        selectie: Selectie,
        onderwerpen: Onderwerpen,
        klok: Callable[[], datetime],
    ):
        self._opslag = opslag
        self._overdrachten = overdrachten
        self._selectie = selectie
        self._onderwerpen = onderwerpen
        self._klok = klok

    async def voor(self, rij: OverdrachtRij) -> list[Voorstel]:
        """The resident's latest questions, once the conversation is finished; none where the inbox is off."""
        if rij.toestand != KLAAR:
            return []
        kan = [g for g in await self._opslag.gezegd(rij.gesprek_id) if self._past(g)][-MEESTE:]
        afdrukken = [self._selectie.afdruk(g.gesprek_id, g.bericht_id) or "" for g in kan]
        bekend = await self._opslag.bekend(afdrukken, VOORSTEL)
        return [self._voorstel(g, rij, afdruk in bekend) for g, afdruk in zip(kan, afdrukken, strict=True)]

    async def stuur(self, rij: OverdrachtRij, medewerker: MedewerkerRij, bericht_id: str, onderwerp: str) -> None:
        """Send one message to the editors, as an example of a topic; "": as a new question.

        :raise OngeldigeInvoer: if it is not one that can be proposed, or there is no such topic
        :raise NietGevonden: if the conversation is gone
        """
        if onderwerp and onderwerp not in self._onderwerpen:
            raise OngeldigeInvoer("Kies een onderwerp uit de lijst.")
        gezegd = next((v for v in await self.voor(rij) if str(v.bericht_id) == bericht_id), None)
        if gezegd is None:
            raise OngeldigeInvoer(
                "Dit bericht kan niet naar de redactie. Sluit het gesprek eerst af, en kies een vraag uit de lijst."
            )
        alle = {g.bericht_id: g for g in await self._opslag.gezegd(rij.gesprek_id)}
        postvak = self._selectie.van_voorstel(alle[gezegd.bericht_id], onderwerp or None, medewerker.organisatie)
        if not await self._opslag.stel_voor(rij.gesprek_id, postvak):
            raise NietGevonden("Dit gesprek is er niet meer.")
        wie = Wie(medewerker.id, medewerker.organisatie)
        await self._overdrachten.leg_vast("voorstel aan redactie", rij.gesprek_id, wie, self._klok(), onderwerp or "nieuwe vraag")

    def _past(self, gezegd: Gezegd) -> bool:
        if self._selectie.van_voorstel(gezegd, None, "") is None:
            return False
        if gezegd.begrip is None:  # said to a person: most of it is talk
            return Beurt(gezegd.tekst).lijkt_vraag
        return not (gezegd.begrip.get("onderwerp") or "").startswith(GEEN_VRAAG)

    def _voorstel(self, gezegd: Gezegd, rij: OverdrachtRij, gestuurd: bool) -> Voorstel:
        begrip = gezegd.begrip or {}
        zeker = begrip.get("besluit") == "antwoord"
        mogelijk = dict.fromkeys([*(r["onderwerp"] for r in begrip.get("ranglijst") or ()), rij.onderwerp])
        onderwerpen = [(o, self._onderwerpen.titel(o)) for o in mogelijk if o in self._onderwerpen]
        return Voorstel(gezegd.bericht_id, gezegd.tekst, onderwerpen, zeker, gestuurd)
