"""One turn of a conversation, as plain data: what the resident said, and what the assistant says in return."""

from dataclasses import dataclass, field

VRAAGWOORDEN = frozenset(
    ["wat", "wie", "waar", "wanneer", "waarom", "hoe", "welke", "hoeveel", "mag", "moet", "kan", "is", "zijn", "heb", "heeft", "klopt"]
)


@dataclass(frozen=True)
class Beurt:
    """One message as it was understood. `onderwerp` is None when the assistant is not sure; `keuze` is a button's value."""

    tekst: str
    onderwerp: str | None = None
    ranglijst: tuple[tuple[str, float], ...] = ()
    keuze: str | None = None
    gemeente_pagina: str | None = None

    @property
    def groep(self) -> str:
        return (self.onderwerp or "").partition("/")[0]

    @property
    def woorden(self) -> list[str]:
        return [w.strip(".,!?;:'\"()") for w in self.tekst.casefold().split()]

    @property
    def lijkt_vraag(self) -> bool:
        return "?" in self.tekst or bool(self.woorden and self.woorden[0] in VRAAGWOORDEN)


@dataclass(frozen=True)
class Zeg:
    """One thing to say: the name of a response (its words stand in YAML), what to fill in, buttons, and a payload.

    A button is a value (`faq_app/bluetooth`, `actie/brief`), whose words the catalogue or domain.yml gives, or a pair
    (words, value) where the words depend on the conversation (the name of a municipality).
    """

    respons: str
    waarden: dict[str, str] = field(default_factory=dict)
    knoppen: tuple[str | tuple[str, str], ...] = ()
    payload: dict | None = None


def antwoord(onderwerp: str) -> Zeg:
    """The standard answer of a topic; which variation holds is decided when it is said."""
    return Zeg(f"utter_{onderwerp}")
