"""Two gateways on one PostgreSQL database, with one Rasa: every message is answered once, whichever gateway dies."""

import pytest

from tests.geheel import Gesprek, Losse
from tests.postgres import nieuwe_database

pytestmark = pytest.mark.slow
VRAGEN = {"vreet die app mn accu leeg?": "faq_app/batterij", "Moet bluetooth eigenlijk aan blijven?": "faq_app/bluetooth"}


@pytest.fixture(scope="module")
def twee(tmp_path_factory, postgres):
    """Both migrate the same empty database at the same moment."""
    with Losse(tmp_path_factory.mktemp("twee"), gateways=2, HELPDESK_DATABASE=nieuwe_database(postgres)) as losse:
        losse.wacht()
        losse.wacht("/gezondheid", "gateway2")
        yield losse


def via(gesprek: Gesprek, adres: str) -> Gesprek:
    gesprek.http.base_url = f"{adres}/api/v1"
    return gesprek


def test_a_conversation_can_go_through_either(twee):
    gesprek = twee.gesprek()
    for n, (vraag, onderwerp) in enumerate(list(VRAGEN.items()) * 3):
        via(gesprek, twee.adressen["gateway" if n % 2 else "gateway2"])
        bericht = gesprek.stuur(tekst=vraag).json()["id"]
        via(gesprek, twee.adressen["gateway2" if n % 2 else "gateway"])  # and is read through the other
        assert [g["onderwerp"] for g in gesprek.lees(bericht) if g.get("onderwerp")] == [onderwerp]


def test_messages_that_come_in_at_both_are_answered_once_and_in_order_also_when_one_dies(twee):
    gesprek = twee.gesprek()
    gestuurd = list(VRAGEN) * 4
    for n, vraag in enumerate(gestuurd):
        assert via(gesprek, twee.adressen["gateway" if n % 2 else "gateway2"]).stuur(tekst=vraag).status_code == 202
    twee.dood("gateway2")
    via(gesprek, twee.adres)
    na, gezien = 0, []
    while len(gezien) < len(gestuurd):
        gelezen = gesprek.lees(na, seconden=60)
        na = gelezen[-1]["id"]
        gezien += [g["onderwerp"] for g in gelezen if g.get("onderwerp")]
    assert gezien == [VRAGEN[vraag] for vraag in gestuurd]
    assert [g["tekst"] for g in gesprek.alles() if g.get("van") == "inwoner"] == gestuurd
