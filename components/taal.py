"""Recognising the language of a short message; the model is py3langid's, which ships inside its package."""

from __future__ import annotations

import unicodedata

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# The languages there is an answer in (data/gesprek/andere_taal.yml), and Dutch.
TALEN = ["nl", "en", "de", "fr", "tr", "ar", "pl", "es", "uk", "ru", "ro", "it", "pt", "zh"]
# A script that only one of these languages is written in settles it, also for a single word.
SCHRIFT = {"ARABIC": "ar", "CJK": "zh"}


class Taalgids:
    """Names the language of a sentence among those there is an answer in."""

    def __init__(self) -> None:
        self._gids = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
        self._gids.set_languages(TALEN)

    def taal(self, tekst: str) -> str | None:
        """A two-letter code, or None when it looks like Dutch or nothing can be told."""
        letters = [c for c in tekst if c.isalpha()]
        if not letters:
            return None
        schrift = unicodedata.name(letters[0], "").partition(" ")[0]
        code = SCHRIFT.get(schrift) or self._gids.classify(tekst)[0]
        return None if code == "nl" else str(code)
