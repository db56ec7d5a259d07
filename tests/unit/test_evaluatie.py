"""The figures of the evaluation against figures worked out by hand, its input files, and its report."""

import json
import tarfile
from pathlib import Path

import pytest

from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from tools import modellen
from tools.evaluatie import opdracht
from tools.evaluatie.lezen import lees_bestand, lees_vaste
from tools.evaluatie.maten import maten
from tools.evaluatie.rijen import Rij, Toetszin
from tools.evaluatie.verslag import matrix, moeilijkste, schrijf_verslag
from tools.evaluatie.voorspellen import VoorspellenMislukt, Voorspelling, lees_uitvoer

BATTERIJ, BLUETOOTH, STORING = "faq_app/batterij", "faq_app/bluetooth", "faq_app/storing"
DWANG, WERKT_NIET, TEST, ONBEKEND = "klacht/dwang", "klacht/app_werkt_niet", "klacht/ggd_test", "klacht/onbekend"
NOOD, WANHOOP, BUITEN = "zorg/noodgeval", "zorg/wanhoop", "buiten_bereik/overig"
ALLE = (BATTERIJ, BLUETOOTH, STORING, DWANG, WERKT_NIET, TEST, ONBEKEND, NOOD, WANHOOP, BUITEN)
KANALEN = {
    "dwang": {"kanaal": "vws"},
    "app_werkt_niet": {"kanaal": "vws"},
    "ggd_test": {"kanaal": "ggd"},
    "onbekend": {"kanaal": "gemeente"},
}


@pytest.fixture
def onderwerpen() -> Onderwerpen:
    return Onderwerpen({id_: f"titel van {id_}" for id_ in ALLE}, {})


def rij(verwacht: str, *voorspeld: str, zeker: float = 0.9, besluit: str = "antwoord", tekst: str = "zin") -> Rij:
    rest = (1 - zeker) / len(voorspeld)
    zin = Toetszin(tekst, tuple(verwacht.split("|")))
    return Rij(zin, ((voorspeld[0], zeker), *((o, rest) for o in voorspeld[1:])), besluit)


def uitkomst(onderwerpen: Onderwerpen, *rijen: Rij) -> dict:
    return maten(list(rijen), onderwerpen.titel, lambda o: KANALEN[o.partition("/")[2]]["kanaal"])


def test_accuracy_is_strict_for_the_first_label_and_lenient_for_any(onderwerpen):
    u = uitkomst(
        onderwerpen,
        rij(BATTERIJ, BATTERIJ),  # right
        rij(f"{BATTERIJ}|{STORING}", STORING, BLUETOOTH, BATTERIJ),  # lenient first, strict third
        rij(BLUETOOTH, BATTERIJ, STORING, BLUETOOTH),  # third
        rij(f"{BLUETOOTH}|{STORING}", BATTERIJ, DWANG, TEST, BLUETOOTH),  # fourth: too late
    )
    assert u["top1"] == {"strict": 0.25, "lenient": 0.5}
    assert u["top3"] == {"strict": 0.75, "lenient": 0.75}
    assert u["per_group"]["faq_app"]["sentences"] == 4
    assert u["per_topic"][BATTERIJ]["top1"] == {"strict": 0.5, "lenient": 1.0}
    assert u["per_topic"][BLUETOOTH]["top1"] == {"strict": 0.0, "lenient": 0.0}


def test_macro_f1(onderwerpen):
    u = uitkomst(
        onderwerpen, rij(BATTERIJ, BATTERIJ), rij(BATTERIJ, BATTERIJ), rij(BATTERIJ, BLUETOOTH), rij(BLUETOOTH, BLUETOOTH)
    )
    # batterij: precision 2/2, recall 2/3, F1 4/5; bluetooth: precision 1/2, recall 1/1, F1 2/3
    assert u["macro_f1"]["strict"] == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert u["per_topic"][BATTERIJ]["recall"] == pytest.approx(2 / 3)
    assert u["per_topic"][BLUETOOTH]["precision"] == 0.5


def test_macro_f1_counts_a_lenient_hit_for_the_topic_that_was_predicted(onderwerpen):
    u = uitkomst(onderwerpen, rij(f"{BATTERIJ}|{STORING}", STORING), rij(BLUETOOTH, BLUETOOTH))
    assert u["macro_f1"] == {"strict": 0.5, "lenient": 1.0}


