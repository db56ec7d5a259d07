"""The editors' inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "postvak",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("bericht_afdruk", sa.String(64), nullable=False),
        sa.Column("gesprek_afdruk", sa.String(64), nullable=False, index=True),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("reden", sa.String(20)),
        sa.Column("onderwerp", sa.String(80)),
        sa.Column("zekerheid", sa.Float()),
        sa.Column("ranglijst", sa.JSON(), nullable=False),
        sa.Column("gemeente", sa.String(6)),
        sa.Column("organisatie", sa.String(40)),
        sa.Column("dag", sa.Date(), nullable=False, index=True),
        sa.Column("afloop", sa.String(20)),
        sa.Column("bijzonderheid", sa.String(80)),
        sa.Column("medewerker_id", sa.Integer(), sa.ForeignKey("medewerkers.id")),
        sa.Column("verwerkt_op", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("bericht_afdruk", "soort", name="postvak_eenmaal"),
    )
    op.create_index("postvak_te_doen", "postvak", ["verwerkt_op", "dag"])


def downgrade() -> None:
    op.drop_table("postvak")
