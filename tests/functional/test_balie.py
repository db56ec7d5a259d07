"""Staff take over: one owner at a time, nobody else's conversations, and nothing that gets lost on the way."""

import asyncio
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from gateway.opslag.database import Database
from tests.collega import WACHTWOORD, Collega
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES, Gesprek, Losse

pytestmark = pytest.mark.slow
EMMEN, VERZONNEN = "GM0114", "GM9901"


class Opstelling:
    """Two gateways on one database, with a made-up Rasa behind them."""

    def __init__(self, adressen: list[str], database: str, stapel: ExitStack):
        self.adressen = adressen
        self.database = database
        self._stapel = stapel

    def collega(self, naam: str, organisatie: str = "emmen", *rollen: str, gateway: int = 0) -> Collega:
        return self._stapel.enter_context(Collega(self.adressen[gateway], self.database, naam, organisatie, *rollen))

    def inwoner(self, gemeente: str | None = EMMEN, gateway: int = 0) -> Gesprek:
        nieuw = Gesprek(self.adressen[gateway], gemeente)
        self._stapel.callback(nieuw.http.close)
        return nieuw


@pytest.fixture
def opstelling(namaak_rasa, database_adres, tmp_path: Path) -> Iterator[Opstelling]:
    extra = {"HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_SLEUTEL": Fernet.generate_key().decode()}
    (tmp_path / "modellen").mkdir()
    extra |= {"HELPDESK_LIMIET_AANMELDEN": "1000/minute", "HELPDESK_REDACTIE_TAK": ""}
    extra |= {"HELPDESK_WERKKOPIE": str(tmp_path / "werkkopie"), "HELPDESK_MODELLEN": str(tmp_path / "modellen")}
    with gateways(2, namaak_rasa[0], database_adres, tmp_path / "gateway.log", **extra) as adressen, ExitStack() as stapel:
        yield Opstelling(adressen, database_adres, stapel)
    log = (tmp_path / "gateway.log").read_text(encoding="utf-8", errors="replace")
    assert '"level": "error"' not in log, log[-3000:]


def soorten(gebeurtenissen: list[dict]) -> list[str]:
    return [g["eigenaar"] if g["soort"] == "stand" else g["soort"] for g in gebeurtenissen]


def eigenaar(inwoner: Gesprek) -> str:
    return inwoner.http.get(f"/gesprekken/{inwoner.id}").json()["eigenaar"]


def wacht_op(klopt: Callable[[], bool], seconden: float = 10) -> None:
    einde = time.monotonic() + seconden
    while not klopt():
        assert time.monotonic() < einde, "it did not come true in time"
        time.sleep(0.1)


def test_from_asking_for_a_person_to_the_assistant_again(opstelling, namaak_rasa):
    anna = opstelling.collega("Anna")
    inwoner = opstelling.inwoner(gateway=1)
    inwoner.zeg("ik heb een vraag over de app [faq_app/batterij]")
    beurt = inwoner.zeg("ik wil een medewerker")
    assert soorten(beurt)[-3:] == ["bericht", "overdracht", "wachtrij"]
    assert next(g for g in beurt if g["soort"] == "overdracht")["open"] is True

    assert "nog een vraag" in str(inwoner.zeg("nog een vraag terwijl ik wacht"))  # the assistant goes on answering
    (nummer,) = anna.nummers()
    assert anna.doe(nummer, "neem").status_code == 303
    pagina = anna.zie(f"/balie/gesprekken/{nummer}")
    for gezien in ("ik heb een vraag over de app", "dit vertelde ik", "Emmen", "Wat de assistent dacht"):
        assert gezien in pagina
    assert re.search(r"<h3>Wat er gevraagd is</h3><ul><li>“ik heb een vraag over de app [^<]+” – Gebruikt de app veel batterij", pagina)

    gevraagd = len(namaak_rasa[1])
    na = inwoner.stuur(tekst="bent u een mens?").json()["id"]
    anna.doe(nummer, "bericht", tekst="Ja, ik ben Anna.")
    wacht_op(lambda: "Ja, ik ben Anna." in str(inwoner.alles()))
    assert "bent u een mens?" in anna.zie(f"/balie/gesprekken/{nummer}/verloop")
    assert len(namaak_rasa[1]) == gevraagd, "the assistant is silent while a person has the conversation"

    anna.doe(nummer, "notitie", tekst="let op: al drie keer gebeld")
    assert "al drie keer gebeld" in anna.zie(f"/balie/gesprekken/{nummer}")
    alles = inwoner.http.get(f"/gesprekken/{inwoner.id}", headers={"Accept": "text/plain"}).text + str(inwoner.alles())
    assert "al drie keer gebeld" not in alles and "Medewerker" in alles

    assert anna.doe(nummer, "teruggeven").status_code == 303
    assert eigenaar(inwoner) == "assistent"
    assert "na een mens" in str(inwoner.zeg("en nu?")), "the assistant is told that a person was there"
    assert "na een mens" not in str(inwoner.zeg("en verder?"))
    volgorde = [g["id"] for g in inwoner.alles()]
    assert volgorde == sorted(volgorde) and na in volgorde


