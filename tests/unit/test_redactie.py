"""The editors' files: topics, the working copy and the models, without a gateway."""

import asyncio
import json
import shutil
import stat
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gateway.errors import OngeldigeInvoer
from gateway.redactie.onderwerpenbeheer import Onderwerpenbeheer
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import LiveOnderwerpen, Onderwerpen
from redactie.in_het_nederlands import in_het_nederlands
from redactie.modellen import Modellen
from redactie.onderwerpbestand import Antwoord, Onderwerpbestand, Toetsbestand, datum, met_titel, schone_zinnen
from redactie.promotie import Promotie, WisselMislukt
from redactie.werkkopie import AlGewijzigd, Werkkopie
from tests.unit.inhoudsboom import APP, Boom
from tools.controle.inhoud import Fout
from tools.nieuw_onderwerp import main as nieuw_onderwerp
from tools.paden import WORTEL

ANNA = "Anna <anna@emmen.example>"
BATTERIJ = "data/faq_app/batterij.yml"


class TestOnderwerpbestand:
    @pytest.mark.parametrize("pad", sorted(p for p in (WORTEL / "data").glob("*/*.yml") if p.parent.name != "regels"), ids=lambda p: p.stem)
    def test_what_is_not_changed_is_written_as_it_was(self, pad: Path):
        onderwerp, tekst = f"{pad.parent.name}/{pad.stem}", pad.read_text(encoding="utf-8")
        bestand = Onderwerpbestand.lees(onderwerp, tekst)
        bestand.zet_zinnen(schone_zinnen("\n".join(bestand.zinnen)))
        if bestand.antwoorden:
            bestand.zet_antwoorden(bestand.antwoorden)
        assert bestand.als_tekst() == tekst
        toets = (WORTEL / "tests/onderwerpen" / onderwerp).with_suffix(".yml").read_text(encoding="utf-8")
        toetsen = Toetsbestand.lees(onderwerp, toets)
        toetsen.zet_zinnen(toetsen.zinnen)
        assert toetsen.als_tekst() == toets

    def test_a_changed_answer_changes_only_its_own_lines_and_another_is_added(self):
        tekst = (WORTEL / BATTERIJ).read_text(encoding="utf-8")
        bestand = Onderwerpbestand.lees("faq_app/batterij", tekst)
        eerste, *rest = bestand.antwoorden
        erbij = Antwoord("Nieuw.", "https://x.nl", "2026-01-02", "vng", None, "2020-09-01", ("a#1",), ("b/c", "d/e"), "praktijktest")
        bestand.zet_antwoorden([replace(eerste, peildatum="2026-01-02"), *rest, erbij])
        oud, nieuw = tekst.splitlines(), bestand.als_tekst().splitlines()
        weg = [regel for regel in oud if regel not in nieuw]
        assert len(weg) == 1 and "2026-11-23" in weg[0], weg
        assert nieuw[-4:] == [
            "      Nieuw.",
            "    condition:",
            "    - {type: slot, name: fase, value: praktijktest}",
            '    metadata: {bron: "https://x.nl", peildatum: "2026-01-02", eigenaar: vng, geldig: {tot: "2020-09-01"}, feiten: ["a#1"], vervolg: [b/c, d/e]}',
        ]
        assert Onderwerpbestand.lees("faq_app/batterij", bestand.als_tekst()).antwoorden[-1] == erbij

    def test_an_answer_that_goes_takes_nothing_of_the_others_along(self):
        bestand = Onderwerpbestand.lees("faq_app/batterij", (WORTEL / BATTERIJ).read_text(encoding="utf-8"))
        _, tweede, *rest = bestand.antwoorden
        gewijzigd = replace(tweede, tekst="Anders.")
        bestand.zet_antwoorden([gewijzigd, *rest])
        assert Onderwerpbestand.lees("faq_app/batterij", bestand.als_tekst()).antwoorden == [gewijzigd, *rest]

    def test_a_broken_file_is_named_with_its_line(self):
        with pytest.raises(InhoudFout, match=r"data/faq_app/x\.yml:2: "):
            Onderwerpbestand.lees("faq_app/x", "nlu: [\n  oeps: :\n")

    def test_lines_become_sentences(self):
        assert schone_zinnen("- een\n\n  twee   woorden \r\neen\n-\n[drie] {x}\n112\n😂") == ["een", "twee woorden", "(drie) (x)", "112", "😂"]
        assert datum(" 2020-12-15 ") == "2020-12-15" and datum("") is None
        with pytest.raises(InhoudFout, match="geen datum"):
            datum("15-12-2020")

    def test_a_title_goes_at_the_end_of_its_group_and_comments_stay(self):
        catalogus = "# uit\nonderwerpen:\n  faq_app:\n    a: A?\n  # over privacy\n  faq_privacy:\n    b: B?\nacties: {}\n"
        assert met_titel(catalogus, "faq_app/nieuw", "Nieuw?") == catalogus.replace("    a: A?\n", "    a: A?\n    nieuw: Nieuw?\n")
        assert met_titel(catalogus, "faq_app/a", "Anders?") == catalogus.replace("A?", "Anders?")
        with pytest.raises(InhoudFout, match="no group zorgen"):
            met_titel(catalogus, "zorgen/x", "X?")


