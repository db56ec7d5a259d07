"""What the words around a name say: is it a place, does the resident live there, was it denied or corrected?"""

from dataclasses import dataclass

from helpdesk.plaatsen.tekst import Zin, vouw


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(vouw(tekst).split())


# How strongly a mention says "this is where I live"; a mention with less is left out when there is one with more.
GEWEEST, ELDERS, GENOEMD, ANDER, EIGEN = range(5)

_ORIENTATIE = _woorden("noord zuid oost west centrum hartje binnenstad stad dorp gemeente gem stadje dorpje plaats plaatsje buurtschap")
_NAAMWOORD = _woorden(
    "gemeente gem stad dorp dorpje stadje plaats plaatsje woonplaats buurtschap gehucht wijk stadsdeel regio omgeving teststraat testlocatie "
    "priklocatie vaccinatielocatie ggd station ziekenhuis gemeentehuis stadhuis"
)
_GEMEENTEWOORD = _woorden("gemeente gem woonplaats dorp dorpje stad stadje plaats plaatsje")
_LIDWOORD = _woorden("de het t een onze mijn deze die dit dat uw")
_VOORZETSEL = _woorden("in uit te naar bij nabij vanuit richting rond rondom tussen omstreken vlakbij dichtbij")
_BEWONER = _woorden("inwoner inwoners inwoonster bewoner bewoners burger burgers ingezetene ingezetenen")
_VAN = _woorden("buurt omgeving centrum gemeente stad dorp stadhuis gemeentehuis burgemeester gemeenteraad teststraat ggd rand zuiden noorden oosten westen")
_WOON = _woorden("woon wonen woonachtig wonend wonende woonplaats woonadres verblijf gevestigd afkomstig woont adres hier")
_KOM = _woorden("kom komen komt kwam")
_VERHUISD = _woorden("verhuisd verhuis verhuizen verhuist verhuisde")
_WOONDE = _woorden("woonde woonden gewoond vroeger vertrokken weggegaan")
_BEZIG = _woorden(
    "werk werkt werken werkte gewerkt werkzaam werkend studeer studeert studeren school stage geboren getest testen laten vakantie bezoek bezocht "
    "gelogeerd winkelen boodschappen rijd reis reizen collega collegas kantoor geweest was waren"
)
_FAMILIE = _woorden(
    "moeder vader ouders zoon dochter kinderen kind zus zusje broer broertje oma opa vriend vriendin vrienden buurman buurvrouw collega schoonmoeder "
    "schoonvader schoonouders tante oom neef nicht partner man vrouw"
)
_ONTKENNING = _woorden("niet geen nooit")
_BEDOEL = _woorden("bedoel bedoelde bedoelen bedoeld correctie verbetering foutje nee neen oftewel")
_AANSPREEK = _woorden("meneer mijnheer mevrouw mevr mw dhr heer dokter dr drs mr ing prof professor minister premier familie fam wethouder staatssecretaris")
_TUSSENVOEGSEL = _woorden("van de der den ter ten vd")
_VERVOLG = _woorden("en maar want dus omdat waar of ik is heb heeft kan moet mag wil wel sinds al nu bij ook die aan met namelijk sorry")
_NA_WOON = _woorden("woon wonen woonachtig woont")


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
    return zin.pauze_voor(j) or (not streng and zin.vormen[j] in _VERVOLG)


