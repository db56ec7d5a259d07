"""Reads the folder gemeenten/: each pack merged with the default and checked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpdesk.bestanden import lees_yaml
from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.pakketten.controle import controleer
from helpdesk.pakketten.model import Pakket

STANDAARD = "_standaard"
SCHEMA = "schema.json"
GEMEENTE, TEKSTEN = "gemeente.yml", "teksten.yml"


@dataclass
class Gelezen:
    """All packs by code (None: the default) and every fault as (file or folder, what, remedy); `ruw` is the merged content."""

    pakketten: dict[str | None, Pakket] = field(default_factory=dict)
    ruw: dict[str, dict[str, Any]] = field(default_factory=dict)
    fouten: list[tuple[str, str, str]] = field(default_factory=list)


def lees(map_: Path, onderwerpen: Onderwerpen) -> Gelezen:
    """:raise InhoudFout: if the schema or the default is missing or broken"""
    schema = _lees_schema(map_ / SCHEMA)
    standaard = _inhoud(map_ / STANDAARD)
    gelezen = Gelezen()
    _neem_op(gelezen, STANDAARD, standaard, schema, onderwerpen)
    for pad in sorted(p for p in map_.iterdir() if p.is_dir() and p.name != STANDAARD):
        try:
            inhoud = _inhoud(pad)
        except InhoudFout as fout:
            gelezen.fouten.append((pad.name, *str(fout).rsplit("; ", 1)))
            continue
        _neem_op(gelezen, pad.name, samengevoegd(standaard, inhoud), schema, onderwerpen)
    return gelezen


def bestanden(map_: Path) -> Iterator[Path]:
    """Every file that a pack is made from."""
    yield map_ / SCHEMA
    yield from sorted(map_.glob("*/*.yml"))


def samengevoegd(onder: dict[str, Any], boven: dict[str, Any]) -> dict[str, Any]:
    """`boven` laid over `onder`: objects key by key, everything else as a whole."""
    samen = dict(onder)
    for sleutel, waarde in boven.items():
        beide = isinstance(waarde, dict) and isinstance(samen.get(sleutel), dict)
        samen[sleutel] = samengevoegd(samen[sleutel], waarde) if beide else waarde
    return samen


def _neem_op(gelezen: Gelezen, naam: str, ruw: dict[str, Any], schema: dict[str, Any], onderwerpen: Onderwerpen) -> None:
    fouten = [
        (f"{naam}/{TEKSTEN if plek.startswith('teksten') else GEMEENTE}", f"{plek}: {fout}" if plek else fout, remedie)
        for plek, fout, remedie in controleer(ruw, schema, onderwerpen)
    ]
    code = ruw.get("code")
    for sleutel in ("code", "naam") if naam != STANDAARD else ():
        if not ruw.get(sleutel):
            fouten.append((f"{naam}/{GEMEENTE}", f"{sleutel} is missing", schema["properties"][sleutel]["description"]))
    if code and code in gelezen.pakketten:
        fouten.append((f"{naam}/{GEMEENTE}", f"code {code} has another pack already", "keep one folder per municipality"))
    gelezen.ruw[naam] = ruw
    gelezen.fouten += fouten
    if not fouten:
        try:
            gelezen.pakketten[code] = Pakket.uit(ruw)
        except ValueError as fout:
            gelezen.fouten.append((f"{naam}/{GEMEENTE}", f"a date or time is wrong ({fout})", "write 2026-12-24 and 09:00-17:00"))


def _inhoud(map_: Path) -> dict[str, Any]:
    ruw = lees_yaml(map_ / GEMEENTE)
    teksten = lees_yaml(map_ / TEKSTEN) if (map_ / TEKSTEN).exists() else {}
    for pad, inhoud in ((GEMEENTE, ruw), (TEKSTEN, teksten)):
        if not isinstance(inhoud, dict) and not (pad == TEKSTEN and inhoud is None):
            raise InhoudFout(f"{map_ / pad} holds no keys; copy the shape of a neighbouring pack")
    for vreemd in sorted(p.name for p in map_.glob("*") if p.name not in (GEMEENTE, TEKSTEN)):
        raise InhoudFout(f"{map_ / vreemd} is not part of a pack; a pack holds {GEMEENTE} and {TEKSTEN}")
    return {**ruw, "teksten": teksten or {}}


def _lees_schema(pad: Path) -> dict[str, Any]:
    try:
        return json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fout:
        raise InhoudFout(f"{pad}: cannot be read as JSON; restore it from git") from fout
