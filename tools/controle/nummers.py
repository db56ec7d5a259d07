"""Phone numbers in texts: which there are, and which could be called on a day."""

import re
from datetime import date

from helpdesk.kanalen import NU_VANAF
from helpdesk.peildatum import Periode
from tools.controle.inhoud import Inhoud

BEGIN = date(2020, 8, 17)
NUMMER = re.compile(r"(?<![\d.,])(?:0[89]00[- ]?\d[\d ]*\d|0\d{1,3}[- ]\d[\d ]{4,}\d|0\d{9}|14 ?0\d\d+|1400|11[23])(?!\d)")


def cijfers(nummer: str) -> str:
    return "".join(t for t in nummer if t.isdigit())


def onzeker(woorden: str, zeker: set[str]) -> list[str]:
    """The numbers in a text that are not among these (as digits)."""
    return [n for n in NUMMER.findall(woorden) if cijfers(n) not in zeker]


def van_kanaal(kanaal: str, dag: date, inhoud: Inhoud) -> str:
    """The number of a contact point on a day, as digits; empty where there is none that is certain."""
    return cijfers(inhoud.kanalen.contact(kanaal, dag).telefoon or "") if kanaal in inhoud.kanalen else ""


def van_veiligheid(id_: str, dag: date, inhoud: Inhoud) -> set[str]:
    """The numbers of a safety fact on a day, as digits.

    A line may have a second number (0800-0113 beside 113): it counts while the line itself may be shown.
    """
    contacten = inhoud.veiligheid.get(id_, {}).get("contact") or []
    bruikbaar = [(nummer, c) for c in contacten if (nummer := van_kanaal(c["kanaal"], dag, inhoud))]
    return {n for nummer, c in bruikbaar for n in (nummer, cijfers(c.get("telefoon") or ""))}


def breekpunten(variaties: list[dict], inhoud: Inhoud) -> list[date]:
    """Every day between the field test and today on which something can change for these variations.

    :raise ValueError: if a date is not written as YYYY-MM-DD
    """
    periodes = [Periode.uit((v.get("metadata") or {}).get("geldig")) for v in variaties]
    periodes += [f.periode for f in inhoud.fasen.fasen]
    periodes += [Periode.uit(rij.get(veld)) for rij in inhoud.kanaalrijen for veld in ("geldig", "nummer_tonen")]
    randen = {rand for p in periodes for rand in (p.van, p.tot) if rand} | {BEGIN, NU_VANAF, inhoud.vandaag}
    return sorted(d for d in randen if BEGIN <= d <= inhoud.vandaag)
