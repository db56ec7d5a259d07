"""The ordinary treatment of a message outside a complaint: small talk, being unsure, and buttons."""

from dataclasses import dataclass

from helpdesk.beurt import Beurt, Zeg, antwoord
from helpdesk.overdracht import Overdrachten

# Topics that nobody means when the assistant asks "what do you mean?".
NIET_AANBIEDEN = ("gesprek", "zorg")
AANTAL_AANGEBODEN = 3


@dataclass(frozen=True)
class Verleden:
    """What went before: how often in a row nothing was understood, the last real topic, what was said last and its buttons."""

    onbegrepen: int = 0
    laatste_onderwerp: str | None = None
    laatst_gezegd: str = ""
    zinnen: tuple[str, ...] = ()
    aangeboden: tuple[str | tuple[str, str], ...] = ()


class Beantwoorder:
    """Chooses what to say to one message. Collaborator: the hand-over, for who asks for a person."""

    def __init__(self, overdrachten: Overdrachten):
        self._overdrachten = overdrachten

    def zeg(self, beurt: Beurt, verleden: Verleden) -> tuple[Zeg, ...]:
        if beurt.keuze and beurt.keuze.startswith("actie/"):
            return (self._na_actie(beurt.keuze),)
        if beurt.onderwerp is None:
            return (self._onzeker(beurt, verleden),)
        if beurt.onderwerp == "gesprek/medewerker":
            return (self._overdragen(beurt, verleden),)
        if beurt.onderwerp == "gesprek/herhaal" and verleden.laatst_gezegd:
            return (Zeg("utter_herhaal", {"tekst": verleden.laatst_gezegd}, ("gesprek/medewerker",)),)
        if beurt.onderwerp == "gesprek/bevestigen" and verleden.onbegrepen and verleden.aangeboden:
            return (Zeg("utter_welke_bedoelt_u", knoppen=verleden.aangeboden),)
        if beurt.onderwerp == "gesprek/ontkennen" and verleden.onbegrepen:
            return (self._onzeker(beurt, verleden),)
        return (antwoord(beurt.onderwerp),)

    def _onzeker(self, beurt: Beurt, verleden: Verleden) -> Zeg:
        """First the likeliest topics to choose from; the second time in a row a person, a phone line and the form."""
        if verleden.onbegrepen:
            lijnen = {"telefoonlijnen": self._overdrachten.telefoonlijnen(beurt.gemeente_pagina)}
            return Zeg("utter_niet_begrepen", lijnen, ("gesprek/medewerker", "klacht/onbekend"))
        onderwerpen = [o for o, _ in beurt.ranglijst if not o.startswith(NIET_AANBIEDEN)][:AANTAL_AANGEBODEN]
        return Zeg("utter_verduidelijken", knoppen=(*onderwerpen, "actie/iets_anders"))

    def _overdragen(self, beurt: Beurt, verleden: Verleden) -> Zeg:
        return self._overdrachten.zeg("gevraagd", verleden.laatste_onderwerp, None, beurt.gemeente_pagina, verleden.zinnen)

    def _na_actie(self, actie: str) -> Zeg:
        if actie == "actie/iets_anders":
            return Zeg("utter_iets_anders", knoppen=("gesprek/medewerker", "klacht/onbekend"))
        return Zeg("utter_andere_vraag", knoppen=("gesprek/wat_kun_je",))
