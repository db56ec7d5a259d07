"""Topics and their sentences: each topic has its file, enough sentences of its own, and unseen test sentences."""

from collections.abc import Iterator

from rapidfuzz import process

from tools.controle.inhoud import CATALOGUS, Fout, Inhoud, bestand, toets

MINSTENS = 40
MINSTENS_TOETS = 6
GELIJKENIS = 75  # of 100; below this a name is not offered as the one that was meant
VERBODEN = "[]{}"


def controleer(inhoud: Inhoud) -> Iterator[Fout]:
    yield from _bestanden(inhoud)
    van_wie: dict[str, str] = {}
    for onderwerp, ruw in inhoud.bestanden.items():
        yield from _zinnen(onderwerp, ruw, van_wie)
    for onderwerp in inhoud.onderwerpen:
        yield from _toets(onderwerp, inhoud, van_wie)


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


def _zinnen(onderwerp: str, ruw: dict, van_wie: dict[str, str]) -> Iterator[Fout]:
    """`van_wie` collects, over all topics, which topic a sentence belongs to."""
    plek = bestand(onderwerp)
    nlu = ruw.get("nlu") or []
    for intent in (deel.get("intent") for deel in nlu):
        if intent != onderwerp:
            yield Fout(plek, f"the intent is {intent}, the path says {onderwerp}", f"write 'intent: {onderwerp}'")
    hier: set[str] = set()
    aantal = 0
    for regel in (r.strip() for deel in nlu for r in (deel.get("examples") or "").splitlines() if r.strip()):
        if not regel.startswith("- "):
            yield Fout(plek, f"the line '{regel}' is no example", "start it with '- '")
            continue
        zin, sleutel, aantal = regel[2:].strip(), _sleutel(regel[2:]), aantal + 1
        if any(teken in zin for teken in VERBODEN):
            yield Fout(plek, f"'{zin}' holds a bracket, which Rasa reads as an entity", "write it without brackets")
        eerder = van_wie.setdefault(sleutel, onderwerp)
        if sleutel in hier:
            yield Fout(plek, f"'{zin}' stands here twice", "remove one of the two")
        elif eerder != onderwerp:
            yield Fout(plek, f"'{zin}' also stands in {bestand(eerder)}", "keep it only in the topic where it fits best")
        hier.add(sleutel)
    if aantal < MINSTENS:
        yield Fout(plek, f"{aantal} sentences", f"write at least {MINSTENS}, each as another resident would type it")


def _toets(onderwerp: str, inhoud: Inhoud, van_wie: dict[str, str]) -> Iterator[Fout]:
    plek = toets(onderwerp)
    if onderwerp not in inhoud.toetsen:
        yield Fout(plek, "this topic has no test sentences", f"write 'zinnen:' with at least {MINSTENS_TOETS} new sentences")
        return
    zinnen = inhoud.toetsen[onderwerp]
    if len(zinnen) < MINSTENS_TOETS:
        yield Fout(plek, f"{len(zinnen)} test sentences", f"write at least {MINSTENS_TOETS}")
    for zin in zinnen:
        if eerder := van_wie.get(_sleutel(zin)):
            yield Fout(plek, f"'{zin}' is also trained on, in {bestand(eerder)}", "replace one of the two: a test must be unseen")


def _sleutel(zin: str) -> str:
    return zin.strip().casefold()
