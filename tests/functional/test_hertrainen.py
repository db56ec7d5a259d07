"""From a changed topic to a better assistant, with real trainings: under load, never worse, and back again."""

import json
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pytest

from tests.collega import Collega
from tests.functional.test_redactie import TOETS, nieuw, tekst
from tests.geheel import Gesprek, Helpdesk, eigen_redactie, pgrep
from tools.paden import WORTEL
from tools.run import sein

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

KLANTEN = 20
TRAINING = 600  # seconds, at most, on a machine that does other things too
VRAAG = "nieuwe tel nodig voor dat ding?"
NIEUW = "faq_app/moet_ik_een_nieuwe_telefoon_kopen"
BATTERIJ = "Gebruikt de app veel batterij?"


@dataclass
class Opstelling:
    helpdesk: Helpdesk
    anna: Collega
    baas: Collega
    map: Path

    def stuur(self, pad: str, wie: Collega | None = None, **velden: object):
        wie = wie or self.anna
        return wie.http.post(pad, data={**velden, "csrf": wie.csrf}, timeout=120)

    def train(self) -> str:
        """Train and wait; returns the name of the candidate."""
        assert self.stuur("/redactie/training").status_code == 303
        einde = time.monotonic() + TRAINING
        while (taak := json.loads((self.map / "modellen/taak.json").read_text()))["toestand"] == "bezig":
            assert time.monotonic() < einde, taak
            time.sleep(0.5)
        assert taak["toestand"] == "klaar", taak["fout"]
        return taak["model"]

    def live(self) -> str:
        return json.loads((self.map / "modellen/actief.json").read_text())["model"]


@pytest.fixture(scope="module")
def opstelling(tmp_path_factory) -> Iterator[Opstelling]:
    map_ = tmp_path_factory.mktemp("hertrainen")
    ruim = {f"HELPDESK_LIMIET_{naam}": "100000/minute" for naam in ("GESPREKKEN", "BERICHTEN", "ADRES")}
    with Helpdesk(map_, **eigen_redactie(map_), **ruim) as helpdesk:
        helpdesk.wacht()
        database = f"sqlite+aiosqlite:///{helpdesk.database}"
        with (
            Collega(helpdesk.adres, database, "Anna", "emmen", "redacteur") as anna,
            Collega(helpdesk.adres, database, "Baas", "emmen", "beheerder") as baas,
        ):
            yield Opstelling(helpdesk, anna, baas, map_)


@dataclass
class Klanten:
    """Residents who go on asking; what each was answered, and whatever went wrong."""

    adres: str
    beantwoord: int = 0
    fouten: list[str] = field(default_factory=list)
    traagst: float = 0.0
    _stop: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._draden = [threading.Thread(target=self._vraag) for _ in range(KLANTEN)]
        for draad in self._draden:
            draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for draad in self._draden:
            draad.join(60)

    def _vraag(self) -> None:
        gesprek = Gesprek(self.adres)
        while not self._stop.is_set():
            begin = time.monotonic()
            try:
                beurt = gesprek.zeg(BATTERIJ)
                if [g.get("onderwerp") for g in beurt if g["soort"] == "bericht" and g["van"] == "assistent"] != ["faq_app/batterij"]:
                    self.fouten.append(str(beurt))
                self.beantwoord += 1
            except Exception as fout:  # noqa: BLE001 – whatever goes wrong for a resident is what this test is about
                self.fouten.append(repr(fout))
            self.traagst = max(self.traagst, time.monotonic() - begin)
        gesprek.http.close()


def onderwerp(helpdesk: Helpdesk, vraag: str) -> list[str | None]:
    gesprek = Gesprek(helpdesk.adres)
    try:
        return [g.get("onderwerp") for g in gesprek.zeg(vraag) if g["soort"] == "bericht" and g["van"] == "assistent"]
    finally:
        gesprek.http.close()


def test_a_new_question_goes_live_under_load_and_back_again(opstelling):
    eerste = opstelling.live()
    assert onderwerp(opstelling.helpdesk, VRAAG) != [NIEUW]
    assert opstelling.stuur("/redactie/nieuw", **nieuw()).status_code == 303
    assert "1 wijziging" in opstelling.anna.zie("/redactie")
    kandidaat = opstelling.train()
    assert opstelling.live() == eerste, "training alone changes nothing"
    pagina = opstelling.anna.zie(f"/redactie/modellen/{kandidaat}")
    assert "De poort keurt dit model goed" in pagina and "Moet ik een nieuwe telefoon kopen?" in pagina
    with Klanten(opstelling.helpdesk.adres) as klanten:
        time.sleep(3)
        assert opstelling.stuur(f"/redactie/modellen/{kandidaat}/live").status_code == 303
        time.sleep(3)
        assert onderwerp(opstelling.helpdesk, VRAAG) == [NIEUW]
        assert opstelling.live() == kandidaat
        assert opstelling.stuur("/redactie/terug").status_code == 303
        time.sleep(3)
    assert klanten.fouten == [] and klanten.beantwoord > KLANTEN, f"{klanten.beantwoord} answers, slowest {klanten.traagst:.1f} s"
    assert opstelling.live() == eerste and onderwerp(opstelling.helpdesk, VRAAG) != [NIEUW]
    logboek = opstelling.baas.zie("/balie/logboek")
    assert all(wat in logboek for wat in ("onderwerp gemaakt", "training gestart", "model live", "model teruggezet"))


