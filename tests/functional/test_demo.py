"""What `make demo` begins with."""

import asyncio

import pytest

from tests.collega import Collega
from tests.gateway_los import gateways
from tools.demo_balie import ORGANISATIES, PERSONEEL, vul

pytestmark = pytest.mark.slow


def test_staff_and_conversations_in_every_state(namaak_rasa, tmp_path):
    database = f"sqlite+aiosqlite:///{tmp_path / 'demo.db'}"
    wachtwoord = asyncio.run(vul(database))
    with gateways(1, namaak_rasa[0], database, tmp_path / "g.log", HELPDESK_ORGANISATIES=str(ORGANISATIES)) as (adres,):
        anna = Collega.bestaand(adres, PERSONEEL[0][0], wachtwoord)
        with anna:
            pagina = anna.zie()
            assert "Wachten op een medewerker (3)" in pagina and "Bij collega’s (1)" in pagina and "Afgerond (1)" in pagina
            assert pagina.index("Inwoner in nood") < pagina.index("De assistent begreep het niet")
            assert "Spoed" in pagina and "Wacht al even" in pagina
            assert "aangemeld" in anna.zie("/balie/logboek")
