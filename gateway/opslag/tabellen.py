"""The tables. `gebeurtenissen` only grows; the rest is bookkeeping around it."""

from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Tijdstip(TypeDecorator[datetime]):
    """A moment in UTC, with its time zone, also on SQLite (which forgets it)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(timezone.utc).replace(tzinfo=None if dialect.name == "sqlite" else timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value if value is None or value.tzinfo else value.replace(tzinfo=timezone.utc)


GROEIEND_GETAL = BigInteger().with_variant(Integer, "sqlite")


class Basis(DeclarativeBase):
    pass


def _van_gesprek(**meer: Any) -> Mapped[str]:
    return mapped_column(String(36), ForeignKey("gesprekken.id", ondelete="CASCADE"), **meer)


class Gesprek(Basis):
    """One conversation. The token itself is known to the resident only; here is its SHA-256."""

    __tablename__ = "gesprekken"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    gemeente: Mapped[str | None] = mapped_column(String(6))
    eigenaar: Mapped[str] = mapped_column(String(20))
    aangemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
    laatste_bericht_op: Mapped[datetime] = mapped_column(Tijdstip, index=True)
    # The resident has been told of the outage that is going on now.
    storing_gemeld: Mapped[bool] = mapped_column(default=False)
    # A person gave it back and the assistant does not know yet: it is told with the next message.
    teruggegeven: Mapped[bool] = mapped_column(default=False)
    # Who is letting the assistant answer, and until when that claim holds.
    beurt_werker: Mapped[str | None] = mapped_column(String(64))
    beurt_tot: Mapped[datetime | None] = mapped_column(Tijdstip)


class Gebeurtenis(Basis):
    """One row of the event log: everything that the resident and the staff see comes from here."""

    __tablename__ = "gebeurtenissen"
    __table_args__ = (Index("gebeurtenissen_per_gesprek", "gesprek_id", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(GROEIEND_GETAL, primary_key=True, autoincrement=True)
    gesprek_id: Mapped[str] = _van_gesprek()
    soort: Mapped[str] = mapped_column(String(20))
    inhoud: Mapped[dict[str, Any]] = mapped_column(JSON)
    tijdstip: Mapped[datetime] = mapped_column(Tijdstip)


class Bericht(Basis):
    """A resident's message on its way to the assistant; `afgehandeld_op` empty: still to be answered."""

    __tablename__ = "berichten"
    __table_args__ = (
        UniqueConstraint("gesprek_id", "sleutel", name="berichten_sleutel_eenmaal"),
        Index("berichten_te_doen", "afgehandeld_op", "volgende_poging_op"),
    )

    gebeurtenis_id: Mapped[int] = mapped_column(
        GROEIEND_GETAL, ForeignKey("gebeurtenissen.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    gesprek_id: Mapped[str] = _van_gesprek()
    sleutel: Mapped[str] = mapped_column(String(64))
    vingerafdruk: Mapped[str] = mapped_column(String(64))
    tekst: Mapped[str] = mapped_column(Text)
    keuze: Mapped[str | None] = mapped_column(Text)
    pogingen: Mapped[int] = mapped_column(default=0)
    volgende_poging_op: Mapped[datetime] = mapped_column(Tijdstip)
    afgehandeld_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    # How the assistant understood it: model, topic, certainty and decision. For figures; the resident does not see it.
    begrip: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class Knop(Basis):
    """A button that this conversation has offered: only those values may be chosen."""

    __tablename__ = "knoppen"

    gesprek_id: Mapped[str] = _van_gesprek(primary_key=True)
    waarde: Mapped[str] = mapped_column(String(200), primary_key=True)
    titel: Mapped[str] = mapped_column(Text)


class Feedback(Basis):
    """What the resident said of one answer; saying it again replaces it. No free text, so nothing personal in it."""

    __tablename__ = "feedback"

    gebeurtenis_id: Mapped[int] = mapped_column(
        GROEIEND_GETAL, ForeignKey("gebeurtenissen.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    gesprek_id: Mapped[str] = _van_gesprek(index=True)
    nuttig: Mapped[bool]
    reden: Mapped[str | None] = mapped_column(String(20))
    tijdstip: Mapped[datetime] = mapped_column(Tijdstip)


class Medewerker(Basis):
    """Someone of the staff. `email` is in lower case; `gezien_op`: when a page of the console was last open.

    Who comes from an identity server is known by `oidc_issuer` and `oidc_subject`, has no password, and no address either.
    """

    __tablename__ = "medewerkers"
    __table_args__ = (Index("medewerkers_werkaccount", "oidc_issuer", "oidc_subject", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    email: Mapped[str] = mapped_column(String(200), unique=True)
    naam: Mapped[str] = mapped_column(String(100))
    organisatie: Mapped[str] = mapped_column(String(40))
    rollen: Mapped[list[str]] = mapped_column(JSON)
    wachtwoord_hash: Mapped[str] = mapped_column(Text)
    actief: Mapped[bool] = mapped_column(default=True)
    aangemaakt_op: Mapped[datetime] = mapped_column(Tijdstip)
    gezien_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    oidc_issuer: Mapped[str | None] = mapped_column(Text)
    oidc_subject: Mapped[str | None] = mapped_column(Text)
    # The second step of signing in: its key, encrypted with HELPDESK_SLEUTEL, and the half minute of the last code used.
    totp_versleuteld: Mapped[str | None] = mapped_column(Text)
    totp_stap: Mapped[int | None] = mapped_column(BigInteger)


class Herstelcode(Basis):
    """A recovery code that has not been used, for who lost their authenticator app; only its SHA-256."""

    __tablename__ = "herstelcodes"

    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerkers.id", ondelete="CASCADE"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)


class Aanmeldpoging(Basis):
    """A browser that is at the identity server. The token itself is in its cookie only; here is its SHA-256."""

    __tablename__ = "aanmeldpogingen"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    state: Mapped[str] = mapped_column(String(64))
    nonce: Mapped[str] = mapped_column(String(64))
    code_verifier: Mapped[str] = mapped_column(String(64))
    begonnen_op: Mapped[datetime] = mapped_column(Tijdstip)


class Sessie(Basis):
    """A signed-in browser. The token itself is in its cookie only; here is its SHA-256."""

    __tablename__ = "sessies"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerkers.id", ondelete="CASCADE"))
    csrf: Mapped[str] = mapped_column(String(64))
    begonnen_op: Mapped[datetime] = mapped_column(Tijdstip)
    gebruikt_op: Mapped[datetime] = mapped_column(Tijdstip)


class Overdracht(Basis):
    """A conversation that waits for a person, or that one has. `versie` grows with each change: who acts on an old one loses."""

    __tablename__ = "overdrachten"
    __table_args__ = (Index("overdrachten_per_organisatie", "organisatie", "toestand"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    gesprek_id: Mapped[str] = _van_gesprek(index=True)
    organisatie: Mapped[str] = mapped_column(String(40))
    team: Mapped[str | None] = mapped_column(String(40))  # of the organisation; empty: everybody's
    toestand: Mapped[str] = mapped_column(String(20))  # wachtrij, medewerker or klaar
    versie: Mapped[int] = mapped_column(default=1)
    reden: Mapped[str] = mapped_column(String(40))
    onderwerp: Mapped[str | None] = mapped_column(String(80))
    kanaal: Mapped[str | None] = mapped_column(String(20))
    gemeente: Mapped[str | None] = mapped_column(String(6))
    verteld: Mapped[list[str]] = mapped_column(JSON)
    medewerker_id: Mapped[int | None] = mapped_column(ForeignKey("medewerkers.id"))
    plaats: Mapped[int | None]  # in line, as the resident was last told
    wacht_sinds: Mapped[datetime] = mapped_column(Tijdstip)
    genomen_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    klaar_op: Mapped[datetime | None] = mapped_column(Tijdstip)
    uitkomst: Mapped[str | None] = mapped_column(String(40))
    # What the resident says of the organisation's help, after it ended.
    geholpen: Mapped[bool | None]
    geholpen_reden: Mapped[str | None] = mapped_column(String(20))


class Notitie(Basis):
    """What staff tell each other about a conversation; the resident never sees it."""

    __tablename__ = "notities"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    gesprek_id: Mapped[str] = _van_gesprek(index=True)
    medewerker_id: Mapped[int] = mapped_column(ForeignKey("medewerkers.id"))
    tekst: Mapped[str] = mapped_column(Text)
    tijdstip: Mapped[datetime] = mapped_column(Tijdstip)


class Terugbelverzoek(Basis):
    """Who wants to be phoned back. `versleuteld`: name, how to reach them and when, encrypted with HELPDESK_SLEUTEL."""

    __tablename__ = "terugbelverzoeken"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    gesprek_id: Mapped[str] = _van_gesprek(unique=True)
    organisatie: Mapped[str] = mapped_column(String(40), index=True)
    versleuteld: Mapped[str] = mapped_column(Text)
    gevraagd_op: Mapped[datetime] = mapped_column(Tijdstip)
    uiterlijk_op: Mapped[datetime] = mapped_column(Tijdstip)


class Auditregel(Basis):
    """Who did what. Rows are only ever added; the database refuses a change. No text of a conversation stands in it."""

    __tablename__ = "auditregels"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    tijdstip: Mapped[datetime] = mapped_column(Tijdstip)
    medewerker_id: Mapped[int | None]
    organisatie: Mapped[str] = mapped_column(String(40), index=True)
    handeling: Mapped[str] = mapped_column(String(40))
    gesprek_id: Mapped[str | None] = mapped_column(String(36))
    bijzonderheid: Mapped[str | None] = mapped_column(String(200))


class Postvakbericht(Basis):
    """A resident's message that editors look at: a copy of its own, which no longer tells whose it was.

    `gesprek_afdruk` and `bericht_afdruk` are keyed hashes (gateway/postvak/selectie.py): they tell conversations apart, and
    let a resident's deletion reach this copy. `verwerkt_op` empty: still to be looked at.
    """

    __tablename__ = "postvak"
    __table_args__ = (
        UniqueConstraint("bericht_afdruk", "soort", name="postvak_eenmaal"),
        Index("postvak_te_doen", "verwerkt_op", "dag"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    bericht_afdruk: Mapped[str] = mapped_column(String(64))
    gesprek_afdruk: Mapped[str] = mapped_column(String(64), index=True)
    soort: Mapped[str] = mapped_column(String(20))  # niet_begrepen, verduidelijkt, duim_omlaag or voorstel
    tekst: Mapped[str] = mapped_column(Text)
    reden: Mapped[str | None] = mapped_column(String(20))  # of a thumbs-down
    onderwerp: Mapped[str | None] = mapped_column(String(80))
    zekerheid: Mapped[float | None] = mapped_column(Float)
    ranglijst: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    gemeente: Mapped[str | None] = mapped_column(String(6))
    organisatie: Mapped[str | None] = mapped_column(String(40))  # whose staff proposed it
    dag: Mapped[date] = mapped_column(Date, index=True)
    afloop: Mapped[str | None] = mapped_column(String(20))
    bijzonderheid: Mapped[str | None] = mapped_column(String(80))
    medewerker_id: Mapped[int | None] = mapped_column(ForeignKey("medewerkers.id"))
    verwerkt_op: Mapped[datetime | None] = mapped_column(Tijdstip)
