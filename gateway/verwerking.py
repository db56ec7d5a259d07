"""What the page /verwerking says: from the running configuration, so that it cannot say something else than what is done."""

from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from gateway.settings import Settings
from gateway.teksten import Teksten
from helpdesk.bestanden import lees_yaml
from helpdesk.persoonsgegevens import SOORTEN

PAD = Path(__file__).with_name("verwerking.yml")
NAMEN = {"sqlite": "een bestand op die server", "postgresql": "een PostgreSQL-database"}


class Verwerking:
    """Collaborators: the settings, and the words for the kinds of personal data."""

    def __init__(self, settings: Settings, teksten: Teksten):
        """:raise InhoudFout: if verwerking.yml is missing or broken"""
        self._ruw = lees_yaml(PAD)
        self._waarden = {
            "{dagen}": str(settings.bewaartermijn_dagen),
            "{postvak_dagen}": str(settings.postvak_dagen),
            "{max_tekens}": str(settings.max_tekens),
            "{database}": NAMEN[make_url(settings.database).get_backend_name()],
        }
        self._teksten = teksten

    def als_pagina(self) -> dict[str, Any]:
        rijen = [{veld: self._vul_in(rij[veld]) for veld in ("wat", "waarom", "hoelang")} for rij in self._ruw["bewaard"]]
        losse = {veld: self._vul_in(self._ruw[veld]) for veld in ("logboek", "koekje", "derden")}
        weggehaald = [self._teksten.soort(soort) for soort in SOORTEN]
        return {"bewaard": rijen, "niet_bewaard": self._ruw["niet_bewaard"], "weggehaald": weggehaald, **losse}

    def tabellen(self) -> set[str]:
        """The tables of the database that the page speaks of."""
        return {tabel for rij in self._ruw["bewaard"] for tabel in rij["tabellen"]}

    def _vul_in(self, tekst: str) -> str:
        for plek, waarde in self._waarden.items():
            tekst = tekst.replace(plek, waarde)
        return tekst