class TestNieuwOnderwerp:
    @pytest.fixture
    def boom(self, tmp_path) -> Boom:
        boom = Boom(tmp_path)
        boom.fouten()
        return boom

    def test_it_makes_the_three_files_and_the_check_says_what_is_missing(self, tmp_path, boom):
        assert nieuw_onderwerp(["faq_app/nieuwe_telefoon"], tmp_path) == 0
        assert "nieuwe_telefoon: Nieuwe telefoon?" in (tmp_path / "data/onderwerpen.yml").read_text()
        from tests.unit.inhoudsboom import VANDAAG
        from tools.validate import controleer

        fouten = [str(f) for f in controleer(tmp_path, VANDAAG)[0]]
        assert fouten and all("nieuwe_telefoon" in f for f in fouten)
        assert any("0 sentences; write at least 8" in f for f in fouten) and any("0 test sentences; write at least 2" in f for f in fouten)
        assert any("metadata lacks 'bron'" in f for f in fouten)

    @pytest.mark.parametrize(
        ("onderwerp", "gezegd"),
        [(APP, "this topic exists"), ("klacht/x", "a new question goes under"), ("faq_app/Hoofd Letter", "small letters"), ("x", "a new question goes under")],
    )
    def test_what_cannot_be_is_told_and_nothing_is_written(self, tmp_path, boom, capsys, onderwerp, gezegd):
        voor = sorted(p for p in tmp_path.rglob("*") if p.is_file())
        assert nieuw_onderwerp([onderwerp], tmp_path) == 1
        assert gezegd in capsys.readouterr().err and sorted(p for p in tmp_path.rglob("*") if p.is_file()) == voor


