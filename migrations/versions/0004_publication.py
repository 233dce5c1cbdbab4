"""The public page of a released round."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("round", sa.String(length=40), nullable=False),
        sa.Column("token", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("statements", sa.JSON(), nullable=False),
        sa.Column("note", sa.JSON(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["round"], ["round.key"], name=op.f("fk_publication_round_round")),
        sa.PrimaryKeyConstraint("round", name=op.f("pk_publication")),
        sa.UniqueConstraint("token", name=op.f("uq_publication_token")),
    )
