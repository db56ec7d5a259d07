"""The conversation about a complaint: which step follows what the resident says."""

import re
from dataclasses import replace
from datetime import date

from helpdesk.beurt import Beurt, Zeg, antwoord
from helpdesk.klacht import AFGEROND, DOORGEVEN, GEMEENTE, ONDERWERP, TOELICHTING, Klacht, Stap, verhaal
from helpdesk.klachtcorrectie import Correcties
from helpdesk.klachten import ONBEKEND, Klachtroutes
from helpdesk.klachtvragen import NA_RESULTAAT, Klachtvragen
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.overdracht import Overdrachten
from helpdesk.plaatsen import PlaatsenRegister, PlaatsResultaat

MAX_POGINGEN = 2
# Who answers a question about a place with this many words, and no place in them, is telling what happened.
WOORDEN_VAN_VERHAAL = 4
ANTWOORDGROEPEN = ("faq_app", "faq_privacy", "faq_vrijwilligheid", "buiten_bereik", "gesprek")
# Small talk that is no description of what happened.
GEEN_VERHAAL = ("gesprek/scheldwoord", "gesprek/bedankt", "gesprek/begroeting", "gesprek/afscheid")
_DEEL = re.compile(r"\bmaar\b|[,.;]", re.IGNORECASE)


