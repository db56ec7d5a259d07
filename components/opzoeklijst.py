"""A large table of words in little memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

# Words whose lemma is kept at hand: residents use the same few thousand again and again.
ONTHOUDEN = 10_000


class Opzoeklijst:
    """Word → lemma, as one sorted run of bytes: some 213,000 words as texts of their own would take several times as much.

    `lemma(woord)` gives the word itself where it is not in the table.
    """

    def __init__(self, tabel: Mapping[str, str]):
        self._begin, regels = array("L"), bytearray()
        for woord, lemma in sorted(tabel.items()):
            self._begin.append(len(regels))
            regels += f"{woord}\t{lemma}\n".encode()
        self._regels = bytes(regels)
        self.lemma = lru_cache(ONTHOUDEN)(self._zoek)

    def _zoek(self, woord: str) -> str:
        gezocht = woord.encode()
        plek = bisect_left(self._begin, gezocht, key=self._woord)
        if plek == len(self._begin) or self._woord(self._begin[plek]) != gezocht:
            return woord
        begin = self._begin[plek] + len(gezocht) + 1
        return self._regels[begin : self._regels.index(b"\n", begin)].decode()

    def _woord(self, begin: int) -> bytes:
        return self._regels[begin : self._regels.index(b"\t", begin)]
