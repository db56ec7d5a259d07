"""Staff: accounts, sign-ins, conversations handed to a person, notes, callbacks, and who did what."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TIJDSTIP = sa.DateTime(timezone=True)
NUMMER = {"primary_key": True, "autoincrement": True}


def _gesprek_id(**meer) -> sa.Column:
    return sa.Column("gesprek_id", sa.String(36), sa.ForeignKey("gesprekken.id", ondelete="CASCADE"), nullable=False, **meer)


def upgrade() -> None:
    op.add_column("gesprekken", sa.Column("teruggegeven", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "medewerkers",
        sa.Column("id", sa.Integer(), **NUMMER),
        sa.Column("email", sa.String(200), nullable=False, unique=True),
        sa.Column("naam", sa.String(100), nullable=False),
        sa.Column("organisatie", sa.String(40), nullable=False),
        sa.Column("rollen", sa.JSON(), nullable=False),
        sa.Column("wachtwoord_hash", sa.Text(), nullable=False),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.Column("aangemaakt_op", TIJDSTIP, nullable=False),
        sa.Column("gezien_op", TIJDSTIP),
    )
    op.create_table(
        "sessies",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("medewerker_id", sa.Integer(), sa.ForeignKey("medewerkers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("begonnen_op", TIJDSTIP, nullable=False),
        sa.Column("gebruikt_op", TIJDSTIP, nullable=False),
    )
    op.create_table(
        "overdrachten",
        sa.Column("id", sa.Integer(), **NUMMER),
        _gesprek_id(index=True),
        sa.Column("organisatie", sa.String(40), nullable=False),
        sa.Column("toestand", sa.String(20), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("reden", sa.String(40), nullable=False),
        sa.Column("onderwerp", sa.String(80)),
        sa.Column("kanaal", sa.String(20)),
        sa.Column("gemeente", sa.String(6)),
        sa.Column("verteld", sa.JSON(), nullable=False),
        sa.Column("medewerker_id", sa.Integer(), sa.ForeignKey("medewerkers.id")),
        sa.Column("plaats", sa.Integer()),
        sa.Column("wacht_sinds", TIJDSTIP, nullable=False),
        sa.Column("genomen_op", TIJDSTIP),
        sa.Column("klaar_op", TIJDSTIP),
        sa.Column("uitkomst", sa.String(40)),
    )
    op.create_index("overdrachten_per_organisatie", "overdrachten", ["organisatie", "toestand"])
    op.create_table(
        "notities",
        sa.Column("id", sa.Integer(), **NUMMER),
        _gesprek_id(index=True),
        sa.Column("medewerker_id", sa.Integer(), sa.ForeignKey("medewerkers.id"), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("tijdstip", TIJDSTIP, nullable=False),
    )
    op.create_table(
        "terugbelverzoeken",
        sa.Column("id", sa.Integer(), **NUMMER),
        _gesprek_id(unique=True),
        sa.Column("organisatie", sa.String(40), nullable=False, index=True),
        sa.Column("versleuteld", sa.Text(), nullable=False),
        sa.Column("gevraagd_op", TIJDSTIP, nullable=False),
        sa.Column("uiterlijk_op", TIJDSTIP, nullable=False),
    )
    op.create_table(
        "auditregels",
        sa.Column("id", sa.Integer(), **NUMMER),
        sa.Column("tijdstip", TIJDSTIP, nullable=False),
        sa.Column("medewerker_id", sa.Integer()),
        sa.Column("organisatie", sa.String(40), nullable=False, index=True),
        sa.Column("handeling", sa.String(40), nullable=False),
        sa.Column("gesprek_id", sa.String(36)),
        sa.Column("bijzonderheid", sa.String(200)),
    )
    for opdracht in ALLEEN_TOEVOEGEN[op.get_bind().dialect.name]:
        op.execute(opdracht)


# What is written down of who did what can be neither changed nor deleted, whoever has the database's password here.
ALLEEN_TOEVOEGEN = {
    "sqlite": [
        f"CREATE TRIGGER auditregels_geen_{naam} BEFORE {naam} ON auditregels BEGIN SELECT RAISE(ABORT, 'append only'); END"
        for naam in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION auditregels_vast() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER auditregels_vast BEFORE UPDATE OR DELETE ON auditregels FOR EACH ROW EXECUTE FUNCTION auditregels_vast()",
    ],
}


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION auditregels_vast() CASCADE")
    for tabel in ("auditregels", "terugbelverzoeken", "notities", "overdrachten", "sessies", "medewerkers"):
        op.drop_table(tabel)
    op.drop_column("gesprekken", "teruggegeven")
