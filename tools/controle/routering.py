"""The routing tables: every complaint has a route, every id exists, every pattern compiles."""

import re
from collections.abc import Iterable, Iterator

from helpdesk.fouten import InhoudFout
from helpdesk.organisaties import Organisaties
from tools.controle.inhoud import CATALOGUS, KANALEN, KLACHTEN, Fout, Inhoud, bestand, toets

ZORG = "routering/zorg.yml"
ORGANISATIES = "routering/organisaties.yml"
INSTANTIES = ("ggd", "gemeente", "vws")
PERIODES = ("tijdens_de_app", "nu")


def controleer(inhoud: Inhoud) -> Iterator[Fout]:
    tabel = inhoud.klachten.get("klachten") or {}
    ids = {o.partition("/")[2] for o in inhoud.onderwerpen if o.startswith("klacht/")}
    for id_ in sorted(ids - set(tabel)):
        yield Fout(KLACHTEN, f"klacht/{id_} has no route", f"add '{id_}:' under 'klachten:'")
    for id_ in sorted(set(tabel) - ids):
        yield Fout(
            KLACHTEN,
            f"{id_} is not a complaint in {CATALOGUS}",
            f"correct the id, or add it there and write {bestand('klacht/' + id_)}",
        )
    for id_, rij in tabel.items():
        yield from _rij(id_, rij, inhoud)
        getoetst = inhoud.kanaaltoetsen.get(f"klacht/{id_}", rij.get("kanaal"))
        if getoetst != rij.get("kanaal"):
            yield Fout(
                KLACHTEN,
                f"{id_}: kanaal is {rij.get('kanaal')}, its test says {getoetst}",
                f"correct it, or write 'kanaal: {rij.get('kanaal')}' in {toets('klacht/' + id_)}",
            )
    for rij in inhoud.klachten.get("kanalen_keuze") or []:
        yield from _rij(f"kanalen_keuze {rij.get('titel')}", rij, inhoud)
    yield from _zorg(inhoud)
    yield from _organisaties(inhoud)
    for patronen in (inhoud.klachten.get("na_resultaat") or {}).values():
        yield from _patronen(KLACHTEN, patronen)


def _organisaties(inhoud: Inhoud) -> Iterator[Fout]:
    pad = inhoud.wortel / ORGANISATIES
    try:
        Organisaties.lees(pad, lambda _: None, inhoud.onderwerpen)
    except InhoudFout as fout:
        yield Fout(ORGANISATIES, *str(fout).removeprefix(f"{pad}: ").rsplit("; ", 1))


def _rij(id_: str, rij: dict, inhoud: Inhoud) -> Iterator[Fout]:
    if rij.get("kanaal") not in INSTANTIES:
        yield Fout(KLACHTEN, f"{id_}: kanaal is {rij.get('kanaal')}", f"choose one of {', '.join(INSTANTIES)}")
    contact = rij.get("contact") or {}
    for periode in PERIODES:
        if periode not in contact:
            yield Fout(KLACHTEN, f"{id_}: contact lacks '{periode}'", f"add an id of {KANALEN}")
    for kanaal in contact.values():
        if kanaal not in inhoud.kanalen:
            yield Fout(KLACHTEN, f"{id_}: contact {kanaal} does not exist", f"use an id of {KANALEN}")
    for anders in rij.get("anders") or []:
        if anders.get("onderwerp") not in inhoud.onderwerpen:
            yield Fout(
                KLACHTEN, f"{id_}: anders names {anders.get('onderwerp')}, which does not exist", f"use an id of {CATALOGUS}"
            )


def _zorg(inhoud: Inhoud) -> Iterator[Fout]:
    for sleutel, patronen in inhoud.zorg.items():
        if sleutel != "behalve" and sleutel not in inhoud.onderwerpen:
            yield Fout(ZORG, f"{sleutel} does not exist", f"use an id of {CATALOGUS}")
        yield from _patronen(ZORG, patronen)


def _patronen(pad: str, patronen: Iterable[str]) -> Iterator[Fout]:
    for patroon in patronen:
        try:
            re.compile(patroon)
        except re.error as fout:
            yield Fout(pad, f"the pattern '{patroon}' does not compile ({fout})", "check its brackets and backslashes")
