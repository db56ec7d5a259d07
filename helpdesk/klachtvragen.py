"""What the assistant asks and says about a complaint: the next question, the result, the letter and the contact point."""

from dataclasses import replace
from datetime import date

from helpdesk.beurt import Zeg
from helpdesk.brief import brief
from helpdesk.kanalen import Contact
from helpdesk.klacht import AFGEROND, GEMEENTE, ONDERWERP, TOELICHTING, Klacht, Stap
from helpdesk.klachten import KANALEN_MET_PLAATS, ONBEKEND, Klachtroutes, Route
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.plaatsen import Gemeente, PlaatsenRegister

MEESTE_KEUZES = 5
# What one can do next once the result was given.
NA_RESULTAAT = ("actie/brief", "gesprek/medewerker", ONBEKEND)


class Klachtvragen:
    """Holds no state of its own. Collaborators: catalogue, routes, places and the date answered for."""

    def __init__(self, onderwerpen: Onderwerpen, routes: Klachtroutes, plaatsen: PlaatsenRegister, dag: date):
        self._onderwerpen = onderwerpen
        self._routes = routes
        self._plaatsen = plaatsen
        self._dag = dag

    def kanaal(self, klacht: Klacht) -> str:
        return klacht.kanaal or self._routes.kanaal(klacht.onderwerp or ONBEKEND)

    def plaats_nodig(self, klacht: Klacht) -> bool:
        return self.kanaal(klacht) in KANALEN_MET_PLAATS

    def route(self, klacht: Klacht) -> Route:
        gemeente = self._gemeente(klacht) if self.plaats_nodig(klacht) else None
        return self._routes.route(klacht.onderwerp or ONBEKEND, gemeente, klacht.kanaal)

    def verder(self, klacht: Klacht) -> Stap:
        """Ask what is still missing, or give the result."""
        klacht = replace(klacht, pogingen=0)
        if not klacht.onderwerp and not klacht.kanaal:
            return self.vraag(klacht, ONDERWERP)
        if self.plaats_nodig(klacht):
            if klacht.gemeente is None:
                return self.vraag(klacht, GEMEENTE)
            if klacht.gemeente and not self._gemeente(klacht):  # it was split: in which of its successors?
                return self.kies_gemeente(klacht, self._plaatsen.opvolgers(klacht.gemeente, self._dag))
        return self.vraag(klacht, TOELICHTING) if klacht.toelichting is None else self._resultaat(klacht)

    def vraag(self, klacht: Klacht, vraag: str, *, opnieuw: bool = False) -> Stap:
        """Ask one thing; `opnieuw`: in the words for who did not answer it the first time."""
        knoppen = {
            ONDERWERP: tuple((k.titel, f"actie/kanaal_{k.kanaal}") for k in self._routes.keuzes),
            GEMEENTE: ("actie/liever_niet",),
            TOELICHTING: ("actie/overslaan",),
        }[vraag]
        # A complaint about a municipality goes to the one it is about, which need not be where one lives.
        zelf = "_zelf" if vraag == GEMEENTE and self.kanaal(klacht) == "gemeente" and not opnieuw else ""
        respons = f"utter_klacht_vraag_{vraag}{'_opnieuw' if opnieuw else ''}{zelf}"
        return Stap(replace(klacht, vraag=vraag), (Zeg(respons, knoppen=knoppen),))

    def kies_gemeente(self, klacht: Klacht, gemeenten: tuple[Gemeente, ...]) -> Stap:
        knoppen = tuple((_met_provincie(g), f"gemeente/{g.code}") for g in gemeenten[:MEESTE_KEUZES])
        return Stap(replace(klacht, vraag=GEMEENTE, gemeente=None), (Zeg("utter_klacht_kies_gemeente", knoppen=knoppen),))

    def begin(self, klacht: Klacht) -> Zeg:
        """What is said first to who typed a complaint: what it was understood to be."""
        if klacht.onderwerp is None:
            return Zeg("utter_klacht_begin")
        return Zeg("utter_klacht_begin_over", {"titel": self._onderwerpen.titel(klacht.onderwerp)})

    def gemeente_begrepen(self, klacht: Klacht) -> Zeg:
        gemeente = self._gemeente(klacht)
        return Zeg("utter_klacht_gemeente_begrepen", {"gemeente": gemeente.naam if gemeente else ""})

    def brief(self, klacht: Klacht) -> Zeg:
        titel = self._onderwerpen.titel(klacht.onderwerp or ONBEKEND)
        return brief(self.route(klacht), titel, klacht.toelichting)

    def contact(self, klacht: Klacht) -> Zeg:
        """Once more how to reach the body of the result."""
        contact = self.route(klacht).contact
        hoe = "" if contact.telefoon else "_site" if contact.url else "_opzoeken"
        return Zeg(f"utter_klacht_contact{hoe}", {"contact": _contactregel(contact)}, NA_RESULTAAT)

    def let_op(self, klacht: Klacht) -> Zeg:
        """Once more what is good to know, such as how long an answer may take."""
        regels = "\n".join(f"- {regel}" for regel in self.route(klacht).let_op)
        return Zeg("utter_klacht_let_op", {"let_op": regels}, NA_RESULTAAT)

    def wat_dan(self, klacht: Klacht) -> Zeg:
        """Asks what is wrong with the result, with the complaints that are taken for this one."""
        return Zeg("utter_klacht_wat_dan", knoppen=(*self._anders(self.route(klacht)), ONBEKEND, "gesprek/medewerker"))

    def _resultaat(self, klacht: Klacht) -> Stap:
        route = self.route(klacht)
        knoppen = ("actie/brief", *self._anders(route), "gesprek/medewerker")
        waarden = {"instantie": route.instantie, "waarom": route.waarom, "contact": _contactregel(route.contact)}
        zeg = Zeg(f"utter_klacht_resultaat_{route.kanaal}", waarden, knoppen, route.als_payload())
        return Stap(replace(klacht, vraag=AFGEROND), (zeg,))

    @staticmethod
    def _anders(route: Route) -> tuple[str | tuple[str, str], ...]:
        return (*route.anders, *(("actie/andere_gemeente",) if route.gemeente else ()))

    def _gemeente(self, klacht: Klacht) -> Gemeente | None:
        return self._plaatsen.gemeente(klacht.gemeente, self._dag) if klacht.gemeente else None


def _met_provincie(gemeente: Gemeente) -> str:
    return gemeente.naam if "(" in gemeente.naam else f"{gemeente.naam} ({gemeente.provincie})"


def _contactregel(contact: Contact) -> str:
    """Name, number, costs, hours and site of the contact point in one line."""
    nummer = f"{contact.telefoon} ({contact.kosten})" if contact.telefoon and contact.kosten else contact.telefoon
    site = contact.url.partition("://")[2].removeprefix("www.").partition("/")[0] if contact.url else None
    return ", ".join(deel for deel in (contact.naam, nummer, contact.openingstijden, site) if deel)
