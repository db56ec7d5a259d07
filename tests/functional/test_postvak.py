"""The editors' inbox with real gateways: it fills while residents chat, and shows each editor their own."""

import html
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
from cryptography.fernet import Fernet

from tests.collega import Collega
from tests.functional.test_balie import EMMEN, Opstelling
from tests.functional.test_redactie import nieuw
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES, Gesprek

pytestmark = pytest.mark.slow
AMSTERDAM = "GM0363"
ZICHTBAAR_BINNEN = 30


@pytest.fixture
def opstelling(namaak_rasa, database_adres, tmp_path: Path) -> Iterator[Opstelling]:
    extra = {"HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_SLEUTEL": Fernet.generate_key().decode()}
    extra |= {"HELPDESK_LIMIET_AANMELDEN": "1000/minute", "HELPDESK_POSTVAK_DREMPEL": "2"}
    extra |= {"HELPDESK_WERKKOPIE": str(tmp_path / "werkkopie"), "HELPDESK_MODELLEN": str(tmp_path / "modellen"), "HELPDESK_REDACTIE_TAK": ""}
    (tmp_path / "modellen").mkdir()
    with gateways(2, namaak_rasa[0], database_adres, tmp_path / "gateway.log", **extra) as adressen, ExitStack() as stapel:
        yield Opstelling(adressen, database_adres, stapel)
    log = (tmp_path / "gateway.log").read_text(encoding="utf-8", errors="replace")
    assert '"level": "error"' not in log and "onbegrepen" not in log, log[-3000:]


def postvak(collega: Collega, vraag: str = "") -> str:
    antwoord = collega.http.get(f"/redactie/postvak{vraag}")
    assert antwoord.status_code == 200, antwoord.text
    return html.unescape(antwoord.text)


def telling(collega: Collega, vraag: str = "") -> str:
    return re.search(r'id="telling">([^<]*)\.<', postvak(collega, vraag))[1]


def velden(pagina: str) -> tuple[str, list[str]]:
    """Of the first group on the page: all its rows, and the rows of each sentence."""
    groep = pagina.partition('class="groep"')[2].partition('class="groep"')[0]
    return re.search(r'name="groep" value="([\d,]+)"', groep)[1], re.findall(r'name="zin" value="([\d,]+)"', groep)


def stuur(collega: Collega, wat: str, **body: str) -> httpx.Response:
    return collega.http.post(f"/redactie/postvak/{wat}", data={"csrf": collega.csrf, **body})


def duim_omlaag(inwoner: Gesprek, beurt: list[dict]) -> None:
    antwoord = next(g["id"] for g in beurt if g.get("onderwerp"))
    body = {"gebeurtenis": antwoord, "nuttig": False, "reden": "onduidelijk"}
    assert inwoner.http.post(f"/gesprekken/{inwoner.id}/feedback", json=body).status_code == 204


def test_it_is_there_at_once_counted_once_and_gone_with_the_conversation(opstelling):
    lies = opstelling.collega("Lies", "landelijk", "redacteur")
    andere_gateway = opstelling.collega("Loes", "landelijk", "redacteur", gateway=1)
    eerste, tweede = opstelling.inwoner(), opstelling.inwoner(gateway=1)
    begin = time.monotonic()
    for inwoner in (eerste, eerste, tweede):
        inwoner.zeg("onbegrepen: de app pauzeren")
    tweede.zeg("onbegrepen paspoort verlengen")
    for overgeslagen in ("gewoon een vraag", "benauwd onbegrepen", "onbegrepen"[:2]):
        tweede.zeg(overgeslagen)
    assert telling(lies) == telling(andere_gateway) == "2 groepen, 4 berichten"
    assert time.monotonic() - begin < ZICHTBAAR_BINNEN
    pagina = postvak(lies)
    assert "3 berichten uit 2 gesprekken" in pagina and "(3 keer)" in pagina and "Niet begrepen: 3" in pagina
    assert "vooral in Emmen" in pagina and "gewoon een vraag" not in pagina and "benauwd" not in pagina
    assert eerste.id not in pagina and tweede.id not in pagina

    duim_omlaag(tweede, tweede.zeg("hoe zit dit nu [faq_app/batterij]"))
    tweede.zeg("onduidelijk geval")
    assert telling(lies, "?soort=duim_omlaag") == telling(lies, "?soort=verduidelijkt") == "1 groep, 1 bericht"
    assert telling(lies, "?soort=verzonnen&dagen=7") == "4 groepen, 6 berichten"

    assert tweede.http.delete(f"/gesprekken/{tweede.id}").status_code == 204
    assert telling(lies) == telling(andere_gateway) == "1 groep, 2 berichten"
    assert "vooral in" not in postvak(lies), "seen in one conversation only"


