"""What residents say of an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

GROEIEND_GETAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column(
            "gebeurtenis_id", GROEIEND_GETAL, sa.ForeignKey("gebeurtenissen.id", ondelete="CASCADE"), primary_key=True,
            autoincrement=False,
        ),
        sa.Column("gesprek_id", sa.String(36), sa.ForeignKey("gesprekken.id", ondelete="CASCADE"), nullable=False),
        sa.Column("nuttig", sa.Boolean(), nullable=False),
        sa.Column("reden", sa.String(20)),
        sa.Column("tijdstip", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_feedback_gesprek_id", "feedback", ["gesprek_id"])


def downgrade() -> None:
    op.drop_table("feedback")
