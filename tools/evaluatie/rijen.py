"""A labelled sentence, and the same with what the model made of it."""

from dataclasses import dataclass

ANTWOORD, VERDUIDELIJK, TERUGVAL = "antwoord", "verduidelijk", "terugval"
BESLUITEN = (ANTWOORD, VERDUIDELIJK, TERUGVAL)


@dataclass(frozen=True)
class Toetszin:
    """`verwacht`: the topics that are right, the best one first. `verzameling`: which set it is from."""

    tekst: str
    verwacht: tuple[str, ...]
    verzameling: str = ""


@dataclass(frozen=True)
class Rij:
    """`ranglijst`: topics with their probability, likeliest first; never empty."""

    zin: Toetszin
    ranglijst: tuple[tuple[str, float], ...]
    besluit: str

    @property
    def eerste(self) -> str:
        """The topic that is right, or the best of those that are."""
        return self.zin.verwacht[0]

    @property
    def voorspeld(self) -> str:
        return self.ranglijst[0][0]

    @property
    def zekerheid(self) -> float:
        return self.ranglijst[0][1]

    def goed(self, streng: bool, binnen: int = 1) -> bool:
        """Whether a right topic is among the first `binnen`; `streng` counts only the best of the right ones."""
        juist = self.zin.verwacht[:1] if streng else self.zin.verwacht
        return any(onderwerp in juist for onderwerp, _ in self.ranglijst[:binnen])

    def als_dict(self) -> dict[str, object]:
        return {
            "text": self.zin.tekst,
            "expected": "|".join(self.zin.verwacht),
            "ranking": [{"topic": o, "confidence": k} for o, k in self.ranglijst],
            "decision": self.besluit,
        }


def groep(onderwerp: str) -> str:
    return onderwerp.partition("/")[0]