def test_a_topic_that_takes_anothers_sentences_is_refused_and_only_a_beheerder_may_overrule(opstelling):
    regels = (WORTEL / "data/faq_privacy/locatie_volgen.yml").read_text().splitlines()
    gestolen = [regel.strip()[2:] for regel in regels if regel.startswith("    - ")][:120]
    zinnen = "\n".join([*gestolen[:20], *(f"{zin} zeg" for zin in gestolen[20:])])
    velden = {**nieuw(titel="Weet iemand waar ik loop?"), "zinnen": zinnen, "toetszinnen": "\n".join(f"{z} ja" for z in TOETS)}
    gewaarschuwd = tekst(opstelling.stuur("/redactie/controle", **velden))
    assert "faq_privacy/locatie_volgen" in gewaarschuwd and "staat al bij" in gewaarschuwd
    assert opstelling.stuur("/redactie/nieuw", **velden).status_code == 303
    eerste, kandidaat = opstelling.live(), opstelling.train()
    pagina = opstelling.anna.zie(f"/redactie/modellen/{kandidaat}")
    assert "De poort keurt dit model af" in pagina and "(faq_privacy/locatie_volgen)" in pagina
    assert opstelling.stuur(f"/redactie/modellen/{kandidaat}/live").status_code == 403
    assert opstelling.stuur(f"/redactie/modellen/{kandidaat}/live", opstelling.baas).status_code == 409, "without a reason"
    assert opstelling.live() == eerste
    assert opstelling.stuur(f"/redactie/modellen/{kandidaat}/live", opstelling.baas, reden="proef van de poort").status_code == 303
    assert opstelling.live() == kandidaat and "proef van de poort" in opstelling.baas.zie("/balie/logboek")
    assert opstelling.stuur("/redactie/terug", opstelling.baas).status_code == 303 and opstelling.live() == eerste


def test_a_model_that_cannot_be_loaded_leaves_the_live_one_answering(opstelling):
    kapot = opstelling.map / "modellen" / "20991231T000000Z-kapot.tar.gz"
    kapot.write_bytes(b"geen archief")
    kapot.with_name("20991231T000000Z-kapot.json").write_text(json.dumps({"oordeel": {"redenen": [], "tegen": opstelling.live()}}))
    eerste = opstelling.live()
    antwoord = opstelling.stuur(f"/redactie/modellen/{kapot.name}/live")
    assert antwoord.status_code == 409 and "Het oude model antwoordt gewoon door" in tekst(antwoord)
    assert opstelling.live() == eerste and onderwerp(opstelling.helpdesk, BATTERIJ) == ["faq_app/batterij"]


def test_a_broken_file_stops_the_training_with_its_place_and_the_live_model_is_untouched(opstelling):
    pad = opstelling.map / "werkkopie/data/faq_app/bluetooth.yml"
    goed, eerste = pad.read_text(), opstelling.live()
    try:
        pad.write_text(goed.replace("responses:", "responses: [", 1))
        with pytest.raises(AssertionError, match=r"data/faq_app/bluetooth\.yml:\d+"):
            opstelling.train()
        gezien = tekst(opstelling.anna.http.get("/redactie/training"))
        assert "De training is niet gelukt" in gezien and "data/faq_app/bluetooth.yml" in gezien and "is niet veranderd" in gezien
    finally:
        pad.write_text(goed)
    assert opstelling.live() == eerste


def test_a_training_that_is_killed_is_told_and_another_can_begin(opstelling):
    assert opstelling.stuur("/redactie/training").status_code == 303
    assert opstelling.stuur("/redactie/training").status_code == 422, "one at a time"
    (pid,) = pgrep("-f", f"redactie.training --werkkopie {opstelling.map}")
    sein(pid, signal.SIGKILL)
    einde = time.monotonic() + 20
    while "De training stopte halverwege" not in (gezien := tekst(opstelling.anna.http.get("/redactie/training"))):
        assert time.monotonic() < einde, gezien
        time.sleep(0.5)
    assert "Start de training opnieuw" in gezien and "Train en vergelijk" in gezien
