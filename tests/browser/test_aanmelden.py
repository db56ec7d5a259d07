"""Signing in in a real browser: over another site and back with a strict cookie, and with a second step after the password."""

from collections.abc import Iterator

import pyotp
import pytest
from cryptography.fernet import Fernet

from tests.browser.hulp import axe
from tests.collega import WACHTWOORD, Collega
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
        "HELPDESK_SLEUTEL": Fernet.generate_key().decode(),
    }  # fmt: skip
    identiteitsdienst.terug = f"{adres}/balie/aanmelden/terug"
    identiteitsdienst.pagina = True  # the way back then starts at the other site, which is what a strict cookie minds
    identiteitsdienst.claims = {"sub": "olga", "name": "Olga", "roles": ["medewerker"], "organisatie": "emmen"}
    with gateways(1, f"http://{LOKAAL}:9", f"sqlite+aiosqlite:///{tmp_path / 'h.db'}", tmp_path / "g.log", **extra):
        yield adres


def test_to_the_identity_server_and_back_and_out_again(pagina, balie, identiteitsdienst):
    pagina.goto(f"{balie}/balie")
    assert axe(pagina) == []
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
    assert "geen rol" in pagina.inner_text("[role=alert]") and axe(pagina) == []
    pagina.click("text=Terug naar aanmelden")
    pagina.wait_for_selector("h1 >> text=Aanmelden")


def test_the_second_step_on_and_in_use(pagina, balie, tmp_path):
    with Collega(balie, f"sqlite+aiosqlite:///{tmp_path / 'h.db'}", "Anna") as collega:
        email = collega.email

    def met_wachtwoord() -> None:
        pagina.goto(f"{balie}/balie")
        pagina.fill("#email", email)
        pagina.fill("#wachtwoord", WACHTWOORD)
        pagina.click("text=Meld aan")

    met_wachtwoord()
    pagina.click("header >> text=Anna, ")
    pagina.wait_for_selector("h1 >> text=Uw account")
    assert axe(pagina) == []
    pagina.click("text=Zet de tweede stap aan")
    sleutel = pagina.inner_text("#sleutel")
    assert pagina.locator(".qr svg").bounding_box()["width"] > 150 and axe(pagina) == []
    pagina.fill("#code", pyotp.TOTP(sleutel).now())
    pagina.click("button >> text=Zet aan")
    herstelcode = pagina.inner_text(".codes li:first-child")
    assert axe(pagina) == []
    pagina.click("text=Ik heb ze bewaard")
    pagina.wait_for_selector("text=Zet de tweede stap uit")
    pagina.click("text=Meld af")
    met_wachtwoord()
    pagina.wait_for_selector("h1 >> text=Vul uw code in")
    assert axe(pagina) == []
    pagina.fill("#code", herstelcode)
    pagina.click("button >> text=Meld aan")
    pagina.wait_for_selector("h1 >> text=Gesprekken")
