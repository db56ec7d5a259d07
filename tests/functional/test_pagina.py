"""The page without JavaScript where a person comes in: the callback form, and the question afterwards."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from cryptography.fernet import Fernet

from tests.collega import Collega
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES

pytestmark = pytest.mark.slow
EMMEN = "GM0114"


class Bladeraar:
    """A browser without scripts: sends forms, and follows where they lead."""

    def __init__(self, adres: str):
        self.http = httpx.Client(base_url=adres, trust_env=False, follow_redirects=True, timeout=30)
        self.http.get("/", params={"gemeente": EMMEN})

    def stuur(self, pad: str, **velden: str) -> httpx.Response:
        return self.http.post(pad, data={"gemeente": EMMEN, **velden})

    def zie(self) -> str:
        return self.http.get("/").text


@pytest.fixture
def los(namaak_rasa, tmp_path: Path) -> Iterator[tuple[str, str, ExitStack]]:
    """A gateway on its own, its database, and what is to be closed after the test."""
    database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
    extra = {"HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_SLEUTEL": Fernet.generate_key().decode()}
    with gateways(1, namaak_rasa[0], database, tmp_path / "g.log", **extra) as (adres,), ExitStack() as stapel:
        yield adres, database, stapel


@pytest.fixture
def inwoner(los) -> Bladeraar:
    nieuw = Bladeraar(los[0])
    los[2].callback(nieuw.http.close)
    return nieuw


GOED = {"naam": "Mevrouw Zonnebloem", "bereikbaar": "0591-123456", "wanneer": "", "akkoord": "ja"}


def test_where_nobody_is_there_a_resident_asks_to_be_phoned(los, inwoner):
    assert "Laat u terugbellen" not in inwoner.stuur("/", tekst="hallo").text
    assert inwoner.stuur("/terugbellen", **GOED).status_code == 422, "it was not offered"
    pagina = inwoner.stuur("/", tekst="ik wil een medewerker").text
    assert "Er is nu geen medewerker. U kunt ons bereiken: " in pagina
    for woord in ("Laat u terugbellen", "Uw telefoonnummer of e-mailadres", "(hoeft niet)", "Daarna wist u ze."):
        assert woord in pagina
    assert "autofocus" not in pagina and "aria-invalid" not in pagina

    klaar = inwoner.stuur("/terugbellen", **GOED)
    assert klaar.status_code == 200 and "We hebben uw terugbelverzoek ontvangen." in klaar.text
    assert "Laat u terugbellen" not in klaar.text and "Het antwoord is er nog niet" not in klaar.text
    assert "verzoek ontvangen" not in inwoner.stuur("/", tekst="nog een vraag").text
    with Collega(los[0], los[1], "Anna") as anna:
        assert "Mevrouw Zonnebloem" in anna.zie("/balie/terugbellen")


@pytest.mark.parametrize(
    ("wijziging", "fouten"),
    [
        ({"naam": " "}, {"naam": "Vul uw naam in."}),
        ({"bereikbaar": "", "akkoord": ""}, {"bereikbaar": "Vul uw telefoonnummer of e-mailadres in.", "akkoord": "Zet hier een vinkje."}),
        ({"wanneer": "x" * 201}, {"wanneer": "Dit is te lang. Gebruik hoogstens 200 tekens."}),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_first_gets_the_focus(inwoner, wijziging, fouten):
    inwoner.stuur("/", tekst="ik wil een medewerker")
    antwoord = inwoner.stuur("/terugbellen", **{**GOED, "naam": "<b>Zonnebloem", **wijziging})
    assert antwoord.status_code == 422
    velden = re.findall(r'<input[^>]* name="(naam|bereikbaar|wanneer|akkoord)"([^>]*)>', antwoord.text)
    assert [naam for naam, rest in velden if "aria-invalid" in rest] == list(fouten)
    assert [naam for naam, rest in velden if "autofocus" in rest] == list(fouten)[:1]
    for naam, fout in fouten.items():
        assert re.search(rf'id="tb-{naam}-fout">{re.escape(fout)}', antwoord.text), naam
        assert f'aria-describedby="tb-{naam}-fout"' in antwoord.text
    if "naam" not in wijziging:
        assert 'value="&lt;b&gt;Zonnebloem"' in antwoord.text, "what was typed stays"
    assert inwoner.stuur("/terugbellen", **GOED).status_code == 200


def test_after_a_talk_with_a_person_the_resident_is_asked_once(los, inwoner):
    anna = los[2].enter_context(Collega(los[0], los[1], "Anna"))
    inwoner.stuur("/", tekst="ik wil een medewerker")
    (nummer,) = anna.nummers()
    anna.doe(nummer, "neem")
    anna.doe(nummer, "bericht", tekst="Goedemiddag.")
    pagina = inwoner.zie()
    assert "Goedemiddag." in pagina and "goed geholpen" not in pagina and "Het antwoord is er nog niet" not in pagina
    assert "U praat met een medewerker van gemeente Emmen." in pagina and "Ververs de pagina" in pagina
    anna.doe(nummer, "sluiten", uitkomst="opgelost")
    assert "Hebben wij u goed geholpen?" in inwoner.zie()
    waarom = inwoner.stuur("/oordeel", geholpen="nee").text
    assert "Wat kon beter?" in waarom and "goed geholpen?" not in waarom and "Ik moest lang wachten" in waarom
    assert "Wat kon beter?" not in inwoner.stuur("/oordeel", reden="lang_gewacht").text
    assert "goed geholpen?" not in inwoner.zie() and "Het antwoord is er nog niet" not in inwoner.zie()

    anna.doe(nummer, "heropenen")
    anna.doe(nummer, "teruggeven")
    assert "goed geholpen?" in inwoner.zie()
    assert "goed geholpen?" not in inwoner.stuur("/oordeel", geholpen="sluit").text
    assert inwoner.http.post("/oordeel", data={"geholpen": "ja"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
