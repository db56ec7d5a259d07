"""Contact points and phases on a date, from the real files."""

from datetime import date
from pathlib import Path

import pytest

from helpdesk.fasen import Fasen
from helpdesk.fouten import InhoudFout
from helpdesk.kanalen import Kanalen

WORTEL = Path(__file__).resolve().parents[2]


@pytest.fixture
def kanalen():
    return Kanalen.lees(WORTEL / "routering" / "kanalen.yml")


def test_a_closed_line_is_never_shown_now(kanalen):
    assert "helpdesk_coronamelder" not in kanalen.op(date(2026, 11, 23))
    assert kanalen.contact("helpdesk_coronamelder", date(2026, 11, 23)).telefoon is None
    assert kanalen.contact("helpdesk_coronamelder", date(2020, 12, 15)).telefoon == "0800-1280"


def test_an_uncertain_number_is_never_shown(kanalen):
    assert kanalen.contact("luisterlijn", date(2022, 1, 1)).telefoon is None
    assert kanalen.contact("politie_geen_spoed", date(2022, 1, 1)).telefoon is None


def test_opening_hours_follow_the_date(kanalen):
    assert "weekend" in kanalen.contact("helpdesk_coronamelder", date(2020, 9, 1)).openingstijden
    assert kanalen.contact("helpdesk_coronamelder", date(2020, 12, 15)).openingstijden == "elke dag van 8.00 tot 20.00 uur"


@pytest.mark.parametrize(
    ("dag", "fase"),
    [("2020-08-17", "praktijktest"), ("2020-10-10", "landelijk"), ("2021-04-29", "pauze"), ("2021-05-02", "landelijk"), ("2022-04-22", "beeindigd")],
)
def test_the_phase_of_a_date(dag, fase):
    assert Fasen.lees(WORTEL / "registers" / "feiten" / "fasen.yml").op(date.fromisoformat(dag)).id == fase


def test_a_date_before_the_app_is_refused():
    with pytest.raises(InhoudFout, match="2020-08-17"):
        Fasen.lees(WORTEL / "registers" / "feiten" / "fasen.yml").op(date(2020, 1, 1))
