"""What an editor is told about a topic while writing it, in Dutch: what has to change before it can be kept, and what could be better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from helpdesk.bestanden import lees_yaml
from helpdesk.leesbaarheid import Bevinding, bekijk
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.taalregels import Taalregels
from redactie.in_het_nederlands import in_het_nederlands
from redactie.onderwerpbestand import Antwoord
from redactie.trainzinnen import trainzinnen
from redactie.zinnenindex import Zinnenindex
from tools.controle import antwoorden as antwoordcontrole
from tools.controle import zinnen as zincontrole
from tools.controle.gelijkenis import gemiddelde_gelijkenis, kaal, vaakste_opening
from tools.controle.inhoud import CATALOGUS, Fout, Inhoud, toets
from tools.controle.waarschuwingen import GOED, GOED_TOETS, TE_GELIJK, TE_VAAK
from tools.controle.zinnen import MINSTENS, MINSTENS_TOETS, voorbeelden
from tools.evaluatie.lezen import lees_vaste

# From these likenesses on, a sentence is nearly one of another topic, or close to it.
BIJNA, DICHTBIJ = 0.8, 0.5
# A test sentence is lost to a new topic where it is this like one of its sentences, and clearly more than any of its own.
VERLOREN, DUIDELIJK = 0.25, 0.05
MEESTE = 6  # warnings of one kind: who reads twenty reads none


@dataclass(frozen=True)
class Melding:
    """`fout`: it cannot be kept like this; else it is advice. `waar`: titel, zinnen, toetszinnen, antwoord and its number, or bestand."""

    waar: str
    tekst: str
    advies: str
    fout: bool = False


@dataclass(frozen=True)
class Ontwerp:
    """A topic as it stands in the screen."""

    onderwerp: str
    titel: str
    zinnen: Sequence[str]
    toetszinnen: Sequence[str]
    antwoorden: Sequence[Antwoord] = ()


class Redactiecontrole:
    """Over one content folder. `taalregels`: the file with words to avoid."""

    def __init__(self, wortel: Path, taalregels: Path):
        """:raise InhoudFout: if a file that everything depends on cannot be read"""
        self._wortel = wortel
        self._inhoud = Inhoud.lees(wortel, date.today())
        self._per_onderwerp = trainzinnen(wortel)
        self._index = Zinnenindex(self._per_onderwerp)
        self._taalregels = Taalregels.lees(taalregels)
        self._stempels = self._kijk()
        self._onthoud()

    def ververs(self) -> None:
        """Take over what changed in the files of topics. In a fraction of the time that reading all takes.

        :raise InhoudFout: if one of them cannot be read
        """
        nu = self._kijk()
        anders = {pad for pad in nu.keys() | self._stempels.keys() if nu.get(pad) != self._stempels.get(pad)}
        if not anders:
            return
        bestanden, toetsen = dict(self._inhoud.bestanden), dict(self._inhoud.toetsen)
        for pad in anders:
            onderwerp, map_ = f"{pad.parent.name}/{pad.stem}", toetsen if "tests" in pad.relative_to(self._wortel).parts else bestanden
            if pad not in nu:
                map_.pop(onderwerp, None)
            elif map_ is toetsen:
                toetsen[onderwerp] = [str(zin) for zin in lees_yaml(pad).get("zinnen") or []]
            else:
                bestanden[onderwerp] = lees_yaml(pad)
            if map_ is bestanden:
                self._per_onderwerp[onderwerp] = voorbeelden(bestanden.get(onderwerp) or {})
                self._index.vervang(onderwerp, self._per_onderwerp[onderwerp])
        onderwerpen = Onderwerpen.lees(self._wortel / CATALOGUS)
        vast = [(plek, zin) for plek, zin in self._inhoud.ongezien if not plek.startswith("tests/onderwerpen/")]
        ongezien = [*((toets(onderwerp), zin) for onderwerp, zinnen in toetsen.items() for zin in zinnen), *vast]
        self._inhoud = replace(self._inhoud, bestanden=bestanden, toetsen=toetsen, onderwerpen=onderwerpen, ongezien=ongezien)
        self._stempels = nu
        self._onthoud()

    def _onthoud(self) -> None:
        self._onderwerpen = self._inhoud.onderwerpen
        self._toetsen = lees_vaste(self._wortel, self._onderwerpen)
        self._van_wie = {kaal(zin): onderwerp for onderwerp, zinnen in self._per_onderwerp.items() for zin in zinnen}
        self._getoetst = {kaal(z.tekst) for z in self._toetsen}
        self._eigen: dict[str, float] = {}

    def _kijk(self) -> dict[Path, tuple[int, int]]:
        paden = (p for map_ in ("data", "tests/onderwerpen") for p in (self._wortel / map_).glob("*/*.yml") if p.parent.name != "regels")
        return {pad: (stand.st_mtime_ns, stand.st_size) for pad in paden for stand in (pad.stat(),)}

    @property
    def feiten(self) -> dict[str, str]:
        """The facts that an answer may state: id → the fact."""
        return {id_: str(f.get("feit") or f.get("tekst") or "") for id_, f in self._inhoud.feiten.items() if f["zekerheid"] == "hoog"}

    def meld(self, ontwerp: Ontwerp) -> list[Melding]:
        """Everything about a draft; what has to change first."""
        meldingen = [*self._titel(ontwerp), *self._zinnen(ontwerp), *self._toetszinnen(ontwerp), *self._antwoorden(ontwerp)]
        if not any(m.fout for m in meldingen):
            meldingen += [Melding("bestand", *in_het_nederlands(fout), True) for fout in self._rest(ontwerp)]
        return sorted(meldingen, key=lambda m: not m.fout)

    def leesbaar(self, tekst: str) -> list[Bevinding]:
        """What can be plainer in an answer, with its place."""
        return bekijk(tekst, self._taalregels)

    def lijkt_op(self, zin: str, aantal: int = 3) -> list[tuple[str, str, float]]:
        """The sentences most like one: sentence, topic and likeness."""
        return [(t.zin, t.onderwerp, t.gelijkenis) for t in self._index.naaste(zin, aantal)]

    def elders(self, zin: str, onderwerp: str) -> str | None:
        """The other topic that has this sentence already, if there is one."""
        van = self._van_wie.get(kaal(zin))
        return van if van != onderwerp else None

    def titel(self, onderwerp: str) -> str:
        return self._onderwerpen.titel(onderwerp) if onderwerp in self._onderwerpen else onderwerp

    def _titel(self, ontwerp: Ontwerp) -> Iterator[Melding]:
        if not ontwerp.titel.strip():
            yield Melding("titel", "Er is geen vraag ingevuld.", "Schrijf de vraag zoals een inwoner hem stelt. Dit staat op de knop.", True)
        elif gelijk := next((o for o in self._onderwerpen if o != ontwerp.onderwerp and kaal(self._onderwerpen.titel(o)) == kaal(ontwerp.titel)), None):
            yield Melding("titel", f"Deze vraag is er al: {gelijk}.", "Voeg uw zinnen daar toe, of schrijf hier een andere vraag.", True)

    def _zinnen(self, ontwerp: Ontwerp) -> Iterator[Melding]:
        zinnen, waar = ontwerp.zinnen, "zinnen"
        if len(zinnen) < MINSTENS:
            yield Melding(waar, f"Er zijn {len(zinnen)} zinnen.", f"Schrijf er minstens {MINSTENS}, zoals inwoners ze typen.", True)
        elif len(zinnen) < GOED:
            yield Melding(waar, f"Er zijn {len(zinnen)} zinnen. Dat kan, maar meer is beter.", f"Vanaf {GOED} wordt een vraag goed herkend.")
        had = set(self._per_onderwerp.get(ontwerp.onderwerp, ()))
        nieuw = [zin for zin in zinnen if zin not in had]
        for zin in nieuw:
            if elders := self.elders(zin, ontwerp.onderwerp):
                yield Melding(waar, f"‘{zin}’ staat al bij ‘{self.titel(elders)}’ ({elders}).", "Haal hem hier weg, of daar. De poort keurt dubbele zinnen af.")
            elif kaal(zin) in self._getoetst and kaal(zin) not in map(kaal, ontwerp.toetszinnen):
                yield Melding(waar, f"‘{zin}’ is een zin om mee te toetsen.", "Schrijf hem anders: wat geleerd is, toetst niets.", True)
        yield from self._conflicten(ontwerp, nieuw)
        kale = list(map(kaal, zinnen))
        opening, deel = vaakste_opening(kale)
        if len(kale) >= MINSTENS and deel >= TE_VAAK:
            yield Melding(waar, f"{deel:.0%} van de zinnen begint met ‘{opening}’.".replace("%", " %"), "Laat andere zinnen anders beginnen.")
        if len(kale) >= MINSTENS and (gelijk := gemiddelde_gelijkenis(kale)) >= TE_GELIJK:
            yield Melding(waar, f"De zinnen lijken te veel op elkaar ({gelijk:.0f} van 100).", "Schrijf korte en lange zinnen, in andere woorden.")

    def _conflicten(self, ontwerp: Ontwerp, nieuw: Sequence[str]) -> Iterator[Melding]:
        dichtbij = []
        for zin in nieuw:
            for treffer in self._index.naaste(zin, 1, behalve=ontwerp.onderwerp):
                if treffer.gelijkenis >= DICHTBIJ and treffer.onderwerp != ontwerp.onderwerp:
                    dichtbij.append((treffer.gelijkenis, zin, treffer))
        for gelijkenis, zin, treffer in sorted(dichtbij, key=lambda d: -d[0])[:MEESTE]:
            hoe = "is bijna" if gelijkenis >= BIJNA else "lijkt op"
            yield Melding("zinnen", f"‘{zin}’ {hoe} ‘{treffer.zin}’ bij ‘{self.titel(treffer.onderwerp)}’ ({treffer.onderwerp}).", "Kies waar hij hoort, of maak het verschil duidelijk.")
        for onderwerp, zinnen in sorted(self._verliezers(ontwerp.onderwerp, nieuw).items(), key=lambda v: -len(v[1]))[:MEESTE]:
            voorbeeld = f"‘{zinnen[0]}’"
            yield Melding(
                "zinnen", f"‘{self.titel(onderwerp)}’ ({onderwerp}) kan {len(zinnen)} {'zin' if len(zinnen) == 1 else 'zinnen'} verliezen aan deze vraag, zoals {voorbeeld}.",
                "Haal de zinnen weg die bij dat onderwerp horen. Anders keurt de poort dit af.",
            )  # fmt: skip

    def _verliezers(self, onderwerp: str, nieuw: Sequence[str]) -> dict[str, list[str]]:
        """Per other topic its test sentences that are more like one of the new sentences than like any of its own."""
        uit: dict[str, list[str]] = {}
        if not nieuw:
            return uit
        hier = Zinnenindex({onderwerp: nieuw})
        for toetszin in self._toetsen:
            eigen = toetszin.verwacht[0]
            if onderwerp in toetszin.verwacht or not (beste := hier.naaste(toetszin.tekst, 1)):
                continue
            gelijkenis = self._index.gelijkenis(toetszin.tekst, beste[0].zin)
            if gelijkenis >= VERLOREN and gelijkenis > self._eigen_gelijkenis(toetszin.tekst, eigen) + DUIDELIJK:
                uit.setdefault(eigen, []).append(toetszin.tekst)
        return uit

    def _eigen_gelijkenis(self, tekst: str, onderwerp: str) -> float:
        if tekst not in self._eigen:
            beste = self._index.naaste(tekst, 1, alleen=onderwerp)
            self._eigen[tekst] = beste[0].gelijkenis if beste else 0.0
        return self._eigen[tekst]

    def _toetszinnen(self, ontwerp: Ontwerp) -> Iterator[Melding]:
        waar, aantal = "toetszinnen", len(ontwerp.toetszinnen)
        if aantal < MINSTENS_TOETS:
            yield Melding(waar, f"Er zijn {aantal} toetszinnen.", f"Schrijf er minstens {MINSTENS_TOETS}. Daarmee meten we of de vraag wordt herkend.", True)
        elif aantal < GOED_TOETS:
            yield Melding(waar, f"Er zijn {aantal} toetszinnen. Dat kan, maar meer is beter.", f"Met {GOED_TOETS} meet u betrouwbaarder.")
        geleerd = {kaal(zin) for zin in ontwerp.zinnen}
        for zin in ontwerp.toetszinnen:
            if kaal(zin) in geleerd or self.elders(zin, ontwerp.onderwerp):
                yield Melding(waar, f"‘{zin}’ staat ook bij de zinnen om van te leren.", "Schrijf een andere toetszin.", True)

    def _antwoorden(self, ontwerp: Ontwerp) -> Iterator[Melding]:
        if ontwerp.onderwerp.startswith("klacht/"):
            return
        if not ontwerp.antwoorden:
            yield Melding("antwoord 1", "Er is nog geen antwoord.", "Schrijf wat de inwoner moet lezen.", True)
        for nummer, antwoord in enumerate(ontwerp.antwoorden, 1):
            waar = f"antwoord {nummer}"
            for veld, tekst, wat in (
                ("tekst", "Het antwoord is leeg.", "Schrijf wat de inwoner moet lezen."),
                ("bron", "De bron ontbreekt.", "Vul het adres in van de website waar dit staat."),
                ("peildatum", "De datum van de controle ontbreekt.", "Vul de dag in waarop u het feit nakeek."),
            ):
                if not getattr(antwoord, veld).strip():
                    yield Melding(waar, tekst, wat, True)
            if not antwoord.feiten and antwoord.bron != "/over":
                yield Melding(waar, "Er is geen feit gekozen.", "Kies het feit waar dit antwoord op rust. In een antwoord staan alleen zekere feiten.", True)
            for feit in antwoord.feiten:
                if ":" not in feit and feit not in self.feiten:
                    yield Melding(waar, f"Het feit {feit} bestaat niet of is niet zeker.", "Kies een feit uit de lijst.", True)
            if ontwerp.onderwerp.startswith("faq_") and len(antwoord.vervolg) not in antwoordcontrole.AANTAL_VERVOLG:
                yield Melding(waar, f"Er zijn {len(antwoord.vervolg)} vervolgvragen.", "Kies er twee of drie. Die ziet de inwoner als knop.", True)

    def _rest(self, ontwerp: Ontwerp) -> list[Fout]:
        """What `make validate` would still say of these files: the same check, on the draft."""
        eigen = {f"data/{ontwerp.onderwerp}.yml", f"tests/onderwerpen/{ontwerp.onderwerp}.yml"}
        bestand = {"nlu": [{"intent": ontwerp.onderwerp, "examples": "".join(f"- {zin}\n" for zin in ontwerp.zinnen)}]}
        if ontwerp.antwoorden:
            bestand["responses"] = {f"utter_{ontwerp.onderwerp}": [_ruw(a) for a in ontwerp.antwoorden]}
        titels = {o: self._onderwerpen.titel(o) for o in self._onderwerpen} | {ontwerp.onderwerp: ontwerp.titel}
        inhoud = replace(
            self._inhoud,
            onderwerpen=Onderwerpen(titels, {}),
            bestanden={**self._inhoud.bestanden, ontwerp.onderwerp: bestand},
            toetsen={**self._inhoud.toetsen, ontwerp.onderwerp: list(ontwerp.toetszinnen)},
        )
        alleen = replace(inhoud, bestanden={ontwerp.onderwerp: bestand})
        fouten = [*zincontrole.controleer(inhoud), *antwoordcontrole.controleer(alleen)]
        return [fout for fout in fouten if fout.pad in eigen and not zincontrole.is_gedeeld(fout)]


def _ruw(antwoord: Antwoord) -> dict:
    geldig = {k: w for k, w in (("van", antwoord.van), ("tot", antwoord.tot)) if w}
    meta = {"bron": antwoord.bron, "peildatum": antwoord.peildatum, "eigenaar": antwoord.eigenaar, "feiten": list(antwoord.feiten), "vervolg": list(antwoord.vervolg)}
    slots = [{"type": "slot", "name": n, "value": w} for n, w in (("fase", antwoord.fase), ("taal", antwoord.taal)) if w]
    return {"text": antwoord.tekst, "metadata": meta | ({"geldig": geldig} if geldig else {})} | ({"condition": slots} if slots else {})
