"""Accounts of an identity server, and attempts to sign in with one."""

import asyncio
from datetime import timedelta

import pytest

from gateway.opslag.medewerkers import Medewerkersopslag, Poging
from tests.functional.opslag.conftest import NU

pytestmark = pytest.mark.asyncio
WIE = ("https://id.example", "7")


async def test_of_many_first_sign_ins_at_once_comes_one_account(database):
    staf = Medewerkersopslag(database)
    rijen = await asyncio.gather(*(staf.zet_werkaccount(*WIE, f"Olga {n}", "emmen", ["medewerker"], NU) for n in range(5)))
    assert len({rij.id for rij in rijen}) == 1
    bekend = await staf.bij_werkaccount(*WIE)
    assert bekend in rijen and bekend.wachtwoord_hash == ""
    assert await staf.bij_werkaccount("https://ander.example", "7") is None
    assert (await staf.zet_werkaccount("https://ander.example", "7", "Otto", "emmen", ["analist"], NU)).id != bekend.id


async def test_a_work_account_is_not_found_by_what_stands_in_place_of_its_address(database):
    staf = Medewerkersopslag(database)
    rij = await staf.zet_werkaccount(*WIE, "Olga", "emmen", ["medewerker"], NU)
    assert await staf.bij_email(rij.email) is None


async def test_an_attempt_can_be_taken_once_and_in_time(database):
    staf, poging = Medewerkersopslag(database), Poging("s", "n", "v")
    await staf.begin_poging("token", poging, NU)
    assert await staf.neem_poging("token", NU + timedelta(minutes=1)) is None
    genomen = await asyncio.gather(*(staf.neem_poging("token", NU - timedelta(minutes=1)) for _ in range(4)))
    assert sorted(genomen, key=bool) == [None, None, None, poging]
