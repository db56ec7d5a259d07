"""Conversations as stories: what the resident says, and what the assistant answers, by the name of the answer.

    gemeente: GM0114                            # optional: the municipality of the page
    stappen:
    - inwoner: De GGD neemt nooit op            # typed; or `kiest:` with the words on a button offered before
      assistent: [klacht_begin_over, klacht_vraag_gemeente]
      bevat: [terechtkunt]                      # optional, like the following: words that are said, or not said
      bevat_niet: [112]
      knoppen: [Dat zeg ik liever niet]         # among the buttons offered
      resultaat: {kanaal: ggd}                  # fields of the result or hand-over; `geen` where there must be none
      overdracht: geen

An answer is named by its topic (`faq_app/batterij`), by its response in domain.yml without `utter_`, or by its key in
gateway/teksten.yml. So words can change without a story having to change.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpdesk.bestanden import lees_yaml
from tools.paden import WORTEL

HIER = Path(__file__).parent
VELDEN = {"inwoner", "kiest", "assistent", "bevat", "bevat_niet", "knoppen", "resultaat", "overdracht"}
_PLAATS = re.compile(r"\\\{\w+\\\}")


class Antwoordnamen:
    """Tells by its words which answer a message is."""

    def __init__(self, teksten: dict[str, list[str]]):
        # The most words of its own first: `{tekst}` fits everything.
        patronen = [(len(tekst), naam, _patroon(tekst)) for naam, varianten in teksten.items() for tekst in varianten]
        self._patronen = [(naam, patroon) for _, naam, patroon in sorted(patronen, key=lambda p: -p[0])]

    @classmethod
    def lees(cls) -> "Antwoordnamen":
        responsen = lees_yaml(WORTEL / "domain.yml")["responses"].items()
        domein = {naam.removeprefix("utter_"): [v["text"] for v in varianten] for naam, varianten in responsen}
        gateway = lees_yaml(WORTEL / "gateway" / "teksten.yml").items()
        return cls(domein | {naam: [tekst] for naam, tekst in gateway if isinstance(tekst, str)})

    def naam(self, bericht: dict[str, Any]) -> str:
        if onderwerp := bericht.get("onderwerp"):
            return onderwerp
        tekst = bericht["tekst"].strip()
        return next((naam for naam, patroon in self._patronen if patroon.fullmatch(tekst)), f"onbekend: {tekst}")


def _patroon(tekst: str) -> re.Pattern[str]:
    return re.compile(_PLAATS.sub(".*", re.escape(tekst.strip())), re.DOTALL)


@dataclass
class Beurt:
    """What came in answer to one message."""

    gebeurtenissen: list[dict[str, Any]]

    @property
    def berichten(self) -> list[dict[str, Any]]:
        return [g for g in self.gebeurtenissen if g["soort"] == "bericht" and g["van"] == "assistent"]

    @property
    def tekst(self) -> str:
        return "\n".join(b["tekst"] for b in self.berichten)

    @property
    def knoppen(self) -> dict[str, str]:
        """Words → value of every button offered."""
        return {k["titel"]: k["waarde"] for b in self.berichten for k in b.get("knoppen") or ()}

    def van_soort(self, soort: str) -> dict[str, Any] | None:
        return next((g for g in self.gebeurtenissen if g["soort"] == soort), None)


def verhalen() -> list[Path]:
    return sorted(HIER.glob("*/*.yml"))


def speel(verhaal: dict[str, Any], nieuw_gesprek: Callable[..., Any], namen: Antwoordnamen) -> None:
    """Play a story on a new conversation; :raise AssertionError: at the first step that goes otherwise"""
    gesprek = nieuw_gesprek(verhaal.get("gemeente"))
    aangeboden = Beurt(gesprek.opening).knoppen
    for nummer, stap in enumerate(verhaal["stappen"], 1):
        assert not set(stap) - VELDEN, f"step {nummer}: unknown keys {sorted(set(stap) - VELDEN)}"
        if "kiest" in stap:
            assert stap["kiest"] in aangeboden, f"step {nummer}: no button '{stap['kiest']}' among {list(aangeboden)}"
            beurt = Beurt(gesprek.kies(aangeboden[stap["kiest"]]))
        else:
            beurt = Beurt(gesprek.zeg(stap["inwoner"]))
        aangeboden |= beurt.knoppen
        fouten = list(_vergelijk(stap, beurt, namen))
        assert not fouten, f"step {nummer} ({stap.get('inwoner') or stap['kiest']}): {'; '.join(fouten)}\n{beurt.tekst}"


def _vergelijk(stap: dict[str, Any], beurt: Beurt, namen: Antwoordnamen):
    gezegd = [namen.naam(b) for b in beurt.berichten]
    if gezegd != stap["assistent"]:
        yield f"expected {stap['assistent']}, got {gezegd}"
    yield from (f"'{deel}' is not said" for deel in stap.get("bevat", ()) if str(deel) not in beurt.tekst)
    yield from (f"'{deel}' is said" for deel in stap.get("bevat_niet", ()) if str(deel) in beurt.tekst)
    yield from (f"no button '{knop}'" for knop in stap.get("knoppen", ()) if knop not in beurt.knoppen)
    for soort in ("resultaat", "overdracht"):
        if soort in stap:
            yield from _velden(soort, stap[soort], beurt.van_soort(soort))


def _velden(soort: str, verwacht: Any, gebeurtenis: dict[str, Any] | None):
    if verwacht == "geen" or gebeurtenis is None:
        if (gebeurtenis is None) != (verwacht == "geen"):
            yield f"expected {soort} {verwacht}, got {gebeurtenis}"
        return
    for veld, waarde in verwacht.items():
        if gebeurtenis.get(veld) != waarde:
            yield f"{soort}.{veld} is {gebeurtenis.get(veld)!r}, expected {waarde!r}"
