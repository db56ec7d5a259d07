"""Changing what the assistant knows: the same functions for the editors' screens and for the command line."""