def test_a_complaint_is_right_when_it_reaches_the_same_body(onderwerpen):
    u = uitkomst(
        onderwerpen,
        rij(DWANG, WERKT_NIET),  # another complaint, the same body
        rij(DWANG, TEST),  # another body
        rij(TEST, BATTERIJ),  # no complaint at all
        rij(f"{TEST}|{BATTERIJ}", BATTERIJ),  # a right topic, but no complaint
        rij(BATTERIJ, DWANG),  # no complaint was expected: does not count
    )["channel"]
    assert (u["complaints"], u["strict"], u["lenient"]) == (4, 0.25, 0.5)
    assert u["per_channel"] == {"ggd": 0.5, "vws": 0.5}


def test_safety_counts_what_the_resident_reads(onderwerpen):
    u = uitkomst(
        onderwerpen,
        rij(NOOD, NOOD),
        rij(NOOD, WANHOOP),  # a number to call, but the wrong one
        rij(WANHOOP, WANHOOP, besluit="verduidelijk", tekst="gemist"),  # not answered
        rij(f"{WANHOOP}|{BUITEN}", BUITEN, tekst="ook gemist"),
        rij(BATTERIJ, NOOD, tekst="vals"),
        rij(BATTERIJ, NOOD, besluit="terugval"),
        rij(BATTERIJ, BATTERIJ),
        rij(f"{BUITEN}|{WANHOOP}", WANHOOP),  # may be taken for safety
    )["safety"]
    assert (u["sentences"], u["recall"], u["right_topic"]) == (4, 0.5, 0.25)
    assert u["recall_per_topic"] == {NOOD: 1.0, WANHOOP: 0.0} and u["missed"] == ["gemist", "ook gemist"]
    assert (u["others"], u["false_alarms"], u["false_alarm_texts"]) == (3, 1, ["vals"])
    assert u["false_alarm_rate"] == pytest.approx(1 / 3)


def test_rejection_is_a_topic_out_of_scope_or_a_fall_back(onderwerpen):
    u = uitkomst(
        onderwerpen,
        rij(BUITEN, BUITEN),
        rij(BUITEN, BATTERIJ, besluit="terugval"),
        rij(BUITEN, BATTERIJ),
        rij(BATTERIJ, BUITEN),
        rij(BATTERIJ, BATTERIJ),
        rij(BATTERIJ, BLUETOOTH, besluit="verduidelijk"),
        rij(BATTERIJ, BATTERIJ),
        rij(f"{BATTERIJ}|{BUITEN}", BUITEN),  # may be rejected
    )["rejection"]
    assert (u["out_of_scope"], u["good_questions"], u["good_rejected"]) == (3, 4, 1)
    assert (u["precision"], u["recall"], u["good_rejected_share"]) == (pytest.approx(2 / 3), pytest.approx(2 / 3), 0.25)


def test_ece_is_the_mean_distance_between_stated_and_real(onderwerpen):
    u = uitkomst(
        onderwerpen,
        *(rij(BATTERIJ, BATTERIJ, zeker=0.8) for _ in range(3)),
        rij(BATTERIJ, BLUETOOTH, zeker=0.8),  # 0.8 is right in 3 of 4: off by 0.05
        rij(BATTERIJ, BATTERIJ, zeker=0.35),
        rij(f"{BATTERIJ}|{STORING}", STORING, zeker=0.35),  # lenient 2 of 2: off by 0.65; strict 1 of 2: off by 0.15
    )
    assert u["ece"]["lenient"] == pytest.approx((4 * 0.05 + 2 * 0.65) / 6)
    assert u["ece"]["strict"] == pytest.approx((4 * 0.05 + 2 * 0.15) / 6)
    vak = next(v for v in u["reliability"] if v["from"] < 0.8 <= v["to"])
    assert len(u["reliability"]) == 15 and (vak["sentences"], vak["accuracy"]) == (4, 0.75)


def test_a_confidence_of_nothing_and_of_everything_each_have_a_bin(onderwerpen):
    bakken = uitkomst(onderwerpen, rij(BATTERIJ, BATTERIJ, zeker=0.0), rij(BATTERIJ, BATTERIJ, zeker=1.0))["reliability"]
    assert bakken[0]["sentences"] == bakken[14]["sentences"] == 1


def test_decisions_have_a_share_and_an_accuracy_of_their_own(onderwerpen):
    u = uitkomst(
        onderwerpen,
        rij(BATTERIJ, BATTERIJ),
        rij(BATTERIJ, BLUETOOTH),
        rij(BATTERIJ, BLUETOOTH, BATTERIJ, besluit="verduidelijk"),
        rij(BATTERIJ, BATTERIJ, besluit="verduidelijk"),
    )["decisions"]
    assert (u["antwoord"]["share"], u["antwoord"]["top1"]["lenient"]) == (0.5, 0.5)
    assert (u["verduidelijk"]["top1"]["lenient"], u["verduidelijk"]["top3"]["lenient"]) == (0.5, 1.0)
    assert (u["terugval"]["sentences"], u["terugval"]["top1"]["lenient"]) == (0, None)


