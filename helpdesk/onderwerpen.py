"""The catalogue of topics and of the words on buttons (data/onderwerpen.yml)."""

from collections.abc import Iterator
from pathlib import Path

from helpdesk.bestanden import lees_yaml


class Onderwerpen:
    """Every topic id `group/topic` with the words a resident would use for it; `acties` are buttons that do something."""

    def __init__(self, titels: dict[str, str], acties: dict[str, str]):
        self._titels = titels
        self._acties = {f"actie/{id_}": titel for id_, titel in acties.items()}

    @classmethod
    def lees(cls, pad: Path) -> "Onderwerpen":
        """:raise InhoudFout: if the file is missing or broken"""
        ruw = lees_yaml(pad)
        groepen = ruw["onderwerpen"].items()
        return cls({f"{groep}/{id_}": titel for groep, leden in groepen for id_, titel in leden.items()}, ruw["acties"])

    def __contains__(self, onderwerp: object) -> bool:
        return onderwerp in self._titels

    def __iter__(self) -> Iterator[str]:
        return iter(self._titels)

    def __len__(self) -> int:
        return len(self._titels)

    def titel(self, waarde: str) -> str:
        """The words for a topic or an action.

        :raise KeyError: if it is in neither list
        """
        return self._titels.get(waarde) or self._acties[waarde]

    def knop(self, waarde: str) -> dict[str, str]:
        """The button for a topic or an action, in Rasa's shape.

        :raise KeyError: if it is in neither list
        """
        return {"title": self.titel(waarde), "payload": waarde}
