"""What can be done with a conversation; knows neither HTTP nor Sanic."""

import hashlib
import json
import secrets
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gateway.beurten import Beurten
from gateway.errors import NietAangemeld, NietGevonden, OngeldigeInvoer, SleutelBezet
from gateway.gemeenten import Gemeenten
from gateway.opslag.gesprekken import ASSISTENT, Gesprekkenopslag, GesprekRij, Inhoud, NieuwBericht
from gateway.opslag.wachtrij import stand
from gateway.teksten import Teksten
from helpdesk.aanwijzen import Aanwijzer
from helpdesk.persoonsgegevens import filter_persoonsgegevens


@dataclass(frozen=True)
class NieuwGesprek:
    id: str
    token: str
    gebeurtenissen: list[Inhoud]


class Gesprekken:
    """Collaborators: storage, the turns, the texts, the municipalities, typed words for buttons, the clock."""

    def __init__(
        self,
        opslag: Gesprekkenopslag,
        beurten: Beurten,
        teksten: Teksten,
        gemeenten: Gemeenten,
        aanwijzer: Aanwijzer,
        klok: Callable[[], datetime],
        max_tekens: int,
    ):
        self._opslag = opslag
        self._beurten = beurten
        self._teksten = teksten
        self._gemeenten = gemeenten
        self._aanwijzer = aanwijzer
        self._klok = klok
        self._max_tekens = max_tekens

    async def maak(self, gemeente: str | None) -> NieuwGesprek:
        """:raise OngeldigeInvoer: if the municipality code is unknown
        :raise ChatUit: if the municipality switched its chat off
        """
        self._gemeenten.eis_aan(gemeente)
        id_, token = str(uuid.uuid4()), secrets.token_urlsafe(32)
        opening = [{"soort": "bericht", "van": ASSISTENT, **self._teksten.opening(self._gemeenten.pakket(gemeente))}, stand(ASSISTENT)]
        rijen = await self._opslag.maak(id_, _hash(token), gemeente, opening, self._klok())
        return NieuwGesprek(id_, token, rijen or [])

    async def open(self, id_: str, token: str | None) -> GesprekRij:
        """The conversation of an id and its token.

        :raise NietGevonden: if there is no such conversation
        :raise NietAangemeld: if the token is not its token
        """
        gesprek = await self._opslag.lees(id_) if _opslaanbaar(id_) else None
        if gesprek is None:
            raise NietGevonden("Dit gesprek bestaat niet of is verwijderd. Begin een nieuw gesprek.")
        if not token or not secrets.compare_digest(_hash(token), gesprek.token_hash):
            raise NietAangemeld("Stuur het token van dit gesprek mee: 'Authorization: Bearer …'.")
        return gesprek

    async def neem_aan(self, gesprek: GesprekRij, sleutel: str, tekst: str | None, keuze: str | None) -> int:
        """Store a message and let the assistant answer it; returns the id of its event.

        :raise OngeldigeInvoer: if the text is empty or too long, or the choice was not offered
        :raise SleutelBezet: if the key was used for another message
        """
        if not _opslaanbaar(sleutel) or not _opslaanbaar(keuze or ""):
            raise OngeldigeInvoer(
                "In 'sleutel' of 'keuze' staan tekens die niet kunnen. Stuur een uuid, en de waarde van een knop."
            )
        gekozen = await self._titel(gesprek, keuze) if keuze else None
        schoon = gekozen if gekozen else self._schoon(tekst or "")
        gefilterd = filter_persoonsgegevens(schoon)
        rijen: list[Inhoud] = [{"soort": "bericht", "van": "inwoner", "tekst": gefilterd.tekst, "sleutel": sleutel}]
        if gefilterd.soorten:
            rijen.append({"soort": "bericht", "van": ASSISTENT, "tekst": self._teksten.weggehaald(gefilterd.soorten)})
        # Of what was sent, not of the button it points at: that depends on when it is sent.
        vingerafdruk = _hash(json.dumps([gefilterd.tekst, keuze]))
        keuze = keuze or self._aanwijzer.aangewezen(gefilterd.tekst, await self._opslag.laatst_aangeboden(gesprek.id))
        nieuw = NieuwBericht(sleutel, vingerafdruk, gefilterd.tekst, keuze)
        aangenomen = await self._opslag.neem_aan(gesprek.id, nieuw, rijen, self._klok())
        if aangenomen is None:
            raise NietGevonden("Dit gesprek bestaat niet of is verwijderd. Begin een nieuw gesprek.")
        if not aangenomen.zelfde:
            raise SleutelBezet("Deze sleutel hoort bij een ander bericht. Maak voor elk bericht een nieuwe sleutel.")
        self._beurten.begin(gesprek.id)
        return aangenomen.id

    async def _titel(self, gesprek: GesprekRij, keuze: str) -> str:
        titel = await self._opslag.titel_van_knop(gesprek.id, keuze) or self._teksten.vaste_titel(keuze)
        if titel is None:
            raise OngeldigeInvoer("Deze keuze is in dit gesprek niet aangeboden. Stuur de waarde van een knop uit dit gesprek.")
        return titel

    def _schoon(self, tekst: str) -> str:
        """Without control characters and broken code points; :raise OngeldigeInvoer: if nothing is left or too much"""
        leesbaar = "".join(c for c in tekst if c in "\n\t" or _opslaanbaar(c)).strip()
        if not leesbaar:
            raise OngeldigeInvoer("Het bericht is leeg. Typ uw vraag.")
        if len(leesbaar) > self._max_tekens:
            raise OngeldigeInvoer(
                f"Het bericht is te lang: {len(leesbaar)} tekens. Er mogen {self._max_tekens} tekens in. Maak het korter."
            )
        return leesbaar


def als_transcript(gebeurtenissen: list[Inhoud], stand: str) -> str:
    """The conversation as plain text for the resident."""
    wie = {"inwoner": "U", ASSISTENT: "Assistent (computer)", "medewerker": "Medewerker"}
    regels = [f"Gesprek over CoronaMelder ({stand})", ""]
    for g in gebeurtenissen:
        if g["soort"] == "bericht":
            regels += [f"{wie[g['van']]}, {g['tijd']}:", g["tekst"], ""]
    return "\n".join(regels)


def _opslaanbaar(tekst: str) -> bool:
    """Without control characters and halves of code points, which a database does not take."""
    return not any(unicodedata.category(c) in ("Cc", "Cs") for c in tekst)


def _hash(tekst: str) -> str:
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).hexdigest()


def als_veld(body: Any, naam: str) -> str | None:
    """A field of a JSON object that may be left out; :raise OngeldigeInvoer: if it is no text"""
    waarde = body.get(naam)
    if waarde is not None and not isinstance(waarde, str):
        raise OngeldigeInvoer(f"'{naam}' moet tekst zijn.")
    return waarde
