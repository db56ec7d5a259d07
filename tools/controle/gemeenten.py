"""The municipality packs: what the schema says, plain language, and no phone number that is not theirs or certain."""

from collections.abc import Iterator
from typing import Any

from helpdesk.fouten import InhoudFout
from helpdesk.pakketten.lezen import STANDAARD, TEKSTEN, lees
from tools.controle import nummers, tekst
from tools.controle.inhoud import KANALEN, Fout, Inhoud

MAP = "gemeenten"
KANALEN_MET_GEMEENTE = ("ggd", "gemeente")


def controleer(inhoud: Inhoud) -> Iterator[Fout]:
    if not (inhoud.wortel / MAP).is_dir():
        yield Fout(MAP, "this folder is missing", "restore it from git")
        return
    try:
        gelezen = lees(inhoud.wortel / MAP, inhoud.onderwerpen)
    except InhoudFout as fout:
        yield Fout(MAP, *str(fout).rsplit("; ", 1))
        return
    for plek, fout, remedie in gelezen.fouten:
        yield Fout(f"{MAP}/{plek}", fout, remedie)
    if gelezen.fouten:  # the checks below count on the right shape
        return
    for naam, ruw in gelezen.ruw.items():
        for id_, eigen in ruw["teksten"].items():
            plek = f"{MAP}/{naam}/{TEKSTEN}"
            woorden = eigen.get("vervangt") or eigen.get("vult_aan")
            taal = (*tekst.lengte(woorden), *tekst.woorden(woorden, inhoud.taalregels))
            for fout, remedie in (*taal, *_nummers(woorden, ruw, inhoud), *_klacht(id_, inhoud)):
                yield Fout(plek, f"{id_}: {fout}", remedie)
        lokaal = any(h.startswith("http://") for h in ruw["herkomsten"])
        if naam != STANDAARD and not ruw["voorbeeld"] and lokaal:
            yield Fout(f"{MAP}/{naam}", "a real municipality allows a site on localhost", "remove it from herkomsten")


def _nummers(woorden: str, ruw: dict[str, Any], inhoud: Inhoud) -> Iterator[tuple[str, str]]:
    """Only numbers that a certain contact point has today, or the municipality's own through {telefoon}."""
    zeker = {nummers.cijfers(c.telefoon or "") for c in inhoud.kanalen.op(inhoud.vandaag).values()}
    eigen = nummers.cijfers(ruw["contact"]["telefoon"] or "")
    for nummer in nummers.onzeker(woorden, zeker - {eigen}):
        if nummers.cijfers(nummer) == eigen:
            yield f"the municipality's number {nummer} is typed out", "write {telefoon}, so that it stands in one place"
        else:
            yield f"{nummer} is no number that is certain today", f"see {KANALEN}, or leave the number out"


def _klacht(id_: str, inhoud: Inhoud) -> Iterator[tuple[str, str]]:
    groep, _, naam = id_.partition("/")
    kanaal = (inhoud.klachten["klachten"].get(naam) or {}).get("kanaal")
    if groep == "klacht" and kanaal not in KANALEN_MET_GEMEENTE:
        yield f"this complaint goes to {kanaal}, not to a municipality", "write about complaints for the GGD or the municipality"
