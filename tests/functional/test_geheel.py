"""A resident and the whole helpdesk: real Rasa, real action server, real gateway, real database."""

import uuid

import httpx
import pytest
from openapi_spec_validator import validate

EERSTE_ZIN = "De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij"


def teksten(gebeurtenissen):
    return " ".join(g.get("tekst", "") for g in gebeurtenissen if g.get("van") == "assistent")


def resultaat(gebeurtenissen):
    return next(g for g in gebeurtenissen if g["soort"] == "resultaat")


def test_the_opening_says_that_it_is_a_computer_and_ends_with_a_stand(gesprek):
    assert "computer" in gesprek.opening[0]["tekst"] and gesprek.opening[-1]["soort"] == "stand"


def test_a_question_is_answered_with_source_date_and_buttons(gesprek):
    antwoord = gesprek.zeg("vreet die app mn accu leeg?")
    assert antwoord[0]["onderwerp"] == "faq_app/batterij"
    assert antwoord[0]["bron"]["url"].startswith("https://") and antwoord[0]["bron"]["peildatum"]
    assert 2 <= len(antwoord[0]["knoppen"]) <= 3


def test_personal_data_is_taken_out_and_the_resident_is_told(gesprek):
    antwoord = gesprek.zeg("mijn bsn is 111222333, wat doet de app?")
    assert "weggehaald" in teksten(antwoord)
    assert "111222333" not in gesprek.http.get(f"/gesprekken/{gesprek.id}").text


def test_a_repeated_key_gives_the_same_answer_and_doubles_nothing(gesprek):
    bericht = {"sleutel": str(uuid.uuid4()), "tekst": "hallo"}
    pad = f"/gesprekken/{gesprek.id}/berichten"
    eerste, tweede = gesprek.http.post(pad, json=bericht), gesprek.http.post(pad, json=bericht)
    assert eerste.status_code == tweede.status_code == 202 and eerste.json() == tweede.json()
    gesprek.lees(eerste.json()["id"])
    alles = gesprek.http.get(f"/gesprekken/{gesprek.id}").json()["gebeurtenissen"]
    assert len([g for g in alles if g.get("van") == "inwoner"]) == 1
    ander = gesprek.http.post(pad, json={**bericht, "tekst": "iets anders"})
    assert ander.status_code == 409 and ander.headers["content-type"] == "application/problem+json"


def test_typed_words_of_a_button_press_it_and_may_be_sent_again(gesprek):
    gesprek.zeg("vreet die app mn accu leeg?")
    bericht, pad = {"sleutel": str(uuid.uuid4()), "tekst": "bluetooth aan"}, f"/gesprekken/{gesprek.id}/berichten"
    eerste = gesprek.http.post(pad, json=bericht)
    assert gesprek.lees(eerste.json()["id"])[0]["onderwerp"] == "faq_app/bluetooth"
    assert gesprek.http.post(pad, json=bericht).json() == eerste.json()  # other buttons are on offer by now


@pytest.mark.parametrize("tekst", ["😀😀", "a\x00b", '/klacht{"x":1}', "/restart", "<b>vet</b>", "?"])
def test_odd_input_gets_a_polite_answer(gesprek, tekst):
    assert teksten(gesprek.zeg(tekst))


def test_a_typed_intent_is_text(gesprek):
    assert "resultaat" not in [g["soort"] for g in gesprek.zeg('/klacht/dwang{"x":1}')]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"tekst": ""}, 422), ({"tekst": "   "}, 422), ({"tekst": "x" * 10_000}, 422), ({"tekst": 5}, 422),
        ({"keuze": "klacht/niet_aangeboden"}, 422), ({}, 422), ({"tekst": "a", "keuze": "b"}, 422),
    ],
)  # fmt: skip
def test_wrong_messages_are_refused_with_a_remedy(gesprek, body, status):
    antwoord = gesprek.http.post(f"/gesprekken/{gesprek.id}/berichten", json={"sleutel": "x", **body})
    assert antwoord.status_code == status and antwoord.json()["detail"]


