"""Whether a name that stands in a sentence is meant as a place there."""

from helpdesk.plaatsen.context import Plek, einde_zinsdeel
from helpdesk.plaatsen.namen import BIJWOORD, FRASE, NAAM, NOOIT, PLAATSWOORD, VRIJ, Naam
from helpdesk.plaatsen.tekst import Zin, vouw

# "te" also stands before a verb (te leiden), "bij" and "naar" before a person (bij Erica).
_PLAATS_NA = frozenset(
    vouw("in uit naar bij nabij vanuit richting rond rondom tussen omstreken vlakbij dichtbij").split()
)
_NAAM_NA = frozenset(vouw("in uit nabij vanuit richting omstreken").split())


def is_plaats(zin: Zin, i: int, j: int, naam: Naam, plek: Plek) -> bool:
    """Judge words i..j-1 of a sentence by the rule of the name; see registers/README.md."""
    if plek.persoon or naam.regel == NOOIT:
        return False
    hoofdletter = zin.naam_met_hoofdletter(i, j)
    if naam.regel == VRIJ:
        return True
    if naam.regel in (PLAATSWOORD, NAAM):
        if plek.woon or plek.naamwoord or plek.aangewezen or (plek.voorzetsel == "te" and hoofdletter):
            return True
        if plek.voorzetsel in (_PLAATS_NA if naam.regel == PLAATSWOORD else _NAAM_NA):
            return True
        return naam.regel == PLAATSWOORD and naam.groot and hoofdletter and not zin.zinsbegin(i)
    return _gewoon_woord_is_plaats(zin, i, j, naam, plek, hoofdletter)


def _gewoon_woord_is_plaats(zin: Zin, i: int, j: int, naam: Naam, plek: Plek, hoofdletter: bool) -> bool:
    bij_plaats = bool(plek.voorzetsel or plek.naamwoord)
    if bij_plaats and hoofdletter and not _gaat_door_met_hoofdletter(zin, j):
        return True
    if naam.regel == FRASE or not (naam.groot or naam.land):
        return False
    if (plek.woon or (plek.gemeente and (plek.voorzetsel or i == 1))) and bij_plaats and einde_zinsdeel(zin, j):
        return True
    return naam.regel == BIJWOORD and plek.voorzetsel in ("in", "uit") and einde_zinsdeel(zin, j, streng=True)


def _gaat_door_met_hoofdletter(zin: Zin, j: int) -> bool:
    """In "Heel Nederland" and "Best Western" the first word is not the place."""
    return j < len(zin.woorden) and zin.woorden[j].hoofdletter and not zin.pauze_voor(j)
