"""The safety of the service, on a running gateway: limits, proxies, headers, and nothing of residents in the logs."""

import uuid
from contextlib import ExitStack, contextmanager

import httpx
import pytest

from tests.gateway_los import gateways

pytestmark = pytest.mark.slow
PROXY = {"HELPDESK_PROXIES": "127.0.0.1"}
STROOM = {"Accept": "text/event-stream"}


@pytest.fixture
def start(namaak_rasa, tmp_path):
    """Start a gateway with these settings; returns a client of it."""

    @contextmanager
    def start(**instellingen: str):
        database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
        with (
            gateways(1, namaak_rasa[0], database, tmp_path / "gateway.log", **instellingen) as (adres,),
            httpx.Client(base_url=adres, trust_env=False, timeout=20) as http,
        ):
            yield http

    return start


def maak(http, **koppen):
    return http.post("/api/v1/gesprekken", json={}, headers=koppen)


def bericht(http, gesprek, tekst="hallo", **koppen):
    koppen = {"Authorization": f"Bearer {gesprek['token']}", **koppen}
    inhoud = {"sleutel": str(uuid.uuid4()), "tekst": tekst}
    return http.post(f"/api/v1/gesprekken/{gesprek['id']}/berichten", json=inhoud, headers=koppen)


def test_without_a_proxy_the_header_of_anyone_counts_for_nothing(start):
    with start(HELPDESK_LIMIET_GESPREKKEN="3/hour") as http:
        koppen = [{"X-Forwarded-For": f"192.0.2.{n}", "Forwarded": f"for=192.0.2.{n}"} for n in range(4)]
        statussen = [maak(http, **kop).status_code for kop in koppen]
    assert statussen == [201, 201, 201, 429]


def test_behind_a_proxy_each_address_has_its_own_limit_and_cannot_pretend(start):
    with start(HELPDESK_LIMIET_GESPREKKEN="2/hour", **PROXY) as http:
        def van(keten):
            return maak(http, **{"X-Forwarded-For": keten}).status_code

        assert [van("192.0.2.1"), van("192.0.2.1"), van("192.0.2.1")] == [201, 201, 429]
        assert van("192.0.2.2") == 201
        assert van("198.51.100.7, 192.0.2.1") == 429  # what the resident sent itself stands before what the proxy saw
        assert van("niet een adres") == 201


def test_the_limits_per_conversation_and_address(start):
    with start(HELPDESK_LIMIET_BERICHTEN="2/minute", HELPDESK_LIMIET_ADRES="5/minute") as http:
        een, twee, drie = (maak(http).json() for _ in range(3))
        assert [bericht(http, een).status_code for _ in range(3)] == [202, 202, 429]
        te_veel = bericht(http, een)
        assert te_veel.headers["retry-after"] and te_veel.headers["content-type"] == "application/problem+json"
        assert bericht(http, twee).status_code == 202
        assert bericht(http, drie).status_code == 429  # the address has had its five


def test_the_limits_on_open_streams(start):
    with start(HELPDESK_LIMIET_STROMEN="3") as http, ExitStack() as open_:
        een, ander = maak(http).json(), maak(http).json()

        def stroom(gesprek):
            koppen = {**STROOM, "Authorization": f"Bearer {gesprek['token']}"}
            pad = f"/api/v1/gesprekken/{gesprek['id']}/gebeurtenissen"
            return open_.enter_context(http.stream("GET", pad, headers=koppen))

        eerste = stroom(een)
        assert [stroom(een).status_code, stroom(een).status_code] == [200, 200]  # the third takes the first one's place
        bericht(http, een)
        regels = list(eerste.iter_lines())  # ends by itself after what it was sending
        assert regels and stroom(ander).status_code == 200
        assert stroom(ander).status_code == 429


PADEN = ("/", "/over", "/verwerking", "/static/stijl.css", "/bestaat-niet", "/api/v1/openapi.json", "/api/v1/x", "/gezondheid")


def test_every_answer_carries_the_security_headers(start):
    with start(**PROXY) as http:
        for pad in PADEN:
            koppen = http.get(pad, headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}).headers
            beleid = koppen["content-security-policy"]
            assert "default-src 'none'" in beleid and "unsafe" not in beleid and "frame-ancestors" in beleid, pad
            assert koppen["x-content-type-options"] == "nosniff" and koppen["x-frame-options"] == "DENY"
            assert "max-age" in koppen["strict-transport-security"] and "server" not in koppen
            assert "strict-transport-security" not in http.get(pad).headers


def test_the_cookie_is_secure_behind_https(start):
    with start(**PROXY) as http:
        koppen = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
        koekje = http.post("/", data={"tekst": "hallo", "sleutel": "x"}, headers=koppen).headers["set-cookie"]
        assert all(deel in koekje for deel in ("HttpOnly", "Secure", "SameSite=Strict")) and "Expires" not in koekje
        assert "Secure" not in http.post("/", data={"tekst": "hallo", "sleutel": "y"}).headers["set-cookie"]


def test_nothing_that_residents_send_gets_into_the_log(start, tmp_path):
    merk = "kwartelvaren"
    with start(HELPDESK_LOGNIVEAU="DEBUG") as http:
        gesprek = maak(http).json()
        bericht(http, gesprek, f"{merk} bsn 111222333 en jan@voorbeeld.nl")
        bericht(http, gesprek, merk * 2000)
        bericht(http, {**gesprek, "token": merk})
        http.post(f"/api/v1/gesprekken/{gesprek['id']}/berichten", content=merk.encode() + b"\xff{")
        http.get(f"/{merk}?vraag={merk}")
        http.post("/", data={"tekst": merk, "keuze": merk, "gemeente": merk})
        http.get("/api/v1/gemeenten/" + merk, headers={"X-Merk": merk})
    log = (tmp_path / "gateway.log").read_text(encoding="utf-8", errors="replace")
    assert merk not in log and "111222333" not in log and "voorbeeld.nl" not in log
