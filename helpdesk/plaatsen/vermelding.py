"""One place that a sentence mentions, and what narrows it down."""

from dataclasses import dataclass
from datetime import date

from helpdesk.plaatsen.context import Plek
from helpdesk.plaatsen.model import Gemeente
from helpdesk.plaatsen.namen import KLEIN, Kandidaat, Naam
from helpdesk.plaatsen.tekst import Zin, vouw


@dataclass
class Vermelding:
    """Words i..j-1 name a place. `kandidaten` are all municipalities it can be on the date, hamlets included.

    `alleen`: the whole message is the answer to "In welke gemeente woont u?". `beperkt_tot`: codes that the words
    after the name leave over (Bergen NH), None where nothing narrows it.
    """

    i: int
    j: int
    begin: int
    einde: int
    plek: Plek
    kandidaten: list[Kandidaat]
    naam: Naam | None = None
    alleen: bool = False
    beperkt_tot: set[str] | None = None
    in_buitenland: bool = False
    overbodig: bool = False

    @property
    def codes(self) -> set[str]:
        return {k.code for k in self.kandidaten}


def sterkste(kandidaten: list[Kandidaat], gemeentecodes: set[str]) -> list[str]:
    """Return the codes that are comparably likely, likeliest first.

    A municipality of exactly this name beats every hamlet, and a village unless that village has more than a third
    of its postcodes; without such a municipality all villages count, and hamlets only where there is no village.
    """
    groot = [k for k in kandidaten if k.soort not in KLEIN]
    zelf = [k for k in groot if k.code in gemeentecodes]
    if zelf:
        gewicht = max(k.gewicht for k in zelf)
        zelf += [k for k in groot if k not in zelf and k.soort == "woonplaats" and k.gewicht * 3 > gewicht]
    keuze = zelf or groot or kandidaten
    volgorde = sorted(keuze, key=lambda k: (k.code not in gemeentecodes, -k.gewicht, k.soort != "woonplaats", k.code))
    return list(dict.fromkeys(k.code for k in volgorde))


# --- what follows a name: "Bergen NH", "Beek (Limburg)", "Hengelo in Gelderland"

_PROVINCIES = {
    "Groningen": "groningen gr gn gron",
    "Fryslân": "friesland fryslan frl fr",
    "Drenthe": "drenthe dr drente",
    "Overijssel": "overijssel ov o twente salland",
    "Flevoland": "flevoland fl flev",
    "Gelderland": "gelderland gld gl gel g achterhoek betuwe veluwe",
    "Utrecht": "utrecht ut utr u",
    "Noord-Holland": "noord+holland nh n+h noordholland",
    "Zuid-Holland": "zuid+holland zh z+h zuidholland",
    "Zeeland": "zeeland zld zl z",
    "Noord-Brabant": "brabant nb n+b noord+brabant noordbrabant nbr br",
    "Limburg": "limburg l lb limb li",
}
_PROVINCIE_VAN = {
    tuple(vouw(vorm).split("+")): provincie for provincie, vormen in _PROVINCIES.items() for vorm in vormen.split()
}
_TUSSEN = frozenset(vouw("in de provincie prov het gemeente").split())


def provincie_erna(zin: Zin, j: int) -> tuple[str | None, int]:
    """Return the province that is named right after word j-1 and where that ends, or (None, j).

    A single letter counts only in brackets, as a capital or at the very end: "Elst u" can be a polite question.
    """
    k = j
    while k < len(zin.vormen) and k - j < 3 and zin.vormen[k] in _TUSSEN:
        k += 1
    for n in (2, 1):
        if k + n > len(zin.vormen):
            continue
        provincie = _PROVINCIE_VAN.get(tuple(zin.vormen[k : k + n]))
        if provincie is None:
            continue
        if len(zin.vormen[k]) == 1 and not _letter_is_provincie(zin, k):
            continue
        return provincie, k + n
    return None, j


def _letter_is_provincie(zin: Zin, k: int) -> bool:
    woord = zin.woorden[k]
    tussen_haken = zin.tekst[: woord.begin].rstrip().endswith("(")
    aan_het_eind = k + 1 == len(zin.woorden) and woord.vorm != "u"
    return tussen_haken or woord.hoofdletter or aan_het_eind


def einde_in_tekst(zin: Zin, i: int, j: int) -> int:
    """Where words i..j-1 end in the text, with the bracket that closes "Bergen (NH)"."""
    einde = zin.woorden[j - 1].einde
    if "(" in zin.tekst[zin.woorden[i].begin : einde] and zin.tekst[einde : einde + 1] == ")":
        einde += 1
    return einde


def beperk_tot_provincie(vermelding: Vermelding, zin: Zin, gemeenten: dict[str, Gemeente]) -> int:
    """Narrow an ambiguous name by the province after it; return where the words that were used end."""
    if len(vermelding.codes) < 2:
        return vermelding.j
    provincie, einde = provincie_erna(zin, vermelding.j)
    passend = {code for code in vermelding.codes if gemeenten[code].provincie == provincie}
    if not passend:
        return vermelding.j
    vermelding.beperkt_tot = passend
    vermelding.einde = einde_in_tekst(zin, vermelding.i, einde)
    return einde


def geldig(kandidaten: list[Kandidaat], op: date) -> list[Kandidaat]:
    return [k for k in kandidaten if k.geldt(op)]
