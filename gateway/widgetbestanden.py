"""The built widget (widget/dist/): the bundle of now, and earlier ones that sites may have pinned with a hash."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Bundel:
    """`adres`: the path that always gives these bytes; `integriteit`: the value of an integrity attribute."""

    adres: str
    integriteit: str
    inhoud: bytes
    gzip: bytes


class Widgetbestanden:
    """Read once, at start; `huidig` is None where the widget was not built."""

    def __init__(self, map_: Path):
        gevonden = [_lees(pad) for pad in sorted(map_.glob("*/bundel.json"))]
        self._per_adres = {bundel.adres: bundel for bundel in gevonden}
        huidig = map_ / "huidig.json"
        self.huidig = self._per_adres.get(json.loads(huidig.read_text())["adres"]) if huidig.exists() else None

    def op(self, adres: str) -> Bundel | None:
        return self._per_adres.get(adres)


def _lees(pad: Path) -> Bundel:
    gegevens = json.loads(pad.read_text())
    inhoud, gzip = pad.with_name("widget.js").read_bytes(), pad.with_name("widget.js.gz").read_bytes()
    return Bundel(gegevens["adres"], gegevens["integriteit"], inhoud, gzip)
