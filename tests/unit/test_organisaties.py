"""To which organisation a conversation goes, and what a wrong file says."""

from pathlib import Path

import pytest
import yaml

from gateway.balie import wachtwoorden
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.organisaties import Organisaties

WORTEL = Path(__file__).resolve().parents[2]
ONDERWERPEN = Onderwerpen.lees(WORTEL / "data/onderwerpen.yml")
BESTANDEN = [WORTEL / "routering/organisaties.yml", WORTEL / "tools/demo_organisaties.yml", WORTEL / "tests/gegevens/organisaties.yml"]


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: pad.parent.name)
def test_the_files_can_be_read(pad):
    assert Organisaties.lees(pad, lambda _: None, ONDERWERPEN).landelijk.soort == "landelijk"


@pytest.mark.parametrize(
    ("kanaal", "gemeente", "verwacht"),
    [
        ("ggd", "GM0114", "ggd-drenthe"), ("ggd", "GM0363", "landelijk"), ("ggd", None, "landelijk"),
        ("gemeente", "GM0114", "emmen"), ("gemeente", "GM0363", "landelijk"), ("vws", "GM0114", "landelijk"),
        (None, "GM0114", "emmen"), (None, None, "landelijk"),
    ],
)  # fmt: skip
def test_by_channel_and_municipality(kanaal, gemeente, verwacht):
    alle = Organisaties.lees(BESTANDEN[2], {"GM0114": "ggd-drenthe", "GM0363": "ggd-amsterdam"}.get, ONDERWERPEN)
    assert alle.voor(kanaal, gemeente).id == verwacht


@pytest.mark.parametrize(
    ("onderwerp", "verwacht"),
    [
        ("faq_app/batterij", "app"), ("faq_privacy/locatie_volgen", "app"), ("faq_privacy/bewaartermijn", "privacy"),
        ("klacht/privacy", None), (None, None),
    ],
)  # fmt: skip
def test_the_team_by_topic_and_a_topic_before_its_group(onderwerp, verwacht):
    emmen = Organisaties.lees(BESTANDEN[2], lambda _: None, ONDERWERPEN)["emmen"]
    assert emmen.team_voor(onderwerp) == verwacht


@pytest.mark.parametrize(
    ("wijziging", "fout"),
    [
        ({"soort": "vereniging"}, "soort is 'vereniging'"), ({"code": None}, "needs a code"), ({"kleur": "rood"}, "kleur is not a field"),
        ({"openingstijd": {}}, "openingstijd is not a field; did you mean 'openingstijden'?"),
        ({"teams": ["app"]}, "teams is not a list of teams by id"), ({"teams": {"app": {}}}, r"emmen: teams.app: naam is missing"),
        ({"teams": {"App!": {"naam": "App"}}}, "wrong id; use small letters"),
        ({"teams": {"app": {"naam": "App", "onderwerp": []}}}, "onderwerp is not a field; did you mean 'onderwerpen'?"),
        ({"teams": {"app": {"naam": "App", "onderwerpen": ["faq_app/baterij"]}}}, "faq_app/baterij; did you mean 'faq_app/batterij'?"),
        ({"teams": {"app": {"naam": "App", "onderwerpen": ["faq_ap"]}}}, "no topic or group faq_ap; did you mean 'faq_app'?"),
        ({"teams": {t: {"naam": t, "onderwerpen": ["faq_app"]} for t in "ab"}}, "faq_app goes to more than one place"),
        ({"naam": ""}, "naam or openingstijden is missing"),
        ({"openingstijden": {"week": {"maandag": ["17:00-09:00"]}, "gesloten_op": [], "afwijkend": {}}}, "openingstijden"),
        ({"soort": "landelijk", "code": None}, "exactly one"),
    ],
)  # fmt: skip
def test_a_wrong_file_names_the_organisation_and_the_fault(tmp_path, wijziging, fout):
    ruw = yaml.safe_load(BESTANDEN[2].read_text(encoding="utf-8"))
    ruw["organisaties"]["emmen"].update(wijziging)
    (tmp_path / "o.yml").write_text(yaml.safe_dump(ruw), encoding="utf-8")
    with pytest.raises(InhoudFout, match=fout):
        Organisaties.lees(tmp_path / "o.yml", lambda _: None, ONDERWERPEN)


@pytest.mark.parametrize("wachtwoord", ["kort", "Welkom012026", "wachtwoord123!", "aaaaaaaaaaaaaaaa", "PasswordPassword"])
def test_passwords_that_are_refused(wachtwoord):
    assert wachtwoorden.bezwaar(wachtwoord)


def test_a_good_password_is_kept_as_a_hash_that_only_it_fits():
    goed = "paard batterij nietje correct"
    assert wachtwoorden.bezwaar(goed) is None
    hash_ = wachtwoorden.hash_van(goed)
    assert hash_.startswith("$argon2id$") and wachtwoorden.klopt(hash_, goed)
    assert not wachtwoorden.klopt(hash_, goed + " ") and not wachtwoorden.klopt(None, goed)
