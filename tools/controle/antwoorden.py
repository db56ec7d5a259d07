"""Answers: one on every date, with its sources, plain, and no phone number that could not be called then."""

from collections.abc import Iterator
from datetime import date

from helpdesk.antwoorden import geldige_variaties
from tools.controle import nummers, tekst
from tools.controle.inhoud import CATALOGUS, KANALEN, Fout, Inhoud, bestand

ZONDER_ANTWOORD = "klacht"
# The source of what the chat says about itself: such an answer cites no fact.
OVER_DEZE_CHAT = "/over"
VERPLICHT = ("bron", "peildatum", "eigenaar", "feiten", "vervolg")
EIGENAREN = ("vws", "vng", "gemeente", "ggd")
AANTAL_VERVOLG = (2, 3)


def controleer(inhoud: Inhoud) -> Iterator[Fout]:
    for onderwerp, ruw in inhoud.bestanden.items():
        for fout, remedie in _onderwerp(onderwerp, ruw.get("responses") or {}, inhoud):
            yield Fout(bestand(onderwerp), fout, remedie)


def _onderwerp(onderwerp: str, responsen: dict, inhoud: Inhoud) -> Iterator[tuple[str, str]]:
    naam, groep = f"utter_{onderwerp}", onderwerp.partition("/")[0]
    if groep == ZONDER_ANTWOORD:
        if responsen:
            yield "a complaint has a response", "remove 'responses:'; the routing tables answer complaints"
        return
    for ander in sorted(set(responsen) - {naam}):
        yield f"the response {ander} does not belong here", f"name it {naam}"
    variaties = responsen.get(naam) or []
    if not variaties:
        yield "this topic has no answer", f"write '{naam}:' under 'responses:'"
        return
    for variatie in variaties:
        yield from _variatie(variatie, groep, inhoud)
    try:
        dagen = nummers.breekpunten(variaties, inhoud)
    except ValueError as fout:
        yield f"a period is wrong ({fout})", 'write van and tot as "2020-12-15"'
        return
    yield from _op_elke_dag(variaties, dagen, inhoud)


def _op_elke_dag(variaties: list[dict], dagen: list[date], inhoud: Inhoud) -> Iterator[tuple[str, str]]:
    """One variation per date and slot value (the most specific); its numbers are in use on each of its dates."""
    gemeld: set[object] = set()
    for slots in _slotwaarden(variaties):
        for dag in dagen:
            geldig = geldige_variaties(variaties, inhoud.fasen.op(dag).id, dag, slots)
            meeste = max(map(_andere_slots, geldig), default=0)
            geldig = [v for v in geldig if _andere_slots(v) == meeste]
            if len(geldig) != 1 and (slots_en_aantal := (str(slots), len(geldig))) not in gemeld:
                gemeld.add(slots_en_aantal)
                voor = "".join(f" with {k}={w}" for k, w in slots.items())
                yield f"{len(geldig)} variations hold from {dag}{voor}", "let condition and geldig join without gap or overlap"
            for variatie in geldig:
                for nummer in _onzeker(variatie, dag, inhoud):
                    if (id(variatie), nummer) not in gemeld:
                        gemeld.add((id(variatie), nummer))
                        yield (
                            f"{nummer} stands in an answer that holds on {dag}, without a cited contact point that has it then",
                            f"cite kanaal:<id> in feiten, see geldig and zekerheid in {KANALEN}, or leave the number out",
                        )


def _slotwaarden(variaties: list[dict]) -> list[dict]:
    paren = {(v["name"], v["value"]) for var in variaties for v in var.get("condition") or () if v["name"] != "fase"}
    return [{}, *({naam: waarde} for naam, waarde in sorted(paren))]


def _andere_slots(variatie: dict) -> int:
    return sum(v["name"] != "fase" for v in variatie.get("condition") or ())


def _onzeker(variatie: dict, dag: date, inhoud: Inhoud) -> list[str]:
    zeker: set[str] = set()
    for bron in (variatie.get("metadata") or {}).get("feiten") or []:
        soort, _, id_ = bron.rpartition(":")
        if soort == "kanaal":
            zeker.add(nummers.van_kanaal(id_, dag, inhoud))
        elif soort == "veiligheid":
            zeker |= nummers.van_veiligheid(id_, dag, inhoud)
    return nummers.onzeker(variatie.get("text") or "", zeker)


def _variatie(variatie: dict, groep: str, inhoud: Inhoud) -> Iterator[tuple[str, str]]:
    woorden, meta = variatie.get("text") or "", variatie.get("metadata") or {}
    yield from tekst.lengte(woorden)
    taal = next((v["value"] for v in variatie.get("condition") or () if v["name"] == "taal"), "nl")
    if taal == "nl":
        yield from tekst.woorden(woorden, inhoud.taalregels)
    waar = f"({' '.join(woorden.split()[:6])} …)"
    for veld in VERPLICHT:
        mag_leeg = veld == "feiten" and meta.get("bron") == OVER_DEZE_CHAT or veld == "vervolg" and not groep.startswith("faq_")
        if veld not in meta or not (meta[veld] or mag_leeg):
            yield f"metadata lacks '{veld}' {waar}", "add it to this variation"
    if meta.get("eigenaar") and meta["eigenaar"] not in EIGENAREN:
        yield f"eigenaar is {meta['eigenaar']} {waar}", f"choose one of {', '.join(EIGENAREN)}"
    vervolg = meta.get("vervolg") or []
    if vervolg and groep.startswith("faq_") and len(vervolg) not in AANTAL_VERVOLG:
        yield f"{len(vervolg)} topics in vervolg {waar}", "name two or three"
    for id_ in vervolg:
        if id_ not in inhoud.onderwerpen:
            yield f"vervolg names {id_}, which does not exist {waar}", f"use an id of {CATALOGUS}"
    for bron in meta.get("feiten") or []:
        yield from _feit(bron, inhoud)


def _feit(bron: str, inhoud: Inhoud) -> Iterator[tuple[str, str]]:
    soort, _, id_ = bron.rpartition(":")
    bekend = {
        "": inhoud.feiten,
        "veiligheid": inhoud.veiligheid,
        "kanaal": inhoud.kanalen,
        "fase": {f.id for f in inhoud.fasen.fasen},
    }.get(soort, ())
    if id_ not in bekend:
        yield f"the fact {bron} does not exist", f"cite an id of registers/feiten or, as kanaal:<id>, of {KANALEN}"
    elif soort in ("", "veiligheid") and bekend[id_]["zekerheid"] != "hoog":
        yield f"the fact {bron} is not certain ({bekend[id_]['zekerheid']})", "answers state only facts with zekerheid hoog"
