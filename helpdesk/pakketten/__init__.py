"""Municipality packs (gemeenten/): a complete national default and a sparse overlay per municipality."""

from helpdesk.pakketten.model import Pakket, Tekst
from helpdesk.pakketten.pakketten import Pakketten

__all__ = ["Pakket", "Pakketten", "Tekst"]
