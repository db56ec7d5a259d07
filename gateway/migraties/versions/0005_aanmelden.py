"""Signing in with an account of one's organisation, and a second step after a password."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("medewerkers", sa.Column("oidc_issuer", sa.Text()))
    op.add_column("medewerkers", sa.Column("oidc_subject", sa.Text()))
    op.create_index("medewerkers_werkaccount", "medewerkers", ["oidc_issuer", "oidc_subject"], unique=True)
    op.create_table(
        "aanmeldpogingen",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("code_verifier", sa.String(64), nullable=False),
        sa.Column("begonnen_op", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("medewerkers", sa.Column("totp_versleuteld", sa.Text()))
    op.add_column("medewerkers", sa.Column("totp_stap", sa.BigInteger()))
    op.create_table(
        "herstelcodes",
        sa.Column("medewerker_id", sa.Integer(), sa.ForeignKey("medewerkers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("code_hash", sa.String(64), primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("herstelcodes")
    op.drop_column("medewerkers", "totp_stap")
    op.drop_column("medewerkers", "totp_versleuteld")
    op.drop_table("aanmeldpogingen")
    op.drop_index("medewerkers_werkaccount", "medewerkers")
    op.drop_column("medewerkers", "oidc_subject")
    op.drop_column("medewerkers", "oidc_issuer")
