"""What has a term of its own at the desk goes in the same round, in the gateway as it is put together."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select

from gateway.app import bouw
from gateway.opslag.medewerkers import Medewerkersopslag, Poging
from gateway.opslag.tabellen import Aanmeldpoging, Sessie
from gateway.opslag.terugbellen import Terugbelopslag
from gateway.rasa import RasaWeg
from gateway.settings import lees_settings

pytestmark = pytest.mark.asyncio


async def test_callbacks_and_sign_ins_past_their_term_are_deleted(opslag, database, database_adres):
    nu = datetime.now(UTC)
    verzoeken, staf = Terugbelopslag(database), Medewerkersopslag(database)
    for gesprek, dagen in (("a", 15), ("b", 13)):
        rij = {"gesprek_id": gesprek, "organisatie": "landelijk", "versleuteld": "x", "uiterlijk_op": nu}
        assert await verzoeken.bewaar(rij, nu - timedelta(days=dagen))
    wie = await staf.maak("anna@x.example", "Anna", "landelijk", ["medewerker"], "h", nu)
    for token, uren in (("oud", 9), ("nieuw", 7)):
        await staf.meld_aan(wie, token, "c", nu - timedelta(hours=uren))

    for token, minuten in (("oud", 11), ("nieuw", 9)):
        await staf.begin_poging(token, Poging("s", "n", "v"), nu - timedelta(minutes=minuten))

    # Conversations of 2020 would take their requests along; here only the requests are past their term.
    instellingen = {"HELPDESK_DATABASE": database_adres, "HELPDESK_RASA_TOKEN": "t", "HELPDESK_SLEUTEL": Fernet.generate_key().decode()}
    delen = bouw(lees_settings({**instellingen, "HELPDESK_RASA_URL": "http://127.0.0.1:9", "HELPDESK_BEWAARTERMIJN_DAGEN": "365"}))
    try:
        delen.opruimer._bewaartermijn = timedelta(days=36_500)
        with pytest.raises(RasaWeg):  # also while Rasa is away
            await delen.opruimer.ronde()
    finally:
        await delen.rasa.sluit()
        await delen.database.sluit()
    assert [v.gesprek_id for v in await verzoeken.van("landelijk")] == ["b"]
    async with database.lezen() as verbinding:
        for tabel in (Sessie, Aanmeldpoging):
            assert await verbinding.scalar(select(func.count()).select_from(tabel)) == 1
