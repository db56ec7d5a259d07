"""Municipality packs: merged with the default, checked, and taken over when a file changes."""

import os
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from helpdesk.beantwoorder import Beantwoorder, Verleden
from helpdesk.beurt import Beurt
from helpdesk.fouten import InhoudFout
from helpdesk.klachten import Klachtroutes
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.overdracht import Overdrachten
from helpdesk.pakketten import Pakketten
from helpdesk.pakketten.feestdagen import feestdagen
from helpdesk.pakketten.lezen import lees
from helpdesk.pakketten.openingstijden import TIJDZONE
from tools.controle.gemeenten import controleer
from tools.controle.inhoud import Inhoud

WORTEL = Path(__file__).resolve().parents[2]
DAG = date(2020, 12, 15)
NATIONAAL = ("Het landelijke antwoord.", {"url": "https://coronamelder.nl", "peildatum": "2020-12-15"})


@pytest.fixture(scope="module")
def onderwerpen() -> Onderwerpen:
    return Onderwerpen.lees(WORTEL / "data" / "onderwerpen.yml")


@pytest.fixture
def map_(tmp_path) -> Path:
    return Path(shutil.copytree(WORTEL / "gemeenten", tmp_path / "gemeenten"))


def wijzig(map_: Path, bestand: str, **nieuw) -> None:
    pad = map_ / bestand
    ruw = (yaml.safe_load(pad.read_text(encoding="utf-8")) or {}) if pad.exists() else {}
    pad.write_text(yaml.safe_dump({**ruw, **nieuw}, allow_unicode=True), encoding="utf-8")


def fouten(map_: Path, onderwerpen: Onderwerpen) -> list[str]:
    return [f"{plek}: {fout}; {remedie}" for plek, fout, remedie in lees(map_, onderwerpen).fouten]


@pytest.fixture
def pakketten(onderwerpen) -> Pakketten:
    return Pakketten(WORTEL / "gemeenten", onderwerpen)


def test_a_municipality_without_a_pack_gets_the_default_under_its_own_name(pakketten):
    pakket = pakketten.van("GM0344", "Utrecht")
    assert "Utrecht" in pakket.welkom() and pakket.aan and pakket.herkomsten == () and pakket.contact is None
    assert pakketten.van(None).welkom() == ""


def test_an_overlay_keeps_what_it_does_not_name(pakketten):
    standaard, voorbeeldstad = pakketten.van(None), pakketten.van("GM9901")
    assert voorbeeldstad.knoppen == standaard.knoppen and voorbeeldstad.uren.gesloten_op >= {"Koningsdag"}
    assert voorbeeldstad.contact.telefoon == "14 0000" and "donderdag van 9.00 tot 20.00 uur" in voorbeeldstad.contact.openingstijden


def test_a_text_follows_or_replaces_the_national_answer(pakketten):
    pakket = pakketten.van("GM9901")
    tekst, bron = pakket.pas_toe("faq_app/installeren_hulp", *NATIONAAL, DAG)
    assert tekst.startswith(NATIONAAL[0]) and "De gemeente Voorbeeldstad voegt toe: Kom" in tekst and bron == NATIONAAL[1]
    tekst, bron = pakket.pas_toe("buiten_bereik/andere_gemeentezaken", *NATIONAAL, DAG)
    assert NATIONAAL[0] not in tekst and "14 0000" in tekst and "voorbeeldstad" in bron["url"]
    assert pakket.pas_toe("faq_app/batterij", *NATIONAAL, DAG) == NATIONAAL


def test_a_temporary_text_holds_in_its_period_only(map_, onderwerpen):
    tekst = {"vult_aan": "Tijdelijk.", "geldig": {"van": "2020-12-01", "tot": "2020-12-15"}}
    wijzig(map_, "emmen/teksten.yml", **{"faq_app/batterij": tekst})
    pakket = Pakketten(map_, onderwerpen).van("GM0114")
    assert "Tijdelijk" in pakket.pas_toe("faq_app/batterij", *NATIONAAL, date(2020, 12, 14))[0]
    assert pakket.pas_toe("faq_app/batterij", *NATIONAAL, DAG) == NATIONAAL


def test_the_switch_per_page(pakketten):
    assert pakketten.van("GM9901").toont_op("/") and not pakketten.van("GM9901").toont_op("/afspraak/maken")
    assert pakketten.van("GM9902").toont_op("/corona/app") and not pakketten.van("GM9902").toont_op("/")


