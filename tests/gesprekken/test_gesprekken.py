"""Every story in the folders beside this file, played against the whole helpdesk."""

import pytest

from helpdesk.bestanden import lees_yaml
from tests.gesprekken.verhaal import HIER, Antwoordnamen, speel, verhalen


@pytest.fixture(scope="module")
def namen():
    return Antwoordnamen.lees()


@pytest.mark.parametrize("pad", verhalen(), ids=lambda pad: str(pad.relative_to(HIER).with_suffix("")))
def test_the_conversation_goes_as_told(pad, nieuw_gesprek, namen):
    speel(lees_yaml(pad), nieuw_gesprek, namen)
