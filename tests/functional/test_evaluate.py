"""`make evaluate` with the model that is live."""

import json
import subprocess
import sys

import pytest

from tools.paden import WORTEL

pytestmark = pytest.mark.slow
ZINNEN = (
    ("vreet die app mn accu leeg?", "faq_app/batterij"),
    ("De GGD-medewerker aan de telefoon was heel onbeleefd", "klacht/ggd_medewerker|klacht/bron_en_contactonderzoek"),
    ("ik krijg geen lucht meer bel een ambulance", "zorg/noodgeval"),
    ("wanneer wordt het grofvuil opgehaald", "buiten_bereik/andere_gemeentezaken"),
)
CIJFERS = {
    "model", "thresholds", "sentences", "top1", "top3", "macro_f1", "channel", "safety", "rejection", "ece", "reliability",
    "decisions", "confusions", "per_group", "per_topic", "sets", "rows",
}  # fmt: skip


@pytest.fixture(scope="module")
def uit(tmp_path_factory):
    """What the command wrote."""
    map_ = tmp_path_factory.mktemp("evaluatie")
    regels = ["text\ttopic", *("\t".join(zin) for zin in ZINNEN)]
    (map_ / "zinnen.tsv").write_text("\n".join(regels), encoding="utf-8")
    opdracht = [sys.executable, "-m", "tools", "evaluate", "--file", map_ / "zinnen.tsv", "--out", map_ / "uit.json"]
    klaar = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, timeout=120, check=False)
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stderr == "" and "100.0%" in klaar.stdout
    return map_


def test_the_figures_and_what_was_made_of_each_sentence(uit):
    u = json.loads((uit / "uit.json").read_text(encoding="utf-8"))
    assert set(u) == CIJFERS
    assert u["top1"] == {"strict": 1.0, "lenient": 1.0} and u["channel"]["lenient"] == u["safety"]["recall"] == 1.0
    assert [(rij["text"], rij["expected"]) for rij in u["rows"]] == list(ZINNEN)
    for rij in u["rows"]:
        zekerheden = [plek["confidence"] for plek in rij["ranking"]]
        assert len(zekerheden) >= 3 and sum(zekerheden) <= 1.001
        assert rij["decision"] in ("antwoord", "verduidelijk", "terugval")


def test_the_report_stands_beside_them(uit):
    html = (uit / "uit.html").read_text(encoding="utf-8")
    assert "Dit verslag gaat over 4 zinnen." in html and "Alle zinnen gaan goed." in html
