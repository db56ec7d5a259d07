"""The training sentences of a content folder, and which of them are new."""

from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from helpdesk.bestanden import lees_yaml
from tools.controle.zinnen import voorbeelden


def trainzinnen(inhoud: Path) -> dict[str, list[str]]:
    """Per topic its training sentences."""
    bestanden = sorted((inhoud / "data").glob("*/*.yml"))
    return {f"{p.parent.name}/{p.stem}": voorbeelden(lees_yaml(p)) for p in bestanden if p.parent.name != "regels"}


def nieuwe_zinnen(had: Collection[str], inhoud: Path) -> dict[str, str]:
    """The training sentences that are not among these `zinsommen` → their topic; none where those are not known."""
    if not had:
        return {}
    return {zin: onderwerp for onderwerp, zinnen in trainzinnen(inhoud).items() for zin in zinnen if _kort(zin, onderwerp) not in had}


def zinsommen(inhoud: Path) -> list[str]:
    """Stands for the training sentences, to tell later which are new."""
    return [_kort(zin, onderwerp) for onderwerp, zinnen in trainzinnen(inhoud).items() for zin in zinnen]


def _kort(zin: str, onderwerp: str) -> str:
    return sha256(f"{onderwerp}\0{zin}".encode()).hexdigest()[:12]