def test_of_two_who_take_it_at_the_same_moment_one_gets_it(opstelling):
    anna, bert = opstelling.collega("Anna"), opstelling.collega("Bert", gateway=1)
    for ronde in range(5):
        opstelling.inwoner().zeg(f"medewerker, ronde {ronde}")
        nummer = max(anna.nummers())
        antwoorden: dict[str, httpx.Response] = {}
        start = threading.Barrier(2)

        def neem(wie: Collega, nummer: int = nummer, start: threading.Barrier = start, uit: dict = antwoorden) -> None:
            start.wait()
            uit[wie.email] = wie.doe(nummer, "neem")

        draden = [threading.Thread(target=neem, args=(wie,)) for wie in (anna, bert)]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
        gekregen = [wie for wie, antwoord in antwoorden.items() if antwoord.status_code == 303]
        (verloren,) = [antwoord for antwoord in antwoorden.values() if antwoord.status_code == 409]
        assert len(gekregen) == 1
        assert f"{gekregen[0].partition('@')[0].title()} heeft dit gesprek." in verloren.text


def test_a_warm_hand_over_shows_all_to_the_other_and_nothing_more_to_the_first(opstelling):
    anna, gonda = opstelling.collega("Anna"), opstelling.collega("Gonda", "ggd-drenthe", gateway=1)
    inwoner = opstelling.inwoner()
    inwoner.zeg("ik wil een medewerker")
    (nummer,) = anna.nummers()
    anna.doe(nummer, "neem")
    anna.doe(nummer, "bericht", tekst="Dit is iets voor de GGD.")
    assert anna.doe(nummer, "overdragen", naar="organisatie:ggd-drenthe", reden="").status_code == 422
    assert anna.doe(nummer, "overdragen", naar="organisatie:ggd-drenthe", reden="wacht al een week op de uitslag").status_code == 303
    assert anna.http.get(f"/balie/gesprekken/{nummer}").status_code == 404 and anna.nummers() == []
    assert "gaat naar GGD Drenthe" in str(inwoner.alles()) and eigenaar(inwoner) == "wachtrij"
    assert gonda.nummers() == [nummer]
    pagina = gonda.zie(f"/balie/gesprekken/{nummer}")
    assert "wacht al een week op de uitslag" in pagina and "Dit is iets voor de GGD." in pagina
    assert gonda.doe(nummer, "neem").status_code == 303
    assert inwoner.alles()[-1]["organisatie"] == "GGD Drenthe"


def collegas(pagina: str) -> dict[str, str]:
    """Who can be chosen to hand over to, by name."""
    return {naam: waarde for waarde, naam in re.findall(r'<option value="(collega:\d+)">(\w+) \(aanwezig\)', pagina)}


