"""Which municipality a code means, and what its pack says of it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from gateway.errors import ChatUit, OngeldigeInvoer
from helpdesk.pakketten import Pakket, Pakketten
from helpdesk.pakketten.feestdagen import feestdagen
from helpdesk.plaatsen import Gemeente, PlaatsenRegister


class Gemeenten:
    """Collaborators: the register of municipalities, the packs and the date answered for."""

    def __init__(self, plaatsen: PlaatsenRegister, pakketten: Pakketten, peildatum: Callable[[], date]):
        self._plaatsen = plaatsen
        self._pakketten = pakketten
        self._peildatum = peildatum

    def vind(self, code: str) -> Gemeente:
        """The municipality on the date, or a made-up one of the examples; :raise OngeldigeInvoer: if unknown"""
        gevonden = self._plaatsen.gemeente(code, self._peildatum())
        if gevonden is None and self._pakketten.heeft(code) and self._pakketten.van(code).voorbeeld:
            naam = self._pakketten.van(code).naam
            gevonden = Gemeente(code, naam, naam, "", "", None, None, ())
        if gevonden is None:
            raise OngeldigeInvoer(f"De gemeente '{code[:20]}' is niet bekend. Gebruik een CBS-code zoals GM0518.")
        return gevonden

    def pakket(self, code: str | None) -> Pakket:
        """:raise OngeldigeInvoer: if the municipality is unknown"""
        if code is None:
            return self._pakketten.van(None)
        gemeente = self.vind(code)
        return self._pakketten.van(gemeente.code, gemeente.naam)

    def eis_aan(self, code: str | None) -> None:
        """:raise ChatUit: if the municipality switched its chat off"""
        pakket = self.pakket(code)
        if not pakket.aan:
            wie = pakket.contact.naam if pakket.contact else "deze gemeente"
            raise ChatUit(f"De chat van {wie} staat uit. Neem zelf contact op.")

    def voor_buiten(self, code: str, pagina: str | None, moment: datetime) -> dict[str, Any]:
        """What a site or widget may know of a municipality. `pagina`: the path that the chat would be on."""
        pakket = self.pakket(code)
        return {
            "code": pakket.code,
            "naam": pakket.naam,
            "voorbeeld": pakket.voorbeeld,
            "aan": pakket.aan if pagina is None else pakket.toont_op(pagina),
            "paginas": {"alleen_op": pakket.alleen_op, "niet_op": pakket.niet_op},
            "begroeting": pakket.welkom(),
            "knoppen": pakket.knoppen,
            "contact": pakket.contact.als_dict() if pakket.contact else None,
            "open": _open(pakket, moment),
            "melding": pakket.melding(moment.date()),
            "thema": pakket.thema,
            "herkomsten": pakket.herkomsten,
        }


def _open(pakket: Pakket, moment: datetime) -> dict[str, Any] | None:
    """Open or closed at this moment; None where the hours are not known."""
    if pakket.uren is None:
        return None
    stand = pakket.uren.stand(moment, feestdagen)
    return {
        "nu": stand.open,
        "tot": stand.tot.isoformat() if stand.tot else None,
        "weer_open": stand.weer_open.isoformat() if stand.weer_open else None,
        "reden": stand.reden,
        "tijden": pakket.uren.in_woorden(),
    }
