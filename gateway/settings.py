"""The settings: one table, read from environment variables and checked once, at start.

docs/instellingen.md shows the same table; a test compares the two.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from limits import parse as parse_limiet
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from gateway.netwerk import Netwerk
from helpdesk.fouten import InhoudFout
from helpdesk.peildatum import STANDAARD, lees_peildatum

WORTEL = Path(__file__).resolve().parents[1]
KORTSTE_GEHEIM = 24
STANDAARDGEHEIMEN = {"geheim", "wachtwoord", "password", "postgres", "secret", "changeme", "test", "admin", "helpdesk"}
STANDAARD_DATABASE = "sqlite+aiosqlite:///var/helpdesk.db"


_TAK = re.compile(r"[a-z0-9_/-]*")
_HERKOMST = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?")


class InstellingenFout(ValueError):
    """One or more settings are wrong; `fouten` holds one line per fault: which setting, what, and the remedy."""

    def __init__(self, fouten: list[str]):
        super().__init__("\n".join(fouten))
        self.fouten = fouten


@dataclass(frozen=True)
class Settings:
    """The checked values. `peildatum` stays as written, because `vandaag` means another date tomorrow."""

    host: str
    port: int
    database: str
    rasa_url: str
    rasa_token: str
    gemeenten: Path
    organisaties: Path
    modellen: Path
    werkkopie: Path
    redactie_tak: str
    peildatum: str
    bewaartermijn_dagen: int
    max_tekens: int
    limiet_gesprekken: str
    limiet_berichten: str
    limiet_adres: str
    limiet_stromen: int
    limiet_aanmelden: str
    proxies: tuple[Netwerk, ...]
    herkomsten: tuple[str, ...]
    melding: str
    sleutel: str
    adres: str
    oidc_issuer: str
    oidc_client: str
    oidc_geheim: str
    oidc_rollen_claim: str
    oidc_organisatie_claim: str
    werkers: int
    postvak_dagen: int
    postvak_drempel: int
    logniveau: str


@dataclass(frozen=True)
class Instelling:
    """One row of the table. `standaard` None: there is no default, the setting must be given."""

    naam: str
    veld: str
    standaard: str | None
    uitleg: str
    lees: Callable[[str], Any]


def _tekst(waarde: str) -> str:
    if not waarde.strip():
        raise ValueError("is empty; give a value")
    return waarde.strip()


def _getal(minimum: int, maximum: int) -> Callable[[str], int]:
    def lees(waarde: str) -> int:
        if not waarde.strip().isdecimal() or not minimum <= int(waarde) <= maximum:
            raise ValueError(f"is not a whole number from {minimum} to {maximum}")
        return int(waarde)

    return lees


def _keuze(*waarden: str) -> Callable[[str], str]:
    def lees(waarde: str) -> str:
        if waarde.strip().upper() not in waarden:
            raise ValueError(f"is not one of {', '.join(waarden)}")
        return waarde.strip().upper()

    return lees


def _database(waarde: str) -> str:
    try:
        url = make_url(waarde)
    except ArgumentError:
        raise ValueError(f"is not a database address; write it as {STANDAARD_DATABASE}") from None
    if url.drivername not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        raise ValueError("must start with sqlite+aiosqlite:/// or postgresql+asyncpg://")
    if url.drivername == "sqlite+aiosqlite":
        if not url.database or url.database == ":memory:":
            raise ValueError("must name a file; a database in memory would lose messages")
        return url.set(database=str(WORTEL / url.database)).render_as_string(hide_password=False)
    return waarde


def _map(waarde: str) -> Path:
    if not (WORTEL / waarde).is_dir():
        raise ValueError("is not a folder")
    return WORTEL / waarde


def _pad(waarde: str) -> Path:
    return WORTEL / _tekst(waarde)


def _tak(waarde: str) -> str:
    if not _TAK.fullmatch(waarde.strip()):
        raise ValueError("is not a name for a branch; write it as redactie, or leave it empty")
    return waarde.strip()


def _bestand(waarde: str) -> Path:
    if not (WORTEL / waarde).is_file():
        raise ValueError("is not a file")
    return WORTEL / waarde


def _http_adres(waarde: str) -> str:
    if not waarde.startswith(("http://", "https://")):
        raise ValueError("must start with http:// or https://")
    return waarde.rstrip("/")


def _mag_leeg(lees: Callable[[str], str]) -> Callable[[str], str]:
    return lambda waarde: lees(waarde) if waarde.strip() else ""


def _issuer(waarde: str) -> str:
    _http_adres(waarde)
    return waarde.strip()  # to the last slash: it is compared with what the identity server says


def _herkomsten(waarde: str) -> tuple[str, ...]:
    for herkomst in waarde.split():
        if not _HERKOMST.fullmatch(herkomst):
            raise ValueError("must be addresses without a path, with spaces between, such as https://www.voorbeeldstad.nl")
    return tuple(waarde.split())


def _sleutel(waarde: str) -> str:
    if waarde:
        try:
            Fernet(waarde)
        except ValueError:
            raise ValueError("is no key; make one with: python -m tools sleutel") from None
    return waarde


def _datum(waarde: str) -> str:
    try:
        lees_peildatum(waarde, date.today())
    except InhoudFout:
        raise ValueError("is not a date; write it as 2020-12-15, or vandaag") from None
    return waarde.strip()


def _netwerken(waarde: str) -> tuple[Netwerk, ...]:
    try:
        return tuple(ip_network(deel) for deel in waarde.replace(",", " ").split())
    except ValueError:
        raise ValueError("is not a list of addresses or networks; write it as 10.0.0.5 192.168.1.0/24") from None


def _limiet(waarde: str) -> str:
    try:
        parse_limiet(waarde)
    except ValueError:
        raise ValueError("is not a rate; write it as 60/minute") from None
    return waarde


INSTELLINGEN = (
    Instelling("HELPDESK_HOST", "host", "127.0.0.1", "Address the gateway listens on.", _tekst),
    Instelling("HELPDESK_PORT", "port", "8080", "Port the gateway listens on.", _getal(1, 65535)),
    Instelling(
        "HELPDESK_DATABASE", "database", STANDAARD_DATABASE,
        "Where conversations are kept: a SQLite file (a relative path counts from the root of the project) "
        "or `postgresql+asyncpg://user:password@host/name`.", _database,
    ),
    Instelling("HELPDESK_RASA_URL", "rasa_url", "http://127.0.0.1:5005", "Address of the Rasa server.", _http_adres),
    Instelling(
        "HELPDESK_RASA_TOKEN", "rasa_token", None,
        "The secret that the gateway and Rasa's channel share. The command that starts both makes one.", _tekst,
    ),
    Instelling(
        "HELPDESK_GEMEENTEN", "gemeenten", "gemeenten",
        "Folder with the municipality packs (a relative path counts from the root of the project).", _map,
    ),
    Instelling(
        "HELPDESK_ORGANISATIES", "organisaties", "routering/organisaties.yml",
        "File with the organisations whose staff take over conversations (a relative path counts from the root of the project).",
        _bestand,
    ),
    Instelling(
        "HELPDESK_MODELLEN", "modellen", "models",
        "Folder with the trained models, shared with Rasa (a relative path counts from the root of the project).", _pad,
    ),
    Instelling(
        "HELPDESK_WERKKOPIE", "werkkopie", "var/werkkopie",
        "Folder with the editors' working copy of the content; made at first use.", _pad,
    ),
    Instelling(
        "HELPDESK_REDACTIE_TAK", "redactie_tak", "redactie",
        "Branch of the project that each change of the editors is sent to; empty: changes stay in the working copy.", _tak,
    ),
    Instelling(
        "HELPDESK_PEILDATUM", "peildatum", STANDAARD,
        "The date the assistant answers for, or `vandaag`. Pages show it.", _datum,
    ),
    Instelling(
        "HELPDESK_BEWAARTERMIJN_DAGEN", "bewaartermijn_dagen", "28",
        "A conversation is deleted this many days after its last message.", _getal(1, 365),
    ),
    Instelling("HELPDESK_MAX_TEKENS", "max_tekens", "2000", "Longest message a resident may send, in characters.", _getal(100, 10000)),
    Instelling(
        "HELPDESK_LIMIET_GESPREKKEN", "limiet_gesprekken", "120/minute", "New conversations per network address.", _limiet
    ),
    Instelling("HELPDESK_LIMIET_BERICHTEN", "limiet_berichten", "60/minute", "Messages per conversation.", _limiet),
    Instelling("HELPDESK_LIMIET_ADRES", "limiet_adres", "600/minute", "Messages per network address.", _limiet),
    Instelling(
        "HELPDESK_LIMIET_STROMEN", "limiet_stromen", "200", "Open streams and waiting requests per network address.",
        _getal(1, 100_000),
    ),
    Instelling(
        "HELPDESK_LIMIET_AANMELDEN", "limiet_aanmelden", "10/5 minutes",
        "Attempts to sign in at the console, per network address and per e-mail address.", _limiet,
    ),
    Instelling(
        "HELPDESK_PROXIES", "proxies", "",
        "Addresses or networks of the reverse proxies in front of the gateway, with spaces between. Only they are believed "
        "about who is asking (`X-Forwarded-For`, `X-Forwarded-Proto`).", _netwerken,
    ),
    Instelling(
        "HELPDESK_WERKERS", "werkers", "1",
        "Gateway processes on the one port. Each counts the limits for itself, so they hold per process.", _getal(1, 32),
    ),
    Instelling(
        "HELPDESK_HERKOMSTEN", "herkomsten", "",
        "Sites that may put the chat on their pages: origins such as `https://www.voorbeeldstad.nl`, with spaces between.",
        _herkomsten,
    ),
    Instelling("HELPDESK_MELDING", "melding", "", "An urgent notice above every chat, in Dutch; empty: none.", str.strip),
    Instelling(
        "HELPDESK_SLEUTEL", "sleutel", "",
        "The key that names and numbers of callback requests and the keys of the second step of signing in are encrypted with, and "
        "that the editors' inbox tells conversations apart with (`python -m tools sleutel` makes one; `make run` keeps one in "
        "`var/sleutel`). Empty: residents cannot ask to be phoned back, staff cannot switch a second step on, and nothing comes "
        "into the inbox.", _sleutel,
    ),
    Instelling(
        "HELPDESK_ADRES", "adres", "",
        "The address of the helpdesk as browsers see it, such as `https://helpdesk.voorbeeldstad.nl`. Needed with "
        "`HELPDESK_OIDC_ISSUER`: the identity server sends browsers back to `<this>/balie/aanmelden/terug`.",
        _mag_leeg(_http_adres),
    ),
    Instelling(
        "HELPDESK_OIDC_ISSUER", "oidc_issuer", "",
        "Staff may also sign in with the account of their organisation: the issuer of its identity server (OpenID Connect), "
        "exactly as that writes it. Empty: local accounts only. See docs/hoe/aanmelden.md.", _mag_leeg(_issuer),
    ),
    Instelling("HELPDESK_OIDC_CLIENT", "oidc_client", "", "The client id that the identity server gave us.", str.strip),
    Instelling("HELPDESK_OIDC_GEHEIM", "oidc_geheim", "", "The client secret; empty: none, PKCE alone.", str.strip),
    Instelling(
        "HELPDESK_OIDC_ROLLEN_CLAIM", "oidc_rollen_claim", "roles", "The claim of the id token that has somebody's roles.", _tekst
    ),
    Instelling(
        "HELPDESK_OIDC_ORGANISATIE_CLAIM", "oidc_organisatie_claim", "organisatie",
        "The claim of the id token that has somebody's organisation: an id of `HELPDESK_ORGANISATIES`.", _tekst,
    ),
    Instelling(
        "HELPDESK_POSTVAK_DAGEN", "postvak_dagen", "90",
        "A message in the editors' inbox is deleted after this many days, whether it was dealt with or not.", _getal(1, 365),
    ),
    Instelling(
        "HELPDESK_POSTVAK_DREMPEL", "postvak_drempel", "5",
        "The editors' inbox names a municipality from this many different conversations on.", _getal(1, 1000),
    ),
    Instelling(
        "HELPDESK_LOGNIVEAU", "logniveau", "INFO", "How much is logged: DEBUG, INFO, WARNING or ERROR.",
        _keuze("DEBUG", "INFO", "WARNING", "ERROR"),
    ),
)


def lees_settings(omgeving: Mapping[str, str]) -> Settings:
    """:raise InstellingenFout: naming every fault, not only the first"""
    waarden, fouten = {}, []
    for instelling in INSTELLINGEN:
        waarde = omgeving.get(instelling.naam, instelling.standaard)
        if waarde is None:
            fouten.append(f"{instelling.naam} is missing; set it to a long random text, the same as for Rasa")
            continue
        try:
            waarden[instelling.veld] = instelling.lees(waarde)
        except ValueError as fout:
            getoond = "" if instelling.standaard is None or instelling.veld in ("sleutel", "oidc_geheim") else f"={waarde!r}"
            fouten.append(f"{instelling.naam}{getoond} {fout}")
    if not fouten:
        fouten = [*_zwakke_geheimen(waarden), *_werkaccount(waarden)]
    if fouten:
        raise InstellingenFout(fouten)
    return Settings(**waarden)


def _zwakke_geheimen(waarden: dict[str, Any]) -> Iterator[str]:
    """Outside this machine a secret that someone could guess is refused."""
    if _is_lokaal(waarden["host"]):
        return
    if len(waarden["rasa_token"]) < KORTSTE_GEHEIM or set(waarden["rasa_token"].lower().split()) & STANDAARDGEHEIMEN:
        yield f"HELPDESK_RASA_TOKEN is too easy to guess outside this machine; use at least {KORTSTE_GEHEIM} random characters"
    url = make_url(waarden["database"])
    if url.host and (not url.password or url.password.lower() in {*STANDAARDGEHEIMEN, (url.username or "").lower()}):
        yield "HELPDESK_DATABASE has no password or a default one; give the database user a password of its own"


def _werkaccount(waarden: dict[str, Any]) -> Iterator[str]:
    """What signing in through an identity server needs; over http only on this machine, where nobody can listen in."""
    if not waarden["oidc_issuer"]:
        return
    if not waarden["oidc_client"]:
        yield "HELPDESK_OIDC_CLIENT is missing; HELPDESK_OIDC_ISSUER needs the client id that the identity server gave"
    if not waarden["adres"]:
        yield "HELPDESK_ADRES is missing; HELPDESK_OIDC_ISSUER needs the address that browsers are sent back to"
    for veld in ("adres", "oidc_issuer"):
        if waarden[veld].startswith("http://") and not _is_lokaal(urlsplit(waarden[veld]).hostname or ""):
            yield f"HELPDESK_{veld.upper()} must start with https:// outside this machine"


def _is_lokaal(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def als_markdown() -> str:
    """The table as docs/instellingen.md shows it."""
    regels = ["| setting | default | meaning |", "| --- | --- | --- |"]
    for i in INSTELLINGEN:
        standaard = "none: required" if i.standaard is None else f"`{i.standaard}`"
        regels.append(f"| `{i.naam}` | {standaard} | {i.uitleg} |")
    return "\n".join(regels)
