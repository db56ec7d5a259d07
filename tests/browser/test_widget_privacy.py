"""What leaves the browser, and when: looked at on the network."""

from urllib.parse import urlsplit

import pytest

from tests.browser.hulp import vraag


@pytest.fixture
def verkeer(pagina):
    gezien: list = []
    pagina.on("request", lambda verzoek: gezien.append(verzoek))
    return gezien


def paden(verkeer, helpdesk):
    return [urlsplit(v.url).path for v in verkeer if v.url.startswith(helpdesk.adres)]


def test_before_the_chat_is_opened_only_the_script_is_fetched(pagina, site, verkeer, helpdesk):
    pagina.goto(site.adres, wait_until="networkidle")
    assert paden(verkeer, helpdesk) == ["/widget/v1/widget.js"]
    pagina.click(".opener")
    pagina.wait_for_selector("#tekst")
    assert paden(verkeer, helpdesk) == ["/widget/v1/widget.js", "/api/v1/inrichting"]


def test_what_is_not_sent_does_not_leave_the_browser_and_is_not_kept(pagina, site, verkeer, helpdesk):
    pagina.goto(site.adres)
    pagina.click(".opener")
    pagina.locator("#tekst").press_sequentially("mijn geheim is 4711")
    pagina.click(".contact summary")
    pagina.keyboard.press("Escape")
    pagina.goto(site.adres + "/eigen", wait_until="networkidle")
    assert [v.url for v in verkeer if "geheim" in (v.post_data or "") + v.url or v.method != "GET"] == []
    assert pagina.evaluate("sessionStorage.length + localStorage.length") == 0 and not pagina.context.cookies()


def test_only_the_gateway_is_called_without_cookies_or_referrer_and_the_key_is_kept_from_the_first_message_on(
    pagina, site, verkeer, helpdesk
):
    pagina.goto(site.adres)
    pagina.click(".opener")
    vraag(pagina, "hallo")
    assert {urlsplit(v.url).netloc for v in verkeer} == {urlsplit(a).netloc for a in (site.adres, helpdesk.adres)}
    api = [v for v in verkeer if "/api/" in v.url]
    assert len(api) >= 4
    assert [v.url for v in api if {"cookie", "referer"} & set(v.all_headers())] == []
    assert not any(v.url for v in api if "token" in v.url)
    assert pagina.evaluate("Object.keys(sessionStorage)") == ["gemeente-helpdesk."] and pagina.evaluate("localStorage.length") == 0
    assert not pagina.context.cookies()


@pytest.mark.parametrize("wat", ["gesprekken", "gesprekken/*/berichten"])
def test_a_first_message_that_did_not_arrive_keeps_nothing(pagina, site, wat):
    pagina.goto(site.adres)
    pagina.click(".opener")
    pagina.route(f"**/api/v1/{wat}", lambda route: route.abort())
    pagina.fill("#tekst", "hallo")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".fout >> text=niet verstuurd")
    assert pagina.evaluate("sessionStorage.length") == 0 and pagina.input_value("#tekst") == "hallo"


def test_where_storage_is_forbidden_the_chat_works(pagina, site):
    pagina.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('', 'SecurityError'); }})")
    pagina.goto(site.adres)
    pagina.click(".opener")
    vraag(pagina, "hallo")
    assert pagina.locator(".beurt").count() >= 2
