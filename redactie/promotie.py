"""Putting a model live and going back: in the running assistant first, then in what the next start reads."""

from collections.abc import Callable
from pathlib import Path

from helpdesk.onderwerpen import Onderwerpen
from redactie.modellen import Model, Modellen
from redactie.werkkopie import CATALOGUS

Wissel = Callable[[str], None]


class WisselMislukt(Exception):
    """The running assistant cannot use the model; the old one goes on. The message says why."""


class Promotie:
    """`wissel` has the running assistant take the model with a name, and raises WisselMislukt if it cannot; `wortel`: the project's root;
    `afdruk`: the fingerprint of the project as it is."""

    def __init__(self, modellen: Modellen, wortel: Path, wissel: Wissel, afdruk: Callable[[], str]):
        self._modellen = modellen
        self._wortel = wortel
        self._wissel = wissel
        self._afdruk = afdruk

    def zet_live(self, model: Model, wie: str, reden: str | None = None) -> None:
        """:raise WisselMislukt: then everything is as it was"""
        afdruk, live = self._afdruk(), self._modellen.live()
        # The words for a new topic's button are there before anything can offer it, and go after nothing can.
        if live is None or len(self._catalogus(model)) >= len(self._catalogus(live)):
            self._modellen.zet_catalogus(model)
        try:
            self._wissel(model.naam)
        except WisselMislukt:
            if live:
                self._modellen.zet_catalogus(live)
            raise
        self._modellen.zet_live(model, afdruk, wie, reden)

    def _catalogus(self, model: Model) -> Onderwerpen:
        pad = self._modellen.catalogus(model)
        return Onderwerpen.lees(pad if pad.exists() else self._wortel / CATALOGUS)
