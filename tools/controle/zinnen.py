"""Topics and their sentences: each topic has its file, enough sentences of its own, and unseen test sentences."""

from collections.abc import Iterator

from rapidfuzz import process

from tools.controle.gelijkenis import kaal
from tools.controle.inhoud import CATALOGUS, Fout, Inhoud, bestand, toets

# With fewer a topic is not recognised, or not measured; `make validate` warns of fewer than is good (waarschuwingen.py).
MINSTENS = 8
MINSTENS_TOETS = 2
GELIJKENIS = 75  # of 100; below this a name is not offered as the one that was meant
VERBODEN = "[]{}"
GEDEELD = " also stands in "


def controleer(inhoud: Inhoud) -> Iterator[Fout]:
    yield from _bestanden(inhoud)
    van_wie: dict[str, str] = {}
    for onderwerp, ruw in inhoud.bestanden.items():
        yield from _regels(onderwerp, ruw)
        yield from _zinnen(onderwerp, ruw, van_wie)
    for onderwerp in inhoud.onderwerpen:
        yield from _toets(onderwerp, inhoud)
    for plek, zin in inhoud.ongezien:
        if eerder := van_wie.get(kaal(zin)):
            yield Fout(plek, f"'{zin}' is also trained on, in {bestand(eerder)}", "replace one of the two: a test must be unseen")


def _bestanden(inhoud: Inhoud) -> Iterator[Fout]:
    ids = list(inhoud.onderwerpen)
    for onderwerp in ids:
        if onderwerp not in inhoud.bestanden:
            lijkt = _dichtstbij(onderwerp, [b for b in inhoud.bestanden if b not in inhoud.onderwerpen])
            yield Fout(bestand(onderwerp), "this topic has no file", f"rename {bestand(lijkt)}" if lijkt else "write the file")
    for plek, gevonden in ((bestand, inhoud.bestanden), (toets, inhoud.toetsen)):
        for onderwerp in gevonden:
            if onderwerp not in inhoud.onderwerpen:
                lijkt = _dichtstbij(onderwerp, ids)
                bedoeld = f"did you mean {lijkt}? Rename the file" if lijkt else "remove the file"
                yield Fout(plek(onderwerp), f"{onderwerp} is not in {CATALOGUS}", f"{bedoeld}, or add a line to the catalogue")


def _dichtstbij(id_: str, keuzes: list[str]) -> str | None:
    treffer = process.extractOne(id_, keuzes, score_cutoff=GELIJKENIS)
    return treffer[0] if treffer else None


def voorbeelden(ruw: dict) -> list[str]:
    """The sentences of a topic's file; lines that are no example are left out."""
    return [regel[2:].strip() for regel in _lijst(ruw) if regel.startswith("- ")]


def _lijst(ruw: dict) -> list[str]:
    return [r.strip() for deel in ruw.get("nlu") or [] for r in (deel.get("examples") or "").splitlines() if r.strip()]


def _regels(onderwerp: str, ruw: dict) -> Iterator[Fout]:
    plek = bestand(onderwerp)
    for intent in (deel.get("intent") for deel in ruw.get("nlu") or []):
        if intent != onderwerp:
            yield Fout(plek, f"the intent is {intent}, the path says {onderwerp}", f"write 'intent: {onderwerp}'")
    for regel in _lijst(ruw):
        if not regel.startswith("- "):
            yield Fout(plek, f"the line '{regel}' is no example", "start it with '- '")


def _zinnen(onderwerp: str, ruw: dict, van_wie: dict[str, str]) -> Iterator[Fout]:
    """`van_wie` collects, over all topics, which topic a sentence belongs to."""
    plek, zinnen, hier = bestand(onderwerp), voorbeelden(ruw), set()
    for zin in zinnen:
        if any(teken in zin for teken in VERBODEN):
            yield Fout(plek, f"'{zin}' holds a bracket, which Rasa reads as an entity", "write it without brackets")
        eerder = van_wie.setdefault(kaal(zin), onderwerp)
        if zin.casefold() in hier:
            yield Fout(plek, f"'{zin}' stands here twice", "remove one of the two")
        elif eerder != onderwerp:
            yield Fout(plek, f"'{zin}'{GEDEELD}{bestand(eerder)}", "keep it only in the topic where it fits best")
        hier.add(zin.casefold())
    if len(zinnen) < MINSTENS:
        yield Fout(plek, f"{len(zinnen)} sentences", f"write at least {MINSTENS}, each as another resident would type it")


def is_gedeeld(fout: Fout) -> bool:
    """Whether the fault is that a sentence stands in two topics."""
    return GEDEELD in fout.fout


def _toets(onderwerp: str, inhoud: Inhoud) -> Iterator[Fout]:
    plek = toets(onderwerp)
    if onderwerp not in inhoud.toetsen:
        yield Fout(plek, "this topic has no test sentences", f"write 'zinnen:' with at least {MINSTENS_TOETS} new sentences")
        return
    zinnen = inhoud.toetsen[onderwerp]
    if len(zinnen) < MINSTENS_TOETS:
        yield Fout(plek, f"{len(zinnen)} test sentences", f"write at least {MINSTENS_TOETS}")