def git(map_: Path, *opdracht: str) -> str:
    eigen = ["-c", "user.name=O", "-c", "user.email=o@x.example", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", "-C", map_, *eigen, *opdracht], check=True, capture_output=True, text=True).stdout


class TestWerkkopie:
    @pytest.fixture
    def project(self, tmp_path) -> Path:
        """A project with what editors change, in git."""
        project = tmp_path / "project"
        for deel in ("config.yml", "domain.yml", "gateway/teksten.yml", "gemeenten", "registers", "routering", "taal", "tests/negatief", "tests/onderwerpen", "tests/toetsen", "data"):
            (project / deel).parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if (WORTEL / deel).is_dir() else shutil.copy)(WORTEL / deel, project / deel)
        git(project, "init", "-q")
        git(project, "add", "-A")
        git(project, "commit", "-qm", "begin")
        return project

    @pytest.fixture
    def kopie(self, tmp_path, project) -> Werkkopie:
        return Werkkopie(tmp_path / "kopie", project)

    def test_a_change_is_a_version_and_goes_to_the_projects_branch(self, kopie, project):
        tekst = kopie.lees(BATTERIJ)
        id_ = kopie.schrijf({BATTERIJ: tekst + "# zo\n"}, ANNA, "proef", kopie.stempel(BATTERIJ))
        eerste, tweede = kopie.versies()
        assert (eerste.id, eerste.wie, eerste.waarom, eerste.plekken) == (id_, "Anna", "proef", (BATTERIJ,)) and tweede.waarom == "begin"
        assert git(project, "rev-parse", "redactie").strip() == id_ and git(project, "log", "-1", "--format=%s").strip() == "begin"
        assert kopie.op(BATTERIJ, tweede.id) == tekst and kopie.op("data/x.yml", id_) is None
        assert kopie.versies(sinds=id_) == [] and kopie.versies(sinds=tweede.id) == [eerste] and kopie.versies(sinds="0" * 40) == []
        assert kopie.schrijf({BATTERIJ: tekst + "# zo\n"}, ANNA, "nog eens") is None, "nothing changed"

    def test_who_comes_second_is_told_and_nothing_is_written(self, kopie):
        stempel, tekst = kopie.stempel(BATTERIJ), kopie.lees(BATTERIJ)
        kopie.schrijf({BATTERIJ: tekst + "# een\n"}, ANNA, "een", stempel)
        with pytest.raises(AlGewijzigd):
            kopie.schrijf({BATTERIJ: tekst + "# twee\n"}, ANNA, "twee", stempel)
        assert kopie.lees(BATTERIJ).endswith("# een\n")

    def test_a_change_is_undone_unless_later_ones_touch_it(self, kopie):
        tekst = kopie.lees(BATTERIJ)
        een = kopie.schrijf({BATTERIJ: tekst + "# een\n"}, ANNA, "een")
        kopie.draai_terug(een, ANNA)
        assert kopie.lees(BATTERIJ) == tekst and kopie.versies()[0].waarom == "Teruggedraaid: een"
        twee = kopie.schrijf({BATTERIJ: tekst + "# twee\n"}, ANNA, "twee")
        kopie.schrijf({BATTERIJ: "# boven\n" + tekst + "# twee\n"}, ANNA, "elders")
        kopie.draai_terug(twee, ANNA)
        assert kopie.lees(BATTERIJ) == "# boven\n" + tekst, "what came later stays"
        twee = kopie.schrijf({BATTERIJ: tekst + "# twee\n"}, ANNA, "twee")
        kopie.schrijf({BATTERIJ: tekst + "# twee, anders\n"}, ANNA, "drie")
        with pytest.raises(InhoudFout, match="latere wijzigingen"):
            kopie.draai_terug(twee, ANNA)
        assert kopie.lees(BATTERIJ) == tekst + "# twee, anders\n"

    def test_what_the_project_did_meanwhile_is_taken_over(self, kopie, project):
        kopie.schrijf({BATTERIJ: kopie.lees(BATTERIJ) + "# redactie\n"}, ANNA, "van de redactie")
        (project / "data/faq_app/bluetooth.yml").write_text("# project\n" + (project / "data/faq_app/bluetooth.yml").read_text())
        git(project, "commit", "-qam", "van het project")
        assert kopie.werk_bij(ANNA) == []
        assert kopie.lees("data/faq_app/bluetooth.yml").startswith("# project\n") and kopie.lees(BATTERIJ).endswith("# redactie\n")
        assert kopie.werk_bij(ANNA) == [], "once"
        (project / BATTERIJ).write_text((project / BATTERIJ).read_text() + "# ook hier\n")
        git(project, "commit", "-qam", "botst")
        assert kopie.werk_bij(ANNA) == [BATTERIJ]
        assert kopie.lees(BATTERIJ).endswith("# redactie\n"), "nothing was taken over"

    def test_after_a_start_a_release_is_taken_over_or_the_screen_says_why_not(self, kopie, project):
        kopie.schrijf({BATTERIJ: kopie.lees(BATTERIJ) + "# redactie\n"}, ANNA, "van de redactie")
        (project / BATTERIJ).write_text((project / BATTERIJ).read_text() + "# ook hier\n")
        git(project, "commit", "-qam", "botst")
        beheer = Onderwerpenbeheer(kopie, None, None, project, lambda: datetime.now(UTC))
        assert len(asyncio.run(beheer.lijst())) == 95 and beheer.botsingen == [BATTERIJ]

    def test_an_accepted_message_that_another_topic_has_is_refused_with_its_name(self, kopie, project):
        beheer = Onderwerpenbeheer(kopie, None, None, project, lambda: datetime.now(UTC))
        voor = kopie.lees("data/faq_app/bluetooth.yml")
        with pytest.raises(OngeldigeInvoer) as fout:
            asyncio.run(beheer.voeg_zinnen_toe("faq_app/bluetooth", ["nog een nieuwe over dat blauwe ding", "Accu snel leeg!"], ANNA, "uit het postvak"))
        assert "(faq_app/batterij)" in fout.value.detail and kopie.lees("data/faq_app/bluetooth.yml") == voor
        asyncio.run(beheer.voeg_zinnen_toe("faq_app/bluetooth", ["nog een nieuwe over dat blauwe ding"], ANNA, "uit het postvak"))
        assert "    - nog een nieuwe over dat blauwe ding\n" in kopie.lees("data/faq_app/bluetooth.yml") and kopie.versies()[0].waarom == "uit het postvak"

    def test_a_lost_working_copy_goes_on_from_the_branch(self, kopie, project):
        kopie.schrijf({BATTERIJ: kopie.lees(BATTERIJ) + "# bewaard\n"}, ANNA, "bewaard")
        shutil.rmtree(kopie.map)
        assert Werkkopie(kopie.map, project).lees(BATTERIJ).endswith("# bewaard\n")

    def test_without_git_it_keeps_versions_itself(self, tmp_path, project):
        shutil.rmtree(project / ".git")
        kopie = Werkkopie(tmp_path / "kopie", project)
        assert not kopie.uit_git
        kopie.schrijf({BATTERIJ: kopie.lees(BATTERIJ) + "# zo\n"}, ANNA, "proef")
        assert [v.waarom for v in kopie.versies()] == ["proef", "Begin van de werkkopie"] and kopie.werk_bij(ANNA) == []
        assert not (project / BATTERIJ).read_text().endswith("# zo\n")

    def test_a_disk_that_is_full_leaves_the_old_files(self, kopie, monkeypatch):
        toets, echt = "tests/onderwerpen/faq_app/batterij.yml", Path.replace
        voor = {plek: kopie.lees(plek) for plek in (BATTERIJ, toets)}

        def vol(zelf: Path, doel: Path) -> Path:
            if "tests" in Path(doel).parts[-4:]:
                raise OSError(28, "No space left on device")
            return echt(zelf, doel)

        monkeypatch.setattr(Path, "replace", vol)
        with pytest.raises(InhoudFout, match="Er is niets veranderd"):
            kopie.schrijf({plek: tekst + "# x\n" for plek, tekst in voor.items()}, ANNA, "vol")
        assert {plek: kopie.lees(plek) for plek in voor} == voor


