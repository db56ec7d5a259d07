"""All content as the checks see it, read once. What cannot be read is a fault like any other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from helpdesk.bestanden import lees_yaml
from helpdesk.fasen import Fasen
from helpdesk.fouten import InhoudFout
from helpdesk.kanalen import Kanalen
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.taalregels import Taalregels
from tools.tsv import lees_tsv

CATALOGUS = "data/onderwerpen.yml"
KANALEN = "routering/kanalen.yml"
KLACHTEN = "routering/klachten.yml"
DOMEIN = "domain.yml"
TEKSTEN = "gateway/teksten.yml"
TAALREGELS = "taal/ambtelijk.yml"
# Folders under data/ that hold no topics.
GEEN_ONDERWERPEN = ("regels",)


@dataclass(frozen=True, order=True)
class Fout:
    """One fault: where, what, and what to do about it."""

    pad: str
    fout: str
    remedie: str

    def __str__(self) -> str:
        return f"{self.pad}: {self.fout}; {self.remedie}"


@dataclass
class Inhoud:
    """The content under one root folder. `bestanden` and `toetsen` map a topic id to what stands in its file.

    `kanaaltoetsen`: the channel that the test file of a complaint names. `ongezien`: every sentence that may not be trained
    on, with its place: those of `toetsen` and of the mixed sets.
    """

    wortel: Path
    vandaag: date
    onderwerpen: Onderwerpen
    fasen: Fasen
    kanalen: Kanalen
    kanaalrijen: list[dict]
    feiten: dict[str, dict]
    veiligheid: dict[str, dict]
    klachten: dict
    zorg: dict
    domein: dict
    teksten: dict
    taalregels: Taalregels
    bestanden: dict[str, dict] = field(default_factory=dict)
    toetsen: dict[str, list[str]] = field(default_factory=dict)
    kanaaltoetsen: dict[str, str | None] = field(default_factory=dict)
    ongezien: list[tuple[str, str]] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)

    @classmethod
    def lees(cls, wortel: Path, vandaag: date) -> "Inhoud":
        """:raise InhoudFout: if a file that everything depends on is missing or broken"""
        registers = wortel / "registers/feiten"
        groepen = lees_yaml(registers / "feiten.yml")
        inhoud = cls(
            wortel=wortel,
            vandaag=vandaag,
            onderwerpen=Onderwerpen.lees(wortel / CATALOGUS),
            fasen=Fasen.lees(registers / "fasen.yml"),
            kanalen=Kanalen.lees(wortel / KANALEN),
            kanaalrijen=lees_yaml(wortel / KANALEN)["kanalen"],
            feiten={f["id"]: f for leden in groepen.values() for feiten in leden.values() for f in feiten},
            veiligheid={v["id"]: v for v in lees_yaml(registers / "veiligheid.yml")["onderschep"]},
            klachten=lees_yaml(wortel / KLACHTEN),
            zorg=lees_yaml(wortel / "routering/zorg.yml"),
            domein=lees_yaml(wortel / DOMEIN),
            teksten=lees_yaml(wortel / TEKSTEN),
            taalregels=Taalregels.lees(wortel / TAALREGELS),
        )
        inhoud.bestanden = dict(inhoud._lees_map("data"))
        toetsen = dict(inhoud._lees_map("tests/onderwerpen"))
        inhoud.toetsen = {id_: [str(zin) for zin in ruw.get("zinnen") or []] for id_, ruw in toetsen.items()}
        inhoud.kanaaltoetsen = {id_: ruw.get("kanaal") for id_, ruw in toetsen.items() if id_.startswith("klacht/")}
        inhoud.ongezien = list(inhoud._lees_ongezien())
        return inhoud

    def _lees_ongezien(self) -> Iterator[tuple[str, str]]:
        for onderwerp, zinnen in self.toetsen.items():
            yield from ((toets(onderwerp), zin) for zin in zinnen)
        for pad in sorted((self.wortel / "tests/negatief").glob("*.yml")):
            yield from ((self._plek(pad), str(zin)) for zin in self._lees(pad).get("zinnen") or [])
        for pad in sorted((self.wortel / "tests/toetsen").glob("*.tsv")):
            yield from ((f"{self._plek(pad)}:{nummer}", rij["text"]) for nummer, rij in lees_tsv(pad, "text") if rij["text"])

    def _lees_map(self, map_: str) -> Iterator[tuple[str, dict]]:
        for pad in sorted((self.wortel / map_).glob("*/*.yml")):
            if pad.parent.name in GEEN_ONDERWERPEN:
                continue
            ruw = self._lees(pad)
            yield f"{pad.parent.name}/{pad.stem}", ruw

    def _lees(self, pad: Path) -> dict:
        plek = self._plek(pad)
        try:
            ruw: Any = lees_yaml(pad)
        except InhoudFout as fout:
            regel, _, uitleg = str(fout).removeprefix(str(pad)).partition(": ")
            self.fouten.append(Fout(plek + regel, *uitleg.rsplit("; ", 1)))
            return {}
        if isinstance(ruw, dict):
            return ruw
        self.fouten.append(Fout(plek, "holds no keys", "copy the shape of a neighbouring file"))
        return {}

    def _plek(self, pad: Path) -> str:
        return pad.relative_to(self.wortel).as_posix()


def bestand(onderwerp: str) -> str:
    """Where the file of a topic stands."""
    return f"data/{onderwerp}.yml"


def toets(onderwerp: str) -> str:
    """Where the test sentences of a topic stand."""
    return f"tests/onderwerpen/{onderwerp}.yml"
