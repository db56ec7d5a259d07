"""The form of a topic: fields to a draft and back."""

from collections.abc import Mapping, Sequence
from datetime import date

from gateway.errors import OngeldigeInvoer
from helpdesk.fouten import InhoudFout
from redactie.controle import Ontwerp
from redactie.onderwerpbestand import Antwoord, datum, schone_zinnen

MEESTE_ANTWOORDEN = 30
LANGSTE = 200_000  # characters of sentences; the longest topic has a third of that
EIGENAREN = {"vws": "VWS", "vng": "VNG", "gemeente": "gemeente", "ggd": "GGD"}

Formulier = Mapping[str, Sequence[str]]


def ontwerp(onderwerp: str, formulier: Formulier) -> Ontwerp:
    """The draft in a form as it was sent.

    :raise OngeldigeInvoer: if a date is none, or there is too much
    """
    aantal = _eerste(formulier, "antwoorden") or "0"
    if not aantal.isdecimal() or int(aantal) > MEESTE_ANTWOORDEN:
        raise OngeldigeInvoer(f"Een onderwerp heeft hoogstens {MEESTE_ANTWOORDEN} antwoorden.")
    if len(_eerste(formulier, "zinnen")) > LANGSTE:
        raise OngeldigeInvoer("Er staan te veel zinnen. Verdeel ze over twee onderwerpen.")
    try:
        antwoorden = [_antwoord(formulier, nummer) for nummer in range(int(aantal))]
    except InhoudFout as fout:
        raise OngeldigeInvoer(str(fout)) from None
    return Ontwerp(
        onderwerp=onderwerp,
        titel=_eerste(formulier, "titel").strip(),
        zinnen=schone_zinnen(_eerste(formulier, "zinnen")),
        toetszinnen=schone_zinnen(_eerste(formulier, "toetszinnen")),
        antwoorden=[a for a in antwoorden if a],
    )


def leeg_antwoord(vandaag: date) -> Antwoord:
    return Antwoord(tekst="", peildatum=vandaag.isoformat(), eigenaar="vws")


def _antwoord(formulier: Formulier, nummer: int) -> Antwoord | None:
    """None for one whose text was emptied: it goes."""

    def veld(naam: str) -> str:
        return _eerste(formulier, f"{naam}-{nummer}").strip()

    if not veld("tekst"):
        return None
    return Antwoord(
        tekst=veld("tekst").replace("\r\n", "\n"),
        bron=veld("bron"),
        peildatum=datum(veld("peildatum")) or "",
        eigenaar=veld("eigenaar") if veld("eigenaar") in EIGENAREN else "vws",
        van=datum(veld("van")),
        tot=datum(veld("tot")),
        feiten=_lijst(formulier, f"feit-{nummer}"),
        vervolg=_lijst(formulier, f"vervolg-{nummer}"),
        fase=veld("fase") or None,
        taal=veld("taal") or None,
    )


def _lijst(formulier: Formulier, naam: str) -> tuple[str, ...]:
    """What was chosen from a list: the id, up to the first space."""
    gekozen = (waarde.strip().split(" ")[0] for waarde in formulier.get(naam) or ())
    return tuple(dict.fromkeys(filter(None, gekozen)))


def _eerste(formulier: Formulier, naam: str) -> str:
    return (formulier.get(naam) or [""])[0]