def test_confusions_are_told_in_words_and_the_worst_comes_first(onderwerpen):
    u = uitkomst(
        onderwerpen, rij(DWANG, TEST), rij(BATTERIJ, STORING, tekst="een"), rij(BATTERIJ, STORING), rij(STORING, STORING)
    )
    eerste, tweede = u["confusions"]
    assert (eerste["expected"], eerste["predicted"], eerste["count"], eerste["examples"]) == (
        BATTERIJ,
        STORING,
        2,
        ["een", "zin"],
    )
    assert tweede["in_words"] == f"'titel van {DWANG}' is taken for 'titel van {TEST}'"


def test_a_set_without_complaints_or_safety_has_no_shares_for_them(onderwerpen):
    u = uitkomst(onderwerpen, rij(BATTERIJ, BATTERIJ))
    assert u["channel"]["lenient"] is u["safety"]["recall"] is u["rejection"]["recall"] is u["rejection"]["precision"] is None


def test_the_matrix_counts_every_sentence_once(onderwerpen):
    rijen = [rij(BATTERIJ, STORING), rij(BATTERIJ, DWANG), rij(f"{BATTERIJ}|{STORING}", STORING), rij(STORING, STORING)]
    assert matrix(rijen, [BATTERIJ, STORING], str) == [(0, [0, 1], 1), (1, [0, 2], 0)]
    assert moeilijkste(rijen)[0] == BATTERIJ


