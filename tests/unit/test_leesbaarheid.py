"""Advice on plain language: each kind catches what it must, and leaves its neighbour alone; and the list editors extend."""

import subprocess
import sys

import pytest

from helpdesk.fouten import InhoudFout
from helpdesk.leesbaarheid import Bevinding, bekijk, leesniveau, oordeel
from helpdesk.taalregels import Taalregels
from tools import leesbaarheid
from tools.modellen import BRONNEN
from tools.paden import WORTEL

PAD = WORTEL / "taal" / "ambtelijk.yml"
REGELS = Taalregels.lees(PAD)
MAKKELIJK = "De kat zit op de mat. De hond slaapt in het huis. " * 4


def gevonden(tekst: str, soort: str) -> list[str]:
    return [bevinding.tekst for bevinding in bekijk(tekst, REGELS) if bevinding.soort == soort]


def test_a_finding_says_where_it_stands_and_what_to_do():
    tekst = "Dit is nodig.\n\nU krijgt derhalve bericht."
    begin = tekst.index("derhalve")
    verwacht = Bevinding("ambtelijk woord", begin, begin + 8, "derhalve", "Schrijf liever: “daarom” of “dus”.")
    assert bekijk(tekst, REGELS) == [verwacht]


def test_findings_come_in_the_order_of_the_text_and_fit_their_place():
    tekst = "Je app wordt gewist. De PGB-houder dient te wachten. " + "Het is zo, middels een lange zin " * 4 + "."
    bevindingen = bekijk(tekst, REGELS)
    assert [b.begin for b in bevindingen] == sorted(b.begin for b in bevindingen)
    assert all(b.tekst == tekst[b.begin : b.eind] and b.advies.endswith(".") for b in bevindingen)
    assert {b.soort for b in bevindingen} >= {"aanspreekvorm", "lijdende vorm", "ambtelijk woord", "lange zin"}


def test_good_text_gets_no_advice():
    assert bekijk("Bel gratis met de GGD: 0800-1202.\n\nU hoeft daarvoor niets te betalen.", REGELS) == []
    assert bekijk("", REGELS) == []


def test_a_sentence_longer_than_20_words():
    twintig = "woord " * 19 + "slot."
    assert gevonden(f"Kort. {twintig} Kort.", "lange zin") == []
    assert gevonden(f"Kort. een {twintig} Kort.", "lange zin") == [f"een {twintig}"]
    lijst = "\n".join(f"- regel {n} van een lijst" for n in range(6))
    assert gevonden(f"Dit kan:\n{lijst}", "lange zin") == []


def test_an_answer_longer_than_80_words_is_marked_from_the_81st():
    tachtig = "Dit is een korte zin. " * 16
    assert gevonden(tachtig, "lang antwoord") == []
    (bevinding,) = [b for b in bekijk(f"{tachtig}Dit kan weg.", REGELS) if b.soort == "lang antwoord"]
    assert bevinding.tekst == "Dit kan weg." and "83 woorden" in bevinding.advies


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("U wordt morgen gebeld.", "wordt morgen gebeld"),
        ("Dit wordt gevolgd door een test.", "wordt gevolgd"),
        ("De codes werden na 14 dagen gewist.", "werden na 14 dagen gewist"),
        ("De app is op 22 april uitgezet en werkt niet meer.", "is op 22 april uitgezet"),
        ("CoronaMelder is toen uitgezet.", "is toen uitgezet"),
        ("Zijn de gegevens al verwijderd?", "Zijn de gegevens al verwijderd"),
        ("Het probleem moet opgelost worden.", "opgelost worden"),
        ("Niemand weet wanneer de app gebruikt kan worden.", "gebruikt kan worden"),
        ("De brief was door de gemeente verzonden.", "was door de gemeente verzonden"),
        ("Uw melding wordt ontvangen en gelezen.", "wordt ontvangen"),
        ("Alles wordt opgeslagen.", "wordt opgeslagen"),
        ("De app wordt opnieuw geïnstalleerd.", "wordt opnieuw geïnstalleerd"),
    ],
)
def test_passive(tekst, deel):
    assert gevonden(tekst, "lijdende vorm") == [deel]


