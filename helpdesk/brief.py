"""The ready-to-send letter: only what the resident said, with open places for what only they know."""

from helpdesk.beurt import Zeg
from helpdesk.klachten import Route


def brief(route: Route, titel: str, toelichting: str | None) -> Zeg:
    """The letter about one complaint; its words stand in the responses `utter_klacht_brief…`."""
    waarden = {"instantie": route.instantie, "titel": titel, "toelichting": toelichting or ""}
    knoppen = ("gesprek/medewerker", "actie/andere_vraag")
    return Zeg("utter_klacht_brief" if toelichting else "utter_klacht_brief_zonder_toelichting", waarden, knoppen)
