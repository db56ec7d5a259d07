"""The other phases of the app's life, end to end: the answer, the channel of a complaint and the page follow the date."""

from datetime import date

import httpx
import pytest

from helpdesk.antwoorden import geldige_variaties
from helpdesk.bestanden import lees_yaml
from helpdesk.peildatum import STANDAARD
from tests.geheel import Losse
from tools.paden import WORTEL

pytestmark = pytest.mark.slow
KLACHT = "Mijn werkgever dwingt mij om de app te gebruiken, daar wil ik een klacht over indienen"
# date → phase, topic whose answer is another one than by default, its question, contact point of pressure, its number, date on the page
FASEN = {
    "2020-09-01": ("praktijktest", "faq_app/pauzeren", "Kan ik de app op pauze zetten?", "helpdesk_coronamelder", "0800-1280", "1 september 2020"),
    "2021-04-29": ("pauze", "faq_app/hoe_werkt_het", "Hoe werkt de app?", "meldpunt_misbruik", "088-1205 100", "29 april 2021"),
    "2022-06-01": ("beeindigd", "faq_app/bluetooth", "Moet bluetooth aan blijven?", "informatie_rijksoverheid_1400", "1400", "1 juni 2022"),
}  # fmt: skip


@pytest.fixture(scope="module", params=FASEN)
def op_datum(request, tmp_path_factory):
    with Losse(tmp_path_factory.mktemp("fase"), HELPDESK_PEILDATUM=request.param) as losse:
        losse.wacht()
        yield request.param, losse, losse.gesprek()


def tekst(onderwerp: str, fase: str, dag: str) -> str:
    variaties = lees_yaml(WORTEL / "data" / f"{onderwerp}.yml")["responses"][f"utter_{onderwerp}"]
    return geldige_variaties(variaties, fase, date.fromisoformat(dag), {})[0]["text"].strip()


def test_a_question_is_answered_as_it_was_then(op_datum):
    dag, _, gesprek = op_datum
    fase, onderwerp, vraag, *_ = FASEN[dag]
    antwoord = gesprek.zeg(vraag)[0]
    assert (antwoord["onderwerp"], antwoord["tekst"]) == (onderwerp, tekst(onderwerp, fase, dag))
    assert antwoord["tekst"] != tekst(onderwerp, "landelijk", STANDAARD)


def test_a_complaint_goes_to_the_contact_point_of_the_date(op_datum):
    dag, _, gesprek = op_datum
    *_, contact, nummer, _ = FASEN[dag]
    gelezen = gesprek.zeg(KLACHT)
    resultaat = next(g for g in gelezen if g["soort"] == "resultaat")
    assert (resultaat["onderwerp"], resultaat["contact"]["id"], resultaat["contact"]["telefoon"]) == ("klacht/dwang", contact, nummer)
    assert nummer in gelezen[0]["tekst"] or nummer in gelezen[1]["tekst"]


def test_the_page_shows_the_date(op_datum):
    dag, losse, _ = op_datum
    pagina = httpx.get(losse.adres, trust_env=False).text
    assert f"Stand van {FASEN[dag][-1]}" in pagina and "15 december 2020" not in pagina
