"""Whatever is sent, there is never a server error: the OpenAPI document fuzzed, and ten thousand odd messages."""

import asyncio
import json
import random
import subprocess
import sys
import uuid
from pathlib import Path

import httpx
import pytest

from tests.gateway_los import gateways

pytestmark = pytest.mark.slow
AANTAL, TEGELIJK = 10_000, 20
ZINNEN = (Path(__file__).parents[1] / "gegevens" / "persoonsgegevens.tsv").read_text(encoding="utf-8").splitlines()
VREEMD = (
    "\x00", "\ud83d", "\U0001f600", "\u202e", "\u200b", "é" * 300, "'; DROP TABLE gesprekken; --", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}",
    "../../etc/passwd", "%00%ff", "\r\nSet-Cookie: a=b",
    "/klacht{\"x\":1}", "\\", "[" * 200, "9" * 400, "نص", "字" * 50, "\t\n", "-" * 500, "=1+1",
)  # fmt: skip


@pytest.fixture
def adres(namaak_rasa, tmp_path):
    database = f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"
    # Waiting for an answer is cut short by nobody here; a stream would keep the fuzzer waiting for its heartbeat.
    with gateways(1, namaak_rasa[0], database, tmp_path / "gateway.log") as (adres,):
        yield adres
        log = (tmp_path / "gateway.log").read_text(encoding="utf-8", errors="replace")
        assert '"level": "error"' not in log, log[-2000:]


@pytest.mark.parametrize("bekend", [False, True], ids=["any id", "an existing conversation"])
def test_the_api_keeps_its_document_under_fuzzing(adres, tmp_path, bekend):
    gesprek = httpx.post(f"{adres}/api/v1/gesprekken", json={}, trust_env=False).json()
    opdracht = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", str(tmp_path / "schemathesis.toml"),
        "run", f"{adres}/api/v1/openapi.json",
        "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
        "--phases", "examples,coverage,fuzzing", "--max-examples", "30", "--seed", "1", "--no-color", "--request-timeout", "20",
        "--header", f"Authorization: Bearer {gesprek['token']}", "--exclude-method", "DELETE",
    ]  # fmt: skip
    id_ = f'id = "{gesprek["id"]}"\n' if bekend else ""
    (tmp_path / "schemathesis.toml").write_text(f"[parameters]\nwacht = 0\n{id_}")
    klaar = subprocess.run(opdracht, capture_output=True, text=True, timeout=200, cwd=tmp_path, check=False)
    assert klaar.returncode == 0, klaar.stdout[-4000:] + klaar.stderr[-1000:]


def bericht(toeval: random.Random) -> dict:
    """A body for a message: mostly odd text, sometimes odd in shape."""
    tekst = "".join(toeval.choice((*VREEMD, *toeval.sample(ZINNEN, 3))) for _ in range(toeval.randint(1, 6)))
    if toeval.random() < 0.3:
        lengte = toeval.randint(0, 300)
        tekst = "".join(chr(toeval.randrange(toeval.choice((0x80, 0x110000)))) for _ in range(lengte))
    body = {"sleutel": str(uuid.UUID(int=toeval.getrandbits(128))), "tekst": tekst}
    if toeval.random() < 0.15:
        body[toeval.choice(("sleutel", "tekst", "keuze", "extra"))] = toeval.choice((None, 1, [], {}, True, "x" * 5000, tekst))
    return body


@pytest.mark.asyncio
async def test_ten_thousand_odd_messages_give_no_server_error(adres):
    toeval = random.Random(20201215)
    statussen: dict[int, int] = {}
    async with httpx.AsyncClient(base_url=f"{adres}/api/v1", trust_env=False, timeout=60) as http:

        async def stuur(aantal: int) -> None:
            for n in range(aantal):
                if n % 100 == 0:
                    gesprek = (await http.post("/gesprekken", json={})).json()
                inhoud = json.dumps(bericht(toeval)).encode()
                if toeval.random() < 0.05:
                    inhoud = inhoud[: toeval.randint(0, len(inhoud))] + bytes(toeval.randrange(256) for _ in range(5))
                koppen = {"Authorization": f"Bearer {gesprek['token']}"}
                antwoord = await http.post(f"/gesprekken/{gesprek['id']}/berichten", content=inhoud, headers=koppen)
                statussen[antwoord.status_code] = statussen.get(antwoord.status_code, 0) + 1

        await asyncio.gather(*(stuur(AANTAL // TEGELIJK) for _ in range(TEGELIJK)))
    assert sum(statussen.values()) == AANTAL and set(statussen) <= {202, 400, 409, 413, 422}, statussen
    assert statussen[202] > AANTAL // 2
