"""What the console shows of a conversation, worked out from its events."""

from datetime import UTC, datetime
from pathlib import Path

from gateway.balie.velden import LIJSTEN, WEGGEHAALD, Getoond
from gateway.opslag.overdrachten import WACHTRIJ, OverdrachtRij
from gateway.teksten import PAD
from helpdesk.bestanden import lees_yaml
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.organisaties import Organisaties

WORTEL = Path(__file__).resolve().parents[2]
ONDERWERPEN = Onderwerpen.lees(WORTEL / "data/onderwerpen.yml")
EMMEN = Organisaties.lees(WORTEL / "tests/gegevens/organisaties.yml", lambda _: None, ONDERWERPEN)["emmen"]
NU = datetime(2020, 12, 15, 10, tzinfo=UTC)
RIJ = OverdrachtRij(
    id=1, gesprek_id="g", organisatie="emmen", team="weg", toestand=WACHTRIJ, versie=1, reden="gevraagd", onderwerp=None, kanaal=None,
    gemeente=None, verteld=[], medewerker_id=None, wacht_sinds=NU, genomen_op=None, klaar_op=None, uitkomst=None, medewerker=None,
)  # fmt: skip


def getoond(*gebeurtenissen: dict) -> Getoond:
    return Getoond(RIJ, EMMEN, NU, lambda o: ONDERWERPEN.titel(o) if o in ONDERWERPEN else None, str, gebeurtenissen)


def zegt(van: str, tekst: str, onderwerp: str | None = None) -> dict:
    return {"soort": "bericht", "van": van, "tekst": tekst, **({"onderwerp": onderwerp} if onderwerp else {})}


def test_what_was_asked_is_the_last_of_what_was_put_to_the_assistant_with_the_topic_that_answered():
    g = getoond(
        zegt("assistent", "welkom"), zegt("inwoner", "oud"), zegt("assistent", "…", "faq_app/bluetooth"),
        zegt("inwoner", "vreet hij stroom?"), zegt("assistent", "weggehaald"), zegt("assistent", "nee", "faq_app/batterij"),
        zegt("inwoner", "huh"), zegt("assistent", "dat begrijp ik niet", "verdwenen/onderwerp"),
        zegt("inwoner", "x" * 300), {"soort": "stand", "eigenaar": "medewerker"}, zegt("inwoner", "dag mens"),
        zegt("assistent", "Uw gesprek gaat naar de GGD.", "faq_app/bluetooth"),
    )  # fmt: skip
    batterij, huh, lang = g.gevraagd
    assert batterij == f"“vreet hij stroom?” – {ONDERWERPEN.titel('faq_app/batterij')}"
    assert huh == "“huh” – geen onderwerp gevonden" and len(lang) < 240
    assert g.behandeld == [ONDERWERPEN.titel("faq_app/bluetooth"), ONDERWERPEN.titel("faq_app/batterij")]
    assert LIJSTEN[0].kop == "Wat er gevraagd is" and LIJSTEN[0].punten(g) == g.gevraagd


def test_the_message_about_what_was_taken_out_is_recognised_by_its_beginning():
    assert lees_yaml(PAD)["weggehaald"].startswith(WEGGEHAALD)
    assert getoond(zegt("assistent", f"{WEGGEHAALD}: een naam."), zegt("inwoner", WEGGEHAALD)).gefilterd == [f"{WEGGEHAALD}: een naam."]


def test_who_is_of_a_team_that_is_no_longer_there_is_everybodys():
    assert (getoond().team_id, getoond().team) == (None, "Iedereen")
