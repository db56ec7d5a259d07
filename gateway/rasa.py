"""The client of Rasa's helpdesk channel."""

from typing import Any

import httpx

TIJDSLIMIET = 10.0
TIJDSLIMIET_BEHEER = 3.0
TIJDSLIMIET_WISSEL = 60.0


class RasaWeg(Exception):
    """Rasa cannot be reached, is slow, or answers something that is not an answer; trying again later helps."""


class RasaClient:
    def __init__(self, adres: str, token: str):
        self._client = httpx.AsyncClient(
            base_url=adres,
            headers={"Authorization": f"Bearer {token}"},
            timeout=TIJDSLIMIET,
            trust_env=False,
            # Rasa closes a connection that is idle for 5 s; one that we reuse must not be about to be closed.
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=None, keepalive_expiry=3),
        )

    async def antwoord(
        self, gesprek: str, bericht: str, tekst: str, keuze: str | None, gemeente: str | None, teruggegeven: bool = False
    ) -> dict[str, Any]:
        """The answer to one message; sending the same message again is safe. `teruggegeven`: a person had the conversation before.

        :raise RasaWeg: if there is no usable answer
        """
        verzoek = {"gesprek": gesprek, "bericht": bericht, "tekst": tekst, "keuze": keuze, "gemeente": gemeente}
        verzoek["teruggegeven"] = teruggegeven
        try:
            reactie = await self._client.post("/webhooks/helpdesk/berichten", json=verzoek)
            reactie.raise_for_status()
            antwoord = reactie.json()
            if not isinstance(antwoord["berichten"], list):
                raise TypeError
            return antwoord
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as fout:
            # The cause is named by its class only: its message may quote what a resident wrote.
            raise RasaWeg(type(fout).__name__) from None

    async def gesprekken(self) -> list[str]:
        """The conversations that Rasa remembers; :raise RasaWeg: if it cannot be asked"""
        return await self._vraag("GET", "/webhooks/helpdesk/gesprekken", "gesprekken")

    async def vergeet(self, gesprek: str) -> None:
        """Make Rasa forget a conversation; :raise RasaWeg: if it cannot be asked"""
        await self._vraag("DELETE", f"/webhooks/helpdesk/gesprekken/{gesprek}")

    async def wissel(self, model: str) -> None:
        """Put another model in place of the one that answers; that goes on until the new one is ready.

        :raise RasaWeg: if Rasa cannot use it, with its reason, or cannot be reached
        """
        try:
            reactie = await self._client.put("/webhooks/helpdesk/model", json={"model": model}, timeout=TIJDSLIMIET_WISSEL)
            if reactie.status_code == 400:
                raise RasaWeg(reactie.json()["fout"])
            reactie.raise_for_status()
        except (httpx.HTTPError, ValueError, KeyError) as fout:
            raise RasaWeg(type(fout).__name__) from None

    async def _vraag(self, methode: str, pad: str, veld: str | None = None) -> Any:
        """`veld`: the field of the answer that is wanted."""
        try:
            reactie = await self._client.request(methode, pad, timeout=TIJDSLIMIET_BEHEER)
            reactie.raise_for_status()
            return reactie.json()[veld] if veld else None
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as fout:
            raise RasaWeg(type(fout).__name__) from None

    async def leeft(self) -> bool:
        try:
            return (await self._client.get("/", timeout=2.0)).status_code == 200
        except httpx.HTTPError:
            return False

    async def sluit(self) -> None:
        await self._client.aclose()
