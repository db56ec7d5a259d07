"""No message that was acknowledged is lost or doubled, whichever process is killed."""

import os
import signal
import time

import httpx
import pytest

from tests.geheel import Gesprek, Helpdesk, Losse

pytestmark = pytest.mark.slow
KLACHT = "De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij"


def test_a_message_taken_in_before_a_crash_is_answered_once_after_it(tmp_path):
    eerste = Helpdesk(tmp_path)
    eerste.wacht()
    gesprek = Gesprek(eerste.adres)
    os.kill(eerste.kinderen()["rasa"], signal.SIGSTOP)  # Rasa hangs: the answer cannot come before the crash
    antwoord = gesprek.stuur(tekst="vreet die app mn accu leeg?")
    assert antwoord.status_code == 202
    eerste.dood()

    tweede = Helpdesk(tmp_path)
    try:
        tweede.wacht()
        gesprek.http.base_url = f"{tweede.adres}/api/v1"
        gelezen = gesprek.lees(antwoord.json()["id"], seconden=60)
        if not any(g.get("onderwerp") for g in gelezen):  # the gateway was back before Rasa, and said so first
            assert "bewaard" in gelezen[0]["tekst"] and "0800-1280" in gelezen[0]["tekst"]
            gelezen = gesprek.lees(gelezen[-1]["id"], seconden=60)
        assert [g["onderwerp"] for g in gelezen if g.get("onderwerp")] == ["faq_app/batterij"]
        alles = gesprek.http.get(f"/gesprekken/{gesprek.id}").json()["gebeurtenissen"]
        assert len([g for g in alles if g.get("onderwerp") == "faq_app/batterij"]) == 1
        assert len([g for g in alles if g.get("van") == "inwoner"]) == 1
        assert gesprek.zeg("Moet bluetooth aan blijven?")[0]["onderwerp"] == "faq_app/bluetooth"
    finally:
        gesprek.http.close()
        tweede.stop()


def test_when_one_process_dies_all_stop_and_the_exit_code_says_so(tmp_path):
    helpdesk = Helpdesk(tmp_path)
    helpdesk.wacht()
    kinderen = helpdesk.kinderen()
    os.kill(kinderen["rasa_sdk"], signal.SIGKILL)
    assert helpdesk.proces.wait(30) == 1
    assert not any(os.path.exists(f"/proc/{pid}") for pid in kinderen.values())


@pytest.fixture(scope="module")
def losse(tmp_path_factory):
    with Losse(tmp_path_factory.mktemp("losse")) as losse:
        losse.wacht()
        yield losse


def is_weg(gelezen):
    return "bewaard" in gelezen[0]["tekst"] and "0800-1280" in gelezen[0]["tekst"]


def onderwerpen(gebeurtenissen):
    return [g["onderwerp"] for g in gebeurtenissen if g["soort"] == "bericht" and g.get("onderwerp")]


def test_the_action_server_away_and_back_without_a_restart_of_the_others(losse):
    gesprek = losse.gesprek()
    losse.dood("acties")
    assert onderwerpen(gesprek.zeg("vreet die app mn accu leeg?")) == ["faq_app/batterij"]  # needs no action
    gelezen = gesprek.zeg(KLACHT)
    assert is_weg(gelezen)
    assert losse.leven() == {"rasa", "gateway"}

    losse.start("acties")
    gelezen = gesprek.lees(gelezen[-1]["id"], seconden=60)
    assert "gemeente" in gelezen[-2]["tekst"]
    assert [g["ggd"] for g in gesprek.zeg("Emmen") if g["soort"] == "resultaat"] == ["ggd-drenthe"]
    assert len([g for g in gesprek.alles() if g.get("van") == "inwoner"]) == 3


def test_rasa_away_and_back_goes_on_where_the_conversation_was_and_forgets_what_was_deleted_meanwhile(losse):
    gesprek, weg = losse.gesprek(), losse.gesprek()
    gesprek.zeg(KLACHT)
    weg.zeg("vreet die app de accu van mijn zwarte fietsbel leeg?")
    losse.dood("rasa")
    assert httpx.get(f"{losse.adres}/gezondheid/klaar", trust_env=False).status_code == 503
    gelezen = gesprek.zeg("Emmen")
    assert is_weg(gelezen)
    gesprek.stuur(tekst="Moet bluetooth eigenlijk aan blijven?")
    assert weg.http.delete(f"/gesprekken/{weg.id}").status_code == 204
    assert weg.id.encode() in losse.bewaard()  # Rasa could not be told

    losse.start("rasa")
    eerste = gesprek.lees(gelezen[-1]["id"], seconden=120)
    tweede = gesprek.lees(eerste[-1]["id"], seconden=30)
    assert [g["ggd"] for g in eerste if g["soort"] == "resultaat"] == ["ggd-drenthe"]
    assert onderwerpen(tweede) == ["faq_app/bluetooth"]
    alles = gesprek.alles()
    assert len([g for g in alles if "bewaard" in g.get("tekst", "")]) == 1  # told once per outage
    assert len([g for g in alles if g["soort"] == "resultaat"]) == 1
    assert losse.leven() == {"rasa", "acties", "gateway"}

    losse.dood("gateway")
    losse.start("gateway")  # begins with a round of forgetting
    einde = time.monotonic() + 60
    while weg.id.encode() in losse.bewaard() and time.monotonic() < einde:
        time.sleep(0.5)
    assert weg.id.encode() not in losse.bewaard() and b"fietsbel" not in losse.bewaard()
    assert gesprek.id.encode() in losse.bewaard()


def test_a_deleted_conversation_leaves_nothing_in_any_database(losse):
    losse.wacht()
    gesprek = losse.gesprek()
    gesprek.zeg("vreet die app de accu van mijn gele koffiezetter leeg?")
    assert b"koffiezetter" in losse.bewaard()
    gesprek.http.delete(f"/gesprekken/{gesprek.id}")
    assert b"koffiezetter" not in losse.bewaard() and gesprek.id.encode() not in losse.bewaard()