def test_each_editor_sees_their_own(opstelling):
    redacteurs = {o: opstelling.collega("R", o, "redacteur") for o in ("landelijk", "emmen", "ggd-drenthe", "voorbeeldstad")}
    opstelling.inwoner(EMMEN).zeg("onbegrepen uit Emmen")
    opstelling.inwoner(AMSTERDAM).zeg("onbegrepen uit de hoofdstad")
    gezien = {o: ("uit Emmen" in postvak(c), "de hoofdstad" in postvak(c)) for o, c in redacteurs.items()}
    assert gezien == {
        "landelijk": (True, True),
        "emmen": (True, False),
        "ggd-drenthe": (False, False),
        "voorbeeldstad": (False, False),
    }
    alles, _ = velden(postvak(redacteurs["emmen"]))
    assert stuur(redacteurs["voorbeeldstad"], "afwijzen", groep=alles, reden="anders").status_code == 409
    assert (
        stuur(redacteurs["voorbeeldstad"], "voorbeelden", groep=alles, zin=alles, onderwerp="faq_app/batterij").status_code == 422
    )
    assert "uit Emmen" in postvak(redacteurs["emmen"])


ANDERE_ROLLEN = ("medewerker", "beheerder", "analist")
WEGEN = [("GET", ""), ("GET", "/verwerkt"), ("POST", "/voorbeelden"), ("POST", "/afwijzen")]


