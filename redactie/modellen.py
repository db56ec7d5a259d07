"""The trained models in a folder: which one is live, what is known of each, and the way back.

Per model three files: the archive, `<name>.json` (who, when, figures, data version, the gate's judgment) and
`<name>.onderwerpen.yml` (the catalogue it was trained with). `actief.json` names the live one and those before it.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from helpdesk.fouten import InhoudFout
from helpdesk.onderwerpen import LIVE_CATALOGUS

BEWAREN = 10  # models, besides the live one
VORIGE = 5  # steps back


@dataclass(frozen=True)
class Model:
    """`gegevens`: what stands in its JSON file; empty for one that was trained from the command line before there was any."""

    naam: str
    pad: Path
    gegevens: Mapping[str, Any]

    @property
    def gemaakt_op(self) -> datetime | None:
        gemaakt = self.gegevens.get("gemaakt_op")
        return datetime.fromisoformat(gemaakt) if gemaakt else None

    @property
    def geweigerd(self) -> bool:
        return bool((self.gegevens.get("oordeel") or {}).get("redenen"))


class Modellen:
    """`map_`: the folder; `nu`: the clock."""

    def __init__(self, map_: Path, bewaren: int = BEWAREN):
        self.map = map_
        self._bewaren = bewaren

    @property
    def stand(self) -> dict[str, Any]:
        """`actief.json`; empty where nothing was trained yet."""
        try:
            return json.loads((self.map / "actief.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}

    def live(self) -> Model | None:
        naam = self.stand.get("model")
        return self.zoek(naam) if naam and (self.map / naam).exists() else None

    def zoek(self, naam: str) -> Model:
        """:raise InhoudFout: if there is no such model (any more)"""
        pad = self.map / Path(naam).name
        if pad.suffix != ".gz" or not pad.exists():
            raise InhoudFout(f"{naam}: dit model is er niet (meer). Kies een ander uit de lijst, of train opnieuw.")
        return Model(pad.name, pad, _lees(self._bij(pad.name, ".json")))

    def alle(self) -> list[Model]:
        """The newest first."""
        return [self.zoek(pad.name) for pad in sorted(self.map.glob("*.tar.gz"), reverse=True)]

    def beschrijf(self, naam: str, gegevens: Mapping[str, Any], catalogus: str | None = None) -> None:
        """Add to what is known of a model."""
        pad = self._bij(naam, ".json")
        schrijf_json(pad, {**_lees(pad), **gegevens})
        if catalogus is not None:
            _schrijf(self._bij(naam, ".onderwerpen.yml"), catalogus)

    def zet_live(self, model: Model, vingerafdruk: str, wie: str, reden: str | None = None) -> None:
        """Written when the running assistant has it. `vingerafdruk`: of the project as it is, so that the next start keeps this model."""
        oud = self.stand
        vorige = [naam for naam in [oud.get("model"), *oud.get("vorige", [])] if naam and naam != model.naam]
        schrijf_json(
            self.map / "actief.json",
            {
                "model": model.naam, "vingerafdruk": vingerafdruk, "vorige": list(dict.fromkeys(vorige))[:VORIGE],
                "sinds": datetime.now(UTC).isoformat(timespec="seconds"), "door": wie, "reden": reden,
            },
        )  # fmt: skip
        self.zet_catalogus(model)
        self._ruim_op()

    def catalogus(self, model: Model) -> Path:
        """Where the catalogue it was trained with is kept; not there for one that was trained on the project's own data."""
        return self._bij(model.naam, ".onderwerpen.yml")

    def zet_catalogus(self, model: Model) -> None:
        """The words on buttons as this model knows them: every process reads them within a second."""
        catalogus, live = self.catalogus(model), self.map / LIVE_CATALOGUS
        if catalogus.exists():
            _schrijf(live, catalogus.read_text(encoding="utf-8"))
        else:
            live.unlink(missing_ok=True)

    def vorige(self) -> Model | None:
        """The one that was live before, if it is still there."""
        return next((self.zoek(naam) for naam in self.stand.get("vorige", []) if (self.map / naam).exists()), None)

    def _ruim_op(self) -> None:
        """Keep the live one, the steps back, and the newest others."""
        houden = {self.stand["model"], *self.stand["vorige"]}
        for model in self.alle()[self._bewaren :]:
            if model.naam not in houden:
                for pad in (model.pad, self._bij(model.naam, ".json"), self._bij(model.naam, ".onderwerpen.yml"), self._bij(model.naam, ".rijen.json")):
                    pad.unlink(missing_ok=True)

    def _bij(self, naam: str, achtervoegsel: str) -> Path:
        return self.map / f"{naam.removesuffix('.tar.gz')}{achtervoegsel}"


def schrijf_json(pad: Path, inhoud: Any) -> None:
    """At once or not at all."""
    _schrijf(pad, json.dumps(inhoud, ensure_ascii=False, indent=1))


def _schrijf(pad: Path, tekst: str) -> None:
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    tijdelijk.write_text(tekst, encoding="utf-8")
    tijdelijk.replace(pad)


def _lees(pad: Path) -> dict[str, Any]:
    try:
        return json.loads(pad.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
