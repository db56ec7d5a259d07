"""Signing in through an identity server in a real browser: the way there and back over another site, and the strict cookie after it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.hulp import AXE, NORMEN
from tests.gateway_los import gateways
from tests.geheel import ORGANISATIES
from tests.identiteitsdienst import CLIENT, GEHEIM, Identiteitsdienst
from tools.run import LOKAAL, vrije_poort


@pytest.fixture
def balie(identiteitsdienst: Identiteitsdienst, tmp_path) -> Iterator[str]:
    """The console's address, on another site (localhost) than the identity server (127.0.0.1)."""
    poort = vrije_poort()
    adres = f"http://localhost:{poort}"
    extra = {
        "HELPDESK_ORGANISATIES": ORGANISATIES, "HELPDESK_OIDC_ISSUER": identiteitsdienst.issuer, "HELPDESK_OIDC_CLIENT": CLIENT,
        "HELPDESK_OIDC_GEHEIM": GEHEIM, "HELPDESK_ADRES": adres, "NO_PROXY": LOKAAL, "HELPDESK_PORT": str(poort),
    }  # fmt: skip
    identiteitsdienst.terug = f"{adres}/balie/aanmelden/terug"
    identiteitsdienst.pagina = True  # the way back then starts at the other site, which is what a strict cookie minds
    identiteitsdienst.claims = {"sub": "olga", "name": "Olga", "roles": ["medewerker"], "organisatie": "emmen"}
    with gateways(1, f"http://{LOKAAL}:9", f"sqlite+aiosqlite:///{tmp_path / 'h.db'}", tmp_path / "g.log", **extra):
        yield adres


def schendingen(pagina: Page) -> list[str]:
    pagina.evaluate(AXE())
    gevonden = pagina.evaluate("(n) => axe.run('html', {runOnly: {type: 'tag', values: n}, resultTypes: ['violations']})", NORMEN)
    return [f"{v['id']}: {n['html'][:150]}" for v in gevonden["violations"] for n in v["nodes"]]


def test_to_the_identity_server_and_back_and_out_again(pagina, balie, identiteitsdienst):
    pagina.goto(f"{balie}/balie")
    assert schendingen(pagina) == []
    pagina.click("text=Aanmelden met uw werkaccount")
    pagina.click("text=Ja, dat ben ik")
    pagina.wait_for_selector("h1 >> text=Gesprekken")
    assert pagina.url == f"{balie}/balie" and "Olga, " in pagina.inner_text("header")
    (koekje,) = pagina.context.cookies()
    assert (koekje["name"], koekje["sameSite"], koekje["httpOnly"], koekje["secure"]) == ("__Host-balie", "Strict", True, True)
    pagina.click("text=Meld af")
    pagina.wait_for_selector("h1 >> text=Aanmelden")

    identiteitsdienst.claims |= {"roles": []}
    pagina.click("text=Aanmelden met uw werkaccount")
    pagina.click("text=Ja, dat ben ik")
    pagina.wait_for_selector("h1 >> text=U bent niet aangemeld")
    assert "geen rol" in pagina.inner_text("[role=alert]") and schendingen(pagina) == []
    pagina.click("text=Terug naar aanmelden")
    pagina.wait_for_selector("h1 >> text=Aanmelden")
