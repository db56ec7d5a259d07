"""The conversation about a complaint: what to ask next, corrections, questions in between, and the routed result."""

from dataclasses import dataclass, replace
from datetime import date

from helpdesk.beurt import Beurt, Zeg, antwoord
from helpdesk.brief import brief
from helpdesk.klachten import KANALEN_MET_PLAATS, ONBEKEND, Klachtroutes, Route
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.overdracht import Overdrachten
from helpdesk.plaatsen import Gemeente, PlaatsenRegister

# What is being asked; AFGEROND: the result was given, the resident may still correct it.
ONDERWERP, GEMEENTE, TOELICHTING, AFGEROND = "onderwerp", "gemeente", "toelichting", "afgerond"
MAX_POGINGEN = 2
# A first message of this many words has told what happened: the description is not asked again.
WOORDEN_VERTELD = 6
MAX_TOELICHTING = 500
ANTWOORDGROEPEN = ("faq_app", "faq_privacy", "faq_vrijwilligheid", "buiten_bereik")
VRAAGWOORDEN = frozenset(["wat", "wie", "waar", "wanneer", "waarom", "hoe", "welke", "hoeveel", "mag", "moet", "kan", "is", "zijn", "heb", "heeft", "klopt"])


@dataclass(frozen=True)
class Klacht:
    """The state of one complaint. All fields are plain values, so that they fit in a slot."""

    onderwerp: str | None = None
    kanaal: str | None = None
    gemeente: str | None = None
    toelichting: str | None = None
    vraag: str | None = None
    pogingen: int = 0