@pytest.mark.parametrize(
    ("moment", "open_", "weer_open", "reden"),
    [
        ("2026-11-25T16:59", True, None, None),
        ("2026-11-25T17:00", False, "2026-11-26T09:00", None),
        ("2026-11-26T19:59", True, None, None),
        ("2026-11-27T12:30", False, "2026-11-30T09:00", None),  # Friday noon: the weekend is skipped
        ("2026-12-24T12:30", False, "2026-12-28T09:00", None),  # a day that differs, then Christmas and a weekend
        ("2026-12-25T10:00", False, "2026-12-28T09:00", "Eerste kerstdag"),
        ("2026-04-27T10:00", False, "2026-04-28T09:00", "Koningsdag"),
        ("2026-04-03T10:00", True, None, None),  # Good Friday is an ordinary day here
    ],
)
def test_open_or_closed_on_ordinary_days_holidays_and_days_that_differ(pakketten, moment, open_, weer_open, reden):
    stand = pakketten.van("GM9901").uren.stand(datetime.fromisoformat(moment).replace(tzinfo=TIJDZONE), feestdagen)
    gezien = stand.weer_open.strftime("%Y-%m-%dT%H:%M") if stand.weer_open else None
    assert (stand.open, gezien, stand.reden) == (open_, weer_open, reden)


def test_a_change_counts_without_a_restart_and_a_faulty_change_does_not(map_, onderwerpen):
    tijd = [0.0]
    pakketten = Pakketten(map_, onderwerpen, lambda: tijd[0])
    wijzig(map_, "emmen/gemeente.yml", begroeting="Moi uit {gemeente}.")
    tijd[0] = 2.0
    assert pakketten.van("GM0114").welkom() == "Moi uit Emmen."
    wijzig(map_, "emmen/gemeente.yml", begroeting="Fout.", begroting="Fout.")
    tijd[0] = 4.0
    assert pakketten.van("GM0114").welkom() == "Moi uit Emmen."
    shutil.rmtree(map_ / "emmen")
    tijd[0] = 6.0
    assert pakketten.van("GM0114", "Emmen").welkom() == "U bent op de website van de gemeente Emmen."


def test_a_change_within_the_same_second_and_of_the_same_size_is_seen(map_, onderwerpen):
    tijd = [0.0]
    pakketten = Pakketten(map_, onderwerpen, lambda: tijd[0])
    pad = map_ / "emmen/gemeente.yml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("naam: Emmen", "naam: Ommen"), encoding="utf-8")
    os.utime(pad, ns=(pad.stat().st_atime_ns, pad.stat().st_mtime_ns + 1))
    tijd[0] = 2.0
    assert pakketten.van("GM0114").naam == "Ommen"