def test_to_a_colleague_who_is_there_and_to_nobody_else(opstelling):
    opstelling.collega("Gonda", "ggd-drenthe"), opstelling.collega("Ria", "emmen", "redacteur")
    anna, bert = opstelling.collega("Anna"), opstelling.collega("Bert", gateway=1)
    inwoner = opstelling.inwoner()
    inwoner.zeg("ik wil een medewerker")
    (nummer,) = anna.nummers()
    anna.doe(nummer, "neem")
    keuze = collegas(anna.zie(f"/balie/gesprekken/{nummer}"))
    assert list(keuze) == ["Bert"]
    assert anna.doe(nummer, "overdragen", naar=keuze["Bert"], reden="").status_code == 422
    assert anna.doe(nummer, "overdragen", naar=keuze["Bert"], reden="weet er meer van").status_code == 303
    assert eigenaar(inwoner) == "medewerker"
    gezegd, stand = inwoner.alles()[-2:]
    assert "Een andere medewerker van gemeente Emmen gaat met u verder." in gezegd["tekst"]
    assert stand["organisatie"] == "gemeente Emmen" and "Bert" not in str(inwoner.alles())
    assert f"/balie/gesprekken/{nummer}" in bert.zie("/balie/eigen") and "Nummer" not in anna.zie("/balie/eigen")
    assert "weet er meer van" in bert.zie(f"/balie/gesprekken/{nummer}")
    assert "Bert heeft dit gesprek." in anna.doe(nummer, "bericht", tekst="nog iets").text
    assert bert.doe(nummer, "bericht", tekst="Ik ben Bert.").status_code == 303

    anna.meld_aan()  # there again, however long all that took
    zelf = collegas(bert.zie(f"/balie/gesprekken/{nummer}"))["Anna"]
    for niemand in (zelf.replace(":", ":9"), "collega:", "collega:x", keuze["Bert"]):
        assert bert.doe(nummer, "overdragen", naar=niemand, reden="x").status_code == 409, niemand
    assert bert.doe(nummer, "overdragen", naar="afdeling:1", reden="x").status_code == 422
    anna.http.post("/balie/afmelden", data={"csrf": anna.csrf})
    voor = inwoner.alles()
    weg = bert.doe(nummer, "overdragen", naar=zelf, reden="toch maar terug")
    assert weg.status_code == 409 and "Deze collega is er niet meer" in weg.text and "U hebt dit gesprek nog." in weg.text
    assert inwoner.alles() == voor and "toch maar terug" not in bert.zie(f"/balie/gesprekken/{nummer}")
    assert bert.doe(nummer, "bericht", tekst="We gaan verder.").status_code == 303


def test_teams_have_a_part_of_the_queue_and_everybody_still_sees_all(opstelling):
    anna, bert = opstelling.collega("Anna"), opstelling.collega("Bert", gateway=1)
    inwoners = [opstelling.inwoner() for _ in range(3)]
    for inwoner, onderwerp in zip(inwoners, ("[faq_app/batterij]", "[faq_privacy/bewaartermijn]", "zomaar"), strict=True):
        inwoner.zeg(f"medewerker over {onderwerp}")
    app, privacy, geen = anna.nummers()

    def getoond(keuze: str) -> list[int]:
        return [int(n) for n in re.findall(r"/balie/gesprekken/(\d+)", anna.zie(f"/balie/wachtrij?{keuze}"))]

    assert getoond("team=app") == [app] and getoond("team=privacy&team=-") == [privacy, geen]
    assert getoond("team=app&team=privacy&team=-") == getoond("team=verzonnen") == [app, privacy, geen] == bert.nummers()
    pagina = anna.zie("/balie?team=app")
    assert "Er wachten er nog 2 buiten deze keuze." in pagina and 'value="app" checked' in pagina and "Vragen over de app" in pagina
    assert f'/balie/gesprekken/{app}?team=app"' in pagina and 'hx-get="/balie/wachtrij?team=app"' in pagina

    genomen = anna.http.post(f"/balie/gesprekken/{app}/neem?team=app", data={"csrf": anna.csrf})
    assert genomen.headers["location"] == f"/balie/gesprekken/{app}?team=app", "the choice goes along"
    assert f'action="/balie/gesprekken/{app}/overdragen?team=app"' in anna.zie(genomen.headers["location"])
    assert anna.doe(app, "overdragen", naar="team:verzonnen", reden="x").status_code == 422
    assert anna.doe(app, "overdragen", naar="team:privacy", reden="gaat over gegevens").status_code == 303
    assert eigenaar(inwoners[0]) == "wachtrij" and getoond("team=privacy") == [privacy, app]
    assert "Overgedragen aan Privacy: gaat over gegevens" in bert.zie(f"/balie/gesprekken/{app}")
    bert.doe(app, "neem")
    bert.doe(app, "overdragen", naar="organisatie:emmen", reden="weet ik niet")
    assert getoond("team=-") == [geen, app], "back in the queue of everybody"

    gonda = opstelling.collega("Gonda", "ggd-drenthe")
    assert "Welke gesprekken wilt u zien" not in gonda.zie() and ">Team<" not in gonda.zie() and ">Team<" in anna.zie()
    anna.doe(app, "neem")
    anna.doe(app, "overdragen", naar="organisatie:ggd-drenthe", reden="voor de GGD")
    gonda.doe(app, "neem")
    assert gonda.doe(app, "overdragen", naar="team:privacy", reden="x").status_code == 422, "a team of another organisation"
    gonda.doe(app, "overdragen", naar="organisatie:emmen", reden="terug")
    assert app in getoond("team=app"), "from outside it goes to the team of its topic"


