"""A walk through every state of the widget, for checks that must hold in all of them."""

from collections.abc import Iterator

from playwright.sync_api import Page, Route

from tests.browser.hulp import Balie, vraag, wacht_tot

KLACHT = "De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij"
MELDING = {"blokken": [{"soort": "alinea", "regels": [[{"tekst": "Er is een storing bij de testlijn. Bel vandaag niet."}]]}]}


def met_melding(route: Route) -> None:
    """The gateway's own answer, with an urgent notice in it."""
    antwoord = route.fetch()
    route.fulfill(response=antwoord, json={**antwoord.json(), "melding": MELDING})


def loop(pagina: Page, balie: Balie) -> Iterator[str]:
    """Drives a page with the closed widget through the states; yields the name of each when it stands."""
    yield "dicht"
    pagina.route("**/api/v1/inrichting*", met_melding)
    pagina.click(".opener")
    pagina.wait_for_selector("#tekst")
    yield "start met dringende melding"
    pagina.click(".contact summary")
    yield "contact"
    pagina.click(".contact summary")
    pagina.click("text=Verstuur")
    pagina.wait_for_selector(".fout:not(:empty)")
    yield "fout in de invoer"
    yield from _assistent(pagina)
    yield from _klacht(pagina)
    yield from _medewerker(pagina, balie)
    yield from _einde(pagina, balie)


def _assistent(pagina: Page) -> Iterator[str]:
    vraag(pagina, "vreet die app mn accu leeg?")
    yield "antwoord"
    pagina.click("#feedback >> text=Nee")
    pagina.wait_for_selector("text=Wat kan beter?")
    yield "feedback met reden"
    pagina.click("text=Er ontbreekt iets")
    pagina.wait_for_selector("text=Bedankt. Zo kunnen we")
    yield "bedankt"
    vraag(pagina, "gebakken fietsband kaasplank")
    yield "verduidelijken"


def _klacht(pagina: Page) -> Iterator[str]:
    vraag(pagina, KLACHT)
    yield "klachtformulier"
    vraag(pagina, "Emmen")
    pagina.wait_for_selector(".kaart")
    yield "resultaat"
    pagina.click("text=Maak een brief voor mij")
    pagina.wait_for_selector("text=Kopieer de brief")
    yield "brief"


def _medewerker(pagina: Page, balie: Balie) -> Iterator[str]:
    balie.stand("wachtrij", plaats=2)
    pagina.wait_for_selector("text=2 wachtenden voor u")
    yield "wachtrij"
    balie.stand("medewerker", organisatie="gemeente Voorbeeldstad")
    balie.zeg("Goedemiddag. Waarmee kan ik u helpen? U kunt ook bellen: 0800-1280.")
    pagina.wait_for_selector(".beurt.medewerker")
    yield "medewerker"
    balie.stand("assistent", beoordelen=True)
    pagina.wait_for_selector("text=U chat weer met de computer")
    yield "teruggegeven, met de vraag of het hielp"
    balie.schrijf("oordeel", waarom=True)
    pagina.wait_for_selector("text=Wat kon beter?")
    yield "niet geholpen, waarom"
    balie.schrijf("oordeel", waarom=False)
    pagina.wait_for_selector("#geholpen", state="detached")
    balie.schrijf("overdracht", reden="gevraagd", open=False, openingstijden="werkdagen van 9.00 tot 17.00 uur", terugbellen=True)
    pagina.wait_for_selector(".terugbellen")
    yield "buiten openingstijden, terugbelverzoek"
    balie.schrijf("terugbelverzoek")
    pagina.wait_for_selector("text=We hebben uw terugbelverzoek ontvangen")
    yield "terugbelverzoek ontvangen"


def _einde(pagina: Page, balie: Balie) -> Iterator[str]:
    # Playwright's offline does not cut a stream that is open; the element is told to try again, and fails.
    pagina.context.set_offline(True)
    pagina.evaluate("document.querySelector('gemeente-helpdesk').gesprek.rust(); document.querySelector('gemeente-helpdesk').gesprek.hervat()")
    pagina.wait_for_selector("text=De verbinding is weg")
    yield "verbinding weg"
    pagina.context.set_offline(False)
    pagina.wait_for_selector("text=De verbinding is er weer")
    yield "verbinding terug"
    pagina.click(".beheer summary")
    pagina.click("text=Wis dit gesprek")
    pagina.wait_for_selector("#zekerheid")
    yield "wissen, zeker weten"
    pagina.click("text=Nee, bewaar het")
    balie.stand("gesloten")
    pagina.wait_for_selector(".beurt.systeem >> text=Dit gesprek is afgelopen")
    yield "afgelopen"
    pagina.click("text=Wis dit gesprek")
    pagina.click("text=Ja, wis het gesprek")
    wacht_tot(lambda: pagina.locator(".beurt").count() == 0)
    yield "gewist"
