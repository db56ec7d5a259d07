"""Measurements: `python -m bench.<name>`. A figure in the documents has its command here."""