@pytest.mark.parametrize(
    "tekst",
    [
        "De app is gratis.",
        "De app is gestopt.",
        "Meedoen is niet verplicht.",
        "De ander moet positief getest zijn.",
        "Downloaden en gebruiken is gratis.",
        "Is dat langer dan vijf dagen geleden? Bel dan.",
        "Het is een beveiligd netwerk.",
        "De codes zijn willekeurige getallen.",
        "De app is oud en gebruikt bluetooth.",
        "Er zijn veel gemeenten.",
        "Het wordt gezellig met zijn gezond verstand.",
        "U bent thuis, want u hebt een besmetting gemeld.",
        "De app is nieuw en heeft iedereen verrast.",
        "Hij heeft zijn besmetting gemeld.",
        "Dat is niet meer te herstellen.",
        "De wet is op 10 oktober 2022 vervallen.",
        "Een regel voor gevaccineerden is er niet.",
        "Het wordt later bekend.",
    ],
)
def test_no_passive(tekst):
    assert gevonden(tekst, "lijdende vorm") == []


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Dit geldt in het kader van de wet.", ["in het kader van"]),
        ("Tevens is het Echter zo.", ["Tevens", "Echter"]),
        ("U dient dit formulier in te vullen.", ["dient"]),
        ("U dient te wachten.", ["dient te"]),
        ("Wij verstrekten dit m.b.t. de app.", ["verstrekten", "m.b.t."]),
        ("De cursus vangt morgen aan.", ["vangt"]),
        ("Wie dient een klacht in? Bel ons om te praten.", []),
        ("De wet ‘betreffende de app’ geldt.", []),
        ("Kijk bij indiening en overheden, en op conform-app.nl.", []),
        ("De melding over uw gegevens en privacy komt van de gemeente.", []),
    ],
)
def test_officialese(tekst, woorden):
    assert gevonden(tekst, "ambtelijk woord") == woorden


def test_every_listed_word_and_form_is_found_with_its_own_advice():
    for woord in REGELS.woorden:
        for vorm in (woord.woord, *woord.vormen):
            treffers = list(REGELS.ambtelijk(f"Dan {vorm.replace('…', 'iets of niets')} morgen"))
            assert [w for _, w in treffers] == [woord], vorm


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Heb je de app? Dan krijg jij bericht op jouw telefoon.", ["je", "jij", "jouw"]),
        ("Jullie app", ["Jullie"]),
        ("Daar staat “heb je corona” en 'ben jij ziek'.", []),
        ("De foto's van je hond, en z'n mand.", ["je"]),
        ("U hebt een projectje.", []),
    ],
)
def test_form_of_address(tekst, woorden):
    assert gevonden(tekst, "aanspreekvorm") == woorden


def test_a_mix_of_two_forms_of_address_is_named():
    gemengd, niet = (bekijk(tekst, REGELS)[0].advies for tekst in ("U ziet je code.", "Hier staat je code."))
    assert "ook al “u”" in gemengd and "ook al" not in niet


@pytest.mark.parametrize(
    ("tekst", "afkortingen"),
    [
        ("Volgens de AVG mag dat. De AVG geldt altijd.", ["AVG"]),
        ("De Algemene verordening gegevensbescherming (AVG) geldt. Volgens de AVG mag dat.", []),
        ("Volgens de AVG mag dat. Dat is de privacywet (AVG).", []),
        ("AVG betekent: de privacywet.", []),
        ("De DPIA (een onderzoek naar privacy) staat op internet.", []),
        ("De DPIA (2020) staat op internet.", ["DPIA"]),
        ("Bel de GGD of het RIVM, of stuur een SMS met de QR-code. Niet uw BSN!", []),
        ("Ook de GGD'en en EU-landen doen mee, met een iPhone SE.", []),
        ("De SE-lijst", ["SE"]),
        ("Mail naar INFO@VNG.nl of kijk op VNG.nl, en LET OP.", []),
    ],
)
def test_abbreviations(tekst, afkortingen):
    assert gevonden(tekst, "afkorting") == afkortingen


def test_reading_ease_is_flesch_douma():
    assert leesniveau(MAKKELIJK).score == round(206.835 - 0.93 * 6 - 77 * 1)
    # ge-meen-te: three syllables instead of one, twice in 12 words.
    assert leesniveau(MAKKELIJK.replace("kat", "gemeente").replace("hond", "gemeente")).score == round(
        206.835 - 0.93 * 6 - 77 * 16 / 12
    )
    assert leesniveau(MAKKELIJK).oordeel == "zeer makkelijk"
    assert leesniveau("De kat zit op de mat.") is None


def test_a_web_address_and_a_list_count_as_what_they_are():
    lijst = "De kat zit op de mat\n- De hond slaapt in het huis\n" * 4
    assert leesniveau(lijst) == leesniveau(MAKKELIJK)
    assert leesniveau(MAKKELIJK.replace("mat.", "m.a.t.")).score == leesniveau(MAKKELIJK).score


