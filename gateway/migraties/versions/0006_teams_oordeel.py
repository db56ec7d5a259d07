"""The team of a conversation handed to a person, and whether the resident was helped."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("overdrachten", sa.Column("team", sa.String(40)))
    op.add_column("overdrachten", sa.Column("geholpen", sa.Boolean()))
    op.add_column("overdrachten", sa.Column("geholpen_reden", sa.String(20)))


def downgrade() -> None:
    for kolom in ("team", "geholpen", "geholpen_reden"):
        op.drop_column("overdrachten", kolom)