def test_a_complaint_about_the_ggd_goes_to_the_ggd_of_the_municipality(opstelling):
    gonda, lies = opstelling.collega("Gonda", "ggd-drenthe"), opstelling.collega("Lies", "landelijk")
    opstelling.inwoner(EMMEN).zeg("medewerker: klacht over de GGD")
    opstelling.inwoner("GM0363").zeg("medewerker: klacht over de GGD")  # no GGD of Amsterdam here
    assert len(gonda.nummers()) == 1 and len(lies.nummers()) == 1


def test_the_place_in_line_is_told_and_told_again(opstelling):
    anna = opstelling.collega("Anna")
    eerste, tweede = opstelling.inwoner(), opstelling.inwoner(gateway=1)
    eerste.zeg("medewerker")
    tweede.zeg("medewerker")
    wacht_op(lambda: tweede.alles()[-1].get("plaats") == 1)
    anna.doe(anna.nummers()[0], "neem")
    wacht_op(lambda: tweede.alles()[-1].get("plaats") == 0)
    assert "wachttijd" not in tweede.alles()[-1], "nothing to tell it from yet"


def test_who_no_longer_wants_to_wait_is_out_of_the_line(opstelling):
    anna = opstelling.collega("Anna")
    inwoner = opstelling.inwoner()
    weg = f"/gesprekken/{inwoner.id}/overdracht"
    assert inwoner.http.delete(weg).status_code == 409
    inwoner.zeg("medewerker")
    (nummer,) = anna.nummers()
    assert inwoner.http.delete(weg).status_code == 204
    assert eigenaar(inwoner) == "assistent" and anna.doe(nummer, "neem").status_code == 409
    assert "Wachten op een medewerker (0)" in anna.zie()
    inwoner.zeg("toch een medewerker")
    anna.doe(max(anna.nummers()), "neem")
    assert inwoner.http.delete(weg).status_code == 409 and eigenaar(inwoner) == "medewerker"


def test_closed_and_taken_up_again(opstelling):
    anna = opstelling.collega("Anna")
    inwoner = opstelling.inwoner()
    inwoner.zeg("medewerker")
    (nummer,) = anna.nummers()
    anna.doe(nummer, "neem")
    assert anna.doe(nummer, "sluiten", uitkomst="niets").status_code == 422
    assert anna.doe(nummer, "sluiten", uitkomst="opgelost").status_code == 303
    assert eigenaar(inwoner) == "gesloten"
    assert anna.doe(nummer, "heropenen").status_code == 303 and eigenaar(inwoner) == "medewerker"
    anna.doe(nummer, "sluiten", uitkomst="opgelost")
    assert "nog iets" in str(inwoner.zeg("nog iets")) and eigenaar(inwoner) == "assistent"


def beoordeel(inwoner: Gesprek, **oordeel: object) -> int:
    return inwoner.http.post(f"/gesprekken/{inwoner.id}/oordelen", json=oordeel).status_code


