"""The settings: checked at start, all faults at once, and no secret that can be guessed outside this machine."""

from ipaddress import ip_network

import pytest

from gateway.settings import InstellingenFout, lees_settings

GOED = {"HELPDESK_RASA_TOKEN": "k3Jx9vQm2LpT7wRz8NsBd4Yf"}


def fouten(**omgeving: str) -> list[str]:
    with pytest.raises(InstellingenFout) as fout:
        lees_settings({**GOED, **omgeving})
    return fout.value.fouten


def test_every_fault_is_named_at_once():
    assert len(fouten(HELPDESK_PORT="x", HELPDESK_PROXIES="hier", HELPDESK_GEMEENTEN="bestaat/niet")) == 3


def test_proxies_are_addresses_or_networks():
    gelezen = lees_settings({**GOED, "HELPDESK_PROXIES": "10.0.0.5, 192.168.1.0/24"})
    assert gelezen.proxies == (ip_network("10.0.0.5"), ip_network("192.168.1.0/24"))


@pytest.mark.parametrize("token", ["geheim", "changeme", "kort", "test test test test test test"])
def test_a_token_that_can_be_guessed_is_refused_outside_this_machine(token):
    assert "HELPDESK_RASA_TOKEN" in fouten(HELPDESK_HOST="0.0.0.0", HELPDESK_RASA_TOKEN=token)[0]
    assert lees_settings({"HELPDESK_RASA_TOKEN": token}).host == "127.0.0.1"


@pytest.mark.parametrize("wie", ["helpdesk", "helpdesk:helpdesk", "app:postgres", "app:app"])
def test_a_database_password_that_can_be_guessed_is_refused_outside_this_machine(wie):
    adres = f"postgresql+asyncpg://{wie}@db/helpdesk"
    assert "HELPDESK_DATABASE" in fouten(HELPDESK_HOST="0.0.0.0", HELPDESK_DATABASE=adres)[0]
    assert lees_settings({**GOED, "HELPDESK_DATABASE": adres})


OIDC = {
    "HELPDESK_OIDC_ISSUER": "https://id.example/x/", "HELPDESK_OIDC_CLIENT": "helpdesk", "HELPDESK_ADRES": "https://helpdesk.example/",
}  # fmt: skip


def test_an_identity_server_needs_a_client_and_an_address_to_come_back_to():
    gelezen = lees_settings({**GOED, **OIDC})
    assert (gelezen.oidc_issuer, gelezen.adres) == ("https://id.example/x/", "https://helpdesk.example")
    assert len(fouten(HELPDESK_OIDC_ISSUER="https://id.example")) == 2


@pytest.mark.parametrize("naam", ["HELPDESK_OIDC_ISSUER", "HELPDESK_ADRES"])
def test_an_identity_server_is_not_spoken_to_over_http_outside_this_machine(naam):
    assert naam in fouten(**{**OIDC, naam: "http://helpdesk.example"})[0]
    assert lees_settings({**GOED, **OIDC, naam: "http://localhost:8080"})


def test_good_secrets_are_taken_outside_this_machine():
    omgeving = {**GOED, "HELPDESK_HOST": "0.0.0.0", "HELPDESK_DATABASE": "postgresql+asyncpg://app:Zk29vPq8@db/helpdesk"}
    assert lees_settings(omgeving).host == "0.0.0.0"


def test_a_wrong_secret_is_not_repeated_in_the_message():
    assert not any("hunter2" in fout for fout in fouten(HELPDESK_HOST="0.0.0.0", HELPDESK_RASA_TOKEN="hunter2"))
