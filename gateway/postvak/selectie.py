"""Which messages go to the editors' inbox, and what is kept of them there."""

import hmac
from collections.abc import Callable
from datetime import datetime
from typing import Any

from gateway.opslag.gesprekken import Inhoud
from gateway.opslag.postvak import Gezegd

NIET_BEGREPEN, VERDUIDELIJKT, DUIM_OMLAAG, VOORSTEL = SOORTEN = ("niet_begrepen", "verduidelijkt", "duim_omlaag", "voorstel")
PER_BESLUIT = {"terugval": NIET_BEGREPEN, "verduidelijk": VERDUIDELIJKT}
# Whoever is asked what they meant is offered one of these. Not so where a complaint takes the message as an answer to its
# own question: "in Emmen" is no topic, but was understood.
VRAAGT_NA = {"actie/iets_anders", "klacht/onbekend"}
MINSTE_LETTERS = 3
ZORG = "zorg/"


class Selectie:
    """`sleutel`: the key of the hashes, "" switches the inbox off. `zorgregel`: the safety topic of a text, if it has one."""

    def __init__(self, sleutel: str, zorgregel: Callable[[str], str | None], klok: Callable[[], datetime]):
        self._sleutel = sleutel.encode()
        self._zorgregel = zorgregel
        self._klok = klok

    @property
    def aan(self) -> bool:
        return bool(self._sleutel)

    def afdruk(self, *delen: object) -> str | None:
        """A hash of a conversation, or of a conversation and a message, that only who has the key can make; None without key."""
        return hmac.digest(self._sleutel, "\n".join(map(str, ("postvak", *delen))).encode(), "sha256").hex() if self.aan else None

    def van_beurt(self, gezegd: Gezegd, antwoord: list[Inhoud]) -> dict[str, Any] | None:
        """The row of a message that the assistant did not understand, or asked about; None: nothing for the inbox."""
        soort = PER_BESLUIT.get((gezegd.begrip or {}).get("besluit") or "")
        aangeboden = {knop["waarde"] for g in antwoord for knop in g.get("knoppen") or ()}
        return self._rij(gezegd, soort) if soort and aangeboden & VRAAGT_NA else None

    def van_duim(self, gezegd: Gezegd, onderwerp: str, reden: str | None) -> dict[str, Any] | None:
        """The row of a message whose answer, about `onderwerp`, was of no use."""
        rij = self._rij(gezegd, DUIM_OMLAAG)
        return {**rij, "onderwerp": onderwerp, "reden": reden} if rij and not onderwerp.startswith(ZORG) else None

    def van_voorstel(self, gezegd: Gezegd, onderwerp: str | None, organisatie: str) -> dict[str, Any] | None:
        """The row of a message that staff propose, as an example of `onderwerp`; None: as a new question."""
        rij = self._rij(gezegd, VOORSTEL)
        return {**rij, "onderwerp": onderwerp, "organisatie": organisatie} if rij else None

    def _rij(self, gezegd: Gezegd, soort: str) -> dict[str, Any] | None:
        if not self.aan or gezegd.keuze or sum(c.isalpha() for c in gezegd.tekst) < MINSTE_LETTERS or self._is_zorg(gezegd):
            return None
        begrip = gezegd.begrip or {}
        return {
            "bericht_afdruk": self.afdruk(gezegd.gesprek_id, gezegd.bericht_id),
            "gesprek_afdruk": self.afdruk(gezegd.gesprek_id),
            "soort": soort,
            "tekst": gezegd.tekst,
            "onderwerp": begrip.get("onderwerp"),
            "zekerheid": begrip.get("zekerheid"),
            "ranglijst": begrip.get("ranglijst") or [],
            "gemeente": gezegd.gemeente,
            "dag": self._klok().date(),
        }

    def _is_zorg(self, gezegd: Gezegd) -> bool:
        """What a person was told has not been through the safety rules yet."""
        if gezegd.begrip is None:
            return self._zorgregel(gezegd.tekst) is not None
        return (gezegd.begrip.get("onderwerp") or "").startswith(ZORG)
