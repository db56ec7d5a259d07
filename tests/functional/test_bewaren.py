"""The gateway as a process: a conversation past its term is deleted by the service itself."""

import sqlite3

import pytest

from tests.geheel import Gesprek, Losse

pytestmark = pytest.mark.slow


def test_a_conversation_past_its_term_is_deleted_and_a_younger_one_is_not(tmp_path):
    with Losse(tmp_path, ("gateway",), HELPDESK_BEWAARTERMIJN_DAGEN="7") as losse:
        losse.wacht("/gezondheid")
        oud, jong = Gesprek(losse.adres), Gesprek(losse.adres)
        for gesprek in (oud, jong):
            assert gesprek.stuur(tekst="mijn zwarte fietsbel piept").status_code == 202
        losse.dood("gateway")
        with sqlite3.connect(tmp_path / "helpdesk.db") as verbinding:
            for gesprek, dagen in ((oud, 8), (jong, 6)):
                verbinding.execute(
                    "UPDATE gesprekken SET laatste_bericht_op = datetime('now', ?) WHERE id = ?", (f"-{dagen} days", gesprek.id)
                )
        verbinding.close()
        losse.start("gateway")
        losse.wacht("/gezondheid")
        assert jong.alles()[-1]
        assert oud.http.get(f"/gesprekken/{oud.id}").status_code == 404
        assert oud.id.encode() not in losse.bewaard() and losse.bewaard().count(b"fietsbel") == 2  # its event and its message
        for gesprek in (oud, jong):
            gesprek.http.close()
