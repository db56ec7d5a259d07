"""Finding every place that a sentence mentions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from helpdesk.plaatsen.context import lees_plek
from helpdesk.plaatsen.gemeenten import Gemeenten
from helpdesk.plaatsen.herkennen import is_plaats
from helpdesk.plaatsen.namen import NAAM, NOOIT, PLAATSWOORD, VRIJ, Naam, Namenlijst, voeg_samen
from helpdesk.plaatsen.opbouw import Gebieden
from helpdesk.plaatsen.postcode import Postcodes, zoek_postcodes
from helpdesk.plaatsen.spelling import Spelling
from helpdesk.plaatsen.tekst import Zin
from helpdesk.plaatsen.vermelding import Vermelding, beperk_tot_provincie, einde_in_tekst, geldig, provincie_erna
from helpdesk.plaatsen.woordenlijsten import LEIDT_PLAATS_IN, NABIJ, VULSEL_NA, VULSEL_VOOR

# A misspelt name that only its capital marks as a name: shorter ones turned out to be something else too often.
KORTSTE_EIGENNAAM = 7


@dataclass
class _Bericht:
    """One search: the sentence, what was asked and where the search is.

    `bezet`: words that a postcode or region has taken. `begin`: the first word that is more than a polite opening;
    `grens`: where the last place ended.
    """

    zin: Zin
    op: date
    verwacht: bool
    bezet: set[int]
    begin: int = 0
    grens: int = 0

    @property
    def einde(self) -> int:
        return len(self.zin.vormen)


class Zoeker:
    """Scans one sentence for postcodes, exact names and misspelt names, in that order."""

    def __init__(
        self, namen: Namenlijst, gebieden: Gebieden, spelling: Spelling, postcodes: Postcodes, gemeenten: Gemeenten
    ):
        self._namen = namen
        self._gebieden = gebieden
        self._spelling = spelling
        self._postcodes = postcodes
        self._gemeenten = gemeenten

    def vermeldingen(self, zin: Zin, op: date, verwacht: bool) -> list[Vermelding]:
        """Return the places in the order of the text."""
        gevonden = list(self._postcodevermeldingen(zin, op, verwacht))
        bezet = {i for v in gevonden for i in range(v.i, v.j)} | self._gebiedswoorden(zin)
        bericht = _Bericht(zin, op, verwacht, bezet)
        bericht.begin = self._begin(bericht)
        i = 0
        while i < bericht.einde:
            vermelding = None if i in bezet else self._op_naam(bericht, i)
            if vermelding is None:
                i += 1
                continue
            gevonden.append(vermelding)
            i = max(vermelding.j, beperk_tot_provincie(vermelding, zin, self._gemeenten.op_code))
            bericht.grens = i
        return sorted(gevonden, key=lambda v: v.begin)

    # --- what is no place

    def _gebiedswoorden(self, zin: Zin) -> set[int]:
        """Words that belong to the name of a GGD region or province: Gooi en Vechtstreek, GGD Zeeland."""
        bezet: set[int] = set()
        v = zin.vormen
        for i in range(len(v)):
            for n in (5, 4, 3, 2):
                if i + n <= len(v) and " ".join(v[i : i + n]) in self._gebieden.vast:
                    bezet.update(range(i, i + n))
                    break
            k = i - 2 if i > 1 and v[i - 1] in ("regio", "van") else i - 1
            if v[i] in self._gebieden.na_ggd and k >= 0 and v[k] in ("ggd", "provincie"):
                bezet.add(i)
        return bezet

    # --- postcodes

    def _postcodevermeldingen(self, zin: Zin, op: date, verwacht: bool) -> Iterator[Vermelding]:
        for postcode in zoek_postcodes(zin.tekst, verwacht):
            kandidaten = self._postcodes.kandidaten(postcode.cijfers, op)
            woorden = [n for n, w in enumerate(zin.woorden) if w.begin < postcode.einde and w.einde > postcode.begin]
            if kandidaten and woorden:
                i, j = woorden[0], woorden[-1] + 1
                yield Vermelding(i, j, postcode.begin, postcode.einde, lees_plek(zin, i, j, 0), kandidaten)

    # --- names

    def _op_naam(self, bericht: _Bericht, i: int) -> Vermelding | None:
        for j, naam in self._namen.langste_op(bericht.zin.vormen, i):
            if bericht.bezet.isdisjoint(range(i, j)):
                vermelding = self._toets(bericht, i, j, naam)
                if vermelding:
                    return vermelding
        return self._misspeld(bericht, i)

    def _toets(self, bericht: _Bericht, i: int, j: int, naam: Naam) -> Vermelding | None:
        zin, op = bericht.zin, bericht.op
        plek = lees_plek(zin, i, j, bericht.grens)
        alleen = i == bericht.begin and self._vult(bericht, j)
        erkend = alleen and not plek.persoon and (_mag_kaal(naam) or self._antwoordt(bericht, i, j, naam))
        if not erkend and not is_plaats(zin, i, j, naam, plek):
            return None
        als_gemeente = [k for k in naam.als_gemeente() if self._gemeenten[k.code].bestaat(op)]
        kandidaten = geldig(naam.kandidaten, op) + als_gemeente
        if not kandidaten and not naam.land and not naam.gemeentecodes:
            return None
        return Vermelding(i, j, zin.woorden[i].begin, einde_in_tekst(zin, i, j), plek, kandidaten, naam, alleen)

    # --- misspelt names

    def _misspeld(self, bericht: _Bericht, i: int) -> Vermelding | None:
        """Try a name of one to five words that starts at word i, with a mistake in one of its first three."""
        vormen = bericht.zin.vormen[i : i + 6]
        onbekend = [n for n, vorm in enumerate(vormen[:3]) if self._spelling.onbekend(vorm)]
        kort = i == bericht.begin and bericht.einde - i <= 5
        if not onbekend and not (kort and bericht.verwacht):
            return None
        plek = lees_plek(bericht.zin, i, i + 1, bericht.grens)
        na_plaatswoord = plek.woon or plek.naamwoord or plek.voorzetsel not in (None, "te")
        na_plaatswoord = na_plaatswoord or _is_eigennaam(bericht.zin, i)
        if plek.persoon or not (kort or na_plaatswoord):
            return None
        if kort and bericht.verwacht and len(vormen) > 1:
            geheel = self._spelling.lijkt_geheel_op(vormen)
            naam = self._namen.get(geheel) if geheel else None
            if naam:
                return self._toets(bericht, i, bericht.einde, replace(naam, regel=VRIJ))
        ruim = bool(kort and bericht.verwacht or plek.woon)
        verbeterd = self._verbeterd(vormen, onbekend, ruim)
        if not verbeterd:
            return None
        langste = max(j for j, _ in verbeterd)
        naam = voeg_samen([naam for j, naam in verbeterd if j == langste])
        gevonden = self._toets(bericht, i, i + langste, naam)
        return gevonden if gevonden and (gevonden.alleen or na_plaatswoord) else None

    def _verbeterd(self, vormen: list[str], onbekend: list[int], ruim: bool) -> list[tuple[int, Naam]]:
        """Return the names, each with its length in words, that stand there once one unknown word is put right."""
        return [
            (j, naam)
            for n in onbekend
            for woord in self._spelling.lijkt_op(vormen[n], ruim)
            for j, naam in self._namen.langste_op([*vormen[:n], woord, *vormen[n + 1 :]], 0)
            if j > n and naam.regel != NOOIT
        ]

    # --- a message that is only a place

    def _begin(self, bericht: _Bericht) -> int:
        """The first word after a polite opening (only when asked for a place) and after a postcode."""
        vormen, i = bericht.zin.vormen, 0
        if bericht.verwacht:
            while i < bericht.einde and vormen[i] in VULSEL_VOOR and not self._begint_naam(vormen, i):
                i += 1
        while i < bericht.einde and i in bericht.bezet:
            i += 1
        return i

    def _begint_naam(self, vormen: list[str], i: int) -> bool:
        """Whether a name of several words starts here that no filler may be taken from: De Bilt, Het Hogeland."""
        return any(j > i + 1 and j == len(vormen) for j, _ in self._namen.langste_op(vormen, i))

    def _vult(self, bericht: _Bericht, j: int) -> bool:
        """Whether nothing but a province, another place or polite words follows the name."""
        vormen, einde = bericht.zin.vormen, bericht.einde
        if j == einde or provincie_erna(bericht.zin, j)[1] == einde:
            return True
        if vormen[j] in NABIJ and self._is_plaatsnaam(" ".join(vormen[j + 1 :])):
            return True
        return bericht.verwacht and all(vorm in VULSEL_NA or self._is_plaatsnaam(vorm) for vorm in vormen[j:])

    def _antwoordt(self, bericht: _Bericht, i: int, j: int, naam: Naam) -> bool:
        """Whether an ordinary word, asked for, is the answer: "Best", "in heel", "best, denk ik", not "heel graag"."""
        zin = bericht.zin
        if not bericht.verwacht or naam.regel == NOOIT:
            return False
        ervoor = i == 0 or zin.woorden[i].pauze or zin.vormen[i - 1] in LEIDT_PLAATS_IN
        erna = zin.pauze_voor(j) or provincie_erna(zin, j)[0] or self._is_plaatsnaam(zin.vormen[j])
        return ervoor and bool(erna)

    def _is_plaatsnaam(self, sl: str) -> bool:
        naam = self._namen.get(sl)
        return naam is not None and _mag_kaal(naam) and naam.groot


def _is_eigennaam(zin: Zin, i: int) -> bool:
    return zin.naam_met_hoofdletter(i, i + 1) and not zin.zinsbegin(i) and len(zin.vormen[i]) >= KORTSTE_EIGENNAAM


def _mag_kaal(naam: Naam) -> bool:
    """Unasked, a message of one word is a place only if that word is hardly ever anything else."""
    return naam.regel in (VRIJ, PLAATSWOORD, NAAM)