def test_the_resident_says_whether_a_person_was_of_help_and_only_counts_are_shown(opstelling):
    anna, ben = opstelling.collega("Anna"), opstelling.collega("Ben", "emmen", "analist")

    def praat(einde: str, **velden: str) -> Gesprek:
        anna.meld_aan()  # however long it took so far, she is there
        inwoner = opstelling.inwoner()
        inwoner.zeg("medewerker")
        nummer = max(anna.nummers())
        assert beoordeel(inwoner, geholpen=True) == 422, "it has not begun"
        anna.doe(nummer, "neem")
        assert beoordeel(inwoner, geholpen=True) == 422, "it is going on"
        anna.doe(nummer, einde, **velden)
        assert inwoner.alles()[-1]["beoordelen"] is True
        return inwoner

    eerste = praat("teruggeven")
    for fout in ({"geholpen": "ja"}, {}, {"geholpen": False, "reden": "rot"}, {"geholpen": True, "reden": "anders"}):
        assert beoordeel(eerste, **fout) == 422, fout
    assert beoordeel(eerste, geholpen=False) == 204 and eerste.alles()[-1]["waarom"] is True
    assert beoordeel(eerste, geholpen=False, reden="lang_gewacht") == 204 and eerste.alles()[-1]["waarom"] is False
    assert "Ja</th><td>minder dan 5" in ben.zie("/balie/cijfers") and "te weinig gesprekken" in ben.zie("/balie/cijfers")
    for _ in range(5):
        assert beoordeel(praat("sluiten", uitkomst="opgelost"), geholpen=True) == 204
    assert beoordeel(praat("sluiten", uitkomst="anders"), geholpen=None) == 204
    wie_niet_wacht = opstelling.inwoner()
    wie_niet_wacht.zeg("medewerker")
    wie_niet_wacht.http.delete(f"/gesprekken/{wie_niet_wacht.id}/overdracht")
    assert beoordeel(wie_niet_wacht, geholpen=True) == 422, "there was no person"

    pagina = ben.zie("/balie/cijfers")
    assert re.findall(r"<th scope=\"row\">([^<]+)</th><td>(\d+)</td>", pagina) == [("Afgerond", "8"), ("Opgelost", "5"), ("Ja", "5")]
    assert re.search(r"De helft wachtte hoogstens</th><td>\d+ s", pagina) and "Negen van de tien" in pagina
    assert "Nee</th><td>minder dan 5" in pagina and "Anna" not in pagina
    assert "Afgerond</th><td>minder dan 5" in opstelling.collega("Gonda", "ggd-drenthe", "beheerder").zie("/balie/cijfers")


def test_taken_up_again_the_resident_is_asked_anew(opstelling):
    anna, inwoner = opstelling.collega("Anna"), opstelling.inwoner()
    inwoner.zeg("medewerker")
    (nummer,) = anna.nummers()
    anna.doe(nummer, "neem")
    anna.doe(nummer, "sluiten", uitkomst="anders")
    beoordeel(inwoner, geholpen=False, reden="anders")
    anna.doe(nummer, "heropenen")
    assert beoordeel(inwoner, geholpen=True) == 422
    anna.doe(nummer, "sluiten", uitkomst="opgelost")
    assert inwoner.alles()[-1]["beoordelen"] is True and beoordeel(inwoner, geholpen=True) == 204


def test_nobody_there_or_closed_gives_the_hours_and_a_callback_that_only_its_staff_can_read(opstelling, tmp_path):
    inwoner = opstelling.inwoner()
    overdracht = next(g for g in inwoner.zeg("medewerker") if g["soort"] == "overdracht")
    assert overdracht["open"] is False and overdracht["terugbellen"] is True and "maandag" in overdracht["openingstijden"]
    assert eigenaar(inwoner) == "assistent"
    verzoek = {"naam": "Mevrouw Zonnebloem", "bereikbaar": "0591-123456", "wanneer": "morgen"}
    weg = f"/gesprekken/{inwoner.id}/terugbelverzoeken"
    assert inwoner.http.post(weg, json={**verzoek, "naam": " "}).status_code == 422
    assert inwoner.http.post(weg, json=verzoek).status_code == 204
    assert inwoner.alles()[-1]["soort"] == "terugbelverzoek"
    assert inwoner.http.post(weg, json=verzoek).status_code == 204, "asking again replaces it"

    anna, gonda = opstelling.collega("Anna"), opstelling.collega("Gonda", "ggd-drenthe")
    assert anna.zie("/balie/terugbellen").count("Mevrouw Zonnebloem") == 1
    assert "Zonnebloem" not in gonda.zie("/balie/terugbellen")
    if "sqlite" in opstelling.database:
        assert b"Zonnebloem" not in b"".join(p.read_bytes() for p in tmp_path.glob("helpdesk.db*"))
    assert gonda.http.post("/balie/terugbellen/1/klaar", data={"csrf": gonda.csrf}).status_code == 404
    assert anna.http.post("/balie/terugbellen/1/klaar", data={"csrf": anna.csrf}).status_code == 303
    assert "niemand om terug te bellen" in anna.zie("/balie/terugbellen")

    dicht = opstelling.inwoner(VERZONNEN)
    with opstelling.collega("Vera", "voorbeeldstad"):
        overdracht = next(g for g in dicht.zeg("medewerker") if g["soort"] == "overdracht")
    assert overdracht["open"] is False and overdracht["openingstijden"] == "niet open"


