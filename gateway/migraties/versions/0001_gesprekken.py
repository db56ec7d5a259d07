"""Conversations, the event log, messages to be answered and the buttons offered."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GROEIEND_GETAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIJDSTIP = sa.DateTime(timezone=True)


def _gesprek_id(**meer) -> sa.Column:
    return sa.Column("gesprek_id", sa.String(36), sa.ForeignKey("gesprekken.id", ondelete="CASCADE"), nullable=False, **meer)


def upgrade() -> None:
    op.create_table(
        "gesprekken",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("gemeente", sa.String(6)),
        sa.Column("eigenaar", sa.String(20), nullable=False),
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("laatste_bericht_op", TIJDSTIP, nullable=False),
        sa.Column("storing_gemeld", sa.Boolean(), nullable=False),
        sa.Column("beurt_werker", sa.String(64)),
        sa.Column("beurt_tot", TIJDSTIP),
    )
    op.create_index("ix_gesprekken_laatste_bericht_op", "gesprekken", ["laatste_bericht_op"])
    op.create_table(
        "gebeurtenissen",
        sa.Column("id", GROEIEND_GETAL, primary_key=True, autoincrement=True),
        _gesprek_id(),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("tijdstip", TIJDSTIP, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("gebeurtenissen_per_gesprek", "gebeurtenissen", ["gesprek_id", "id"])
    op.create_table(
        "berichten",
        sa.Column(
            "gebeurtenis_id", GROEIEND_GETAL, sa.ForeignKey("gebeurtenissen.id", ondelete="CASCADE"), primary_key=True,
            autoincrement=False,
        ),
        _gesprek_id(),
        sa.Column("sleutel", sa.String(64), nullable=False),
        sa.Column("vingerafdruk", sa.String(64), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("keuze", sa.Text()),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("volgende_poging_op", TIJDSTIP, nullable=False),
        sa.Column("afgehandeld_op", TIJDSTIP),
        sa.Column("begrip", sa.JSON()),
        sa.UniqueConstraint("gesprek_id", "sleutel", name="berichten_sleutel_eenmaal"),
    )
    op.create_index("berichten_te_doen", "berichten", ["afgehandeld_op", "volgende_poging_op"])
    op.create_table(
        "knoppen",
        _gesprek_id(primary_key=True),
        sa.Column("waarde", sa.String(200), primary_key=True),
        sa.Column("titel", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    for tabel in ("knoppen", "berichten", "gebeurtenissen", "gesprekken"):
        op.drop_table(tabel)
