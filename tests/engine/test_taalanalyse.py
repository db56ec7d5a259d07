"""The component on plain messages: train, save, load, and refuse what was trained otherwise."""

import pytest
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.taalanalyse import Taalanalyse
from components.taalsoort import taalsoort

ZINNEN = ["De apps werkten niet?", "😡", "", "\u200b\x00"]
LEMMAS = [["de", "apps", "werken", "niet", "?"], [], [], []]


def berichten(*rest: Message) -> list[Message]:
    return [*(Message({"text": zin}) for zin in ZINNEN), *rest]


@pytest.fixture
def getraind(maak):
    return maak(Taalanalyse, "create").train(TrainingData(berichten()))


def test_messages_get_their_lemmas_after_saving_and_loading(maak, getraind):
    verwerkt = maak(Taalanalyse, "load").process(berichten(Message({})))
    assert [bericht.get("lemmas") for bericht in verwerkt] == [*LEMMAS, []]


def test_training_messages_get_the_same(maak, getraind):
    verwerkt = maak(Taalanalyse, "load").process_training_data(TrainingData(berichten()))
    assert [bericht.get("lemmas") for bericht in verwerkt.training_examples] == LEMMAS


def test_lemmas_do_not_leave_the_pipeline(maak, getraind):
    [bericht] = maak(Taalanalyse, "load").process([Message({"text": "hallo"})])
    assert "lemmas" not in bericht.as_dict(only_output_properties=True)


def test_trained_without_the_package_is_refused_with_it(maak, getraind, leeg_pakket):
    hier = leeg_pakket("3.4.0")
    with pytest.raises(InvalidConfigException) as fout:
        maak(Taalanalyse, "load")
    assert str(fout.value) == (
        f"This model was trained with lemmas from {taalsoort('nl_bestaat_niet')}, and here they come from {hier}: "
        "train again (make train), or remove the package nl_core_news_sm"
    )


def test_trained_with_another_version_of_the_package_is_refused(maak, leeg_pakket):
    daar = leeg_pakket("3.4.0")
    maak(Taalanalyse, "create").train(TrainingData())
    hier = leeg_pakket("3.4.1")
    with pytest.raises(
        InvalidConfigException, match=rf"from {daar}, and here .* from {hier}: .*\(make train\), or install {daar}$"
    ):
        maak(Taalanalyse, "load")


def test_a_package_that_does_not_fit_is_said_in_one_line(maak, leeg_pakket):
    leeg_pakket("3.8.0", spacy_version=">=3.8.0,<3.9.0")
    maak(Taalanalyse, "create").train(TrainingData())
    with pytest.raises(InvalidConfigException, match=r"^nl_core_news_sm 3\.8\.0 is made for spaCy"):
        maak(Taalanalyse, "load")


@pytest.mark.parametrize("naam", [None, "", 3, "../nl", "nl-core"])
def test_a_model_that_is_not_a_package_name_is_refused_in_the_users_words(maak, naam):
    with pytest.raises(InvalidConfigException, match="model must be the name of a spaCy package"):
        maak(Taalanalyse, "create", model=naam)
