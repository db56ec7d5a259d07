"""The gateway as a process: a conversation past its term is deleted by the service itself."""

import sqlite3
import time
from contextlib import closing

import pytest

from tests.geheel import Losse

pytestmark = pytest.mark.slow


def test_a_conversation_past_its_term_is_deleted_and_a_younger_one_is_not(tmp_path):
    with Losse(tmp_path, ("gateway",), HELPDESK_BEWAARTERMIJN_DAGEN="7") as losse:
        losse.wacht("/gezondheid")
        oud, jong = losse.gesprek(), losse.gesprek()
        assert oud.stuur(tekst="mijn zwarte fietsbel piept").status_code == 202
        assert jong.stuur(tekst="mijn gele koffiezetter lekt").status_code == 202
        losse.dood("gateway")
        with closing(sqlite3.connect(tmp_path / "helpdesk.db")) as verbinding, verbinding:
            for gesprek, dagen in ((oud, 8), (jong, 6)):
                verbinding.execute(
                    "UPDATE gesprekken SET laatste_bericht_op = datetime('now', ?) WHERE id = ?", (f"-{dagen} days", gesprek.id)
                )
        losse.start("gateway")
        losse.wacht("/gezondheid")
        einde = time.monotonic() + 30  # the round runs beside the answering
        while b"fietsbel" in losse.bewaard():
            assert time.monotonic() < einde
            time.sleep(0.1)
        assert oud.http.get(f"/gesprekken/{oud.id}").status_code == 404
        assert any("koffiezetter" in g.get("tekst", "") for g in jong.alles())