class Klachtgesprek:
    """Decides; holds no state of its own. Collaborators: catalogue, routes, places, hand-over and the date answered for."""

    def __init__(
        self,
        onderwerpen: Onderwerpen,
        routes: Klachtroutes,
        plaatsen: PlaatsenRegister,
        overdrachten: Overdrachten,
        dag: date,
    ):
        self._routes = routes
        self._plaatsen = plaatsen
        self._overdrachten = overdrachten
        self._dag = dag
        self._vragen = Klachtvragen(onderwerpen, routes, plaatsen, dag)
        self._correcties = Correcties(routes, plaatsen, self._vragen, dag)

    def begin(self, beurt: Beurt, bekende_gemeente: str | None) -> Stap:
        """A complaint starts. `bekende_gemeente`: a code known from an earlier sentence or the page."""
        onderwerp = None if beurt.onderwerp == ONBEKEND else beurt.onderwerp
        gemeente = self._correcties.genoemd(beurt) or self._echt(bekende_gemeente)
        stap = self._vragen.verder(Klacht(onderwerp=onderwerp, gemeente=gemeente, toelichting=verhaal(beurt)))
        gevraagd = stap.klacht.vraag != AFGEROND
        return stap.na(self._vragen.begin(stap.klacht)) if gevraagd and not beurt.keuze else stap

    def vervolg(self, klacht: Klacht, beurt: Beurt) -> Stap:
        """The next message while a complaint is open or has just been routed."""
        if beurt.keuze:
            return self._na_keuze(klacht, beurt)
        if beurt.onderwerp == "gesprek/medewerker":
            return self._overdragen(klacht)
        if beurt.onderwerp == "gesprek/opnieuw":
            return Stap(None, (Zeg("utter_klacht_gestopt"),)) if klacht.vraag != AFGEROND else DOORGEVEN
        if correctie := self._correcties.zoek(klacht, beurt):
            return self._vragen.verder(correctie)
        return {
            ONDERWERP: self._na_vraag_onderwerp,
            GEMEENTE: self._na_vraag_gemeente,
            TOELICHTING: self._na_vraag_toelichting,
            AFGEROND: self._na_resultaat,
        }[klacht.vraag](klacht, beurt)

    # --- one method per question

    def _na_keuze(self, klacht: Klacht, beurt: Beurt) -> Stap:
        groep, _, wat = beurt.keuze.partition("/")
        if beurt.keuze == ONBEKEND:
            return self.begin(beurt, klacht.gemeente)
        if beurt.keuze == "gesprek/medewerker":
            return self._overdragen(klacht)
        if beurt.keuze in ("actie/overslaan", "actie/liever_niet"):
            return self._overgeslagen(klacht)
        if beurt.keuze == "actie/andere_gemeente":
            return self._vragen.vraag(replace(klacht, gemeente=None), GEMEENTE)
        if beurt.keuze == "actie/brief":
            return Stap(klacht, (self._vragen.brief(klacht),))
        if beurt.keuze == "gesprek/opnieuw" and klacht.vraag != AFGEROND:
            return Stap(None, (Zeg("utter_klacht_gestopt"),))
        if groep == "klacht":
            return self._vragen.verder(replace(klacht, onderwerp=beurt.keuze, kanaal=None))
        if groep == "gemeente":
            return self._vragen.verder(replace(klacht, gemeente=wat))
        if groep == "actie" and wat.startswith("kanaal_"):
            return self._vragen.verder(replace(klacht, kanaal=wat.removeprefix("kanaal_")))
        return self._tussendoor(klacht, beurt)

    def _na_vraag_onderwerp(self, klacht: Klacht, beurt: Beurt) -> Stap:
        if beurt.groep == "klacht" and beurt.onderwerp != ONBEKEND:
            return self._met_onderwerp(klacht, beurt, beurt.onderwerp)
        if self._is_vraag(beurt):
            return self._tussendoor(klacht, beurt)
        genoemd = self._routes.genoemde_kanalen(beurt.woorden)
        if len(genoemd) == 1:
            return self._vragen.verder(replace(klacht, kanaal=genoemd.pop(), toelichting=verhaal(beurt)))
        likeliest = next((o for o, _ in beurt.ranglijst[:2] if o.startswith("klacht/") and o != ONBEKEND), None)
        if likeliest and len(beurt.woorden) > 2:
            return self._met_onderwerp(klacht, beurt, likeliest)
        return self._vragen.verder(replace(klacht, onderwerp=ONBEKEND, toelichting=verhaal(beurt)))

    def _na_vraag_gemeente(self, klacht: Klacht, beurt: Beurt) -> Stap:
        plaats = self._plaats(klacht, beurt)
        if plaats.soort == "gemeente":
            stap = self._vragen.verder(replace(klacht, gemeente=plaats.gemeenten[0].code))
            return stap.na(self._vragen.gemeente_begrepen(stap.klacht)) if stap.klacht.vraag == TOELICHTING else stap
        if plaats.soort == "ambigu":
            return self._vragen.kies_gemeente(klacht, plaats.gemeenten)
        if self._overslaan(beurt):
            return self._overgeslagen(klacht)
        if beurt.onderwerp == "gesprek/bevestigen":
            return self._vragen.vraag(klacht, GEMEENTE)
        if plaats.soort != "buitenland" and (self._is_vraag(beurt) or beurt.groep == "gesprek"):
            return self._tussendoor(klacht, beurt)
        if klacht.pogingen + 1 >= MAX_POGINGEN:
            return self._overgeslagen(klacht)
        klacht = replace(klacht, pogingen=klacht.pogingen + 1)
        if plaats.soort == "buitenland":
            uitleg = Zeg("utter_klacht_buitenland", {"plaats": plaats.gevonden[:1].upper() + plaats.gevonden[1:], "land": plaats.land or ""})
            return self._vragen.vraag(klacht, GEMEENTE).na(uitleg)
        if len(beurt.woorden) >= WOORDEN_VAN_VERHAAL:
            return self._vragen.vraag(klacht.verteld(beurt.tekst), GEMEENTE).na(Zeg("utter_klacht_genoteerd"))
        return self._vragen.vraag(klacht, GEMEENTE, opnieuw=True)

    def _na_vraag_toelichting(self, klacht: Klacht, beurt: Beurt) -> Stap:
        if self._overslaan(beurt) or beurt.onderwerp in GEEN_VERHAAL and not verhaal(beurt):
            return self._overgeslagen(klacht)
        if beurt.onderwerp == "gesprek/bevestigen" and len(beurt.woorden) < WOORDEN_VAN_VERHAAL:
            return self._vragen.vraag(klacht, TOELICHTING, opnieuw=True)
        if self._is_vraag(beurt):
            return self._tussendoor(klacht, beurt)
        if code := self._alsnog_gemeente(klacht, beurt):
            klacht = replace(klacht, gemeente=code)
            if len(beurt.woorden) < WOORDEN_VAN_VERHAAL:
                return self._vragen.verder(klacht).na(self._vragen.gemeente_begrepen(klacht))
        if beurt.lijkt_vraag and beurt.groep != "klacht":  # no description; the result tells what happens next
            return self._overgeslagen(klacht)
        return self._vragen.verder(self._preciezer(klacht, beurt).verteld(beurt.tekst))

    def _na_resultaat(self, klacht: Klacht, beurt: Beurt) -> Stap:
        if beurt.groep != "klacht" and (code := self._alsnog_gemeente(klacht, beurt)):
            return self._vragen.verder(replace(klacht, gemeente=code))
        if gevraagd := self._routes.vraag_na_resultaat(beurt.tekst):
            nog_eens = {"contact": self._vragen.contact, "brief": self._vragen.brief, "let_op": self._vragen.let_op}
            return Stap(klacht, (nog_eens[gevraagd](klacht),))
        if beurt.onderwerp == klacht.onderwerp and beurt.onderwerp != ONBEKEND:
            aangevuld = Zeg("utter_klacht_aangevuld", knoppen=NA_RESULTAAT)
            return Stap(klacht.verteld(beurt.tekst), (aangevuld,))
        if beurt.groep == "klacht":
            return self.begin(beurt, klacht.gemeente)
        if beurt.onderwerp == "gesprek/ontkennen" and len(beurt.woorden) >= WOORDEN_VAN_VERHAAL:
            return Stap(klacht, (self._vragen.wat_dan(klacht),))
        return DOORGEVEN

    # --- small questions

    def _plaats(self, klacht: Klacht, beurt: Beurt) -> PlaatsResultaat:
        """The place in an answer. Is the complaint about a municipality, `ik woon in Emmen maar het was in Assen` is Assen."""
        verwacht = not self._is_vraag(beurt)
        if self._vragen.kanaal(klacht) == "gemeente":
            elders = " ".join(deel for deel in _DEEL.split(beurt.tekst) if "woon" not in deel.casefold())
            plaats = self._plaatsen.zoek(elders, self._dag, verwacht=verwacht)
            if plaats.soort == "gemeente":
                return plaats
        return self._plaatsen.zoek(beurt.tekst, self._dag, verwacht=verwacht)

    def _overgeslagen(self, klacht: Klacht) -> Stap:
        if klacht.vraag == GEMEENTE:
            return self._vragen.verder(replace(klacht, gemeente="")).na(Zeg("utter_klacht_zonder_gemeente"))
        if klacht.vraag == TOELICHTING:
            return self._vragen.verder(replace(klacht, toelichting=""))
        return self._vragen.verder(replace(klacht, onderwerp=ONBEKEND))

    def _tussendoor(self, klacht: Klacht, beurt: Beurt) -> Stap:
        """A question in between is answered; then the open question is asked again."""
        if klacht.vraag == AFGEROND or not beurt.onderwerp:
            return DOORGEVEN
        return self._vragen.vraag(klacht, klacht.vraag).na(antwoord(beurt.onderwerp))

    def _is_vraag(self, beurt: Beurt) -> bool:
        """A real question to the assistant, not an answer to what it asked."""
        return beurt.lijkt_vraag and beurt.groep in ANTWOORDGROEPEN

    def _overslaan(self, beurt: Beurt) -> bool:
        kortweg_nee = beurt.onderwerp == "gesprek/ontkennen" and len(beurt.woorden) < WOORDEN_VAN_VERHAAL
        return " ".join(beurt.woorden).strip() in self._routes.overslaan or kortweg_nee

    def _met_onderwerp(self, klacht: Klacht, beurt: Beurt, onderwerp: str) -> Stap:
        gemeente = self._correcties.genoemd(beurt) or klacht.gemeente
        return self._vragen.verder(replace(klacht, onderwerp=onderwerp, gemeente=gemeente, toelichting=verhaal(beurt)))

    def _preciezer(self, klacht: Klacht, beurt: Beurt) -> Klacht:
        """Only the body was known: the description may tell which complaint it is."""
        onbekend = klacht.onderwerp in (None, ONBEKEND) and beurt.groep == "klacht" and beurt.onderwerp != ONBEKEND
        if onbekend and self._routes.kanaal(beurt.onderwerp) == self._vragen.kanaal(klacht):
            return replace(klacht, onderwerp=beurt.onderwerp, kanaal=None)
        return klacht

    def _echt(self, code: str | None) -> str | None:
        """The code, unless it is that of a made-up municipality: nobody lives there."""
        return code if code and self._plaatsen.opvolgers(code, self._dag) else None

    def _alsnog_gemeente(self, klacht: Klacht, beurt: Beurt) -> str | None:
        """The municipality that was passed over when it was asked, and is given after all."""
        mist = klacht.gemeente == "" and self._vragen.plaats_nodig(klacht)
        return self._correcties.genoemd(beurt, kort=True) if mist else None

    def _overdragen(self, klacht: Klacht) -> Stap:
        verteld = (klacht.toelichting,) if klacht.toelichting else ()
        onderwerp = klacht.onderwerp or ONBEKEND
        zeg = self._overdrachten.zeg("gevraagd", onderwerp, self._vragen.kanaal(klacht), klacht.gemeente, verteld)
        return Stap(klacht if klacht.vraag == AFGEROND else None, (zeg,))