@pytest.mark.parametrize(
    ("bestand", "nieuw", "verwacht"),
    [
        ("emmen/gemeente.yml", {"begroting": "x"}, "'begroting' is not a key of a pack; did you mean 'begroeting'?"),
        ("emmen/gemeente.yml", {"contact": {"telefon": "1"}}, "contact.telefon: 'telefon' is not a key of a pack; did you mean 'telefoon'?"),
        ("emmen/gemeente.yml", {"knoppen": ["faq_app/baterij", "klacht/onbekend"]}, "did you mean 'faq_app/batterij'?"),
        ("emmen/gemeente.yml", {"herkomsten": ["https://www.emmen.example/chat"]}, "herkomsten.0"),
        ("emmen/gemeente.yml", {"herkomsten": ["*"]}, "herkomsten.0"),
        ("emmen/gemeente.yml", {"aan": "ja"}, "aan: 'ja' cannot be used here"),
        ("voorbeeldstad/gemeente.yml", {"code": "GM0114"}, "has another pack already"),
        ("emmen/gemeente.yml", {"naam": None}, "naam is missing"),
        ("emmen/gemeente.yml", {"thema": {"--gh-actie-tekst": "red; } body {"}}, "thema.--gh-actie-tekst"),
        ("emmen/gemeente.yml", {"thema": {"--gh-actie-texst": "red"}}, "did you mean '--gh-actie-tekst'?"),
        ("emmen/gemeente.yml", {"thema": {"--gh-kop-achtergrond": "#000"}}, "has no --gh-kop-tekst beside it"),
        ("emmen/gemeente.yml", {"openingstijden": {"week": {"maandag": []}}}, "'dinsdag' is missing"),
        ("emmen/gemeente.yml", {"openingstijden": {"gesloten_op": ["Pasen"]}}, "Eerste paasdag"),
        ("emmen/gemeente.yml", {"openingstijden": {"afwijkend": {"24-12": []}}}, "24-12"),
        ("emmen/gemeente.yml", {"melding": {"tekst": "Bel {telefoon}."}}, "give contact.telefoon"),
        ("emmen/teksten.yml", {"faq_app/baterij": {"vult_aan": "x"}}, "faq_app/baterij does not exist; did you mean 'faq_app/batterij'?"),
        ("emmen/teksten.yml", {"zorg/noodgeval": {"vult_aan": "x"}}, "is the same everywhere"),
        ("emmen/teksten.yml", {"klacht/ggd_test": {"vervangt": "x", "bron": {"url": "https://a.nl", "peildatum": "2020-12-15"}}}, "vult_aan"),
        ("emmen/teksten.yml", {"faq_app/batterij": {"vervangt": "zonder bron"}}, "vervangt (met bron) of vult_aan"),
        ("emmen/teksten.yml", {"faq_app/batterij": {"vult_aan": "Bel {nummer}."}}, "{nummer} is filled in nowhere"),
        ("emmen/teksten.yml", {"faq_app/batterij": "x"}, "faq_app/batterij"),
        ("_standaard/gemeente.yml", {"thema": None}, "thema"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_at_start_with_its_place_and_a_remedy(map_, onderwerpen, bestand, nieuw, verwacht):
    wijzig(map_, bestand, **nieuw)
    gevonden = fouten(map_, onderwerpen)
    assert any(verwacht in fout and fout.startswith(bestand) for fout in gevonden), gevonden
    with pytest.raises(InhoudFout, match="gemeenten/"):
        Pakketten(map_, onderwerpen)


def test_an_impossible_date_or_time_is_a_fault(map_, onderwerpen):
    dagen = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    wijzig(map_, "emmen/gemeente.yml", openingstijden={"week": {dag: ["17:00-09:00"] for dag in dagen}})
    assert "ends before it begins" in fouten(map_, onderwerpen)[0]


def test_a_file_that_is_not_part_of_a_pack_is_a_fault(map_, onderwerpen):
    (map_ / "emmen" / "tekst.yml").write_text("faq_app/batterij: {vult_aan: x}")
    assert "tekst.yml is not part of a pack" in fouten(map_, onderwerpen)[0]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Bel 0800-1280 vandaag.", "no number that is certain today"),
        ("Bel 020-1234567.", "no number that is certain today"),
        ("Kom gerust langs als je hulp wilt.", "address the resident with 'u'"),
    ],
)
def test_validate_refuses_uncertain_numbers_and_the_wrong_form_of_address(tmp_path, tekst, verwacht):
    for naam in ("data", "domain.yml", "gateway", "registers", "routering", "taal", "tests/onderwerpen"):
        (tmp_path / naam).parent.mkdir(exist_ok=True)
        (tmp_path / naam).symlink_to(WORTEL / naam)
    shutil.copytree(WORTEL / "gemeenten", tmp_path / "gemeenten")
    wijzig(tmp_path / "gemeenten", "emmen/teksten.yml", **{"faq_app/batterij": {"vult_aan": tekst}})
    (fout,) = controleer(Inhoud.lees(tmp_path, date(2026, 11, 23)))
    assert verwacht in str(fout) and fout.pad == "gemeenten/emmen/teksten.yml"


def test_the_municipalitys_number_comes_first_when_a_person_is_needed(plaatsen, pakketten):
    overdrachten = Overdrachten(Klachtroutes.lees(WORTEL / "routering", plaatsen, DAG, pakketten))
    vraag = Beurt("ik snap het niet", gemeente_pagina="GM9901")
    (zeg,) = Beantwoorder(overdrachten).zeg(vraag, Verleden(onbegrepen=1))
    regels = zeg.waarden["telefoonlijnen"].splitlines()
    assert "14 0000 (lokaal tarief)" in regels[0] and "0800-1280" in regels[1]


def test_a_complaint_for_the_municipality_gets_its_contact_point_and_its_addition(plaatsen, map_, onderwerpen):
    wijzig(map_, "emmen/gemeente.yml", contact={"url": "https://emmen.example/contact"})
    wijzig(map_, "emmen/teksten.yml", **{"klacht/gemeente_hulp": {"vult_aan": "Kom langs."}})
    routes = Klachtroutes.lees(WORTEL / "routering", plaatsen, DAG, Pakketten(map_, onderwerpen))
    route = routes.route("klacht/gemeente_hulp", plaatsen.gemeente("GM0114", DAG))
    assert route.contact.url == "https://emmen.example/contact" and "Kom langs." in route.let_op[0]
    assert routes.route("klacht/gemeente_hulp", plaatsen.gemeente("GM0363", DAG)).contact.url is None
