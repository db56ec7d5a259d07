"""No message that was acknowledged is lost or doubled, whichever process is killed."""

import os
import signal

from tests.geheel import Gesprek, Helpdesk


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
