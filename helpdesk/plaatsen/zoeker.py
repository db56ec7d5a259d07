"""Finding every place that a sentence mentions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from helpdesk.plaatsen.context import Plek, lees_plek
from helpdesk.plaatsen.gemeenten import Gemeenten
from helpdesk.plaatsen.herkennen import is_plaats
from helpdesk.plaatsen.namen import NAAM, NOOIT, PLAATSWOORD, VRIJ, Naam, Namenlijst
from helpdesk.plaatsen.opbouw import Gebieden
from helpdesk.plaatsen.postcode import Postcodes, zoek_postcodes
from helpdesk.plaatsen.spelling import Spelling
from helpdesk.plaatsen.tekst import Zin, vouw
from helpdesk.plaatsen.vermelding import Vermelding, beperk_tot_provincie, einde_in_tekst, geldig, provincie_erna

_VULSEL_VOOR = frozenset(vouw(
    "ik wij we ben woon wonen in uit te de gemeente gem stad dorp dorpje plaats plaatsje woonplaats dat is mijn onze nou eh uh uhm oh ah "
    "gewoon hier kom sorry hoi hallo hey goedemiddag goedemorgen goedenavond goedendag bij het heet ja al dus volgens mij denk namelijk adres postcode van "
    "wonend woonachtig"
).split())  # fmt: skip
_VULSEL_NA = frozenset(vouw(
    "dank u bedankt alstublieft alsjeblieft aub svp graag groetjes groet groeten hoor natuurlijk gemeente nederland denk ik dus wel toch namelijk "
    "dankuwel dankjewel stad dorp centrum noord zuid oost west in de"
).split())  # fmt: skip
# An ordinary word is only an answer right after one of these: "in best", "gemeente heel", but not "mij best".
_LEIDT_PLAATS_IN = frozenset("in uit te gemeente gem stad dorp dorpje plaats plaatsje woonplaats is heet".split())

_NABIJ = frozenset(vouw("bij nabij vlakbij").split())
# A misspelt name that only its capital marks as a name: shorter ones turned out to be something else too often.
KORTSTE_EIGENNAAM = 7


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
        alleen = self._alleen(zin, bezet, verwacht)
        i = grens = 0
        while i < len(zin.vormen):
            vermelding = None if i in bezet else self._op_naam(zin, i, grens, op, verwacht, alleen, bezet)
            if vermelding is None:
                i += 1
                continue
            gevonden.append(vermelding)
            i = grens = max(vermelding.j, beperk_tot_provincie(vermelding, zin, self._gemeenten.op_code))
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
            ervoor = v[max(0, i - 2) : i]
            if v[i] in self._gebieden.na_ggd and {"ggd", "provincie"} & set(ervoor[-1:] + ervoor[:1] * (ervoor[-1:] in (["regio"], ["van"]))):
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

    def _op_naam(
        self, zin: Zin, i: int, grens: int, op: date, verwacht: bool, alleen: tuple[int, int], bezet: set[int]
    ) -> Vermelding | None:
        for j, naam in self._namen.langste_op(zin.vormen, i):
            if not bezet.isdisjoint(range(i, j)):
                continue
            vermelding = self._toets(zin, i, j, naam, grens, op, alleen, verwacht)
            if vermelding:
                return vermelding
        return self._misspeld(zin, i, grens, op, verwacht, alleen)

    def _toets(
        self, zin: Zin, i: int, j: int, naam: Naam, grens: int, op: date, alleen: tuple[int, int], verwacht: bool
    ) -> Vermelding | None:
        plek = lees_plek(zin, i, j, grens)
        kaal = i == alleen[0] and self._vult(zin, j, alleen[1], verwacht)
        erkend = kaal and not plek.persoon and (_mag_kaal(naam) or (verwacht and self._antwoordt(zin, i, j, naam)))
        if not erkend and not is_plaats(zin, i, j, naam, plek):
            return None
        kandidaten = geldig(naam.kandidaten, op) + [
            k for k in naam.als_gemeente() if self._gemeenten[k.code].bestaat(op)
        ]
        if not kandidaten and not naam.land and not naam.gemeentecodes:
            return None
        return Vermelding(i, j, zin.woorden[i].begin, einde_in_tekst(zin, i, j), plek, kandidaten, naam, alleen=kaal)

    def _misspeld(
        self, zin: Zin, i: int, grens: int, op: date, verwacht: bool, alleen: tuple[int, int]
    ) -> Vermelding | None:
        """Try word i as the misspelt word of a name of one to five words."""
        kaal = i == alleen[0] and alleen[1] - i <= 5
        plek = lees_plek(zin, i, i + 1, grens)
        ruim = kaal and verwacht or plek.woon
        na_plaatswoord = plek.woon or plek.naamwoord or plek.voorzetsel not in (None, "te") or self._is_eigennaam(zin, i)
        if plek.persoon or not (kaal or na_plaatswoord):
            return None
        if kaal and verwacht and 1 < alleen[1] - i:
            geheel = self._spelling.lijkt_geheel_op(zin.vormen[i : alleen[1]])
            naam = self._namen.get(geheel) if geheel else None
            if naam:
                return self._toets(zin, i, alleen[1], replace(naam, regel=VRIJ), grens, op, alleen, verwacht)
        vormen = zin.vormen[i : i + 6]
        for n in range(min(len(vormen), 3)):
            for woord in self._spelling.lijkt_op(vormen[n], bool(ruim)):
                poging = [*vormen[:n], woord, *vormen[n + 1 :]]
                for j, naam in self._namen.langste_op(poging, 0):
                    if j > n and naam.regel != NOOIT:
                        gevonden = self._toets(zin, i, i + j, replace(naam, regel=VRIJ), grens, op, alleen, verwacht)
                        if gevonden and (gevonden.alleen or na_plaatswoord):
                            return gevonden
        return None

    @staticmethod
    def _is_eigennaam(zin: Zin, i: int) -> bool:
        return zin.naam_met_hoofdletter(i, i + 1) and not zin.zinsbegin(i) and len(zin.vormen[i]) >= KORTSTE_EIGENNAAM

    # --- a message that is only a place

    def _alleen(self, zin: Zin, bezet: set[int], verwacht: bool) -> tuple[int, int]:
        """The words that are left when polite and connecting words are taken off both ends (only when asked for)."""
        i, j = 0, len(zin.vormen)
        if verwacht:
            while i < j and zin.vormen[i] in _VULSEL_VOOR and not self._begint_naam(zin, i):
                i += 1
        while i < j and i in bezet:
            i += 1
        return (i, j)

    def _begint_naam(self, zin: Zin, i: int) -> bool:
        """Whether a name of several words starts here that no filler may be taken from: De Bilt, Het Hogeland."""
        return any(j > i + 1 and j == len(zin.vormen) for j, _ in self._namen.langste_op(zin.vormen, i))

    def _vult(self, zin: Zin, j: int, einde: int, verwacht: bool) -> bool:
        """Whether nothing but a province, another place or polite words follows the name."""
        if j == einde:
            return True
        if provincie_erna(zin, j)[1] == einde:
            return True
        if zin.vormen[j] in _NABIJ and self._is_plaatsnaam(" ".join(zin.vormen[j + 1 : einde])):
            return True
        if not verwacht:
            return False
        return all(zin.vormen[k] in _VULSEL_NA or self._is_plaatsnaam(zin.vormen[k]) for k in range(j, einde))

    def _antwoordt(self, zin: Zin, i: int, j: int, naam: Naam) -> bool:
        """Whether an ordinary word, asked for, is the answer: "Best", "in heel", "best, denk ik", not "heel graag"."""
        ervoor = i == 0 or zin.woorden[i].pauze or zin.vormen[i - 1] in _LEIDT_PLAATS_IN
        erna = zin.pauze_voor(j) or provincie_erna(zin, j)[0] or self._is_plaatsnaam(zin.vormen[j])
        return naam.regel != NOOIT and ervoor and bool(erna)

    def _is_plaatsnaam(self, sl: str) -> bool:
        naam = self._namen.get(sl)
        return naam is not None and _mag_kaal(naam) and naam.groot


def _mag_kaal(naam: Naam) -> bool:
    """Unasked, a message of one word is a place only if that word is hardly ever anything else."""
    return naam.regel in (VRIJ, PLAATSWOORD, NAAM)