def test_only_editors_and_only_from_our_own_page(opstelling):
    opstelling.inwoner().zeg("onbegrepen geheim van Emmen")
    emma = opstelling.collega("Emma", "emmen", "redacteur")
    alles, zinnen = velden(postvak(emma))
    body = {"groep": alles, "zin": zinnen[0], "onderwerp": "faq_app/batterij", "reden": "anders"}
    with closing(httpx.Client(base_url=opstelling.adressen[0], trust_env=False)) as niemand:
        for methode, pad in WEGEN:
            antwoord = niemand.request(methode, f"/redactie/postvak{pad}")
            assert antwoord.status_code == 303 and antwoord.headers["location"] == "/balie/aanmelden"
    for rol in ANDERE_ROLLEN:
        collega = opstelling.collega(rol, "emmen", rol)
        for methode, pad in WEGEN:
            data = {**body, "csrf": collega.csrf} if methode == "POST" else None
            antwoord = collega.http.request(methode, f"/redactie/postvak{pad}", data=data)
            assert antwoord.status_code == 403 and "geheim" not in antwoord.text, (rol, pad)
        assert "/redactie/postvak" not in collega.zie(), "not in the menu either"
    for pad in ("voorbeelden", "afwijzen"):
        adres = f"/redactie/postvak/{pad}"
        assert emma.http.post(adres, data={**body, "csrf": "verzonnen"}).status_code == 403
        assert (
            emma.http.post(adres, data={**body, "csrf": emma.csrf}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        )
    assert telling(emma) == "1 groep, 1 bericht"
    assert "script-src 'self'" in emma.http.get("/redactie/postvak").headers["content-security-policy"]


def test_dealt_with_is_out_of_the_way_and_stays_when_the_resident_leaves(opstelling):
    emma = opstelling.collega("Emma", "emmen", "redacteur", "beheerder")
    inwoner = opstelling.inwoner()
    inwoner.zeg("onbegrepen, de app pauzeren")
    alles, _ = velden(postvak(emma))
    for fout in ({"reden": ""}, {"reden": "verzonnen"}, {"reden": "anders", "groep": "x,٣,99999999999"}):
        assert stuur(emma, "afwijzen", **{"groep": alles, **fout}).status_code in (409, 422)
    antwoord = stuur(emma, "afwijzen?soort=niet_begrepen", groep=alles, reden="al_bekend")
    assert (
        antwoord.status_code == 303 and antwoord.headers["location"] == "/redactie/postvak?soort=niet_begrepen&gedaan=afgewezen"
    )
    assert "uit het postvak" in postvak(emma, "?gedaan=afgewezen") and telling(emma) == "0 groepen, 0 berichten"
    inwoner.http.delete(f"/gesprekken/{inwoner.id}")
    verwerkt = emma.zie("/redactie/postvak/verwerkt")
    assert "de app pauzeren" in verwerkt and "Afgewezen: Zulke zinnen zijn er al genoeg" in verwerkt and "Emma" in verwerkt
    logboek = emma.zie("/balie/logboek")
    assert "postvak: afgewezen" in logboek and "pauzeren" not in logboek


def test_chosen_sentences_are_a_version_of_the_working_copy_and_a_group_begins_a_new_topic(opstelling, tmp_path):
    rik = opstelling.collega("Rik", "emmen", "redacteur")
    opstelling.inwoner().zeg("onbegrepen slurpbeest op mijn toestelletje")
    alles, zinnen = velden(postvak(rik))
    assert stuur(rik, "voorbeelden", groep=alles, zin=zinnen[0], ander="bestaat/niet", onderwerp="faq_app/batterij").status_code == 422
    antwoord = stuur(rik, "voorbeelden", groep=alles, zin=zinnen[0], onderwerp="faq_app/batterij", rest="ja")
    assert antwoord.status_code == 303 and telling(rik) == "0 groepen, 0 berichten"
    versie = subprocess.run(["git", "-C", tmp_path / "werkkopie", "show", "--format=%an %s%b"], check=True, capture_output=True, text=True).stdout
    assert "+    - onbegrepen slurpbeest op mijn toestelletje" in versie and versie.startswith("Rik ")
    assert "data/faq_app/batterij.yml" in versie and "1 bericht uit 1 gesprek (niet begrepen)" in versie

    opstelling.inwoner().zeg("onbegrepen moet ik daar een nieuw toestelletje voor kopen")
    alles, _ = velden(postvak(rik))
    pagina = rik.zie(f"/redactie/nieuw?groep={alles}")
    assert f'name="postvak" value="{alles}"' in pagina and "onbegrepen moet ik daar een nieuw toestelletje voor kopen" in pagina
    fout = rik.http.post("/redactie/nieuw", data=nieuw(csrf=rik.csrf, postvak=alles, zinnen=""))
    assert fout.status_code == 422 and f'name="postvak" value="{alles}"' in fout.text and telling(rik) == "1 groep, 1 bericht"
    assert rik.http.post("/redactie/nieuw", data=nieuw(csrf=rik.csrf, postvak=alles)).status_code == 303
    assert telling(rik) == "0 groepen, 0 berichten" and "Nieuw onderwerp: faq_app/" in rik.zie("/redactie/postvak/verwerkt")
    assert rik.http.get(f"/redactie/nieuw?groep={alles}").status_code == 404, "dealt with already"


def test_a_page_holds_fifty_groups(opstelling):
    emma = opstelling.collega("Emma", "emmen", "redacteur")
    letters = "bcdfghjklmnpqrstvwxz"
    inwoner = opstelling.inwoner()
    for n in range(52):
        woord = letters[n // 20] * 2 + letters[n % 20] * 2 + "uu"
        inwoner.zeg(f"onbegrepen {woord}")
    assert telling(emma) == "52 groepen, 52 berichten. Bladzijde 1 van 2"
    pagina, tweede = postvak(emma), postvak(emma, "?bladzijde=2")
    assert (pagina.count('class="groep"'), tweede.count('class="groep"')) == (50, 2)
    assert postvak(emma, "?bladzijde=99").count('class="groep"') == 2 and "bladzijde=2" in pagina


def test_staff_propose_a_question_after_the_talk_and_an_editor_of_theirs_sees_it(opstelling):
    anna = opstelling.collega("Anna", "emmen", "medewerker", "beheerder")
    gonda, rik = opstelling.collega("Gonda", "ggd-drenthe"), opstelling.collega("Rik", "emmen", "redacteur")
    inwoner = opstelling.inwoner(AMSTERDAM, gateway=1)
    lies = opstelling.collega("Lies", "landelijk")
    inwoner.zeg("vraagt mijn app te veel")
    inwoner.zeg("ik wil een medewerker")
    (nummer,) = lies.nummers()
    lies.doe(nummer, "neem")
    lies.doe(nummer, "overdragen", naar="organisatie:emmen", reden="woont in Emmen")
    anna.doe(nummer, "neem")
    inwoner.stuur(tekst="moet ik daarvoor naar het gemeentehuis?")
    inwoner.stuur(tekst="ja prima")
    inwoner.stuur(tekst="moet ik 112 bellen, ik stik")
    assert "Voorstel voor de redactie" not in anna.zie(f"/balie/gesprekken/{nummer}")
    assert anna.doe(nummer, "voorstel", bericht="2", onderwerp="").status_code == 422, "it is still going on"
    gesloten = anna.doe(nummer, "sluiten", uitkomst="opgelost")
    assert gesloten.headers["location"] == f"/balie?klaar={nummer}"
    pagina = html.unescape(anna.zie(gesloten.headers["location"]))
    assert "Voorstel voor de redactie" in pagina
    deel = pagina.partition('id="voorstellen"')[2]
    vragen = {tekst: bericht for bericht, tekst in re.findall(r'id="voorstel-(\d+)">([^<]*)<', deel)}
    assert list(vragen) == ["vraagt mijn app te veel", "ik wil een medewerker", "moet ik daarvoor naar het gemeentehuis?"]
    assert 'value="faq_app/batterij" selected' in deel, "as what the assistant took it for"
    assert "Voorstel voor de redactie" not in gonda.zie(f"/balie?klaar={nummer}")

    eerste, _, derde = vragen.values()
    assert gonda.doe(nummer, "voorstel", bericht=derde, onderwerp="").status_code == 404
    assert anna.doe(nummer, "voorstel", bericht=derde, onderwerp="bestaat/niet").status_code == 422
    assert anna.doe(nummer, "voorstel", bericht="1", onderwerp="").status_code == 422, "not the resident's"
    for _ in range(2):
        verstuurd = anna.doe(nummer, "voorstel", bericht=derde, onderwerp="")
        assert verstuurd.status_code == 303
    assert anna.doe(nummer, "voorstel", bericht=eerste, onderwerp="faq_app/pauzeren").status_code == 303
    assert anna.zie(verstuurd.headers["location"]).count("Verstuurd naar de redactie.") == 2
    assert telling(rik, "?soort=voorstel") == "2 groepen, 2 berichten", "of another municipality's resident, but sent to Emmen"
    assert "Lijkt op: <strong>" in postvak(rik)
    logboek = anna.zie("/balie/logboek")
    assert logboek.count("voorstel aan redactie") == 3 and "gemeentehuis" not in logboek
    inwoner.http.delete(f"/gesprekken/{inwoner.id}")
    assert telling(rik) == "0 groepen, 0 berichten"
    assert anna.doe(nummer, "voorstel", bericht=derde, onderwerp="").status_code == 404


def test_without_a_key_nothing_comes_in_and_the_page_says_so(namaak_rasa, tmp_path):
    database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
    extra = {"HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_SLEUTEL": ""}
    with gateways(1, namaak_rasa[0], database, tmp_path / "g.log", **extra) as adressen, ExitStack() as stapel:
        opstelling = Opstelling(adressen, database, stapel)
        inwoner = opstelling.inwoner()
        inwoner.zeg("onbegrepen")
        lies = opstelling.collega("Lies", "landelijk", "redacteur")
        assert telling(lies) == "0 groepen, 0 berichten" and "HELPDESK_SLEUTEL" in postvak(lies)
        assert inwoner.http.delete(f"/gesprekken/{inwoner.id}").status_code == 204
