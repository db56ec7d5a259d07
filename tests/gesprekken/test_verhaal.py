"""A story that is not true fails, and says at which step and why."""

import pytest

from tests.gesprekken.verhaal import Antwoordnamen, speel

NAMEN = Antwoordnamen({"vraag": ["In welke gemeente woont u?"], "goed": ["Goed, gemeente {gemeente}."], "herhaal": ["{tekst}"]})
ANTWOORD = [
    {"soort": "bericht", "van": "inwoner", "tekst": "Emmen"},
    {"soort": "bericht", "van": "assistent", "tekst": "Goed, gemeente Emmen.", "knoppen": [{"titel": "Verder", "waarde": "actie/verder"}]},
    {"soort": "resultaat", "kanaal": "ggd"},
    {"soort": "stand", "eigenaar": "assistent"},
]


class VastGesprek:
    """Answers everything with the same turn."""

    opening = ANTWOORD

    def zeg(self, tekst):
        return ANTWOORD

    def kies(self, keuze):
        assert keuze == "actie/verder"
        return ANTWOORD


def speel_stap(**stap):
    speel({"stappen": [{"assistent": ["goed"], **stap}]}, lambda gemeente: VastGesprek(), NAMEN)


def test_a_true_story_passes():
    speel_stap(inwoner="Emmen", bevat=["Emmen"], bevat_niet=["Assen"], knoppen=["Verder"], resultaat={"kanaal": "ggd"}, overdracht="geen")
    speel_stap(kiest="Verder")


@pytest.mark.parametrize(
    ("stap", "uitleg"),
    [
        ({"assistent": ["vraag"]}, r"expected \['vraag'\], got \['goed'\]"),
        ({"assistent": []}, "got"),
        ({"bevat": ["Assen"]}, "'Assen' is not said"),
        ({"bevat_niet": ["Emmen"]}, "'Emmen' is said"),
        ({"knoppen": ["Stop"]}, "no button 'Stop'"),
        ({"resultaat": {"kanaal": "vws"}}, "resultaat.kanaal is 'ggd', expected 'vws'"),
        ({"resultaat": "geen"}, "expected resultaat geen"),
        ({"overdracht": {"reden": "gevraagd"}}, "expected overdracht"),
        ({"kiest": "Stop"}, "no button 'Stop'"),
        ({"assistant": []}, "unknown keys"),
    ],
)
def test_an_untrue_story_fails_with_the_reason(stap, uitleg):
    with pytest.raises(AssertionError, match=f"step 1.*{uitleg}"):
        speel_stap(**{"inwoner": "Emmen", **stap})


def test_the_answer_with_the_most_words_of_its_own_is_meant():
    assert NAMEN.naam({"tekst": "Goed, gemeente Emmen."}) == "goed"
    assert NAMEN.naam({"tekst": "iets heel anders"}) == "herhaal"
