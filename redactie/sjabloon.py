"""The files of a new topic, with comments that say what goes where."""

import re

from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from redactie.onderwerpbestand import met_titel

# Complaints, small talk, safety and what is out of scope need routing or rules besides words.
GROEPEN = ("faq_app", "faq_privacy", "faq_vrijwilligheid")
_NAAM = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")

ONDERWERP = """\
version: "3.1"

nlu:
- intent: {onderwerp}
  # Zinnen zoals inwoners ze typen: minstens 8, liever 40. Kort en lang, met fouten, met u en je. Verzin elke zin opnieuw.
  examples: |
    # schrijf hier de zinnen, elk op een regel die begint met een streepje en een spatie

responses:
  utter_{onderwerp}:
  # De eerste zin is het antwoord. Gewone woorden, met u, hoogstens 80 woorden.
  - text: |-
      Schrijf hier het antwoord.
    # bron: de website; peildatum: de dag van uw controle; eigenaar: vws, vng, gemeente of ggd; feiten: uit registers/feiten/feiten.yml;
    # vervolg: twee of drie onderwerpen die hierna als knop staan. Geldt het antwoord niet altijd? Zet er geldig: {{van: "…", tot: "…"}} bij.
    metadata: {{bron: "", peildatum: "", eigenaar: vws, feiten: [], vervolg: []}}
"""
TOETS = """\
onderwerp: {onderwerp}
# Zinnen waarmee wordt gemeten: minstens 2, liever 6. Ze staan niet bij de zinnen hierboven.
zinnen: []
"""


def eis_nieuw(onderwerp: str, onderwerpen: Onderwerpen) -> None:
    """:raise InhoudFout: if a topic with this id cannot be made"""
    groep, _, naam = onderwerp.partition("/")
    if groep not in GROEPEN:
        raise InhoudFout(f"{onderwerp}: a new question goes under {', '.join(GROEPEN)}; write for example faq_app/nieuwe_telefoon")
    if not _NAAM.fullmatch(naam):
        raise InhoudFout(f"{onderwerp}: a name has small letters, digits and underscores only; write for example {groep}/nieuwe_telefoon")
    if onderwerp in onderwerpen:
        raise InhoudFout(f"{onderwerp}: this topic exists; add sentences to data/{onderwerp}.yml, or choose another name")


def nieuwe_bestanden(onderwerp: str, titel: str, catalogus: str) -> dict[str, str]:
    """Path below the root → text, of all three files. `catalogus`: the text of data/onderwerpen.yml as it is."""
    return {
        "data/onderwerpen.yml": met_titel(catalogus, onderwerp, titel),
        f"data/{onderwerp}.yml": ONDERWERP.format(onderwerp=onderwerp),
        f"tests/onderwerpen/{onderwerp}.yml": TOETS.format(onderwerp=onderwerp),
    }
