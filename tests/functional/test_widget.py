"""What the gateway gives to other sites: script, settings, structured text, feedback, frames."""

import base64
import hashlib
import sqlite3

import httpx
import pytest

from gateway.settings import InstellingenFout, lees_settings


@pytest.fixture
def http(helpdesk):
    with httpx.Client(base_url=helpdesk.adres, trust_env=False, timeout=20) as client:
        yield client


def test_the_moving_address_and_the_fixed_one_give_the_same_script(http):
    versie = http.get("/widget/v1/versie.json").json()
    nieuwste, vast = http.get("/widget/v1/widget.js"), http.get(versie["adres"])
    assert nieuwste.content == vast.content and nieuwste.headers["access-control-allow-origin"] == "*"
    assert versie["integriteit"] == "sha384-" + base64.b64encode(hashlib.sha384(vast.content).digest()).decode()
    assert "immutable" in vast.headers["cache-control"] and nieuwste.headers["cache-control"] == "public, max-age=300"
    assert nieuwste.headers["content-type"].startswith("text/javascript") and nieuwste.headers["content-encoding"] == "gzip"


def test_who_has_the_script_already_does_not_get_it_again_and_who_wants_no_gzip_gets_none(http):
    merk = http.get("/widget/v1/widget.js").headers["etag"]
    opnieuw = http.get("/widget/v1/widget.js", headers={"If-None-Match": merk})
    assert opnieuw.status_code == 304 and opnieuw.content == b""
    assert "content-encoding" not in http.get("/widget/v1/widget.js", headers={"Accept-Encoding": "identity"}).headers
    assert http.get("/widget/0.0.1/widget.0000.js").status_code == 404


def test_the_frame_page_is_only_for_the_sites_of_the_setting(http, helpdesk):
    csp = http.get("/insluiten/GM0114").headers["content-security-policy"]
    assert csp.endswith(f"frame-ancestors 'self' http://localhost:{helpdesk.sitepoort}") and "unsafe" not in csp
    assert "frame-ancestors 'none'" in http.get("/").headers["content-security-policy"]
    assert http.get("/insluiten/GM9999").status_code == 422


def test_scripts_of_other_sites_get_no_answer(http, helpdesk):
    eigen, vreemd = f"http://localhost:{helpdesk.sitepoort}", "https://evil.example"
    voor = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    assert http.options("/api/v1/gesprekken", headers={"Origin": eigen, **voor}).status_code == 204
    assert http.get("/api/v1/inrichting", headers={"Origin": eigen}).headers["access-control-allow-origin"] == eigen
    for antwoord in (
        http.options("/api/v1/gesprekken", headers={"Origin": vreemd, **voor}),
        http.get("/api/v1/inrichting", headers={"Origin": vreemd}),
    ):
        assert "access-control-allow-origin" not in antwoord.headers


def test_the_settings_of_a_chat_name_the_municipality_and_whom_to_phone(http):
    inrichting = http.get("/api/v1/inrichting", params={"gemeente": "GM0114"}).json()
    assert (inrichting["gemeente"]["code"], inrichting["gemeente"]["naam"]) == ("GM0114", "Emmen") and inrichting["aan"] is True
    assert inrichting["contact"][0]["regels"][0]["delen"][0]["href"] == "tel:08001280"
    assert inrichting["opening"]["blokken"] and len(inrichting["opening"]["knoppen"]) >= 3
    assert http.get("/api/v1/inrichting").json()["gemeente"] is None
    assert http.get("/api/v1/inrichting", params={"gemeente": "GM9999"}).status_code == 422


def test_text_comes_in_parts_everywhere(gesprek):
    antwoord = gesprek.zeg("vreet die app mn accu leeg?")[0]
    assert antwoord["blokken"][0]["soort"] == "alinea" and antwoord["beoordeelbaar"] and antwoord["bron"]["naam"] == "coronamelder.nl"
    alles = gesprek.http.get(f"/gesprekken/{gesprek.id}").json()["gebeurtenissen"]
    assert next(g for g in alles if g["id"] == antwoord["id"]) == antwoord
    tekst = gesprek.http.get(f"/gesprekken/{gesprek.id}", headers={"Accept": "text/plain"})
    assert tekst.headers["content-type"].startswith("text/plain") and antwoord["tekst"] in tekst.text


def test_a_letter_says_that_it_is_one(gesprek):
    gesprek.zeg("De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij")
    gesprek.zeg("Emmen")
    assert gesprek.kies("actie/brief")[0]["brief"] is True


def test_feedback_is_taken_for_answers_of_this_conversation_only(gesprek, nieuw_gesprek):
    antwoord = gesprek.zeg("vreet die app mn accu leeg?")[0]["id"]
    pad = f"/gesprekken/{gesprek.id}/feedback"
    assert gesprek.http.post(pad, json={"gebeurtenis": antwoord, "nuttig": True}).status_code == 204
    assert gesprek.http.post(pad, json={"gebeurtenis": antwoord, "nuttig": False, "reden": "klopt_niet"}).status_code == 204
    ander = nieuw_gesprek()
    assert ander.http.post(f"/gesprekken/{ander.id}/feedback", json={"gebeurtenis": antwoord, "nuttig": True}).status_code == 404
    assert gesprek.http.post(pad, json={"gebeurtenis": gesprek.opening[0]["id"], "nuttig": True}).status_code == 422
    assert httpx.post(f"{gesprek.http.base_url}{pad[1:]}", json={}, trust_env=False).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        {}, {"gebeurtenis": 1}, {"gebeurtenis": "1", "nuttig": True}, {"gebeurtenis": True, "nuttig": True},
        {"gebeurtenis": 2**70, "nuttig": True}, {"gebeurtenis": 1, "nuttig": "ja"}, {"gebeurtenis": 1, "nuttig": False, "reden": "anders"},
        {"gebeurtenis": 1, "nuttig": True, "reden": "klopt_niet"}, {"gebeurtenis": 1, "nuttig": False, "reden": 5},
    ],
)  # fmt: skip
def test_wrong_feedback_is_refused_with_a_remedy(gesprek, body):
    antwoord = gesprek.http.post(f"/gesprekken/{gesprek.id}/feedback", json=body)
    assert antwoord.status_code == 422 and antwoord.json()["detail"]


def test_deleting_a_conversation_deletes_its_feedback(gesprek, helpdesk):
    antwoord = gesprek.zeg("vreet die app mn accu leeg?")[0]["id"]
    gesprek.http.post(f"/gesprekken/{gesprek.id}/feedback", json={"gebeurtenis": antwoord, "nuttig": True})
    gesprek.http.delete(f"/gesprekken/{gesprek.id}")
    with sqlite3.connect(helpdesk.database, timeout=10) as verbinding:
        assert verbinding.execute("SELECT count(*) FROM feedback WHERE gesprek_id = ?", (gesprek.id,)).fetchone() == (0,)


def test_the_statement_names_what_is_tested_and_what_is_not_met(http):
    tekst = http.get("/toegankelijkheid").text
    assert tekst.index("Wat nog niet in orde is") < tekst.index("Wat we bij elke wijziging testen")


@pytest.mark.parametrize("waarde", ["voorbeeldstad.nl", "https://a.nl/pad", "https://a.nl https://*"])
def test_origins_in_the_settings_are_checked(waarde):
    with pytest.raises(InstellingenFout, match="HELPDESK_HERKOMSTEN"):
        lees_settings({"HELPDESK_RASA_TOKEN": "x", "HELPDESK_HERKOMSTEN": waarde})