def test_broken_json_wrong_token_and_unknown_conversations_are_clear_errors(gesprek):
    pad = f"/gesprekken/{gesprek.id}/berichten"
    assert gesprek.http.post(pad, content=b"{x").status_code == 400
    assert gesprek.http.post(pad, content=b"[]").status_code == 400
    assert gesprek.http.post(pad, content=b"x" * 70_000).status_code == 413
    assert gesprek.http.get(f"/gesprekken/{uuid.uuid4()}").status_code == 404
    assert gesprek.http.get(f"/gesprekken/{gesprek.id}", headers={"Authorization": "Bearer fout"}).status_code == 401
    assert gesprek.http.post("/gesprekken", json={"gemeente": "GM9999"}).status_code == 422


def test_a_deleted_conversation_is_gone(gesprek):
    assert gesprek.http.delete(f"/gesprekken/{gesprek.id}").status_code == 204
    assert gesprek.http.get(f"/gesprekken/{gesprek.id}").status_code == 404


def test_the_events_can_be_streamed_and_resumed(gesprek):
    gesprek.zeg("hallo")
    koppen = {"Accept": "text/event-stream", "Last-Event-ID": str(gesprek.opening[-1]["id"])}
    regels = []
    with gesprek.http.stream("GET", f"/gesprekken/{gesprek.id}/gebeurtenissen", headers=koppen) as stroom:
        for regel in stroom.iter_lines():
            regels.append(regel)
            if '"stand"' in regel:
                break
    assert any('"inwoner"' in r for r in regels) and not any("computer, niet" in r for r in regels)


def test_the_openapi_document_is_valid_and_names_every_route(helpdesk):
    document = httpx.get(f"{helpdesk.adres}/api/v1/openapi.json", trust_env=False).json()
    validate(document)
    assert set(document["paths"]) == {
        "/inrichting", "/gemeenten/{code}", "/gesprekken", "/gesprekken/{id}", "/gesprekken/{id}/berichten",
        "/gesprekken/{id}/feedback", "/gesprekken/{id}/gebeurtenissen", "/gesprekken/{id}/overdracht",
        "/gesprekken/{id}/oordelen", "/gesprekken/{id}/terugbelverzoeken",
    }  # fmt: skip


def test_the_page_works_without_javascript(helpdesk):
    with httpx.Client(base_url=helpdesk.adres, trust_env=False, follow_redirects=True, timeout=30) as browser:
        leeg = browser.get("/", params={"gemeente": "GM0114"})
        assert leeg.status_code == 200 and "Emmen" in leeg.text and not browser.cookies
        pagina = browser.post("/", data={"tekst": EERSTE_ZIN, "sleutel": str(uuid.uuid4()), "gemeente": "GM0114"})
        assert "GGD Drenthe" in pagina.text and "<script" not in pagina.text
        te_lang = browser.post("/", data={"tekst": "x" * 3000, "sleutel": str(uuid.uuid4())})
        assert te_lang.status_code == 422 and "te lang" in te_lang.text
        vreemd = browser.post("/", data={"tekst": "hoi"}, headers={"Sec-Fetch-Site": "cross-site"})
        assert vreemd.status_code == 403
        assert "onbeleefd" in browser.get("/gesprek.txt").text
        browser.post("/verwijder")
        assert browser.get("/gesprek.txt").status_code == 404


def test_html_from_a_resident_is_shown_as_text(helpdesk):
    with httpx.Client(base_url=helpdesk.adres, trust_env=False, follow_redirects=True, timeout=30) as browser:
        pagina = browser.post("/", data={"tekst": "<img src=x onerror=alert(1)>", "sleutel": str(uuid.uuid4())})
    assert "<img src=x" not in pagina.text and "&lt;img" in pagina.text


def test_every_answer_carries_the_security_headers(helpdesk):
    koppen = httpx.get(f"{helpdesk.adres}/", trust_env=False).headers
    assert "unsafe" not in koppen["content-security-policy"] and koppen["x-content-type-options"] == "nosniff"