class TestModellen:
    @pytest.fixture
    def modellen(self, tmp_path) -> Modellen:
        for n in range(5):
            (tmp_path / f"m{n}.tar.gz").write_text("x")
        return Modellen(tmp_path)

    def test_one_is_live_with_a_way_back_and_old_ones_go(self, modellen):
        assert modellen.live() is None and modellen.vorige() is None
        for n in (0, 1):
            modellen.zet_live(modellen.zoek(f"m{n}.tar.gz"), "afdruk", "Anna")
        modellen = Modellen(modellen.map, bewaren=2)
        modellen.zet_live(modellen.zoek("m4.tar.gz"), "afdruk", "Anna")
        assert modellen.live().naam == "m4.tar.gz" and modellen.vorige().naam == "m1.tar.gz"
        # The two newest, and those on the way back.
        assert [m.naam for m in modellen.alle()] == ["m4.tar.gz", "m3.tar.gz", "m1.tar.gz", "m0.tar.gz"]
        assert modellen.stand["vorige"] == ["m1.tar.gz", "m0.tar.gz"] and modellen.stand["door"] == "Anna"

    def test_nothing_outside_the_folder_is_a_model(self, modellen, tmp_path):
        for naam in ("../m0.tar.gz", "actief.json", "m9.tar.gz"):
            if naam.startswith(".."):
                assert modellen.zoek(naam).pad.parent == tmp_path
                continue
            with pytest.raises(InhoudFout, match="dit model is er niet"):
                modellen.zoek(naam)

    @pytest.fixture
    def catalogus(self):
        return json.dumps({"onderwerpen": {"faq_app": {"a": "A?", "nieuw": "Nieuw?"}}, "acties": {}})

    def test_the_words_on_buttons_follow_the_live_model(self, modellen, tmp_path, catalogus):
        wortel = tmp_path / "project"
        (wortel / "data").mkdir(parents=True)
        (wortel / "data/onderwerpen.yml").write_text(catalogus.replace(', "nieuw": "Nieuw?"', ""))
        tijd = iter(range(0, 100, 2))
        live = LiveOnderwerpen(tmp_path, wortel, lambda: next(tijd))
        assert list(live) == ["faq_app/a"]
        modellen.beschrijf("m1.tar.gz", {"door": "Anna"}, catalogus)
        tijdens: list[list[str]] = []
        promotie = Promotie(modellen, wortel, lambda _: tijdens.append(list(live)), lambda: "afdruk")
        promotie.zet_live(modellen.zoek("m1.tar.gz"), "Anna")
        promotie.zet_live(modellen.zoek("m0.tar.gz"), "Anna")
        # The longer list holds while the model is exchanged, both ways.
        assert tijdens == [["faq_app/a", "faq_app/nieuw"]] * 2 and list(live) == ["faq_app/a"]
        (wortel / "data/onderwerpen.yml").write_text("onderwerpen: [")
        assert list(live) == ["faq_app/a"], "a broken file is not taken over"

    def test_a_swap_that_fails_leaves_everything_as_it_was(self, modellen, tmp_path, catalogus):
        def weigert(naam: str) -> None:
            raise WisselMislukt("kapot")

        (tmp_path / "data").mkdir()
        (tmp_path / "data/onderwerpen.yml").write_text(catalogus)
        modellen.beschrijf("m1.tar.gz", {}, catalogus)
        modellen.zet_live(modellen.zoek("m0.tar.gz"), "afdruk", "Anna")
        with pytest.raises(WisselMislukt):
            Promotie(modellen, tmp_path, weigert, lambda: "afdruk").zet_live(modellen.zoek("m1.tar.gz"), "Anna")
        assert modellen.live().naam == "m0.tar.gz" and not (tmp_path / "onderwerpen.yml").exists()


def test_faults_are_told_in_dutch_and_what_has_no_translation_is_still_told():
    assert in_het_nederlands(Fout("x", "an answer of 90 words (De app …)", "shorten it")) == ("Het antwoord heeft 90 woorden.", "Maak het korter: hoogstens 80.")
    assert in_het_nederlands(Fout("x", "something new", "do that")) == ("something new", "do that")


def test_the_catalogue_of_this_project_can_be_followed():
    assert list(LiveOnderwerpen(WORTEL / "bestaat-niet", WORTEL)) == list(Onderwerpen.lees(WORTEL / "data/onderwerpen.yml"))


def test_only_the_owner_reads_where_the_running_rasa_is(tmp_path, monkeypatch):
    from tools import run

    monkeypatch.setattr(run, "LOPEND", tmp_path / "lopend.json")
    with run._vindbaar([run.Proces("gateway", [], {"HELPDESK_RASA_URL": "http://x", "HELPDESK_RASA_TOKEN": "geheim"})]):
        assert json.loads(run.LOPEND.read_text()) == {"rasa": "http://x", "token": "geheim"}
        assert stat.S_IMODE(run.LOPEND.stat().st_mode) == 0o600
    assert not run.LOPEND.exists()
