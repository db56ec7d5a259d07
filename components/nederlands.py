"""Lemmas of Dutch sentences with spaCy: from a trained package, or from lookup tables. Knows nothing of Rasa."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import is_compatible_version, load_language_data, registry

from components.opzoeklijst import Opzoeklijst
from components.taalsoort import STANDAARD, pakket_meta, taalsoort
from components.tekst import schoon

# What a package's lemmas come from. All else (parser, entities) is not even loaded.
NODIG = {"tok2vec", "transformer", "morphologizer", "tagger", "attribute_ruler", "lemmatizer"}

_AANHALING = str.maketrans("’‘`´", "''''")
_VRAAG_OF_UITROEP = re.compile(r"([?!])")
# Residents often type no space after a full stop; spaCy would take "niet.ik" for one word.
_SCHEIDING = re.compile(r"[^\w?!'-]+|_")


class TaalpakketPastNiet(Exception):
    """The package that is installed was made for another spaCy; the message says which and what to do."""


class Nederlands:
    """Gives the lemmas of sentences. `soort`: what they come from; those of two kinds cannot be compared."""

    def __init__(self, nlp: Language, lemma: Callable[[Token], str], soort: str):
        self._nlp = nlp
        self._lemma = lemma
        self.soort = soort

    @classmethod
    def laad(cls, naam: str = STANDAARD) -> Nederlands:
        """With the spaCy package `naam` where it is installed, else with the lookup table of spacy-lookups-data.

        :raise TaalpakketPastNiet: if the package was made for another version of spaCy
        """
        if meta := pakket_meta(naam):
            return cls(_pakket(naam, meta), lambda token: token.lemma_ or token.text, taalsoort(naam))
        lijst = _opzoeklijst()
        return cls(spacy.blank("nl"), lambda token: lijst.lemma(token.text), taalsoort(naam))

    def lemmas(self, tekst: str) -> list[str]:
        """Lower case, without accents, numbers as `0`; of the punctuation only `?` and `!`, and no other signs."""
        return self._lemmas(self._nlp(_voorbereid(tekst)))

    def lemmas_alle(self, teksten: Iterable[str]) -> list[list[str]]:
        """One list per text, as `lemmas` gives it; many texts at once are faster."""
        return [self._lemmas(doc) for doc in self._nlp.pipe(map(_voorbereid, teksten))]

    def _lemmas(self, doc: Doc) -> list[str]:
        woorden = (token.text if token.text in "?!" else schoon(self._lemma(token)) for token in doc)
        return [woord for woord in woorden if woord in ("?", "!") or any(map(str.isalnum, woord))]


def _pakket(naam: str, meta: dict[str, Any]) -> Language:
    gemaakt_voor = meta.get("spacy_version")
    if gemaakt_voor and is_compatible_version(spacy.__version__, gemaakt_voor) is False:
        raise TaalpakketPastNiet(
            f"{naam} {meta['version']} is made for spaCy {gemaakt_voor} and this is spaCy {spacy.__version__}: "
            f"install the {naam} that fits it, or remove the package."
        )
    overbodig = [onderdeel for onderdeel in meta.get("components", ()) if onderdeel not in NODIG]
    return importlib.import_module(naam).load(exclude=overbodig)


def _opzoeklijst() -> Opzoeklijst:
    tabel = load_language_data(registry.lookups.get("nl")["lemma_lookup"])
    # Sentences are looked up without accents.
    zonder_accenten = {schoon(woord): lemma for woord, lemma in tabel.items() if not woord.isascii()}
    return Opzoeklijst({**zonder_accenten, **tabel})


def _voorbereid(tekst: str) -> str:
    plat = _SCHEIDING.sub(" ", schoon(tekst).translate(_AANHALING))
    return _VRAAG_OF_UITROEP.sub(r" \1 ", plat).strip()
