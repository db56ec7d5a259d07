"""Filling the index of names from the CSV files of the register."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from helpdesk.fouten import InhoudFout
from helpdesk.plaatsen.lezen import dag, lees_csv
from helpdesk.plaatsen.model import Gemeente, Ggd
from helpdesk.plaatsen.namen import (
    BIJWOORD,
    FRASE,
    HOOFDLETTER,
    KLEIN,
    NAAM,
    NOOIT,
    PLAATSWOORD,
    VRIJ,
    Kandidaat,
    Namenlijst,
    sleutel,
)
from helpdesk.plaatsen.tekst import vouw

REGELS = frozenset({VRIJ, PLAATSWOORD, NAAM, BIJWOORD, HOOFDLETTER, FRASE, NOOIT})
_TOEVOEGING = re.compile(r"\s*\(.*\)")


@dataclass(frozen=True)
class Gebieden:
    """Names of regions, which are no municipalities: `vast` anywhere, `na_ggd` only after "GGD" or "provincie"."""

    vast: frozenset[str]
    na_ggd: frozenset[str]


def lees_gewone_woorden(pad: Path) -> frozenset[str]:
    """:raise InhoudFout: if the file is missing"""
    try:
        regels = pad.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as fout:
        raise InhoudFout(f"{pad}: this file is missing; restore it from git") from fout
    return frozenset(vouw(regel) for regel in regels if regel and not regel.startswith("#"))


def bouw_gebieden(gemeenten: Iterable[Gemeente], ggd: Iterable[Ggd], pad_ggd: Path) -> Gebieden:
    namen = {sleutel(g.provincie) for g in gemeenten}
    namen |= {sleutel(g.naam).removeprefix("ggd ") for g in ggd}
    for rij in lees_csv(pad_ggd, "veiligheidsregio", "naam_cbs"):
        namen |= {sleutel(deel) for deel in rij["veiligheidsregio"].split(";")}
    namen |= {naam.replace(" en ", " ") for naam in namen}
    return Gebieden(frozenset(n for n in namen if " " in n), frozenset(n for n in namen if " " not in n))


def bouw_namen(map_: Path, gemeenten: dict[str, Gemeente], gewone_woorden: frozenset[str]) -> Namenlijst:
    """Read plaatsen.csv, roepnamen.csv, buitenland.csv and plaatsregels.csv into one index.

    :raise InhoudFout: if a file or column is missing, or a rule is unknown
    """
    namen = Namenlijst()
    gevlagd = _voeg_plaatsen_toe(namen, map_)
    _voeg_roepnamen_toe(namen, map_ / "roepnamen.csv")
    for gemeente in gemeenten.values():
        for tekst in {gemeente.naam, gemeente.officiele_naam}:
            naam = namen.maak(sleutel(_TOEVOEGING.sub("", tekst)))
            if gemeente.code not in naam.gemeentecodes:
                naam.gemeentecodes.append(gemeente.code)
    _stel_regels_in(namen, gevlagd, map_ / "plaatsregels.csv")
    _voeg_buitenland_toe(namen, map_ / "buitenland.csv")
    namen.vul_schrijfwijzen_aan(gewone_woorden)
    return namen


def _voeg_plaatsen_toe(namen: Namenlijst, map_: Path) -> set[str]:
    """Add the rows of plaatsen.csv; return the names that the file itself calls an ordinary word or is unsure of."""
    gewicht: Counter[tuple[str, str]] = Counter()
    for rij in lees_csv(map_ / "postcodes.csv", "postcode", "cbs_code", "plaatsen"):
        gewicht.update((rij["cbs_code"], plaats) for plaats in rij["plaatsen"].split("/"))
    gevlagd = set()
    for rij in lees_csv(
        map_ / "plaatsen.csv", "plaats", "cbs_code", "van", "tot", "soort", "gewoon_woord", "zekerheid"
    ):
        sl = sleutel(rij["plaats"])
        namen.maak(sl).kandidaten.append(
            Kandidaat(
                rij["cbs_code"], rij["soort"], dag(rij["van"]), dag(rij["tot"]),
                gewicht[rij["cbs_code"], rij["officiele_plaats"]],
            )
        )  # fmt: skip
        if rij["gewoon_woord"] or rij["zekerheid"] == "laag":
            gevlagd.add(sl)
    return gevlagd


def _voeg_roepnamen_toe(namen: Namenlijst, pad: Path) -> None:
    """Let every nickname mean what the place in its second column means, in each period."""
    for rij in lees_csv(pad, "naam", "plaats", "soort"):
        doel = namen.get(sleutel(rij["plaats"]))
        if doel is None:
            raise InhoudFout(f"{pad}: {rij['naam']}: place {rij['plaats']!r} is not in plaatsen.csv; correct it")
        groot = [replace(k, soort=rij["soort"]) for k in doel.kandidaten if k.soort not in KLEIN]
        namen.maak(sleutel(rij["naam"])).kandidaten.extend(groot)


def _stel_regels_in(namen: Namenlijst, gevlagd: set[str], pad: Path) -> None:
    """A name's own rule; else by its kind: flagged names need a capital, small or very short ones a word of place."""
    eigen = {}
    for rij in lees_csv(pad, "plaats", "regel"):
        if rij["regel"] not in REGELS:
            raise InhoudFout(
                f"{pad}: {rij['plaats']}: unknown rule {rij['regel']!r}; use one of {', '.join(sorted(REGELS))}"
            )
        eigen[sleutel(rij["plaats"])] = rij["regel"]
    for sl, naam in namen.items():
        if sl in eigen:
            naam.regel = eigen[sl]
        elif sl in gevlagd:
            naam.regel = HOOFDLETTER
        elif not naam.groot or len(sl) <= 3:
            naam.regel = PLAATSWOORD


def _voeg_buitenland_toe(namen: Namenlijst, pad: Path) -> None:
    for rij in lees_csv(pad, "naam", "land", "soort", "regel"):
        naam = namen.maak(sleutel(rij["naam"]))
        if not naam.groot:
            naam.regel = rij["regel"]
        naam.land = rij["land"]
        naam.is_land = rij["soort"] == "land"
