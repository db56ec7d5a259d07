"""How many answers may be open at once: streams and long polls, per address and per conversation, in this process."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager

from gateway.errors import TeVeel

PER_GESPREK = 2
OPNIEUW_NA = 5


class Stroom:
    """One open stream; `verdrongen` once newer ones of the same conversation took its place."""

    verdrongen = False


class Stromen:
    def __init__(self, per_adres: int):
        self._per_adres = per_adres
        self._adressen: Counter[str] = Counter()
        self._gesprekken: defaultdict[str, deque[Stroom]] = defaultdict(deque)

    @contextmanager
    def wacht(self, adres: str) -> Iterator[None]:
        """Something that keeps a connection open; :raise TeVeel: when the address has too many"""
        if self._adressen[adres] >= self._per_adres:
            raise TeVeel(OPNIEUW_NA)
        self._adressen[adres] += 1
        try:
            yield
        finally:
            self._adressen[adres] -= 1
            if not self._adressen[adres]:
                del self._adressen[adres]

    @contextmanager
    def stroom(self, adres: str, gesprek_id: str) -> Iterator[Stroom]:
        """A stream; a third of one conversation ends its oldest, which a client that lost its connection left behind.

        :raise TeVeel: when the address has too many
        """
        with self.wacht(adres):
            stroom, open_ = Stroom(), self._gesprekken[gesprek_id]
            open_.append(stroom)
            if len(open_) > PER_GESPREK:
                open_.popleft().verdrongen = True
            try:
                yield stroom
            finally:
                if stroom in open_:
                    open_.remove(stroom)
                if not open_:
                    self._gesprekken.pop(gesprek_id, None)
