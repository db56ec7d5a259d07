"""The editors' screens on a gateway of its own: what is kept, what is refused, and that nothing that was typed is lost."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup

from tests.collega import Collega
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES

pytestmark = pytest.mark.slow

ZINNEN = (
    "moet ik een nieuwe telefoon kopen", "nieuwe tel nodig voor dat ding?", "mn toestel is stokoud, is een ander verplicht",
    "moet ik nu naar de winkel voor een ander mobieltje", "is mijn ouwe mobiel afgeschreven door jullie",
    "kopen jullie een telefoon voor mij", "wie betaalt een nieuwe telefoon als die van mij te oud is", "krijg ik een nieuw toestel vergoed",
)  # fmt: skip
TOETS = ("heb ik een ander apparaat nodig hiervoor", "moet er een nieuwe mobiel komen dan")
ANTWOORD = {
    "tekst-0": "Nee, u hoeft geen nieuwe telefoon te kopen. Niemand is verplicht om de app te gebruiken.",
    "bron-0": "https://coronamelder.nl", "peildatum-0": "2026-11-25", "eigenaar-0": "vws", "feit-0": ["faq_vrijwilligheid/verplicht#1"],
    "vervolg-0": ["faq_app/geschikte_telefoons", "faq_app/geen_smartphone"],
}  # fmt: skip


@dataclass
class Bureau:
    """`anna` edits; `werkkopie` is where her changes are kept; `project` is the repository they belong to."""

    anna: Collega
    adres: str
    database: str
    werkkopie: Path

    def formulier(self, pad: str) -> dict[str, list[str]]:
        """The fields of the topic's form as a browser would send them."""
        pagina = BeautifulSoup(self.anna.zie(pad), "html.parser").find("form", id="onderwerp")
        velden: dict[str, list[str]] = {}
        for veld in pagina.find_all(["input", "textarea", "select"]):
            if veld.name == "select":
                waarde = (veld.find("option", selected=True) or veld.find("option"))["value"]
            else:
                waarde = veld.get("value") or "" if veld.name == "input" else veld.text.removeprefix("\n")
            velden.setdefault(veld["name"], []).append(waarde)
        return velden

    def stuur(self, pad: str, velden: dict) -> httpx.Response:
        return self.anna.http.post(pad, data={**velden, "csrf": self.anna.csrf})

    def git(self, *opdracht: str) -> str:
        return subprocess.run(["git", "-C", self.werkkopie, *opdracht], check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def bureau(tmp_path_factory) -> Iterator[Bureau]:
    map_ = tmp_path_factory.mktemp("redactie")
    (map_ / "modellen").mkdir()
    database = f"sqlite+aiosqlite:///{map_ / 'x.db'}"
    instellingen = {
        "HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_WERKKOPIE": str(map_ / "werkkopie"), "HELPDESK_REDACTIE_TAK": "",
        "HELPDESK_MODELLEN": str(map_ / "modellen"),
    }  # fmt: skip
    with (
        gateways(1, "http://127.0.0.1:9", database, map_ / "gateway.log", **instellingen) as (adres,),
        Collega(adres, database, "Anna", "emmen", "redacteur") as anna,
    ):
        yield Bureau(anna, adres, database, map_ / "werkkopie")


def nieuw(**anders: object) -> dict:
    velden = {"titel": "Moet ik een nieuwe telefoon kopen?", "groep": "faq_app", "zinnen": "\n".join(ZINNEN), "toetszinnen": "\n".join(TOETS)}
    return {**velden, "antwoorden": "1", **ANTWOORD, **anders}


def tekst(antwoord: httpx.Response) -> str:
    return unescape(re.sub(r"\s+", " ", BeautifulSoup(antwoord.text, "html.parser").text))


def test_only_editors_come_in(bureau):
    with Collega(bureau.adres, bureau.database, "Bert", "emmen", "medewerker") as bert:
        assert bert.http.get("/redactie").status_code == 403
        assert bert.http.post("/redactie/training", data={"csrf": bert.csrf}).status_code == 403
    assert httpx.get(f"{bureau.adres}/redactie", trust_env=False).headers["location"] == "/balie/aanmelden"
    assert bureau.anna.http.post("/redactie/training", data={"csrf": "verzonnen"}).status_code == 403


def test_the_list_tells_the_state_of_each_topic(bureau):
    alles = bureau.anna.zie("/redactie")
    assert "95 van 95 onderwerpen" in alles and "/redactie/onderwerpen/faq_app/batterij" in alles
    assert "1 van 95 onderwerpen" in bureau.anna.zie("/redactie?zoek=batterij")
    # One whose source was checked a year ago is found as such.
    pad = bureau.werkkopie / "data/faq_app/batterij.yml"
    oud = pad.read_text()
    pad.write_text(oud.replace('peildatum: "2026-11-23"', 'peildatum: "2024-01-01"'))
    try:
        assert "1 van 95 onderwerpen" in bureau.anna.zie("/redactie?stand=verlopen")
    finally:
        pad.write_text(oud)


def test_saving_what_did_not_change_changes_nothing(bureau):
    voor = bureau.git("rev-parse", "HEAD")
    for onderwerp in ("faq_app/batterij", "gesprek/andere_taal", "klacht/dwang", "zorg/noodgeval"):
        pad = f"/redactie/onderwerpen/{onderwerp}"
        assert bureau.stuur(pad, bureau.formulier(pad)).status_code == 303, onderwerp
    assert bureau.git("rev-parse", "HEAD") == voor and bureau.git("status", "--porcelain") == ""


def test_a_sentence_and_an_answer_become_one_version_with_the_editors_name(bureau):
    pad = "/redactie/onderwerpen/faq_app/batterij"
    velden = bureau.formulier(pad)
    velden["zinnen"] = [velden["zinnen"][0] + "\n- slurpt dat spul de stroom van mn toestelletje op"]
    velden["tekst-4"] = ["De app is gestopt. Hij gebruikt geen stroom meer."]
    assert bureau.stuur(pad, velden).status_code == 303
    gewijzigd = bureau.git("show", "--format=%an <%ae>%n%s", "HEAD")
    assert gewijzigd.startswith("Anna <anna@emmen.example>\nOnderwerp faq_app/batterij: ")
    assert "+    - slurpt dat spul de stroom van mn toestelletje op" in gewijzigd
    # Comments, order and all that was not touched stay as they were.
    regels = [r for r in gewijzigd.splitlines() if r and r[0] in "+-" and r[:3] not in ("+++", "---")]
    assert len(regels) == 1 + 4, regels
    log = bureau.anna.zie("/redactie/modellen")
    assert "Onderwerp faq_app/batterij" in log


def test_a_new_question_makes_its_three_files(bureau):
    antwoord = bureau.stuur("/redactie/nieuw", nieuw())
    assert antwoord.headers["location"] == "/redactie/onderwerpen/faq_app/moet_ik_een_nieuwe_telefoon_kopen?bewaard=1", tekst(antwoord)
    plekken = bureau.git("show", "--format=", "--name-only", "HEAD").split()
    id_ = "faq_app/moet_ik_een_nieuwe_telefoon_kopen"
    assert plekken == ["data/" + id_ + ".yml", "data/onderwerpen.yml", "tests/onderwerpen/" + id_ + ".yml"]
    assert f"    - {ZINNEN[0]}\n" in (bureau.werkkopie / f"data/{id_}.yml").read_text()
    assert bureau.stuur("/redactie/nieuw", nieuw()).status_code == 422  # the same question again


@pytest.mark.parametrize(
    ("anders", "gezegd"),
    [
        ({"zinnen": "een\ntwee"}, "Schrijf er minstens 8"),
        ({"toetszinnen": ZINNEN[0]}, "staat ook bij de zinnen om van te leren"),
        ({"tekst-0": ""}, "Er is nog geen antwoord"),
        ({"bron-0": ""}, "De bron ontbreekt"),
        ({"feit-0": ["faq_app/verzonnen#9"]}, "Het feit faq_app/verzonnen#9 bestaat niet of is niet zeker"),
        ({"vervolg-0": ["faq_app/batterij"]}, "Kies er twee of drie"),
        ({"tekst-0": "Bel 0800-9999."}, "0800-9999"),
        ({"titel": ""}, "Er is geen vraag ingevuld"),
        ({"groep": "zorg"}, "Kies een groep uit de lijst"),
        ({"peildatum-0": "gisteren"}, "‘gisteren’ is geen datum".replace("‘", "'").replace("’", "'")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_that_was_typed_is_lost(bureau, anders, gezegd):
    voor = bureau.git("rev-parse", "HEAD")
    antwoord = bureau.stuur("/redactie/nieuw", nieuw(**{"titel": "Is dit een andere vraag?", **anders}))
    assert antwoord.status_code in (400, 422) and gezegd in tekst(antwoord)
    if "peildatum-0" not in anders:
        assert "krijg ik een nieuw toestel vergoed" in antwoord.text or "zinnen" in anders
    assert bureau.git("rev-parse", "HEAD") == voor


def test_two_editors_of_one_topic_lose_nothing(bureau):
    pad = "/redactie/onderwerpen/faq_app/bluetooth"
    van_anna, van_bert = bureau.formulier(pad), bureau.formulier(pad)
    van_anna["zinnen"] = [van_anna["zinnen"][0] + "\nwaarom staat dat blauwe symbooltje nou weer aan"]
    van_bert["zinnen"] = [van_bert["zinnen"][0] + "\ndie blauwe tand mag die van de leiding uit"]
    assert bureau.stuur(pad, van_anna).status_code == 303
    antwoord = bureau.stuur(pad, van_bert)
    assert antwoord.status_code == 409
    assert "die blauwe tand mag die van de leiding uit" in antwoord.text, "what Bert typed"
    assert "waarom staat dat blauwe symbooltje nou weer aan" in tekst(antwoord), "what Anna saved"


def test_while_typing_the_neighbours_and_the_plainness_are_shown(bureau):
    dubbel = "accu snel leeg"
    zin, plat = "vreet dat ding mijn accu helemaal leeg ofzo", "Tevens kunt u een nieuwe telefoon kopen. Dat wordt door niemand gevraagd."
    velden = nieuw(titel="Is dit weer een andere vraag?", zinnen=f"{zin}\n{dubbel}", **{"tekst-0": plat})
    gezien = tekst(bureau.stuur("/redactie/controle", {**velden, "onderwerp": "faq_app/telefoontje"}))
    assert "faq_app/batterij" in gezien and "Kies waar hij hoort" in gezien
    assert "‘accu snel leeg’ staat al bij ‘Gebruikt de app veel batterij?’ (faq_app/batterij)" in gezien
    assert "Schrijf liever" in gezien and "lijdende vorm" in gezien


def test_the_preview_follows_the_day_and_the_municipality(bureau):
    pad = "/redactie/onderwerpen/faq_app/batterij"
    velden = bureau.formulier(pad)
    op = {dag: tekst(bureau.stuur("/redactie/controle", {**velden, "dag": dag})).partition("Zo leest de inwoner het")[2] for dag in ("2020-08-17", "2022-10-01")}
    assert "Bluetooth Low Energy" in op["2020-08-17"] and "De app is gestopt" in op["2022-10-01"]
    assert "is niet bekend" in tekst(bureau.stuur("/redactie/controle", {**velden, "gemeente": "GM9999"}))


def test_a_change_can_be_undone(bureau):
    pad = "/redactie/onderwerpen/faq_app/dataverbruik"
    voor = (bureau.werkkopie / "data/faq_app/dataverbruik.yml").read_text()
    velden = bureau.formulier(pad)
    velden["zinnen"] = [velden["zinnen"][0] + "\nkost dat nou van mn bundeltje"]
    assert bureau.stuur(pad, velden).status_code == 303
    versie = bureau.git("rev-parse", "HEAD").strip()
    assert bureau.stuur(f"/redactie/versies/{versie}/terug", {}).status_code == 303
    assert (bureau.werkkopie / "data/faq_app/dataverbruik.yml").read_text() == voor
    assert bureau.git("log", "-1", "--format=%s").startswith("Teruggedraaid: ")


def test_going_back_without_an_earlier_model_is_told(bureau):
    assert "Er is geen vorig model" in tekst(bureau.stuur("/redactie/terug", {}))
