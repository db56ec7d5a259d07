"""Reading the register's CSV files."""

import csv
from datetime import date
from pathlib import Path

from helpdesk.fouten import InhoudFout
from helpdesk.plaatsen.model import Gemeente, Ggd


def lees_csv(pad: Path, *kolommen: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file with a header.

    :raise InhoudFout: if the file or one of the columns is missing
    """
    try:
        with pad.open(encoding="utf-8", newline="") as bestand:
            lezer = csv.DictReader(bestand)
            rijen = list(lezer)
    except FileNotFoundError as fout:
        raise InhoudFout(f"{pad}: this file is missing; restore it from git") from fout
    for kolom in kolommen:
        if kolom not in (lezer.fieldnames or ()):
            raise InhoudFout(f"{pad}: column {kolom!r} is missing from the first line; add it")
    return rijen


def dag(waarde: str) -> date | None:
    return date.fromisoformat(waarde) if waarde else None


def lees_gemeenten(pad: Path) -> dict[str, Gemeente]:
    rijen = lees_csv(pad, "cbs_code", "naam", "weergavenaam", "provincie", "ggd_regio", "van", "tot", "opgevolgd_door")
    return {
        rij["cbs_code"]: Gemeente(
            code=rij["cbs_code"],
            naam=rij["weergavenaam"],
            officiele_naam=rij["naam"],
            provincie=rij["provincie"],
            ggd_id=rij["ggd_regio"],
            van=dag(rij["van"]),
            tot=dag(rij["tot"]),
            opvolgers=tuple(filter(None, rij["opgevolgd_door"].split(";"))),
        )
        for rij in rijen
    }


def lees_ggd(pad: Path) -> dict[str, Ggd]:
    rijen = lees_csv(pad, "id", "naam", "website", "klachten_url", "klachten_email", "zekerheid")
    velden = ("website", "klachten_url", "klachten_email")
    return {
        rij["id"]: Ggd(
            rij["id"], rij["naam"], *((rij[veld] or None) if rij["zekerheid"] == "hoog" else None for veld in velden)
        )
        for rij in rijen
    }
