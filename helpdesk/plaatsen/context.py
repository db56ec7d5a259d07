"""What the words around a name say: is it a place, does the resident live there, was it denied or corrected?"""

from dataclasses import dataclass
from itertools import pairwise

from helpdesk.plaatsen.tekst import Zin
from helpdesk.plaatsen.woordenlijsten import (
    AANSPREEK,
    BEDOEL,
    BEWONER,
    BEZIG,
    FAMILIE,
    GEEN_VOORNAAM,
    GEMEENTEWOORD,
    KOM,
    LIDWOORD,
    NA_WOON,
    NAAMWOORD,
    ONTKENNING,
    PLAATSAANDUIDING,
    TUSSENVOEGSEL,
    VERHUISD,
    VERVOLG,
    VOOR_VAN,
    VOORZETSEL,
    WIJST_AAN,
    WOON,
    WOONDE,
    WOONWOORD,
)

# How strongly a mention says "this is where I live"; a mention with less is left out when there is one with more.
GEWEEST, ELDERS, GENOEMD, ANDER, EIGEN = range(5)


@dataclass(frozen=True)
class Plek:
    """The surroundings of one possible name; `aangewezen`: right after "nee", "niet" or "bedoel"."""

    rang: int = GENOEMD
    voorzetsel: str | None = None
    naamwoord: str | None = None
    ontkend: bool = False
    ontkend_direct: bool = False
    verbeterd: bool = False
    persoon: bool = False
    aangewezen: bool = False

    @property
    def woon(self) -> bool:
        return self.rang >= ANDER

    @property
    def gemeente(self) -> bool:
        return self.naamwoord in ("gemeente", "gem")


def einde_zinsdeel(zin: Zin, j: int, streng: bool = False) -> bool:
    """Whether the phrase ends before word j, so that "heel" is not followed by what it strengthens."""
    return zin.pauze_voor(j) or (not streng and zin.vormen[j] in VERVOLG)


def lees_plek(zin: Zin, i: int, j: int, grens: int) -> Plek:
    """Read the context of words i..j-1; words before `grens` belong to an earlier place name."""
    if _is_persoon(zin, i):
        return Plek(persoon=True)
    v = zin.vormen
    k = i - 1
    naamwoord = voorzetsel = None
    eigen = False
    if k >= grens and v[k] in ("is", "heet", "wordt") and k - 1 >= grens and v[k - 1] in GEMEENTEWOORD:
        naamwoord, k = v[k - 1], k - 2
        eigen = k >= grens and v[k] in ("myn", "onze") or naamwoord == "woonplaats"
    while k >= grens and v[k] in PLAATSAANDUIDING and not zin.woorden[k + 1].pauze:
        naamwoord, k = (v[k] if v[k] in NAAMWOORD else naamwoord), k - 1
    eigen = eigen or naamwoord == "woonplaats"
    if naamwoord:
        while k >= grens and v[k] in LIDWOORD:
            eigen = eigen or (v[k] in ("myn", "onze") and naamwoord in ("gemeente", "woonplaats", "dorp", "stad"))
            k -= 1
    if k >= grens and v[k] == "van" and k - 1 >= grens and v[k - 1] in VOOR_VAN:
        eigen = eigen or v[k - 1] in BEWONER
        voorzetsel, k = ("van" if v[k - 1] in VERHUISD else "in"), k - 1
    elif k >= grens and v[k] == "van" and v[j : j + 1] == ["naar"]:
        voorzetsel, k = "vanuit", k - 1
    elif k >= grens and v[k] in VOORZETSEL and not zin.woorden[k + 1].pauze:
        voorzetsel, k = v[k], k - 1
    ontkend = k >= 0 and (v[k] in ONTKENNING or (v[k] == "meer" and k and v[k - 1] in ONTKENNING))
    rang = EIGEN if eigen else _rang(zin, k, j, grens, voorzetsel, naamwoord)
    woonwoord_ervoor = k > 0 and v[k - 1] in WOONWOORD
    return Plek(
        rang=rang,
        voorzetsel=voorzetsel,
        naamwoord=naamwoord,
        ontkend=ontkend,
        ontkend_direct=ontkend and (k == i - 1 or woonwoord_ervoor),
        verbeterd=_is_verbetering(zin, i, grens),
        aangewezen=i > 0 and v[i - 1] in WIJST_AAN,
    )


def _rang(zin: Zin, k: int, j: int, grens: int, voorzetsel: str | None, naamwoord: str | None) -> int:
    v = zin.vormen
    na = v[j : j + 3]
    if "gewoond" in na or "woonde" in na[:1]:
        return GEWEEST
    if voorzetsel == "naar" and VERHUISD & set(v[j : j + 4]):
        return EIGEN
    if na and na[0] in NA_WOON and voorzetsel and not zin.pauze_voor(j):
        return ANDER if na[0] == "woont" else EIGEN
    if voorzetsel is None and naamwoord is None and k >= grens and v[k] in NA_WOON and not zin.woorden[k + 1].pauze:
        return ANDER if v[k] == "woont" else EIGEN
    if v[grens : k + 1] in (["of"], ["en"], []) and grens:
        return GENOEMD
    for m in range(k, max(grens - 1, k - 10, -1), -1):
        woord = v[m]
        if woord in VERHUISD:
            return GEWEEST if voorzetsel in ("van", "uit") else EIGEN
        if woord in WOONDE:
            return GEWEEST
        if woord in BEZIG:
            return ELDERS
        hier = woord == "hier" and m == k
        woont = (woord in WOON and woord != "hier") or (woord in KOM and voorzetsel in ("uit", "vanuit"))
        if (voorzetsel or naamwoord) and (hier or woont):
            return ANDER if hier or woord in ("woont", "komt") or _over_familie(v, m, grens) else EIGEN
        if zin.zinsbegin(m):
            break
    return GENOEMD


def _over_familie(vormen: list[str], m: int, grens: int) -> bool:
    """Whether it is a relative who lives there: "mijn ouders wonen in", but not "ik woon met mijn kinderen in"."""
    return vormen[m] not in ("woon", "kom") and bool(FAMILIE & set(vormen[max(grens, m - 4) : m]))


def _is_verbetering(zin: Zin, i: int, grens: int) -> bool:
    begin = max(grens, i - 6)
    ervoor = zin.vormen[begin:i]
    return any(woord in BEDOEL for woord in ervoor) or ("moet", "zyn") in pairwise(ervoor)


def _is_persoon(zin: Zin, i: int) -> bool:
    """Whether the name is somebody's: mevrouw Van Buren, Peter de Vries."""
    k = i - 1
    while k >= 0 and zin.vormen[k] in TUSSENVOEGSEL and i - k <= 3:
        k -= 1
    if k < 0 or zin.woorden[k + 1].pauze and zin.vormen[k] not in ("mevr", "mw", "dhr", "dr", "fam"):
        return False
    if zin.vormen[k] in AANSPREEK:
        return True
    voornaam = zin.tekst[zin.woorden[k].begin : zin.woorden[k].einde]
    return (
        k < i - 1
        and zin.hoofdletters_zeggen_iets
        and voornaam.istitle()
        and not zin.zinsbegin(k)
        and zin.vormen[k] not in GEEN_VOORNAAM
        and zin.vormen[i - 1] != "ggd"
    )