def test_a_callback_that_was_not_offered_is_refused(opstelling):
    inwoner = opstelling.inwoner()
    verzoek = {"naam": "a", "bereikbaar": "b", "wanneer": "c"}
    assert inwoner.http.post(f"/gesprekken/{inwoner.id}/terugbelverzoeken", json=verzoek).status_code == 422


GESPREK_WEGEN = [("GET", ""), ("GET", "/verloop")] + [
    ("POST", f"/{h}") for h in ("neem", "bericht", "notitie", "overdragen", "teruggeven", "sluiten", "heropenen", "voorstel")
]
# One's own account is for every role; tests/functional/test_totp.py is about what happens there.
ACCOUNT_WEGEN = [("GET", "/balie/account"), ("GET", "/balie/account/tweede-stap")]
ACCOUNT_WEGEN += [("POST", "/balie/account/tweede-stap"), ("POST", "/balie/account/tweede-stap/uit")]
REDACTIE_WEGEN = [("GET", f"/redactie{p}") for p in ("", "/training", "/training/stand", "/modellen", "/nieuw", "/onderwerpen/faq_app/batterij")] + [
    ("POST", f"/redactie{p}") for p in ("/nieuw", "/onderwerpen/faq_app/batterij", "/controle", "/training", "/modellen/x.tar.gz/live", "/terug", "/versies/x/terug")
]  # fmt: skip
WEGEN = [("GET", "/balie"), ("GET", "/balie/wachtrij"), ("GET", "/balie/eigen"), ("GET", "/balie/terugbellen")]
# Pages that are not for every member of staff, and for whom they are.
BEHEER = {"logboek": {"beheerder"}, "cijfers": {"beheerder", "analist"}, "stroom": {"medewerker"}}


