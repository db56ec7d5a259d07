"""Which of the places in a sentence counts: where the resident lives, the last correction, or all of them."""

from datetime import date
from itertools import pairwise

from helpdesk.plaatsen.context import ANDER, GENOEMD
from helpdesk.plaatsen.gemeenten import Gemeenten
from helpdesk.plaatsen.model import GEEN, PlaatsResultaat
from helpdesk.plaatsen.tekst import Zin, vouw
from helpdesk.plaatsen.vermelding import Vermelding, sterkste

MEESTE_KEUZES = 4
_NABIJ = frozenset(
    vouw("bij nabij vlakbij vlak dichtbij dicht naast onder tegen in de buurt van omgeving richting het").split()
)
_NABIJ_ZELF = frozenset(vouw("bij nabij vlakbij dichtbij naast onder tegen buurt omgeving richting").split())
_AANEEN = frozenset(vouw("in de gemeente gem wijk provincie het").split())


class Keuze:
    """Turns the mentions of one sentence into one outcome."""

    def __init__(self, gemeenten: Gemeenten):
        self._gemeenten = gemeenten

    def uit(self, zin: Zin, vermeldingen: list[Vermelding], op: date) -> PlaatsResultaat:
        over = [v for v in vermeldingen if not self._valt_weg(v, vermeldingen)]
        self._koppel_buren(zin, over)
        over = [v for v in over if not v.overbodig]
        verbeterd = [v for v in over if v.plek.verbeterd]
        if verbeterd:
            over = verbeterd[-1:]
        hoogste = max((v.plek.rang for v in over), default=GENOEMD)
        over = [v for v in over if v.plek.rang == hoogste]
        return self._vat_samen(zin, over, op)

    @staticmethod
    def _valt_weg(vermelding: Vermelding, alle: list[Vermelding]) -> bool:
        return vermelding.plek.ontkend and (len(alle) > 1 or vermelding.plek.ontkend_direct)

    def _koppel_buren(self, zin: Zin, vermeldingen: list[Vermelding]) -> None:
        """Let a place say which one its neighbour is: Beek Montferland, Rijswijk bij Den Haag, Hasselt in België."""
        for a, b in pairwise(vermeldingen):
            tussen = set(zin.vormen[a.j : b.i])
            if b.i - a.j > 4 or b.plek.verbeterd:
                continue
            if b.naam and b.naam.is_land and tussen <= _AANEEN:
                a.in_buitenland, b.overbodig = True, True
                a.kandidaten = []
                continue
            if not a.kandidaten or not b.kandidaten:
                continue
            samen = a.codes & b.codes
            if samen and tussen <= _AANEEN:
                self._beperk(a, b, samen)
            elif tussen and tussen <= _NABIJ and tussen & _NABIJ_ZELF and len(a.codes) > 1:
                regio = {self._gemeenten[code].ggd_id for code in self._sterkste(b)}
                dichtbij = samen or {code for code in a.codes if self._gemeenten[code].ggd_id in regio}
                if dichtbij:
                    self._beperk(a, b, dichtbij)

    @staticmethod
    def _beperk(a: Vermelding, b: Vermelding, codes: set[str]) -> None:
        a.beperkt_tot, b.overbodig = codes, True

    def _sterkste(self, vermelding: Vermelding) -> list[str]:
        kandidaten = vermelding.kandidaten
        if vermelding.beperkt_tot is not None:
            kandidaten = [k for k in kandidaten if k.code in vermelding.beperkt_tot]
        gemeentecodes = set(vermelding.naam.gemeentecodes) if vermelding.naam else set()
        return sterkste(kandidaten, gemeentecodes)

    def _codes(self, vermelding: Vermelding, op: date) -> list[str]:
        """The codes of one mention, following municipalities that are no more or not yet there; empty: abroad."""
        naam = vermelding.naam
        if self._is_buitenland(vermelding):
            return []
        if naam and not vermelding.beperkt_tot:
            opgeheven = [c for c in naam.gemeentecodes if not self._gemeenten[c].bestaat(op)]
            if opgeheven and len(opgeheven) == len(naam.gemeentecodes):
                nu = [g.code for c in opgeheven for g in self._gemeenten.nu(c, op)]
                if not vermelding.kandidaten or (len(nu) > 1 and (vermelding.plek.gemeente or vermelding.alleen)):
                    thuis = self._sterkste(vermelding)
                    return sorted(dict.fromkeys(nu), key=lambda c: c not in thuis)
        return self._sterkste(vermelding)[:MEESTE_KEUZES]

    @staticmethod
    def _is_buitenland(vermelding: Vermelding) -> bool:
        """A foreign place, unless a Dutch village has its name and the sentence says that the resident lives there."""
        naam = vermelding.naam
        if vermelding.in_buitenland:
            return True
        if not naam or not naam.land or vermelding.beperkt_tot:
            return False
        bedoeld = vermelding.alleen or vermelding.plek.rang >= ANDER or vermelding.plek.gemeente
        return naam.is_land and not naam.groot or not (naam.groot and bedoeld)

    def _vat_samen(self, zin: Zin, vermeldingen: list[Vermelding], op: date) -> PlaatsResultaat:
        per_vermelding = [(v, self._codes(v, op)) for v in vermeldingen]
        nederlands = [(v, codes) for v, codes in per_vermelding if codes]
        if not nederlands:
            return self._buitenland(zin, vermeldingen)
        if len(nederlands) > 1:
            codes = list(dict.fromkeys(c for _, cs in nederlands for c in cs[:2]))[:MEESTE_KEUZES]
            codes = self._gedeeld(nederlands) or codes
        else:
            codes = nederlands[0][1]
        eerste = nederlands[0][0]
        return PlaatsResultaat(
            "gemeente" if len(codes) == 1 else "ambigu",
            tuple(self._gemeenten[code] for code in codes),
            zin.tekst[eerste.begin : eerste.einde],
            eerste.begin,
            eerste.einde,
        )

    @staticmethod
    def _gedeeld(nederlands: list[tuple[Vermelding, list[str]]]) -> list[str]:
        """The one municipality that all mentions can be (a postcode and its town, a village and its municipality)."""
        gedeeld = set.intersection(*(v.codes for v, _ in nederlands))
        sterk = [codes for _, codes in nederlands if len(codes) == 1 and codes[0] in gedeeld]
        return sterk[0] if sterk else []

    @staticmethod
    def _buitenland(zin: Zin, vermeldingen: list[Vermelding]) -> PlaatsResultaat:
        for v in vermeldingen:
            if v.naam and v.naam.land:
                return PlaatsResultaat("buitenland", (), zin.tekst[v.begin : v.einde], v.begin, v.einde, v.naam.land)
        return GEEN
