"""Which municipality a resident means: place names, postcodes, nicknames and misspellings in a sentence of chat."""

from helpdesk.plaatsen.model import Gemeente, Ggd, PlaatsResultaat
from helpdesk.plaatsen.register import PlaatsenRegister

__all__ = ["Gemeente", "Ggd", "PlaatsResultaat", "PlaatsenRegister"]
