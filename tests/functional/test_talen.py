"""Who writes another language is answered in it, with a number to phone; end to end, in sentences nothing was trained on."""

import pytest

from helpdesk.bestanden import lees_yaml
from tools.paden import WORTEL

ONDERWERP = "gesprek/andere_taal"
ZINNEN = {
    "en": "Sorry, I only speak English, could somebody help me with this app?",
    "de": "Guten Tag, ich verstehe leider kein Niederländisch, können Sie mir helfen?",
    "fr": "Bonjour, je ne comprends pas le néerlandais, pouvez-vous m'aider ?",
    "tr": "Merhaba, Hollandaca anlamıyorum, bana Türkçe yardım edebilir misiniz?",
    "ar": "مرحبا، أنا لا أفهم اللغة الهولندية، هل يمكنكم مساعدتي؟",
    "pl": "Dzień dobry, nie rozumiem po niderlandzku, czy mogą mi państwo pomóc?",
    "es": "Hola, no entiendo el neerlandés, ¿me pueden ayudar en español?",
    "uk": "Добрий день, я не розумію нідерландської, допоможіть мені, будь ласка",
    "ru": "Здравствуйте, я не понимаю по-голландски, помогите мне, пожалуйста",
    "ro": "Bună ziua, nu înțeleg olandeza, mă puteți ajuta în română?",
    "it": "Buongiorno, non capisco l'olandese, potete aiutarmi in italiano?",
    "pt": "Bom dia, não entendo holandês, podem ajudar-me em português?",
    "zh": "您好，我看不懂荷兰语，可以用中文帮助我吗？",
}


def variaties() -> dict[str | None, str]:
    """The answers that hold nationwide, by language; None: in Dutch and English."""
    alle = lees_yaml(WORTEL / "data" / "gesprek" / "andere_taal.yml")["responses"][f"utter_{ONDERWERP}"]
    geldig = [v for v in alle if v["metadata"]["geldig"].get("tot")]
    return {next((c["value"] for c in v.get("condition", ())), None): v["text"].strip() for v in geldig}


def test_every_language_with_an_answer_has_a_sentence_here():
    assert set(ZINNEN) | {None} == set(variaties())


@pytest.mark.parametrize("taal", ZINNEN)
def test_the_answer_is_in_the_language_of_the_question(gesprek, taal):
    antwoord = gesprek.zeg(ZINNEN[taal])[0]
    assert (antwoord["onderwerp"], antwoord["tekst"]) == (ONDERWERP, variaties()[taal])
    assert "0800-1280" in antwoord["tekst"]


@pytest.mark.parametrize("zin", ["ሆላንድኛ ኣይክእልን እየ", "English?"])
def test_a_language_without_an_answer_or_a_doubtful_one_gets_dutch_and_english(gesprek, zin):
    antwoord = gesprek.zeg(zin)[0]
    assert antwoord["tekst"] == variaties()[None] and "This chat" in antwoord["tekst"]
