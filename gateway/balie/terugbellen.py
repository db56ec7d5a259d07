"""Residents who want to be phoned back: kept encrypted, for as long as it takes, two weeks at most."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from gateway.errors import NietGevonden, OngeldigeInvoer
from gateway.opslag.medewerkers import MedewerkerRij
from gateway.opslag.overdrachten import Overdrachtenopslag, Wie
from gateway.opslag.terugbellen import Terugbelopslag
from helpdesk.organisaties import Organisatie, Organisaties
from helpdesk.pakketten.feestdagen import feestdagen

VELDEN = {"naam": 100, "bereikbaar": 200, "wanneer": 200}
MAG_LEEG = "wanneer"
LEEG, TE_LANG = "leeg", "te_lang"
BEWAREN = timedelta(days=14)
BINNEN = timedelta(days=1)  # of opening again


@dataclass(frozen=True)
class Verzoek:
    """A request as staff read it. Fields are None where it was encrypted with another key."""

    id: int
    gesprek_id: str
    gevraagd_op: datetime
    uiterlijk_op: datetime
    naam: str | None
    bereikbaar: str | None
    wanneer: str | None


class Terugbellen:
    """Collaborators: the storage, the audit log, the organisations, who to wake, and the clock. `sleutel`: "" switches it off."""

    def __init__(
        self,
        opslag: Terugbelopslag,
        overdrachten: Overdrachtenopslag,
        organisaties: Organisaties,
        sleutel: str,
        wek: Callable[[str], Awaitable[None]],
        klok: Callable[[], datetime],
    ):
        self._opslag = opslag
        self._overdrachten = overdrachten
        self._organisaties = organisaties
        self._slot = Fernet(sleutel) if sleutel else None
        self._wek = wek
        self._klok = klok

    async def vraag(self, gesprek_id: str, gemeente: str | None, velden: dict[str, Any]) -> None:
        """:raise OngeldigeInvoer: if a field is missing or too long, or it was not offered in this conversation
        :raise NietGevonden: if the conversation is gone
        """
        aanbod = await self._opslag.laatste_overdracht(gesprek_id)
        if self._slot is None or not aanbod or not aanbod.get("terugbellen"):
            raise OngeldigeInvoer("Terugbellen is in dit gesprek niet aangeboden. Vraag eerst om een medewerker.")
        if fouten := fouten_in(velden):
            naam, fout = next(iter(fouten.items()))
            wat = {LEEG: "ontbreekt. Vul alle velden in.", TE_LANG: f"is te lang. Er mogen {VELDEN[naam]} tekens in."}
            raise OngeldigeInvoer(f"'{naam}' {wat[fout]}")
        schoon = {naam: (velden.get(naam) or "").strip() for naam in VELDEN}
        organisatie = self._organisaties.voor(aanbod.get("kanaal"), aanbod.get("gemeente") or gemeente)
        rij = {
            "gesprek_id": gesprek_id,
            "organisatie": organisatie.id,
            "versleuteld": self._slot.encrypt(json.dumps(schoon).encode()).decode(),
            "uiterlijk_op": self._uiterlijk(organisatie),
        }
        if not await self._opslag.bewaar(rij, self._klok()):
            raise NietGevonden("Dit gesprek bestaat niet of is verwijderd. Begin een nieuw gesprek.")
        await self._wek(gesprek_id)

    async def open(self, medewerker: MedewerkerRij) -> list[Verzoek]:
        """What is to be phoned back by their organisation; looking is written down."""
        rijen = await self._opslag.van(medewerker.organisatie)
        if rijen:
            wie = Wie(medewerker.id, medewerker.organisatie)
            await self._overdrachten.leg_vast("terugbelverzoeken bekeken", None, wie, self._klok(), f"{len(rijen)}")
        return [Verzoek(r.id, r.gesprek_id, r.gevraagd_op, r.uiterlijk_op, **self._open(r.versleuteld)) for r in rijen]

    async def klaar(self, id_: int, medewerker: MedewerkerRij) -> None:
        """It was dealt with, and is deleted; :raise NietGevonden: if it is gone or another organisation's"""
        gesprek_id = await self._opslag.verwijder(id_, medewerker.organisatie)
        if gesprek_id is None:
            raise NietGevonden("Dit terugbelverzoek is er niet (meer), of het is van een andere organisatie.")
        wie = Wie(medewerker.id, medewerker.organisatie)
        await self._overdrachten.leg_vast("teruggebeld", gesprek_id, wie, self._klok())

    async def ruim_op(self) -> int:
        return await self._opslag.verwijder_verlopen(self._klok() - BEWAREN)

    def _uiterlijk(self, organisatie: Organisatie) -> datetime:
        nu = self._klok()
        stand = organisatie.uren.stand(nu, feestdagen)
        return (nu if stand.open else stand.weer_open or nu) + BINNEN

    def _open(self, versleuteld: str) -> dict[str, str | None]:
        try:
            return json.loads(self._slot.decrypt(versleuteld)) if self._slot else dict.fromkeys(VELDEN)
        except InvalidToken:
            return dict.fromkeys(VELDEN)


def fouten_in(velden: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with each field, LEEG or TE_LANG, in the order of the form."""
    return {naam: fout for naam, langst in VELDEN.items() if (fout := _fout_in(velden.get(naam), naam, langst))}


def _fout_in(waarde: Any, naam: str, langst: int) -> str | None:
    if naam == MAG_LEEG and waarde in (None, ""):
        return None
    if not isinstance(waarde, str) or not waarde.strip():
        return LEEG
    return TE_LANG if len(waarde) > langst else None
