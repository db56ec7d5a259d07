"""What the gate lets through and what it refuses, and that it says why."""

import pytest

from redactie.keuring import als_json, gedeeld, oorzaken, uit_json
from redactie.poort import marge, redenen, vergelijk
from tools.evaluatie.rijen import Rij, Toetszin

APP, LOCATIE, DWANG, GGD, NOOD = "faq_app/batterij", "faq_privacy/locatie_volgen", "klacht/dwang", "klacht/ggd_test", "zorg/noodgeval"
KANALEN = {DWANG: "vws", "klacht/beleid": "vws", GGD: "ggd"}


def rijen(verwacht: str, *voorspeld: str, besluit: str = "antwoord") -> list[Rij]:
    return [Rij(Toetszin(f"{verwacht} zin {n}", (verwacht,)), ((topic, 0.9),), besluit) for n, topic in enumerate(voorspeld)]


def oordeel(oud: list[Rij], nieuw: list[Rij], zonder: tuple[str, ...] = ()) -> list[str]:
    return redenen(vergelijk(oud, nieuw, KANALEN.get), lambda o: f"titel van {o}", zonder)


def test_the_margin_grows_with_the_number_of_sentences_but_its_share_falls():
    marges = [marge(n) for n in (1, 6, 12, 100, 1604)]
    assert marges == [1, 1, 2, 4, 14] and [m / n for m, n in zip(marges, (1, 6, 12, 100, 1604), strict=True)][1:] == sorted(
        [m / n for m, n in zip(marges, (1, 6, 12, 100, 1604), strict=True)][1:], reverse=True
    )


def test_the_same_and_better_pass():
    goed, fout = [APP] * 12, [LOCATIE] * 12
    assert oordeel(rijen(APP, *goed), rijen(APP, *goed)) == []
    assert oordeel(rijen(APP, *fout), rijen(APP, *goed)) == []


@pytest.mark.parametrize(("kwijt", "geweigerd"), [(1, False), (2, False), (3, True)])
def test_a_topic_may_lose_its_margin_and_no_more(kwijt, geweigerd):
    uit = oordeel(rijen(LOCATIE, *[LOCATIE] * 12), rijen(LOCATIE, *[LOCATIE] * (12 - kwijt), *[APP] * kwijt))
    assert bool(uit) == geweigerd
    if geweigerd:
        assert f"({LOCATIE})" in uit[0] and "van 12 naar 9" in uit[0] and "Hoogstens 2 minder" in uit[0]


def test_what_is_won_makes_up_for_what_is_lost_within_a_topic():
    oud = rijen(APP, *[APP] * 9, *[LOCATIE] * 3)
    nieuw = rijen(APP, *[LOCATIE] * 3, *[APP] * 9)
    assert oordeel(oud, nieuw) == []


def test_one_safety_sentence_lost_is_one_too_many():
    oud = rijen(NOOD, *[NOOD] * 20)
    ander, onzeker = rijen(NOOD, *[NOOD] * 19, APP), [*rijen(NOOD, *[NOOD] * 19), Rij(Toetszin(f"{NOOD} zin 19", (NOOD,)), ((NOOD, 0.2),), "verduidelijk")]
    for nieuw in (ander, onzeker):
        (waarom,) = oordeel(oud, nieuw)
        assert "veiligheid" in waarom and f"‘{NOOD} zin 19’" in waarom
    assert oordeel(oud, rijen(NOOD, *[NOOD] * 19, "zorg/wanhoop")) == [], "another number to call is still a number to call"


def test_a_channel_is_judged_by_where_complaints_end_up_not_by_their_topic():
    oud = rijen(DWANG, *[DWANG] * 100)
    anders = rijen(DWANG, *["klacht/beleid"] * 2, *[DWANG] * 98)
    assert not any("Klachten voor" in r for r in oordeel(oud, anders)), "the same channel"
    uit = oordeel([r for n in range(5) for r in rijen(DWANG, *[DWANG] * 4)], [r for n in range(5) for r in rijen(DWANG, GGD, *[DWANG] * 3)])
    assert any(r.startswith("Klachten voor vws komen minder vaak goed terecht: van 20 naar 15") for r in uit)


def test_small_losses_everywhere_add_up():
    oud = [r for n in range(60) for r in rijen(f"faq_app/x{n}", *[f"faq_app/x{n}"] * 12)]
    nieuw = [r for n in range(60) for r in rijen(f"faq_app/x{n}", APP, *[f"faq_app/x{n}"] * 11)]
    (waarom,) = oordeel(oud, nieuw)
    assert waarom.startswith("In het geheel gaat het van 720 naar 660")


def test_a_topic_without_an_answer_is_named():
    (waarom,) = oordeel(rijen(APP, APP), rijen(APP, APP), (LOCATIE,))
    assert f"({LOCATIE}) heeft geen antwoord dat nu geldt" in waarom


def test_other_sentences_cannot_be_compared():
    with pytest.raises(ValueError):
        vergelijk(rijen(APP, APP), rijen(APP, APP, APP), KANALEN.get)


def test_what_probably_caused_a_loss_is_the_new_example_most_like_it():
    oud, nieuw = rijen(LOCATIE, LOCATIE), rijen(LOCATIE, APP)
    vergelijking = vergelijk(oud, nieuw, KANALEN.get)
    zin = nieuw[0].zin.tekst
    gevonden = oorzaken(vergelijking, {f"{zin} zeg": APP, "iets heel anders dan dit": APP, f"{zin} ook": DWANG})
    assert gevonden == {zin: [f"{zin} zeg"]}, "of the topic it went to, and only what is alike"
    assert oorzaken(vergelijking, {}) == {}
    assert uit_json(als_json(vergelijking)) == vergelijking


def test_topics_that_share_sentences_are_named(tmp_path):
    def onderwerp(id_: str, *zinnen: str) -> None:
        pad = tmp_path / f"data/{id_}.yml"
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(f"nlu:\n- intent: {id_}\n  examples: |\n" + "".join(f"    - {zin}\n" for zin in zinnen))

    lang = ("waar kan ik zien wie mij volgt op straat", "kan iemand vandaag nagaan in welke winkel ik was", "weet de politie hoe laat ik thuis kwam")
    onderwerp(LOCATIE, *lang)
    onderwerp(APP, "vreet hij stroom", *(f"{zin} zeg" for zin in lang[:2]))
    assert gedeeld(tmp_path, str) == [], "two that are nearly the same may be"
    onderwerp(APP, "vreet hij stroom", *(f"{zin} zeg" for zin in lang))
    (waarom,) = gedeeld(tmp_path, str)
    assert f"({APP})" in waarom and f"({LOCATIE})" in waarom and "delen 3 zinnen" in waarom
    onderwerp(APP, "vreet hij stroom", lang[0].upper() + "?")
    assert "delen 1 zin," in gedeeld(tmp_path, str)[0], "of the very same one is too many"
