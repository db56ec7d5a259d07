"""A municipality's own story, through the whole helpdesk: API, page, Rasa and actions."""

import time

import httpx
import pytest

EIGEN = "https://www.voorbeeldstad.example"


@pytest.fixture
def http(helpdesk):
    with httpx.Client(base_url=helpdesk.adres, trust_env=False, timeout=30) as client:
        yield client


def teksten(gebeurtenissen):
    return " ".join(g.get("tekst", "") for g in gebeurtenissen if g.get("van") == "assistent")


def test_the_opening_and_the_answers_are_the_municipalitys(nieuw_gesprek):
    gesprek = nieuw_gesprek("GM9901")
    assert "website van de gemeente Voorbeeldstad" in gesprek.opening[0]["tekst"] and "computer" in gesprek.opening[0]["tekst"]
    aangevuld = gesprek.zeg("ik krijg de app niet geïnstalleerd, wie helpt mij?")
    assert "De gemeente Voorbeeldstad voegt toe" in teksten(aangevuld) and aangevuld[0]["bron"]["url"].startswith("https://")
    vervangen = gesprek.zeg("wanneer wordt het grofvuil opgehaald?")
    assert vervangen[0]["onderwerp"] == "buiten_bereik/andere_gemeentezaken"
    assert "14 0000" in vervangen[0]["tekst"] and vervangen[0]["bron"]["url"].startswith(EIGEN)


def test_without_a_municipality_the_answer_is_the_national_one(gesprek):
    assert "gemeente Voorbeeldstad" not in teksten(gesprek.zeg("ik krijg de app niet geïnstalleerd, wie helpt mij?"))


def test_asking_for_a_person_names_the_municipalitys_number_first(nieuw_gesprek):
    tekst = teksten(nieuw_gesprek("GM9901").zeg("ik wil gewoon een medewerker spreken"))
    assert 0 < tekst.index("14 0000") < tekst.index("0800-1280")


def test_a_made_up_municipality_is_asked_for_when_a_complaint_needs_the_real_one(nieuw_gesprek):
    gesprek = nieuw_gesprek("GM9901")
    assert "In welke gemeente" in teksten(gesprek.zeg("De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij"))


def test_a_changed_pack_counts_in_every_process_without_a_restart(helpdesk, nieuw_gesprek, http):
    pad = helpdesk.gemeenten / "duinwaard" / "teksten.yml"
    try:
        pad.write_text("faq_app/batterij: {vult_aan: Laad uw telefoon op in het gemeentehuis.}\n", encoding="utf-8")
        time.sleep(1.1)
        assert "gemeentehuis" in teksten(nieuw_gesprek("GM9902").zeg("vreet die app mn accu leeg?"))
        pad.write_text("faq_app/batterij: {vult_aan: 5}\n", encoding="utf-8")  # a fault: what was right stays
        time.sleep(1.1)
        assert "gemeentehuis" in teksten(nieuw_gesprek("GM9902").zeg("vreet die app mn accu leeg?"))
        assert http.get("/api/v1/gemeenten/GM9902").status_code == 200
    finally:
        pad.unlink()
        time.sleep(1.1)


def test_what_is_public_of_a_pack(http):
    pakket = http.get("/api/v1/gemeenten/GM9901").json()
    assert pakket["naam"] == "Voorbeeldstad" and pakket["aan"] and pakket["contact"]["telefoon"] == "14 0000"
    assert pakket["thema"]["--gh-actie-tekst"] == "#ffffff"
    assert set(pakket["open"]) == {"nu", "tot", "weer_open", "reden", "tijden"}
    assert not http.get("/api/v1/gemeenten/GM9901", params={"pagina": "/afspraak/maken"}).json()["aan"]
    assert http.get("/api/v1/gemeenten/GM0344").json()["naam"] == "Utrecht"
    assert http.get("/api/v1/gemeenten/GM0000").status_code == 422


def test_the_page_is_the_municipalitys(http):
    pagina = http.get("/", params={"gemeente": "GM9901"}).text
    assert "gemeente Voorbeeldstad" in pagina and pagina.index("14 0000") < pagina.index("0800-1280") and "bestaat niet" in pagina


def test_a_municipality_can_switch_its_chat_off_and_set_an_urgent_notice(helpdesk, http):
    pad = helpdesk.gemeenten / "emmen" / "gemeente.yml"
    eerst = pad.read_text(encoding="utf-8")
    try:
        pad.write_text(eerst + "melding: {tekst: Het gemeentehuis is vandaag dicht.}\n", encoding="utf-8")
        time.sleep(1.1)
        assert "Let op:" in http.get("/", params={"gemeente": "GM0114"}).text
        pad.write_text(eerst + "aan: false\n", encoding="utf-8")
        time.sleep(1.1)
        assert http.get("/", params={"gemeente": "GM0114"}).status_code == 403
        geweigerd = http.post("/api/v1/gesprekken", json={"gemeente": "GM0114"})
        assert geweigerd.status_code == 403 and geweigerd.json()["type"].endswith("chat-uit")
        assert http.get("/", params={"gemeente": "GM0363"}).status_code == 200
    finally:
        pad.write_text(eerst, encoding="utf-8")
        time.sleep(1.1)


@pytest.mark.parametrize(
    ("gemeente", "herkomst", "status"),
    [
        ("GM9901", EIGEN, 201),
        ("GM9901", "http://localhost:3000", 201),
        ("GM9902", EIGEN, 403),  # the site of another municipality
        ("GM9901", "https://kwaad.example", 403),
        ("GM9901", "https://www.voorbeeldstad.example.kwaad.example", 403),
        ("GM9901", "null", 403),
        (None, EIGEN, 403),
    ],
)
def test_a_site_starts_only_its_own_municipalitys_chat(http, gemeente, herkomst, status):
    assert http.post("/api/v1/gesprekken", json={"gemeente": gemeente}, headers={"Origin": herkomst}).status_code == status


def test_cors_is_for_the_sites_in_the_packs(http):
    vooraf = {"Origin": EIGEN, "Access-Control-Request-Method": "POST"}
    mag = http.options("/api/v1/gesprekken", headers=vooraf)
    assert mag.status_code == 204 and mag.headers["access-control-allow-origin"] == EIGEN and mag.headers["vary"] == "Origin"
    mag_niet = http.options("/api/v1/gesprekken", headers={**vooraf, "Origin": "https://kwaad.example"})
    assert "access-control-allow-origin" not in mag_niet.headers
    assert "access-control-allow-origin" not in http.get("/", headers={"Origin": EIGEN}).headers