@dataclass(frozen=True)
class Stap:
    """What one turn yields: the new state (None: this conversation has ended) and what to say."""

    klacht: Klacht | None
    zeg: tuple[Zeg, ...]
    # The message was not meant for the complaint: it gets its ordinary treatment.
    doorgeven: bool = False


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
        self._onderwerpen = onderwerpen
        self._routes = routes
        self._plaatsen = plaatsen
        self._overdrachten = overdrachten
        self._dag = dag

    def begin(self, beurt: Beurt, bekende_gemeente: str | None, verteld: str | None = None) -> Stap:
        """A complaint starts. `bekende_gemeente`: a code known from an earlier sentence or the page."""
        onderwerp = None if beurt.onderwerp == ONBEKEND else beurt.onderwerp
        gemeente = self._genoemd(beurt) or self._echt(bekende_gemeente)
        tekst = beurt.tekst if not beurt.keuze and len(beurt.woorden) >= WOORDEN_VERTELD else verteld
        return self._verder(Klacht(onderwerp=onderwerp, gemeente=gemeente, toelichting=_kort(tekst)))

    def vervolg(self, klacht: Klacht, beurt: Beurt) -> Stap:
        """The next message while a complaint is open or has just been routed."""
        if beurt.keuze:
            return self._na_keuze(klacht, beurt)
        if beurt.onderwerp == "gesprek/medewerker":
            return self._overdragen(klacht, beurt)
        if beurt.onderwerp == "gesprek/opnieuw":
            return Stap(None, (Zeg("utter_klacht_gestopt"),)) if klacht.vraag != AFGEROND else _doorgeven()
        if correctie := self._correctie(klacht, beurt):
            return self._verder(correctie)
        return {
            ONDERWERP: self._na_vraag_onderwerp,
            GEMEENTE: self._na_vraag_gemeente,
            TOELICHTING: self._na_vraag_toelichting,
            AFGEROND: self._na_resultaat,
        }[klacht.vraag](klacht, beurt)

    # --- deciding what comes next

    def _verder(self, klacht: Klacht) -> Stap:
        """Ask what is still missing, or give the result."""
        klacht = replace(klacht, pogingen=0)
        if not klacht.onderwerp and not klacht.kanaal:
            return self._vraag(klacht, ONDERWERP)
        if self._kanaal(klacht) in KANALEN_MET_PLAATS:
            if klacht.gemeente is None:
                return self._vraag(klacht, GEMEENTE)
            if klacht.gemeente and not self._gemeente(klacht):
                return self._vraag_opvolger(klacht)
        if klacht.toelichting is None:
            return self._vraag(klacht, TOELICHTING)
        return self._resultaat(klacht)

    def _vraag(self, klacht: Klacht, vraag: str, *, opnieuw: bool = False) -> Stap:
        klacht = replace(klacht, vraag=vraag)
        knoppen = {
            ONDERWERP: tuple((k.titel, f"actie/kanaal_{k.kanaal}") for k in self._routes.keuzes),
            GEMEENTE: ("actie/liever_niet",),
            TOELICHTING: ("actie/overslaan",),
        }[vraag]
        soort = "_opnieuw" if opnieuw else ""
        return Stap(klacht, (Zeg(f"utter_klacht_vraag_{vraag}{soort}", knoppen=knoppen),))

    def _vraag_opvolger(self, klacht: Klacht) -> Stap:
        """The municipality was split: the resident says in which successor they live."""
        return self._kies_gemeente(klacht, self._plaatsen.opvolgers(klacht.gemeente, self._dag))

    def _kies_gemeente(self, klacht: Klacht, gemeenten: tuple[Gemeente, ...]) -> Stap:
        knoppen = tuple((_met_provincie(g), f"gemeente/{g.code}") for g in gemeenten[:5])
        klacht = replace(klacht, vraag=GEMEENTE, gemeente=None)
        return Stap(klacht, (Zeg("utter_klacht_kies_gemeente", knoppen=knoppen),))

    def _resultaat(self, klacht: Klacht) -> Stap:
        route = self._route(klacht)
        andere_gemeente = ("actie/andere_gemeente",) if route.gemeente else ()
        knoppen = ("actie/brief", *route.anders, *andere_gemeente, "gesprek/medewerker")
        waarden = {"instantie": route.instantie, "waarom": route.waarom, "contact": _contactregel(route)}
        zeg = Zeg(f"utter_klacht_resultaat_{route.kanaal}", waarden, knoppen, route.als_payload())
        return Stap(replace(klacht, vraag=AFGEROND), (zeg,))

    # --- what the resident said

    def _na_keuze(self, klacht: Klacht, beurt: Beurt) -> Stap:
        groep, _, wat = beurt.keuze.partition("/")
        if groep == "klacht":
            return self._verder(replace(klacht, onderwerp=beurt.keuze, kanaal=None))
        if groep == "gemeente":
            return self._verder(replace(klacht, gemeente=wat))
        if beurt.keuze == "gesprek/medewerker":
            return self._overdragen(klacht, beurt)
        if groep == "actie" and wat.startswith("kanaal_"):
            return self._verder(replace(klacht, kanaal=wat.removeprefix("kanaal_")))
        if beurt.keuze in ("actie/overslaan", "actie/liever_niet"):
            return self._overgeslagen(klacht)
        if beurt.keuze == "actie/andere_gemeente":
            return self._vraag(replace(klacht, gemeente=None), GEMEENTE)
        if beurt.keuze == "actie/brief":
            titel = self._onderwerpen.titel(klacht.onderwerp or ONBEKEND)
            return Stap(klacht, (brief(self._route(klacht), titel, klacht.toelichting),))
        if beurt.keuze == "gesprek/opnieuw" and klacht.vraag != AFGEROND:
            return Stap(None, (Zeg("utter_klacht_gestopt"),))
        return self._tussendoor(klacht, beurt)

    def _overgeslagen(self, klacht: Klacht) -> Stap:
        if klacht.vraag == GEMEENTE:
            return self._verder(replace(klacht, gemeente=""))
        if klacht.vraag == TOELICHTING:
            return self._verder(replace(klacht, toelichting=""))
        return self._verder(replace(klacht, onderwerp=ONBEKEND))

    def _correctie(self, klacht: Klacht, beurt: Beurt) -> Klacht | None:
        """`nee, ik bedoel Utrecht`, `het gaat niet over de GGD maar over mijn baas`: the changed complaint, or None."""
        if not self._routes.correctiewoorden.intersection(beurt.woorden):
            return None
        ander_onderwerp = beurt.groep == "klacht" and beurt.onderwerp not in (klacht.onderwerp, ONBEKEND)
        if ander_onderwerp and klacht.onderwerp:
            klacht_nieuw = replace(klacht, onderwerp=beurt.onderwerp, kanaal=None)
            return replace(klacht_nieuw, gemeente=self._genoemd(beurt) or klacht.gemeente)
        if klacht.gemeente and (code := self._genoemd(beurt, kort=True)):
            return replace(klacht, gemeente=code)
        return None

    def _na_vraag_onderwerp(self, klacht: Klacht, beurt: Beurt) -> Stap:
        if beurt.groep == "klacht" and beurt.onderwerp != ONBEKEND:
            return self._verder(self._met_onderwerp(klacht, beurt))
        if self._is_vraag(beurt):
            return self._tussendoor(klacht, beurt)
        genoemd = {k.kanaal for k in self._routes.keuzes if set(k.woorden).intersection(beurt.woorden)}
        if len(genoemd) == 1:
            return self._verder(replace(klacht, kanaal=genoemd.pop(), toelichting=_verteld(beurt)))
        likeliest = next((o for o, _ in beurt.ranglijst[:2] if o.startswith("klacht/") and o != ONBEKEND), None)
        if likeliest and len(beurt.woorden) > 2:
            return self._verder(self._met_onderwerp(klacht, replace(beurt, onderwerp=likeliest)))
        return self._verder(replace(klacht, onderwerp=ONBEKEND, toelichting=_verteld(beurt)))

    def _na_vraag_gemeente(self, klacht: Klacht, beurt: Beurt) -> Stap:
        plaats = self._plaatsen.zoek(beurt.tekst, self._dag, verwacht=not self._is_vraag(beurt))
        if plaats.soort == "gemeente":
            return self._verder(replace(klacht, gemeente=plaats.gemeenten[0].code))
        if plaats.soort == "ambigu":
            return self._kies_gemeente(klacht, plaats.gemeenten)
        if self._overslaan(beurt):
            return self._overgeslagen(klacht)
        if self._is_vraag(beurt) or beurt.groep == "gesprek":
            return self._tussendoor(klacht, beurt)
        if klacht.pogingen + 1 >= MAX_POGINGEN:
            return self._overgeslagen(klacht)
        klacht = replace(klacht, pogingen=klacht.pogingen + 1)
        if plaats.soort == "buitenland":
            uitleg = Zeg("utter_klacht_buitenland", {"plaats": plaats.gevonden, "land": plaats.land or ""})
            return _met(self._vraag(klacht, GEMEENTE), voor=uitleg)
        return self._vraag(klacht, GEMEENTE, opnieuw=True)

    def _na_vraag_toelichting(self, klacht: Klacht, beurt: Beurt) -> Stap:
        if self._overslaan(beurt):
            return self._overgeslagen(klacht)
        if self._is_vraag(beurt):
            return self._tussendoor(klacht, beurt)
        return self._verder(replace(klacht, toelichting=_kort(beurt.tekst)))

    def _na_resultaat(self, klacht: Klacht, beurt: Beurt) -> Stap:
        if beurt.groep == "klacht":
            return self.begin(beurt, klacht.gemeente)
        return _doorgeven()

    # --- small questions

    def _tussendoor(self, klacht: Klacht, beurt: Beurt) -> Stap:
        """A question in between is answered; then the open question is asked again."""
        if klacht.vraag == AFGEROND or not beurt.onderwerp:
            return _doorgeven()
        return _met(self._vraag(klacht, klacht.vraag), voor=antwoord(beurt.onderwerp))

    def _is_vraag(self, beurt: Beurt) -> bool:
        """A real question to the assistant, not an answer to what it asked."""
        woorden = beurt.woorden
        lijkt = "?" in beurt.tekst or (woorden and woorden[0] in VRAAGWOORDEN)
        return bool(lijkt and beurt.groep in (*ANTWOORDGROEPEN, "gesprek"))

    def _overslaan(self, beurt: Beurt) -> bool:
        return " ".join(beurt.woorden).strip() in self._routes.overslaan or beurt.onderwerp == "gesprek/ontkennen"

    def _met_onderwerp(self, klacht: Klacht, beurt: Beurt) -> Klacht:
        gemeente = self._genoemd(beurt) or klacht.gemeente
        return replace(klacht, onderwerp=beurt.onderwerp, gemeente=gemeente, toelichting=_verteld(beurt))

    def _echt(self, code: str | None) -> str | None:
        """The code, unless it is that of a made-up municipality: nobody lives there."""
        return code if code and self._plaatsen.opvolgers(code, self._dag) else None

    def _genoemd(self, beurt: Beurt, *, kort: bool = False) -> str | None:
        """The municipality in a sentence, where it is the only one. `kort`: the sentence may be no more than a name."""
        verwacht = kort and len(beurt.woorden) <= 6
        plaats = self._plaatsen.zoek(beurt.tekst, self._dag, verwacht=verwacht)
        return plaats.gemeenten[0].code if plaats.soort == "gemeente" else None

    def _overdragen(self, klacht: Klacht, beurt: Beurt) -> Stap:
        onderwerp = klacht.onderwerp or ONBEKEND
        zeg = self._overdrachten.zeg("gevraagd", onderwerp, self._kanaal(klacht), klacht.gemeente, klacht.toelichting)
        return Stap(None, (zeg,))

    def _kanaal(self, klacht: Klacht) -> str:
        return klacht.kanaal or self._routes.kanaal(klacht.onderwerp or ONBEKEND)

    def _gemeente(self, klacht: Klacht) -> Gemeente | None:
        return self._plaatsen.gemeente(klacht.gemeente, self._dag) if klacht.gemeente else None

    def _route(self, klacht: Klacht) -> Route:
        gemeente = self._gemeente(klacht) if self._kanaal(klacht) in KANALEN_MET_PLAATS else None
        return self._routes.route(klacht.onderwerp or ONBEKEND, gemeente, klacht.kanaal)


def _doorgeven() -> Stap:
    return Stap(None, (), doorgeven=True)


def _met(stap: Stap, *, voor: Zeg) -> Stap:
    return replace(stap, zeg=(voor, *stap.zeg))


def _met_provincie(gemeente: Gemeente) -> str:
    return gemeente.naam if "(" in gemeente.naam else f"{gemeente.naam} ({gemeente.provincie})"


def _verteld(beurt: Beurt) -> str | None:
    return _kort(beurt.tekst) if len(beurt.woorden) >= WOORDEN_VERTELD else None


def _kort(tekst: str | None) -> str | None:
    return tekst[:MAX_TOELICHTING] if tekst else None


def _contactregel(route: Route) -> str:
    """Name, number, costs, hours and site of the contact point in one line."""
    contact = route.contact
    nummer = f"{contact.telefoon} ({contact.kosten})" if contact.telefoon and contact.kosten else contact.telefoon
    site = contact.url.partition("://")[2].removeprefix("www.").partition("/")[0] if contact.url else None
    return ", ".join(deel for deel in (contact.naam, nummer, contact.openingstijden, site) if deel)