def test_who_may_see_what_every_route_every_role_own_and_foreign(opstelling):
    rollen = {rol: opstelling.collega(rol.title(), "emmen", rol) for rol in ("medewerker", "redacteur", "beheerder", "analist")}
    vreemd = opstelling.collega("Vreemd", "ggd-drenthe")
    inwoner = opstelling.inwoner()
    inwoner.zeg("medewerker: geheim van Emmen")
    (nummer,) = rollen["medewerker"].nummers()
    weg = f"/balie/gesprekken/{nummer}"
    velden = {"tekst": "x", "naar": "organisatie:landelijk", "reden": "x", "uitkomst": "opgelost", "bericht": "2", "onderwerp": ""}
    with closing(httpx.Client(base_url=opstelling.adressen[0], trust_env=False)) as niemand:
        for methode, pad in [*WEGEN, *((m, weg + p) for m, p in GESPREK_WEGEN), *ACCOUNT_WEGEN, *(("GET", f"/balie/{p}") for p in BEHEER)]:
            antwoord = niemand.request(methode, pad)
            assert antwoord.status_code == 303 and antwoord.headers["location"] == "/balie/aanmelden", (methode, pad)
        for pad in ("/balie/aanmelden/werkaccount", "/balie/aanmelden/terug"):
            assert niemand.get(pad).status_code == 404, "no identity server here; tests/functional/test_aanmelden_oidc.py has one"
        assert niemand.post("/balie/aanmelden/code", data={"zegel": "verzonnen", "code": "000000"}).status_code == 401
    for methode, rest in GESPREK_WEGEN:
        antwoord = vreemd.http.request(methode, weg + rest, data={**velden, "csrf": vreemd.csrf} if methode == "POST" else None)
        assert antwoord.status_code == 404 and "geheim" not in antwoord.text, rest
    assert vreemd.nummers() == [] and "geheim" not in vreemd.zie()
    assert vreemd.http.get(f"/balie/stroom?gesprek={nummer}").status_code == 404
    for rol, collega in rollen.items():
        for methode, pad in ACCOUNT_WEGEN:
            data = {"csrf": collega.csrf} if methode == "POST" else None
            assert collega.http.request(methode, pad, data=data).status_code == (422 if methode == "POST" else 200), (rol, pad)
        for methode, pad in [*WEGEN, *((m, weg + p) for m, p in GESPREK_WEGEN)]:
            if rol == "medewerker" or pad == "/balie":
                continue
            data = {**velden, "csrf": collega.csrf} if methode == "POST" else None
            assert collega.http.request(methode, pad, data=data, follow_redirects=methode == "GET").status_code == 403, (rol, pad)
        for pad in ("logboek", "cijfers"):
            assert collega.http.get(f"/balie/{pad}").status_code == (200 if rol in BEHEER[pad] else 403), (rol, pad)
        if rol != "medewerker":
            assert collega.http.get("/balie/stroom").status_code == 403
        for methode, pad in REDACTIE_WEGEN:
            data = {"csrf": "verzonnen"} if methode == "POST" else None
            status = collega.http.request(methode, pad, data=data).status_code
            # Editors come in; what they send needs their session's token. All others are stopped at the door.
            assert status == (200 if rol in ("redacteur", "beheerder") and methode == "GET" else 403), (rol, pad)
    assert rollen["redacteur"].http.get("/balie").headers["location"] == "/redactie"
    assert rollen["analist"].http.get("/balie").headers["location"] == "/balie/cijfers"
    assert eigenaar(inwoner) == "wachtrij", "none of all that changed anything"
    assert rollen["medewerker"].doe(nummer, "neem").status_code == 303
    logboek = rollen["beheerder"].zie("/balie/logboek")
    assert "genomen" in logboek and "geheim" not in logboek and "Vreemd" not in logboek


