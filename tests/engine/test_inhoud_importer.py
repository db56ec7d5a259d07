"""Our reader of the topic files, against Rasa's own."""

from pathlib import Path

import pytest
from rasa.shared.importers.rasa import RasaFileImporter

from components.inhoud_importer import InhoudImporter
from helpdesk.fouten import InhoudFout

WORTEL = Path(__file__).resolve().parents[2]


def test_it_reads_what_rasa_reads():
    map_ = str(WORTEL / "data" / "faq_privacy")
    onze, zijne = (klasse(None, None, [map_]).get_nlu_data() for klasse in (InhoudImporter, RasaFileImporter))
    assert len(onze.training_examples) > 1000 and len(onze.responses) == 10
    assert onze.fingerprint() == zijne.fingerprint()


def test_brackets_and_signs_in_a_sentence_are_text(tmp_path):
    zin = "de app zegt [fout](23), wat nu?"
    (tmp_path / "a.yml").write_text(f"nlu:\n- intent: faq_app/storing\n  examples: |\n    - {zin}\n    - doet niks\n")
    gelezen = InhoudImporter(None, None, [str(tmp_path)]).get_nlu_data()
    assert [m.get("text") for m in gelezen.training_examples] == [zin, "doet niks"]
    assert {m.get_full_intent() for m in gelezen.training_examples} == {"faq_app/storing"}


@pytest.mark.parametrize(("inhoud", "fout"), [("nlu:\n- intent: a/b\nlookup: x\n", "lookup cannot stand"), ("nlu: [\n", "a.yml:2")])
def test_a_wrong_file_is_named(tmp_path, inhoud, fout):
    (tmp_path / "a.yml").write_text(inhoud)
    importer = InhoudImporter(None, None, [])
    importer._nlu_files = [str(tmp_path / "a.yml")]
    with pytest.raises(InhoudFout, match=fout):
        importer.get_nlu_data()
