"""Reading labelled sentences: one TSV file, or all fixed sets of the project."""

from pathlib import Path

from rapidfuzz import process

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from tools.evaluatie.rijen import Toetszin
from tools.tsv import lees_tsv

PER_ONDERWERP, VERZAMELINGEN = "tests/onderwerpen", "tests/toetsen"


def lees_bestand(pad: Path, onderwerpen: Onderwerpen) -> list[Toetszin]:
    """The sentences of a TSV file with the columns `text` and `topic`; `a|b` means that either is right.

    :raise InhoudFout: naming the line, if a text is missing or a topic is not in the catalogue
    """
    zinnen = []
    for nummer, rij in lees_tsv(pad, "text", "topic"):
        if not any(rij.values()):
            continue
        if not rij["text"].strip():
            raise InhoudFout(f"{pad}:{nummer}: no text; write the sentence in the column 'text', or remove the line")
        verwacht = tuple(deel.strip() for deel in rij["topic"].split("|"))
        for onderwerp in verwacht:
            if onderwerp not in onderwerpen:
                raise InhoudFout(f"{pad}:{nummer}: {_onbekend(onderwerp, onderwerpen)}")
        zinnen.append(Toetszin(rij["text"], verwacht, pad.stem))
    if not zinnen:
        raise InhoudFout(f"{pad}: holds no sentences; write one on each line below the column names")
    return zinnen


def lees_vaste(wortel: Path, onderwerpen: Onderwerpen) -> list[Toetszin]:
    """Every sentence of the project that may not be trained on: the test sentences of each topic, and the mixed sets.

    :raise InhoudFout: if a file cannot be read or names a topic that is not in the catalogue
    """
    zinnen = []
    for pad in sorted((wortel / PER_ONDERWERP).glob("*/*.yml")):
        onderwerp = f"{pad.parent.name}/{pad.stem}"
        if onderwerp not in onderwerpen:
            raise InhoudFout(f"{pad}: {_onbekend(onderwerp, onderwerpen)}")
        zinnen += [Toetszin(str(zin), (onderwerp,), "onderwerpen") for zin in lees_yaml(pad)["zinnen"]]
    for pad in sorted((wortel / VERZAMELINGEN).glob("*.tsv")):
        zinnen += lees_bestand(pad, onderwerpen)
    return zinnen


def _onbekend(onderwerp: str, onderwerpen: Onderwerpen) -> str:
    if not onderwerp:
        return "no topic; write the id of a topic after the text, with a tab between"
    lijkt = process.extractOne(onderwerp, list(onderwerpen))[0]
    return f"the topic '{onderwerp}' is not in data/onderwerpen.yml; did you mean '{lijkt}'?"
