"""Readers' signatures, the languages an area asks for, and why a round opened with fewer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signature",
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(length=200), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("form", "language", "level", "digest", name=op.f("pk_signature")),
    )
    with op.batch_alter_table("area") as area:
        area.add_column(sa.Column("languages", sa.JSON(), nullable=True))
    with op.batch_alter_table("round") as round_:
        round_.add_column(sa.Column("fewer_languages_because", sa.Text(), nullable=True))
