"""The municipalities through time: successors after a merger, predecessors before it."""

from datetime import date

from helpdesk.plaatsen.model import Gemeente


class Gemeenten:
    """Looks up municipalities by CBS code."""

    def __init__(self, op_code: dict[str, Gemeente]):
        self.op_code = op_code

    def __getitem__(self, code: str) -> Gemeente:
        return self.op_code[code]

    def nu(self, code: str, op: date) -> tuple[Gemeente, ...]:
        """What it is on a date: itself, all its successors, or, before it was there, all its predecessors."""
        gemeente = self.op_code.get(code)
        if gemeente is None:
            return ()
        if gemeente.bestaat(op):
            return (gemeente,)
        if gemeente.van and op < gemeente.van:
            andere = [c for c, g in self.op_code.items() if code in g.opvolgers]
        else:
            andere = list(gemeente.opvolgers)
        gevonden = {g.code: g for c in andere for g in self.nu(c, op)}
        return tuple(gevonden.values())
