"""Custom actions, one module per conversation pattern; thin: the decisions stand in helpdesk/."""

from actions.gesprek import ActionGesprek, ActionKeuze, ActionVerduidelijken
from actions.klacht import KlachtFormulier

__all__ = ["ActionGesprek", "ActionKeuze", "ActionVerduidelijken", "KlachtFormulier"]
