"""Typed words that point at a button, with the real word list."""

from pathlib import Path

import pytest

from helpdesk.aanwijzen import Aanwijzer

BERGEN = {"gemeente/GM0373": "Bergen (Noord-Holland)", "gemeente/GM0893": "Bergen (Limburg)"}
KLACHT = {"actie/kanaal_vws": "De app (ministerie van VWS)", "actie/kanaal_ggd": "De GGD", "actie/kanaal_gemeente": "De gemeente"}
RESULTAAT = {"actie/brief": "Maak een brief voor mij", "klacht/app_werkt_niet": "De app gaf een fout",
             "actie/andere_gemeente": "Ik bedoel een andere gemeente", "gesprek/medewerker": "Ik wil een medewerker spreken"}  # fmt: skip
FAQ = {"faq_vrijwilligheid/verplicht": "Is de app verplicht?", "faq_app/batterij": "Gebruikt de app veel batterij?"}


@pytest.fixture(scope="module")
def aanwijzer():
    return Aanwijzer.lees(Path(__file__).resolve().parents[2] / "routering" / "aanwijzen.yml")


@pytest.mark.parametrize(
    ("tekst", "knoppen", "waarde"),
    [
        ("die in limburg", BERGEN, "gemeente/GM0893"),
        ("Noord Holland", BERGEN, "gemeente/GM0373"),
        ("de tweede", BERGEN, "gemeente/GM0893"),
        ("1", BERGEN, "gemeente/GM0373"),
        ("de laatste", RESULTAAT, "gesprek/medewerker"),
        ("ja de ggd dus", KLACHT, "actie/kanaal_ggd"),
        ("doe maar een brief", RESULTAAT, "actie/brief"),
        ("is het verplicht?", FAQ, "faq_vrijwilligheid/verplicht"),
    ],
)
def test_words_that_point_at_one_button(aanwijzer, tekst, knoppen, waarde):
    assert aanwijzer.aangewezen(tekst, knoppen) == waarde


@pytest.mark.parametrize(
    ("tekst", "knoppen"),
    [
        ("bergen", BERGEN),  # both
        ("brabant", BERGEN),  # neither
        ("de derde", BERGEN),  # there are two
        ("ja", KLACHT),
        ("de app", RESULTAAT),  # too little of `De app gaf een fout`
        ("de app is niet verplicht", FAQ),  # says something, asks nothing
        ("mijn baas zegt dat de app verplicht is", FAQ),
        ("wat nou brief", {}),
        ("2", {"actie/overslaan": "Sla deze vraag over"}),  # an answer, not a place in a list of one
    ],
)  # fmt: skip
def test_words_that_point_at_none(aanwijzer, tekst, knoppen):
    assert aanwijzer.aangewezen(tekst, knoppen) is None
