"""House numbers after a postcode, and streets with a number."""

import re
from collections.abc import Iterator

from helpdesk.persoonsgegevens.datum import MAAND
from helpdesk.persoonsgegevens.vondst import MERK, Vondst, groep, vondst
from helpdesk.persoonsgegevens.woorden import GEEN_NAAM

_EENHEID = (
    r"(?!\d|[.,:]\d|\s?(?:%|°|x\b|min|minu?u?t|uur|uren|dag|week|weken|maand|jaar|jr\b|keer|maal|meter|m\b|km|cm|kilo|euro|graden|mensen|personen|man\b|vrouw|kinderen|collega|"
    r"anderen|leden|gezin|cijfer|letter|teken|kamer|huizen|auto|bussen|melding|besmet|test|mb|gb|procent|of \d|tot \d|t/m|à \d|seconden?|sec\b|telefoon|app|stuks|"
    rf"{MAAND}\b))"
)
_HUISNUMMER = rf"\d{{1,5}}(?:\s?[-/]\s?\d{{1,4}}|(?:\s?-\s?|\s)?(?:bis|hs|huis|boven|[a-h](?=[\s,.!?;)]|$)))?(?!\w){_EENHEID}"
_POSTCODE = re.compile(
    rf"(?<![\w.,-])(?P<cijfers>[1-9]\d{{3}})(?P<gat>\s?)(?P<letters>[A-Z]{{2}})(?:\s?[,;/-]\s?|\s+)?(?:(?:op|met|en|huis)?\s?(?:huisnummer|huisnr|nummer|nr|no)\b[.:]?\s*)?(?P<nummer>{_HUISNUMMER})",
    re.IGNORECASE,
)
_NIET_IN_POSTCODE = frozenset(["is", "in", "op", "om", "en", "of", "de", "we", "ik", "ze", "te", "al", "er", "nu", "zo", "je", "na", "af", "tm", "km", "cm", "mm", "kg", "mg", "ml", "gb", "mb", "kb", "nl", "uur", "ca", "nr", "do", "ma", "di", "wo", "vr", "za", "zo", "st", "nd", "rd", "th", "bv", "eu", "ok", "ja", "ga", "pm", "am"])
_LOS_HUISNUMMER = re.compile(rf"\b(?:huis ?nummer|huis ?nr|huisnumer)\b\.?[:,]?\s*(?:is\s+)?(?P<nummer>{_HUISNUMMER})(?!\s?\[)", re.IGNORECASE)


def huisnummer(tekst: str) -> Iterator[Vondst]:
    for treffer in _POSTCODE.finditer(tekst):
        letters = treffer.group("letters")
        genoemd = "postcode" in tekst[max(0, treffer.start() - 25) : treffer.start()].lower()
        aaneen = not treffer.group("gat")
        in_hoofdletters = letters.isupper() and (aaneen or not tekst.isupper())
        met_nummer = re.search(r"huis|num|n[ro]", treffer.group()[: treffer.start("nummer") - treffer.start()], re.IGNORECASE)
        leeswoord = letters.lower() in _NIET_IN_POSTCODE and not in_hoofdletters and not met_nummer
        if genoemd or not leeswoord:
            # Where somebody lives comes from the four digits; the letters and the number point at one front door.
            yield Vondst(treffer.start("gat"), treffer.end(), "huisnummer", " " + MERK["huisnummer"])
    for treffer in _LOS_HUISNUMMER.finditer(tekst):
        yield groep(treffer, "huisnummer", "nummer")


_STRAATEINDE = r"(?:straat|straatje|straatweg|straat|str\.|laan|laantje|weg|plein|dijk|kade|gracht|singel|hof|hofje|dreef|pad|steeg|plantsoen|markt|park|boulevard|wal|burgwal|poort|akker|veld|heuvel)"
_GEEN_STRAAT = frozenset(["teststraat", "coronastraat", "ggd-teststraat", "vaccinatiestraat", "priklaan", "snelweg", "onderweg", "zijweg", "terugweg", "heenweg", "uitweg", "omweg", "autoweg", "spoorweg", "fietspad", "supermarkt", "pretpark", "wildpark", "vakantiepark", "bungalowpark", "gerechtshof", "speelveld", "sportveld", "voetbalveld", "winkelstraat", "arbeidsmarkt", "huizenmarkt", "weekmarkt", "rommelmarkt", "kerstmarkt", "wandelpad", "schoolplein", "sportpark", "achterweg", "halfweg", "luchtweg", "luchtwegen", "vliegveld", "beeld", "stadspark", "dwaalweg", "treinpoort", "paspoort", "rapport"])
_STRAAT = re.compile(rf"(?<![\w-])((?:[\w'.-]+\s)?[\w'.-]{{2,30}}?{_STRAATEINDE})\s+(?:(?:nr|nummer|no)\.?\s*)?{_HUISNUMMER}", re.IGNORECASE)
_STRAAT_VAN = re.compile(rf"(?<![\w-])(?:laan|plein|weg|hof|park|straat|dijk|kade|singel) (?:van|der|den|van de|van den|van der|van het) [\w'-]{{3,30}}(?: [\w'-]{{3,30}})?\s+{_HUISNUMMER}", re.IGNORECASE)
_LANGE_STRAAT = re.compile(
    rf"\b(?:(?:Lange|Korte|Nieuwe|Oude|Grote|Kleine|Lage|Hoge) [A-Z][\w'-]{{3,25}}|(?i:lange|korte|nieuwe|oude|grote|kleine|lage|hoge) (?i:{_STRAATEINDE}))\s+{_HUISNUMMER}"
)
_WOONT = re.compile(
    rf"\b(?:woon|woont|wonen|adres(?: is|:)|gevestigd|verhuisd naar|wonend)\s+(?:op|aan|in|bij|te)?\s?(?:de |het |'t |nummer )?(?P<adres>(?:[A-Za-zÀ-ÿ'.-]{{3,30}}\s){{1,3}}{_HUISNUMMER})(?=\s*(?:$|[,.!?;)]|in\b|te\b|[1-9]\d{{3}}\b))",
    re.IGNORECASE,
)
_GEEN_WOONWOORD = frozenset(["met", "een", "huis", "flat", "verdieping", "al", "nu", "sinds", "groep", "gezin", "de", "ongeveer", "zeker", "bijna", "ruim", "samen", "hier", "daar", "pas", "tot", "meer", "dan", "of", "en", "km", "postcode", "regio", "fase", "route"])


def adres(tekst: str) -> Iterator[Vondst]:
    for treffer in _STRAAT.finditer(tekst):
        woorden = treffer.group(1).lower().split()
        if woorden[-1] in _GEEN_STRAAT:
            continue
        begin = treffer.start(1)
        if len(woorden) > 1 and (tekst[begin].islower() or woorden[0] in GEEN_NAAM):
            begin = treffer.end(1) - len(woorden[-1])
        yield vondst(begin, treffer.end(), "adres")
    for patroon in (_STRAAT_VAN, _LANGE_STRAAT):
        for treffer in patroon.finditer(tekst):
            yield groep(treffer, "adres")
    for treffer in _WOONT.finditer(tekst):
        if not _GEEN_WOONWOORD & set(treffer.group("adres").lower().split()):
            yield groep(treffer, "adres", "adres")
