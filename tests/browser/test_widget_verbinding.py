"""The live connection behind a proxy that buffers, cuts, delays and fails: nothing lost, nothing doubled, each said once."""

import pytest

from tests.browser.hulp import OOR, Balie, gehoord, vraag, wacht_tot
from tests.browser.lastige_proxy import LastigeProxy


@pytest.fixture(scope="module")
def proxy(helpdesk):
    draait = LastigeProxy(helpdesk.poort)
    yield draait
    draait.stop()


@pytest.fixture
def achter_proxy(pagina, helpdesk, proxy, site):
    """The chat on a page whose gateway is the proxy; the same origin as the other site, so that the gateway allows it."""
    proxy.gedrag, proxy.stromen = "door", 0
    site.gateway = proxy.adres
    pagina.add_init_script(OOR)
    pagina.goto(site.adres)
    pagina.click(".opener")
    pagina.wait_for_selector("#tekst")
    yield pagina
    site.gateway = helpdesk.adres
    proxy.gedrag = "door"


@pytest.fixture
def balie(pagina, helpdesk):
    return Balie(helpdesk.database, pagina)


def eens_en_op_volgorde(pagina, balie, verwacht):
    """Every line that the database has is in the log once, in order, and was announced once."""
    pagina.wait_for_selector(f".beurt >> text={verwacht[-1]}")
    van_mens = [tekst for tekst in pagina.locator(".beurt.medewerker").all_inner_texts()]
    assert [tekst.split("\n")[-1] for tekst in van_mens] == verwacht == balie.teksten("medewerker")
    for tekst in verwacht:
        wacht_tot(lambda tekst=tekst: len(gehoord(pagina, tekst)) >= 1)
        assert len(gehoord(pagina, tekst)) == 1
    eigen = pagina.locator(".beurt.inwoner").all_inner_texts()
    assert [tekst.split("\n")[-1] for tekst in eigen] == balie.teksten("inwoner")


@pytest.mark.parametrize("gedrag", ["door", "bufferen", "knippen", "weigeren", "vertragen"])
def test_nothing_is_lost_or_doubled_and_each_message_is_announced_once(achter_proxy, balie, proxy, gedrag):
    pagina = achter_proxy
    proxy.gedrag = gedrag
    vraag(pagina, "vreet die app mn accu leeg?")
    balie.stand("medewerker", organisatie="GGD Drenthe")
    gezegd = []
    for nummer in range(6):
        gezegd.append(f"bericht nummer {nummer} van een mens, lang genoeg om door te knippen")
        balie.zeg(gezegd[-1])
        if nummer == 2:
            pagina.fill("#tekst", "en dit zeg ik ertussen")
            pagina.keyboard.press("Enter")
            pagina.wait_for_selector(".beurt.inwoner >> text=en dit zeg ik ertussen")
            halverwege = proxy.stromen
    eens_en_op_volgorde(pagina, balie, gezegd)
    assert len(gehoord(pagina, "stroom. Hij")) == 1
    if gedrag in ("bufferen", "weigeren"):
        assert proxy.stromen == halverwege  # it has given streams up, and polls
    if gedrag == "knippen":
        assert proxy.stromen >= 3


def test_a_connection_that_goes_and_comes_back_is_said_and_loses_nothing(achter_proxy, balie, proxy):
    pagina = achter_proxy
    vraag(pagina, "hallo")
    balie.stand("medewerker")
    pagina.wait_for_selector(".beurt.systeem")
    proxy.gedrag = "dicht"
    balie.zeg("eerste, toen de verbinding weg was")
    pagina.wait_for_selector(".toestand >> text=De verbinding is weg")
    pagina.fill("#tekst", "dit typ ik zonder verbinding")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".fout >> text=niet verstuurd")
    balie.zeg("tweede, toen de verbinding weg was")
    proxy.gedrag = "door"
    pagina.wait_for_selector(".toestand >> text=De verbinding is er weer")
    assert pagina.input_value("#tekst") == "dit typ ik zonder verbinding"
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".beurt.inwoner >> text=dit typ ik zonder verbinding")
    eens_en_op_volgorde(pagina, balie, ["eerste, toen de verbinding weg was", "tweede, toen de verbinding weg was"])
    assert len(gehoord(pagina, "De verbinding is weg")) == 1


def test_leaving_the_page_ends_the_stream_and_coming_back_goes_on(achter_proxy, balie, proxy, site):
    pagina = achter_proxy
    vraag(pagina, "hallo")
    balie.stand("medewerker")
    pagina.wait_for_selector(".beurt.systeem")
    pagina.goto("about:blank")
    pagina.goto(site.adres)
    balie.zeg("toen u weg was")
    pagina.click(".opener")
    eens = pagina.wait_for_selector(".beurt.medewerker >> text=toen u weg was")
    assert eens and pagina.locator(".beurt.medewerker").count() == 1