def test_only_a_hard_text_is_reported_as_such():
    moeilijk = "Verantwoordelijke gemeentebestuurders organiseren informatiebijeenkomsten. " * 12
    assert gevonden(MAKKELIJK, "leesniveau") == [] and len(gevonden(moeilijk, "leesniveau")) == 1
    assert [oordeel(score) for score in (60, 59.9, 0, -40)] == ["gemiddeld", "vrij moeilijk", "zeer moeilijk", "zeer moeilijk"]


def test_no_internet_is_used():
    haak = "import sys; sys.addaudithook(lambda naam, _: sys.exit(naam) if naam.startswith(('socket.', 'urllib.')) else None)\n"
    vraag = f"from helpdesk.leesbaarheid import leesniveau; print(leesniveau({MAKKELIJK!r}).score)"
    opdracht = [sys.executable, "-c", haak + vraag]
    uitkomst = subprocess.run(opdracht, check=False, cwd=WORTEL, env={"HOME": "/"}, capture_output=True, text=True)
    assert (uitkomst.stdout, uitkomst.stderr) == ("124\n", "")


def test_the_list_is_well_formed():
    woorden = [woord.woord for woord in REGELS.woorden]
    assert len(woorden) == len(set(woorden)) >= 170
    in_advies = [(w.woord, g) for w in REGELS.woorden for g in w.gewoon for _ in REGELS.ambtelijk(g.replace("…", "x"))]
    assert in_advies == []
    assert all(woord == woord.strip().lower() for woord in woorden)


@pytest.mark.parametrize(
    "woord", ["melding", "gegevens", "privacy", "gemeente", "besmet", "klacht", "bericht", "verplicht", "toestemming"]
)
def test_words_of_our_topic_are_not_in_the_list(woord):
    assert not list(REGELS.ambtelijk(woord))


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ("woorden:\n", "woorden:\n- {woord: zulks, gewoon: [dat]}\n", "'zulks' stands in the list twice"),
        ("woorden:\n", "woorden:\n- {woord: nieuw}\n", "the entry {'woord': 'nieuw'} is not complete"),
        ("woorden:\n", "woorden:\n- {woord: nieuw, gewoon: [no]}\n", "is not complete"),
        ("woorden:\n", "woorden:\n- nieuw\n", "the entry nieuw is not complete"),
        ("woorden:\n", "woorden:\n- {woord: '', gewoon: [dat]}\n", "is not complete"),
        ("woorden:\n", "woorden:\nmeer:\n", "is no list of words"),
        ("bekende_afkortingen:", "afkortingen:", "'bekende_afkortingen' is missing"),
    ],
)
def test_a_mistake_in_the_list_is_named(tmp_path, oud, nieuw, fout):
    pad = tmp_path / "ambtelijk.yml"
    pad.write_text(PAD.read_text(encoding="utf-8").replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(InhoudFout, match="ambtelijk.yml: ") as gemeld:
        Taalregels.lees(pad)
    assert fout in str(gemeld.value)


def test_an_extra_word_asks_for_no_new_model():
    assert not any(PAD.relative_to(WORTEL).match(patroon) for patroon in BRONNEN)


def test_the_command_names_file_topic_and_words(boom, tmp_path, capsys):
    boom.antwoord({"text": "U dient te wachten.", "condition": [{"name": "fase", "value": "landelijk"}]}, {"text": "Goed zo."})
    boom.schrijf()
    assert leesbaarheid.main([], tmp_path) == 0
    regels = capsys.readouterr().out.splitlines()
    assert regels == [
        "data/faq_app/batterij.yml: faq_app/batterij (landelijk)",
        "  ambtelijk woord: “dient te” Schrijf liever: “moet”.",
        "4 antwoorden: 1 x ambtelijk woord",
    ]


@pytest.mark.parametrize("argument", ["faq_app/batterij", "data/faq_app/batterij.yml"])
def test_the_command_for_one_topic(argument, boom, tmp_path, capsys, monkeypatch):
    boom.schrijf()
    monkeypatch.chdir(tmp_path)
    assert leesbaarheid.main([argument], tmp_path) == 0
    assert capsys.readouterr().out == "1 antwoord: geen adviezen\n"


def test_answers_in_other_languages_are_left_alone(boom, tmp_path, capsys):
    boom.antwoord({"text": "Inzake", "condition": [{"name": "taal", "value": "en"}]})
    boom.schrijf()
    assert leesbaarheid.main(["faq_app/batterij"], tmp_path) == 0
    assert capsys.readouterr().out == "0 antwoorden: geen adviezen\n"


def test_wrong_usage_and_a_topic_that_does_not_exist(capsys):
    assert leesbaarheid.main(["a", "b"]) == 2 and leesbaarheid.main(["faq_app/weg"]) == 1
    assert "faq_app/weg.yml: this file is missing" in capsys.readouterr().err
