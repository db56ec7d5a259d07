"""Staff at the console over HTTP, as a browser without scripts would be."""

import os
import re
import subprocess
import sys
from typing import Self

import httpx

from tests.geheel import ORGANISATIES
from tools.paden import WORTEL

WACHTWOORD = "paard batterij nietje correct"


class Collega:
    """Signed in with an account of their own. The cookie is kept by hand: it is for https, and these tests speak http."""

    def __init__(self, adres: str, database: str, naam: str, organisatie: str = "emmen", *rollen: str):
        email = f"{naam}@{organisatie}.example"
        opdracht = [sys.executable, "-m", "tools", "medewerker", email, naam, organisatie, *rollen, "--wachtwoord-van-invoer"]
        omgeving = {**os.environ, "HELPDESK_DATABASE": database, "HELPDESK_ORGANISATIES": ORGANISATIES}
        subprocess.run(opdracht, cwd=WORTEL, env=omgeving, input=f"{WACHTWOORD}\n", text=True, check=True, capture_output=True)
        self._open(adres, email, WACHTWOORD)

    @classmethod
    def bestaand(cls, adres: str, email: str, wachtwoord: str) -> Self:
        """Signed in with an account that is there already."""
        zelf = cls.__new__(cls)
        zelf._open(adres, email, wachtwoord)
        return zelf

    def _open(self, adres: str, email: str, wachtwoord: str) -> None:
        self.email = email
        self.http = httpx.Client(base_url=adres, timeout=30, trust_env=False)
        self.meld_aan(wachtwoord)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def meld_aan(self, wachtwoord: str = WACHTWOORD) -> httpx.Response:
        antwoord = self.http.post("/balie/aanmelden", data={"email": self.email, "wachtwoord": wachtwoord})
        if antwoord.status_code == 303:
            koekje = antwoord.headers["set-cookie"]
            assert "Secure" in koekje and "HttpOnly" in koekje and koekje.lower().count("samesite=strict") == 1
            self.http.headers["cookie"] = koekje.partition(";")[0]
            self.csrf = self._csrf()
        return antwoord

    def _csrf(self) -> str:
        gevonden = re.search(r'name="csrf" value="([^"]+)"', self.http.get("/balie/logboek").text + self.zie("/balie") + self.http.get("/redactie/training").text)
        return gevonden[1] if gevonden else ""

    def zie(self, pad: str = "/balie") -> str:
        return self.http.get(pad, follow_redirects=True).text

    def nummers(self) -> list[int]:
        """The numbers of the conversations on the page, in order."""
        return [int(n) for n in re.findall(r"/balie/gesprekken/(\d+)", self.zie("/balie/wachtrij"))]

    def doe(self, nummer: int, handeling: str, **velden: str) -> httpx.Response:
        return self.http.post(f"/balie/gesprekken/{nummer}/{handeling}", data={"csrf": self.csrf, **velden})
