"""No message that was acknowledged is lost or doubled, whichever process is killed."""

import os
import signal
import time
from collections.abc import Iterable
from contextlib import closing

import httpx
import pytest

from tests.geheel import Gesprek, Helpdesk, Losse, pgrep

pytestmark = pytest.mark.slow
KLACHT = "De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij"


def test_a_message_taken_in_before_a_crash_is_answered_once_after_it(tmp_path):
    with Helpdesk(tmp_path) as eerste:
        eerste.wacht()
        gesprek = Gesprek(eerste.adres)
        os.kill(eerste.kinderen()["rasa"], signal.SIGSTOP)  # Rasa hangs: the answer cannot come before the crash
        antwoord = gesprek.stuur(tekst="vreet die app mn accu leeg?")
        assert antwoord.status_code == 202
        eerste.dood()

    with Helpdesk(tmp_path) as tweede, closing(gesprek.http):
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


def test_when_one_process_dies_all_stop_and_the_exit_code_says_so(tmp_path):
    with Helpdesk(tmp_path) as helpdesk:
        helpdesk.wacht()
        kinderen = helpdesk.kinderen()
        os.kill(kinderen["rasa_sdk"], signal.SIGKILL)
        assert helpdesk.proces.wait(30) == 1
        assert weg(kinderen.values())


def test_a_second_ctrl_c_leaves_nothing_behind_that_hangs(tmp_path):
    with Helpdesk(tmp_path) as helpdesk:
        helpdesk.wacht()
        kinderen = helpdesk.kinderen()
        os.kill(kinderen["rasa"], signal.SIGSTOP)
        helpdesk.proces.send_signal(signal.SIGINT)
        time.sleep(1)
        assert helpdesk.stop() == 0
        assert weg(kinderen.values())


def test_processes_of_their_own_all_end_also_when_one_had_died(tmp_path):
    with Losse(tmp_path, ("rasa", "gateway")) as losse:
        losse.wacht("/gezondheid")
        kinderen = losse.pids()
        os.killpg(kinderen["rasa"], signal.SIGKILL)
        while "rasa" in losse.leven():
            time.sleep(0.1)
    assert weg(kinderen.values())


def weg(groepen: Iterable[int]) -> bool:
    """Whether nothing of these process groups runs any more; a worker whose parent was killed may take a moment to notice."""
    einde = time.monotonic() + 5
    while pgrep("-r", "DRST", "-g", ",".join(map(str, groepen))):
        if time.monotonic() > einde:
            return False
        time.sleep(0.1)
    return True


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
