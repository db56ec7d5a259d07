"""Recognising the language of a short message; the model is py3langid's, which ships inside its package."""

from __future__ import annotations

import unicodedata

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# The languages there is an answer in (data/gesprek/andere_taal.yml), and Dutch.
TALEN = ["nl", "en", "de", "fr", "tr", "ar", "pl", "es", "uk", "ru", "ro", "it", "pt", "zh"]
# Per script: the one of these languages that is written in it, or None where the model must tell.
SCHRIFT = {"LATIN": None, "CYRILLIC": None, "ARABIC": "ar", "CJK": "zh"}
# Below this certainty the answer is given in Dutch and English.
MINSTENS = 0.6


def ander_schrift(tekst: str) -> bool:
    """Whether most letters are of a script that Dutch is not written in."""
    letters = [c for c in tekst if c.isalpha()]
    return sum(_schrift(c) != "LATIN" for c in letters) * 2 > len(letters)


def _schrift(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


class Taalgids:
    """Names the language of a sentence among those there is an answer in."""

    def __init__(self) -> None:
        self._gids = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
        self._gids.set_languages(TALEN)

    def taal(self, tekst: str) -> str | None:
        """A two-letter code, or None when it looks like Dutch, is none of these languages, or nothing can be told."""
        schriften = {_schrift(c) for c in tekst if c.isalpha()}
        if not schriften or not schriften <= SCHRIFT.keys():
            return None
        if len(schriften) == 1 and (code := SCHRIFT[schriften.pop()]):
            return code
        code, zekerheid = self._gids.classify(tekst)
        return None if code == "nl" or zekerheid < MINSTENS else str(code)
