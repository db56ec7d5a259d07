"""Of a whole run, nothing that a resident wrote is in the log of any process: not Rasa's, not the actions', not the gateway's."""

import uuid

import httpx

from tools.paden import VAR


def test_no_log_of_a_whole_run_holds_a_residents_words(helpdesk, nieuw_gesprek):
    merk = f"merk{uuid.uuid4().hex}"
    gesprek = nieuw_gesprek("GM9901")
    gesprek.zeg(f"vreet die app mn accu leeg {merk}")
    gesprek.zeg(f"De GGD-medewerker was heel onbeleefd tegen mij {merk}")
    gesprek.zeg(f"Emmen {merk}")
    gesprek.zeg(f"ik wil een medewerker spreken {merk}, mijn bsn is 111222333")
    gesprek.stuur(tekst=merk * 500)
    gesprek.http.post(f"/gesprekken/{gesprek.id}/berichten", content=f"{{{merk}".encode())
    httpx.post(f"{helpdesk.adres}/", data={"tekst": merk, "sleutel": merk}, trust_env=False, timeout=30)
    logboeken = sorted((VAR / "log").glob("*.log"))
    assert {pad.stem for pad in logboeken} >= {"rasa", "acties", "gateway"}
    for pad in logboeken:
        inhoud = pad.read_text(encoding="utf-8", errors="replace")
        assert merk not in inhoud and "111222333" not in inhoud, pad
