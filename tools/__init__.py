"""Maintainers' commands: `python -m tools <action>`; `make help` lists them."""
