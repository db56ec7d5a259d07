"""A long conversation stays short in memory, keeps what it needs, and stands complete in the database."""

import asyncio

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from components.geheugen import Geheugen
from components.tracker_opslag import BEURTEN, Trackeropslag, begin_van_laatste, stand_na

# Rasa announces, whenever a domain has slots, that they no longer fill themselves.
pytestmark = pytest.mark.filterwarnings("ignore:Slot auto-fill:UserWarning")
DOMEIN = """
version: "3.1"
intents: [vraag]
slots:
  gemeente: {type: text, influence_conversation: false, mappings: [{type: custom}]}
  klacht: {type: any, influence_conversation: false, mappings: [{type: custom}]}
forms:
  formulier: {required_slots: []}
"""
GESPREK = "een gesprek"
KLACHT = {"vraag": "gemeente"}


def beurt(nummer: int) -> list:
    return [
        UserUttered(f"vraag {nummer}", {"name": "vraag"}, message_id=f"bericht {nummer}"),
        ActionExecuted("action_antwoord"),
        BotUttered(f"antwoord {nummer}"),
        ActionExecuted("action_listen"),
    ]


def vragen(*nummers: int) -> list[str]:
    return [f"vraag {nummer}" for nummer in range(*nummers)]


class Gesprek:
    """One conversation in a store, as Rasa's processor uses it: fetch, change, save."""

    def __init__(self, pad: str):
        self._pad = pad
        self.domein = Domain.from_yaml(DOMEIN)
        self.herstart()
        self.zeg(ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen"))

    def herstart(self) -> None:
        self.opslag = Trackeropslag(self.domein, db=self._pad)

    def tracker(self) -> DialogueStateTracker:
        return asyncio.run(self.opslag.get_or_create_tracker(GESPREK))

    def zeg(self, *events) -> None:
        tracker = self.tracker()
        tracker.update_with_events(list(events), self.domein)
        asyncio.run(self.opslag.save(tracker))

    def praat(self, *nummers: int) -> None:
        for nummer in range(*nummers):
            self.zeg(*beurt(nummer))

    def bij_de_hand(self) -> list[str]:
        return _berichten(self.tracker())

    def in_de_database(self) -> list[str]:
        return _berichten(asyncio.run(self.opslag.retrieve_full_tracker(GESPREK)))


def _berichten(tracker: DialogueStateTracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


@pytest.fixture
def gesprek(tmp_path) -> Gesprek:
    return Gesprek(str(tmp_path / "rasa.db"))


def test_the_last_turns_are_at_hand_and_all_of_them_in_the_database_once(gesprek):
    gesprek.praat(200)
    assert gesprek.in_de_database() == vragen(200)
    assert gesprek.bij_de_hand() == vragen(200 - BEURTEN, 200)


def test_a_short_conversation_keeps_everything(gesprek):
    gesprek.praat(BEURTEN)
    assert any(isinstance(event, SessionStarted) for event in gesprek.tracker().events)
    assert gesprek.in_de_database() == vragen(BEURTEN)


@pytest.mark.parametrize("herstart", [False, True])
def test_slots_and_an_open_form_outlive_the_turns_that_set_them(gesprek, herstart):
    gesprek.zeg(SlotSet("gemeente", "GM0114"), SlotSet("klacht", KLACHT), ActiveLoop("formulier"))
    gesprek.praat(3 * BEURTEN)
    if herstart:
        gesprek.herstart()
    tracker = gesprek.tracker()
    # The action server and the policies work from the events.
    nagespeeld = DialogueStateTracker.from_events(GESPREK, list(tracker.events), gesprek.domein.slots)
    for stand in (tracker, nagespeeld):
        assert stand.current_slot_values() == {**stand.current_slot_values(), "gemeente": "GM0114", "klacht": KLACHT}
        assert stand.active_loop_name == "formulier"


def test_the_conversation_goes_on_after_a_restart_without_loss_or_doubling(gesprek):
    gesprek.praat(15)
    gesprek.herstart()
    assert gesprek.bij_de_hand() == vragen(15 - BEURTEN, 15)
    gesprek.praat(15, 30)
    assert gesprek.in_de_database() == vragen(30)


def test_a_turn_that_fails_half_way_leaves_no_trace(gesprek):
    gesprek.praat(15)
    gesprek.tracker().update(UserUttered("halverwege"), gesprek.domein)
    assert gesprek.bij_de_hand()[-1] == "vraag 14"


def test_what_is_laid_aside_is_read_from_the_database(gesprek):
    gesprek.praat(2)
    gesprek.opslag.leg_weg(GESPREK)
    assert gesprek.bij_de_hand() == vragen(2)


def test_the_cut_lies_before_the_listening_for_the_first_message_that_stays():
    events = [ActionExecuted("action_listen"), *beurt(0), *beurt(1), *beurt(2)]
    assert begin_van_laatste(2, events) == 4
    assert begin_van_laatste(3, events) == 0


def test_the_state_before_the_cut_is_that_of_the_last_event_of_each_kind():
    een, twee, formulier = SlotSet("gemeente", "GM0114"), SlotSet("gemeente", "GM0363"), ActiveLoop("formulier")
    assert stand_na([een, twee, formulier, ActiveLoop(None)]) == [twee]
    assert stand_na([een, AllSlotsReset(), formulier]) == [formulier]
    assert stand_na([een, formulier, SessionStarted()]) == []


def test_what_is_forgotten_is_not_at_hand_either(tmp_path):
    gesprek = Gesprek(str(tmp_path / "rasa.db"))
    gesprek.praat(3)
    Geheugen(gesprek.opslag).vergeet(GESPREK)
    assert gesprek.bij_de_hand() == []


def test_another_store_could_not_forget(tmp_path):
    with pytest.raises(TypeError, match="endpoints.yml"):
        Geheugen(InMemoryTrackerStore(Domain.empty()))