def lees_plek(zin: Zin, i: int, j: int, grens: int) -> Plek:
    """Read the context of words i..j-1; words before `grens` belong to an earlier place name."""
    if _is_persoon(zin, i):
        return Plek(persoon=True)
    v = zin.vormen
    k = i - 1
    naamwoord = voorzetsel = None
    eigen = False
    if k >= grens and v[k] in ("is", "heet", "wordt") and k - 1 >= grens and v[k - 1] in _GEMEENTEWOORD:
        naamwoord, k = v[k - 1], k - 2
        eigen = k >= grens and v[k] in ("myn", "onze") or naamwoord == "woonplaats"
    while k >= grens and v[k] in _ORIENTATIE | _NAAMWOORD and not zin.woorden[k + 1].pauze:
        naamwoord, k = (v[k] if v[k] in _NAAMWOORD else naamwoord), k - 1
    eigen = eigen or naamwoord == "woonplaats"
    if naamwoord:
        while k >= grens and v[k] in _LIDWOORD:
            eigen = eigen or (v[k] in ("myn", "onze") and naamwoord in ("gemeente", "woonplaats", "dorp", "stad"))
            k -= 1
    if k >= grens and v[k] == "van" and k - 1 >= grens and v[k - 1] in _BEWONER | _VAN | _VERHUISD:
        eigen = eigen or v[k - 1] in _BEWONER
        voorzetsel, k = ("van" if v[k - 1] in _VERHUISD else "in"), k - 1
    elif k >= grens and v[k] == "van" and v[j : j + 1] == ["naar"]:
        voorzetsel, k = "vanuit", k - 1
    elif k >= grens and v[k] in _VOORZETSEL and not zin.woorden[k + 1].pauze:
        voorzetsel, k = v[k], k - 1
    ontkend = k >= 0 and (v[k] in _ONTKENNING or (v[k] == "meer" and k and v[k - 1] in _ONTKENNING))
    rang = EIGEN if eigen else _rang(zin, k, j, grens, voorzetsel, naamwoord)
    woonwoord_ervoor = k > 0 and v[k - 1] in _WOON | _KOM
    return Plek(
        rang=rang,
        voorzetsel=voorzetsel,
        naamwoord=naamwoord,
        ontkend=ontkend,
        ontkend_direct=ontkend and (k == i - 1 or woonwoord_ervoor),
        verbeterd=_is_verbetering(zin, i, grens),
        aangewezen=i > 0 and v[i - 1] in _BEDOEL | _ONTKENNING,
    )


def _rang(zin: Zin, k: int, j: int, grens: int, voorzetsel: str | None, naamwoord: str | None) -> int:
    v = zin.vormen
    na = v[j : j + 3]
    if "gewoond" in na or "woonde" in na[:1]:
        return GEWEEST
    if voorzetsel == "naar" and _VERHUISD & set(v[j : j + 4]):
        return EIGEN
    if na and na[0] in _NA_WOON and voorzetsel and not zin.pauze_voor(j):
        return ANDER if na[0] == "woont" else EIGEN
    if voorzetsel is None and naamwoord is None and k >= grens and v[k] in _NA_WOON and not zin.woorden[k + 1].pauze:
        return ANDER if v[k] == "woont" else EIGEN
    if v[grens:k + 1] in (["of"], ["en"], []) and grens:
        return GENOEMD
    for m in range(k, max(grens - 1, k - 10, -1), -1):
        woord = v[m]
        if woord in _VERHUISD:
            return GEWEEST if voorzetsel in ("van", "uit") else EIGEN
        if woord in _WOONDE:
            return GEWEEST
        if woord in _BEZIG:
            return ELDERS
        if voorzetsel or naamwoord:
            if woord in _WOON or (woord in _KOM and voorzetsel in ("uit", "vanuit")):
                if woord == "hier" and m != k:
                    continue
                return ANDER if woord in ("woont", "komt", "hier") or _over_familie(v, m, grens) else EIGEN
        if zin.zinsbegin(m):
            break
    return GENOEMD


def _over_familie(vormen: list[str], m: int, grens: int) -> bool:
    """Whether it is a relative who lives there: "mijn ouders wonen in", but not "ik woon met mijn kinderen in"."""
    return vormen[m] not in ("woon", "kom") and bool(_FAMILIE & set(vormen[max(grens, m - 4) : m]))


def _is_verbetering(zin: Zin, i: int, grens: int) -> bool:
    begin = max(grens, i - 6)
    ervoor = zin.vormen[begin:i]
    return any(woord in _BEDOEL for woord in ervoor) or ("moet", "zyn") in zip(ervoor, ervoor[1:])


def _is_persoon(zin: Zin, i: int) -> bool:
    """Whether the name is somebody's: mevrouw Van Buren, Peter de Vries."""
    k = i - 1
    while k >= 0 and zin.vormen[k] in _TUSSENVOEGSEL and i - k <= 3:
        k -= 1
    if k < 0 or zin.woorden[k + 1].pauze and zin.vormen[k] not in ("mevr", "mw", "dhr", "dr", "fam"):
        return False
    if zin.vormen[k] in _AANSPREEK:
        return True
    voornaam = zin.tekst[zin.woorden[k].begin : zin.woorden[k].einde]
    return (
        k < i - 1
        and zin.hoofdletters_zeggen_iets
        and voornaam.istitle()
        and not zin.zinsbegin(k)
        and zin.vormen[k] not in _VAN | _BEWONER | _NAAMWOORD
        and zin.vormen[i - 1] != "ggd"
    )