def test_a_change_needs_the_sessions_own_token_and_our_own_page(opstelling):
    anna = opstelling.collega("Anna")
    opstelling.inwoner().zeg("medewerker")
    (nummer,) = anna.nummers()
    pad = f"/balie/gesprekken/{nummer}/neem"
    assert anna.http.post(pad, data={"csrf": "verzonnen"}).status_code == 403
    assert anna.http.post(pad, data={"csrf": anna.csrf}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert anna.http.post(pad, data={"csrf": anna.csrf}, headers={"Origin": "https://boos.example"}).status_code == 403
    assert anna.doe(nummer, "neem").status_code == 303


def test_signing_in_and_out(opstelling):
    anna = opstelling.collega("Anna")
    fout = anna.meld_aan("verkeerd wachtwoord")
    assert fout.status_code == 401 and "klopt niet" in fout.text
    onbekend = anna.http.post("/balie/aanmelden", data={"email": "niemand@x.example", "wachtwoord": WACHTWOORD})
    assert onbekend.status_code == 401 and "klopt niet" in onbekend.text, "which of the two is wrong is not told"
    assert anna.http.post("/balie/afmelden", data={"csrf": anna.csrf}).status_code == 303
    assert anna.http.get("/balie/wachtrij").headers["location"] == "/balie/aanmelden"
    assert eigenaar(opstelling.inwoner()) == "assistent"
    overdracht = next(g for g in opstelling.inwoner().zeg("medewerker") if g["soort"] == "overdracht")
    assert overdracht["open"] is False, "who signed out is not there"


def test_guessing_passwords_is_slowed_down(namaak_rasa, tmp_path):
    database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
    with gateways(1, namaak_rasa[0], database, tmp_path / "g.log", HELPDESK_LIMIET_AANMELDEN="3/hour") as (adres,):
        body = {"email": "anna@emmen.example", "wachtwoord": "x"}
        statussen = [httpx.post(f"{adres}/balie/aanmelden", data=body, trust_env=False).status_code for _ in range(4)]
    assert statussen == [401, 401, 401, 429]


def test_a_vanished_colleague_and_a_session_that_ran_out(namaak_rasa, tmp_path):
    bestand = tmp_path / "helpdesk.db"
    database = f"sqlite+aiosqlite:///{bestand}"
    extra = {"HELPDESK_ORGANISATIES": ORGANISATIES}
    with gateways(1, namaak_rasa[0], database, tmp_path / "g.log", **extra) as adressen, ExitStack() as stapel:
        opstelling = Opstelling(adressen, database, stapel)
        anna, inwoner = opstelling.collega("Anna"), opstelling.inwoner()
        inwoner.zeg("medewerker")
        (nummer,) = anna.nummers()
        anna.doe(nummer, "neem")
        _terug_in_de_tijd(bestand, "UPDATE medewerkers SET gezien_op = datetime(gezien_op, '-2 minutes')")
        _terug_in_de_tijd(bestand, "UPDATE overdrachten SET genomen_op = datetime(genomen_op, '-2 minutes')")
        wacht_op(lambda: eigenaar(inwoner) == "wachtrij")
        assert "weer vooraan in de rij" in str(inwoner.alles())
        assert anna.nummers() == [nummer], "and the colleague who comes back sees it in the queue"
        assert "wachtrij" in anna.doe(nummer, "bericht", tekst="ben er weer").text
        anna.doe(nummer, "neem")
        opstelling.collega("Bert")
        anna.doe(nummer, "overdragen", naar=collegas(anna.zie(f"/balie/gesprekken/{nummer}"))["Bert"], reden="x")
        _terug_in_de_tijd(bestand, "UPDATE medewerkers SET gezien_op = datetime(gezien_op, '-2 minutes') WHERE naam = 'Bert'")
        _terug_in_de_tijd(bestand, "UPDATE overdrachten SET genomen_op = datetime(genomen_op, '-2 minutes')")
        wacht_op(lambda: eigenaar(inwoner) == "wachtrij")  # the one it was handed to is gone as well
        _terug_in_de_tijd(bestand, "UPDATE sessies SET gebruikt_op = datetime(gebruikt_op, '-31 minutes')")
        assert anna.http.get("/balie/wachtrij").status_code == 303


def _terug_in_de_tijd(bestand: Path, opdracht: str) -> None:
    with closing(sqlite3.connect(bestand, timeout=10)) as verbinding, verbinding:
        verbinding.execute(opdracht)


def test_what_was_done_cannot_be_changed_afterwards(opstelling):
    opstelling.collega("Anna")

    async def probeer(opdracht: str) -> None:
        database = Database(opstelling.database)
        try:
            async with database.schrijven() as verbinding:
                await verbinding.execute(text(opdracht))
        finally:
            await database.sluit()

    for opdracht in ("UPDATE auditregels SET handeling = 'niets'", "DELETE FROM auditregels"):
        with pytest.raises(DBAPIError, match="append only"):
            asyncio.run(probeer(opdracht))


def test_a_gateway_killed_in_the_middle_of_a_talk_loses_and_doubles_nothing(namaak_rasa, tmp_path):
    with ExitStack() as stapel, Losse(tmp_path, ("gateway",), HELPDESK_RASA_URL=namaak_rasa[0]) as los:
        los.wacht("/gezondheid")
        database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
        anna = stapel.enter_context(Collega(los.adres, database, "Anna"))
        inwoner = los.gesprek()
        lies = stapel.enter_context(Collega(los.adres, database, "Lies", "landelijk"))
        inwoner.zeg("medewerker")
        (nummer,) = lies.nummers()
        lies.doe(nummer, "neem")
        for n in range(3):
            inwoner.stuur(tekst=f"inwoner {n}")
            lies.doe(nummer, "bericht", tekst=f"medewerker {n}")
            los.dood("gateway")
            los.start("gateway")
            los.wacht("/gezondheid")
        gezegd = [g["tekst"] for g in inwoner.alles() if g["soort"] == "bericht"][-6:]
        assert gezegd == [f"{wie} {n}" for n in range(3) for wie in ("inwoner", "medewerker")]
        assert eigenaar(inwoner) == "medewerker" and anna.nummers() == []
        assert lies.doe(nummer, "teruggeven").status_code == 303
        assert "na een mens" in str(inwoner.zeg("en nu?"))
