"""`python -m tools sleutel`: a new key for HELPDESK_SLEUTEL."""

from cryptography.fernet import Fernet

from tools.paden import VAR

BESTAND = VAR / "sleutel"


def main(argumenten: list[str]) -> int:
    print(Fernet.generate_key().decode())
    return 0


def bewaarde() -> str:
    """The key of this machine, made once; what was encrypted with another cannot be read any more."""
    if not BESTAND.exists():
        VAR.mkdir(exist_ok=True)
        BESTAND.touch(mode=0o600)
        BESTAND.write_text(Fernet.generate_key().decode())
    return BESTAND.read_text().strip()
