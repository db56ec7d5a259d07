"""Words outside the topics (domain.yml, gateway/teksten.yml, routering/klachten.yml), by the same rules as answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from helpdesk.peildatum import Periode
from tools.controle import nummers, tekst
from tools.controle.inhoud import CATALOGUS, DOMEIN, KANALEN, KLACHTEN, TEKSTEN, Fout, Inhoud

ALTIJD = Periode(None, None)


@dataclass(frozen=True)
class Stuk:
    """A text a resident reads: where it stands, and when it is shown. `meeste`: words, None where it is a list to scan."""

    pad: str
    naam: str
    woorden: str
    periode: Periode = ALTIJD
    meeste: int | None = tekst.MEESTE_WOORDEN


def controleer(inhoud: Inhoud) -> Iterator[Fout]:
    dagen = nummers.breekpunten([], inhoud)
    for stuk in (*_domein(inhoud), *_gateway(inhoud), *_klachten(inhoud)):
        fouten = (
            *tekst.lengte(stuk.woorden, stuk.meeste),
            *tekst.woorden(stuk.woorden, inhoud.taalregels),
            *_nummers(stuk, dagen, inhoud),
        )
        for fout, remedie in fouten:
            yield Fout(stuk.pad, f"{stuk.naam}: {fout}", remedie)
    yield from _knoppen(inhoud)


def _domein(inhoud: Inhoud) -> Iterator[Stuk]:
    for naam, variaties in (inhoud.domein.get("responses") or {}).items():
        for variatie in variaties:
            yield Stuk(DOMEIN, naam, variatie.get("text") or "")


def _gateway(inhoud: Inhoud) -> Iterator[Stuk]:
    return _delen(inhoud.teksten)


def _delen(teksten: dict, voor: str = "") -> Iterator[Stuk]:
    """The texts under each name, however deep; lists are of topics, and have no words of their own."""
    for naam, waarde in teksten.items():
        if isinstance(waarde, str):
            yield Stuk(TEKSTEN, f"{voor}{naam}", waarde)
        elif isinstance(waarde, dict):
            yield from _delen(waarde, f"{voor}{naam}.")


def _klachten(inhoud: Inhoud) -> Iterator[Stuk]:
    algemeen = inhoud.klachten.get("algemeen") or {}
    yield from _rij("algemeen", {**algemeen, "vervolgstappen": filter(None, [algemeen.get("ombudsman")])}, inhoud)
    for id_, rij in (inhoud.klachten.get("klachten") or {}).items():
        yield from _rij(id_, rij, inhoud)
    for rij in inhoud.klachten.get("kanalen_keuze") or []:
        yield from _rij(f"kanalen_keuze {rij.get('titel')}", {**rij, "anders": [rij]}, inhoud)


def _rij(id_: str, rij: dict, inhoud: Inhoud) -> Iterator[Stuk]:
    """One text with what is always shown, and one per period."""
    altijd = [rij.get("waarom"), *(a.get("titel") for a in rij.get("anders") or ())]
    altijd += [regel for veld in ("klaarhouden", "niet_sturen", "vervolgstappen") for regel in rij.get(veld) or ()]
    einde = inhoud.klachten.get("einde_van_de_app")
    perioden = {"tijdens_de_app": {"tot": einde}, "nu": {"van": einde}}
    stukken = [("", altijd, None), *((f" {p}", regels, perioden.get(p)) for p, regels in (rij.get("let_op") or {}).items())]
    for welke, regels, periode in stukken:
        if woorden := _regels(regels):
            yield Stuk(KLACHTEN, f"{id_}{welke}", woorden, Periode.uit(periode), meeste=None)


def _regels(regels: Iterable[str | None]) -> str:
    return "\n".join(filter(None, regels))


def _nummers(stuk: Stuk, dagen: list[date], inhoud: Inhoud) -> Iterator[tuple[str, str]]:
    gemeld: set[str] = set()
    for dag in filter(stuk.periode.bevat, dagen):
        zeker = {nummers.cijfers(c.telefoon or "") for c in inhoud.kanalen.op(dag).values()}
        zeker = zeker.union(*(nummers.van_veiligheid(id_, dag, inhoud) for id_ in inhoud.veiligheid))
        for nummer in nummers.onzeker(stuk.woorden, zeker):
            if nummer not in gemeld:
                gemeld.add(nummer)
                yield f"{nummer} could not be called on {dag}", f"use a number that {KANALEN} gives then, or {{telefoonlijnen}}"


def _knoppen(inhoud: Inhoud) -> Iterator[Fout]:
    plekken = [(TEKSTEN, naam, ids) for naam, ids in inhoud.teksten.items() if isinstance(ids, list)]
    for naam, variaties in (inhoud.domein.get("responses") or {}).items():
        plekken += [(DOMEIN, naam, (v.get("metadata") or {}).get("vervolg") or ()) for v in variaties]
    for pad, naam, ids in plekken:
        for id_ in ids:
            if id_ not in inhoud.onderwerpen:
                yield Fout(pad, f"{naam}: the button {id_} does not exist", f"use an id of {CATALOGUS}")
