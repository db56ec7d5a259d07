"""One browser for all, a municipal site on another origin, and ways to look at the widget on it."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.geheel import Helpdesk
from tools.demo import Gemeentesite

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")


# Not longer than these tests: while it is open an event loop runs, and others start their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium: install Debian's chromium-headless-shell")
    with sync_playwright() as p:
        vlaggen = ["--disable-background-networking", *(["--no-sandbox"] if os.getuid() == 0 else [])]
        gestart = p.chromium.launch(executable_path=CHROMIUM, args=vlaggen)
        yield gestart
        gestart.close()


@pytest.fixture(scope="session")
def site(helpdesk: Helpdesk) -> Iterator[Gemeentesite]:
    draait = Gemeentesite(helpdesk.sitepoort, helpdesk.adres)
    yield draait
    draait.shutdown()
    draait.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    nieuw = browser.new_context(viewport={"width": 1100, "height": 800}, accept_downloads=True)
    nieuw.set_default_timeout(15_000)
    yield nieuw
    nieuw.close()


@pytest.fixture
def pagina(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may go wrong: no error, nothing refused by the site's policy."""
    nieuw = context.new_page()
    fouten: list[str] = []
    nieuw.on("pageerror", lambda fout: fouten.append(str(fout)))
    # A request that fails is also told there; the tests that cause one check what the resident reads.
    nieuw.on("console", lambda m: fouten.append(m.text) if m.type == "error" and "Failed to load" not in m.text else None)
    yield nieuw
    assert fouten == []


@pytest.fixture
def chat(pagina: Page, site: Gemeentesite) -> Callable[..., Page]:
    """Opens the chat on a page of the site."""

    def open_(pad: str = "/") -> Page:
        pagina.goto(site.adres + pad)
        pagina.click(".opener")
        pagina.wait_for_selector("#tekst")
        return pagina

    return open_
