"""Corrections: `nee, ik bedoel Utrecht`, `het gaat niet over de GGD maar over mijn baas`, `toch het Rijk`."""

from dataclasses import replace
from datetime import date

from helpdesk.beurt import Beurt
from helpdesk.klacht import GEMEENTE, ONDERWERP, TOELICHTING, Klacht
from helpdesk.klachten import ONBEKEND, Klachtroutes
from helpdesk.klachtvragen import Klachtvragen
from helpdesk.plaatsen import PlaatsenRegister

# A longer message tells a story, in which `niet` and the name of a town correct nothing.
MEESTE_WOORDEN = 8
# A sentence of so few words may be no more than the name of a place.
WOORDEN_VAN_NAAM = 6


class Correcties:
    """Finds what a message changes about a complaint. Collaborators: routes, places, questions and the date."""

    def __init__(self, routes: Klachtroutes, plaatsen: PlaatsenRegister, vragen: Klachtvragen, dag: date):
        self._routes = routes
        self._plaatsen = plaatsen
        self._vragen = vragen
        self._dag = dag

    def zoek(self, klacht: Klacht, beurt: Beurt) -> Klacht | None:
        """The changed complaint, or None where the message corrects nothing."""
        if klacht.vraag == ONDERWERP or not self._corrigeert(klacht, beurt):
            return None
        if beurt.groep == "klacht" and beurt.onderwerp not in (klacht.onderwerp, ONBEKEND):
            gemeente = self.genoemd(beurt) or klacht.gemeente
            return replace(klacht, onderwerp=beurt.onderwerp, kanaal=None, gemeente=gemeente)
        if len(beurt.woorden) > MEESTE_WOORDEN:
            return None
        if klacht.vraag != GEMEENTE and self._vragen.plaats_nodig(klacht) and (code := self.genoemd(beurt, kort=True)):
            return replace(klacht, gemeente=code)
        return self._ander_kanaal(klacht, beurt)

    def genoemd(self, beurt: Beurt, *, kort: bool = False) -> str | None:
        """The municipality in a sentence, where it is the only one. `kort`: the sentence may be no more than a name."""
        verwacht = kort and len(beurt.woorden) <= WOORDEN_VAN_NAAM
        plaats = self._plaatsen.zoek(beurt.tekst, self._dag, verwacht=verwacht)
        return plaats.gemeenten[0].code if plaats.soort == "gemeente" else None

    def _corrigeert(self, klacht: Klacht, beurt: Beurt) -> bool:
        if beurt.groep.startswith("faq_") and beurt.lijkt_vraag:
            return False
        # In a description anything can be said: there only a correction that begins as one counts.
        waar = beurt.woorden[:2] if klacht.vraag == TOELICHTING else beurt.woorden
        return bool(self._routes.correctiewoorden.intersection(waar))

    def _ander_kanaal(self, klacht: Klacht, beurt: Beurt) -> Klacht | None:
        """`nee, dat was van het Rijk`: another body is named, and only one."""
        kanalen = self._routes.genoemde_kanalen(beurt.woorden) - {self._vragen.kanaal(klacht)}
        if len(kanalen) != 1:
            return None
        kanaal = kanalen.pop()
        anders = [id_ for _, id_ in self._vragen.route(klacht).anders if self._routes.kanaal(id_) == kanaal]
        if len(anders) == 1:
            return replace(klacht, onderwerp=anders[0], kanaal=None)
        return replace(klacht, onderwerp=ONBEKEND, kanaal=kanaal)
