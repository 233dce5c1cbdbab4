"""Recordings of the texts, and the files of sound they lie in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sound",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sound")),
    )
    op.create_table(
        "recording",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("text_key", sa.String(length=80), nullable=False),
        sa.Column("text_digest", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("sound", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["sound"], ["sound.name"], name=op.f("fk_recording_sound_sound")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_recording")),
        sa.UniqueConstraint("form", "version", "language", "text_key", name=op.f("uq_recording_form")),
    )