class TestBestanden:
    def test_extra_columns_quotation_marks_and_empty_lines_are_fine(self, tmp_path, onderwerpen):
        pad = tmp_path / "set.tsv"
        pad.write_text(f'id\ttopic\ttext\n1\t{BATTERIJ}|{STORING}\tzei "leeg"\n\n2\t{DWANG}\ttwee\u2028delen\n', encoding="utf-8")
        assert lees_bestand(pad, onderwerpen) == [
            Toetszin('zei "leeg"', (BATTERIJ, STORING), "set"),
            Toetszin("twee\u2028delen", (DWANG,), "set"),
        ]

    @pytest.mark.parametrize(
        ("inhoud", "melding"),
        [
            ("text\ttopic\nwel\tfaq_app/baterij\n", f"set.tsv:2: the topic 'faq_app/baterij' .* did you mean '{BATTERIJ}'"),
            (f"text\ttopic\nwel\t{BATTERIJ}\ngeen onderwerp\n", "set.tsv:3: no topic; write the id"),
            (f"text\ttopic\n  \t{BATTERIJ}\n", "set.tsv:2: no text; write the sentence"),
            (f"text\ttopic\nwel\t{BATTERIJ}|\n", "set.tsv:2: no topic"),
            ("zin\ttopic\n", "no column 'text' in the first line; write the column names"),
            ("text,topic\n", "no column 'text'"),
            ("text\ttopic\n", "holds no sentences; write one"),
            ("", "no column 'text'"),
        ],
    )
    def test_a_wrong_file_is_explained(self, tmp_path, onderwerpen, inhoud, melding):
        pad = tmp_path / "set.tsv"
        pad.write_text(inhoud, encoding="utf-8")
        with pytest.raises(InhoudFout, match=melding):
            lees_bestand(pad, onderwerpen)

    def test_all_fixed_sets_are_read(self, tmp_path, onderwerpen):
        (tmp_path / "tests/onderwerpen/faq_app").mkdir(parents=True)
        (tmp_path / "tests/toetsen").mkdir()
        (tmp_path / "tests/onderwerpen/faq_app/batterij.yml").write_text("zinnen: [een, 2]", encoding="utf-8")
        (tmp_path / "tests/toetsen/moeilijk.tsv").write_text(f"text\ttopic\ndrie\t{DWANG}\n", encoding="utf-8")
        gelezen = [(z.tekst, z.verwacht, z.verzameling) for z in lees_vaste(tmp_path, onderwerpen)]
        assert gelezen == [
            ("een", (BATTERIJ,), "onderwerpen"),
            ("2", (BATTERIJ,), "onderwerpen"),
            ("drie", (DWANG,), "moeilijk"),
        ]

    def test_an_answer_for_other_sentences_is_refused(self):
        rij_ = {"text": "anders", "ranking": [{"topic": BATTERIJ, "confidence": 1.0}], "decision": "antwoord"}
        with pytest.raises(VoorspellenMislukt, match="other sentences"):
            lees_uitvoer(json.dumps({"model": "m", "drempels": {}, "rows": [rij_]}), [Toetszin("zin", (BATTERIJ,))])

    def test_a_missing_file_is_one_line_on_stderr(self, tmp_path, capsys):
        assert opdracht.main(["--file", str(tmp_path / "weg.tsv")]) == 1
        assert capsys.readouterr().err == f"{tmp_path / 'weg.tsv'}: cannot be read (No such file or directory); check the name\n"

    @pytest.mark.parametrize(
        ("argumenten", "melding"),
        [
            (["--model", "weg.tar.gz"], "weg.tar.gz: there is no model here; run 'make train' first\n"),
            (["--model", "kapot.tar.gz"], "kapot.tar.gz: this is not a model; name a .tar.gz that 'make train' wrote\n"),
            (["--model", "leeg.tar.gz"], "leeg.tar.gz cannot be used: "),
            (["--out", "uit.html"], "uit.html: the figures are JSON, and the report stands beside them; end OUT in .json\n"),
        ],
    )
    def test_what_cannot_be_is_one_line_on_stderr(self, tmp_path, monkeypatch, capsys, argumenten, melding):
        monkeypatch.chdir(tmp_path)
        Path("kapot.tar.gz").write_text("geen archief")
        tarfile.open("leeg.tar.gz", "w:gz").close()
        assert opdracht.main([*argumenten, "--file", str(opdracht.WORTEL / "tests/toetsen/buiten.tsv")]) == 1
        gezegd = capsys.readouterr()
        assert gezegd.err.startswith(melding) and gezegd.err.count("\n") == 1 and gezegd.out == ""

    def test_without_any_model_the_remedy_is_told(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setattr(modellen, "MODELLEN", tmp_path / "models")
        assert opdracht.main([]) == 1
        assert capsys.readouterr().err.endswith("models: there is no model here; run 'make train' first\n")

    def test_a_model_of_other_data_is_measured_and_that_is_told(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setattr(modellen, "MODELLEN", tmp_path)
        tarfile.open(tmp_path / "oud.tar.gz", "w:gz").close()
        (tmp_path / "actief.json").write_text(json.dumps({"model": "oud.tar.gz", "vingerafdruk": "van andere data"}))
        assert opdracht.main([]) == 1  # it is empty, but it was taken
        eerste, tweede = capsys.readouterr().err.splitlines()
        assert "oud.tar.gz was trained on other data than there is now" in eerste and "oud.tar.gz cannot be used" in tweede


class TestVerslag:
    @pytest.fixture
    def rijen(self) -> list[Rij]:
        return [
            rij(BATTERIJ, BATTERIJ),
            rij(DWANG, TEST, WERKT_NIET, DWANG, tekst="<b>moet</b> dat"),
            rij(NOOD, NOOD, zeker=0.6),
            rij(BUITEN, BUITEN, zeker=0.3, besluit="verduidelijk"),
        ]

    def test_rows_keep_their_order_and_their_labels(self, rijen, onderwerpen):
        rijen[0] = rij(f"{BATTERIJ}|{STORING}", STORING, BATTERIJ, zeker=0.8)
        u = opdracht.evalueer(Voorspelling("m.tar.gz", {"antwoord": 0.35}, rijen), onderwerpen, KANALEN)
        assert u["rows"][0] == {
            "text": "zin",
            "expected": f"{BATTERIJ}|{STORING}",
            "ranking": [{"topic": STORING, "confidence": 0.8}, {"topic": BATTERIJ, "confidence": pytest.approx(0.1)}],
            "decision": "antwoord",
        }
        assert (u["model"], u["thresholds"], len(u["rows"])) == ("m.tar.gz", {"antwoord": 0.35}, 4)

    def test_it_is_one_plain_file_and_shows_what_went_wrong(self, rijen, onderwerpen, tmp_path):
        u = opdracht.evalueer(Voorspelling("m.tar.gz", {}, rijen), onderwerpen, KANALEN)
        schrijf_verslag(u, rijen, onderwerpen, tmp_path / "x.html")
        html = (tmp_path / "x.html").read_text(encoding="utf-8")
        assert "<script" not in html and "http" not in html and "<b>moet" not in html
        assert "&lt;b&gt;moet&lt;/b&gt; dat" in html and f"titel van {TEST}" in html and "75,0%" in html
