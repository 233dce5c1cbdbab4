"""The first tables: surveys and rounds, the ballot box, results, the office."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_area")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(length=254), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_entry")),
    )
    op.create_table(
        "ballot",
        sa.Column("round_form", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("round_form", "id", name=op.f("pk_ballot")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "board_answer",
        sa.Column("round_form", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("round_form", "code_digest", name=op.f("pk_board_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "code",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("round_form", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_code")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "free_text",
        sa.Column("round_form", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("round_form", "id", name=op.f("pk_free_text")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "questionnaire_version",
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("form", "version", name=op.f("pk_questionnaire_version")),
    )
    op.create_table(
        "rating",
        sa.Column("round_form", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("round_form", "id", name=op.f("pk_rating")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipt",
        sa.Column("round_form", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("round_form", "digest", name=op.f("pk_receipt")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "round",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("phase", sa.String(length=10), nullable=False),
        sa.Column("trial", sa.Boolean(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("thresholds", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_round")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
    )
    op.create_table(
        "activity",
        sa.Column("area", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("picto", sa.String(length=40), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f("fk_activity_area_area")),
        sa.PrimaryKeyConstraint("area", "code", name=op.f("pk_activity")),
    )
    op.create_table(
        "certificate",
        sa.Column("round", sa.String(length=40), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["round.key"], name=op.f("fk_certificate_round_round")),
        sa.PrimaryKeyConstraint("round", name=op.f("pk_certificate")),
    )
    op.create_table(
        "office_session",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("user", sa.LargeBinary(length=16), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_office_session_user_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_office_session")),
    )
    op.create_table(
        "one_time_link",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("user", sa.LargeBinary(length=16), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["user.id"], name=op.f("fk_one_time_link_user_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_one_time_link")),
    )
    op.create_table(
        "release",
        sa.Column("round", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["round.key"], name=op.f("fk_release_round_round")),
        sa.PrimaryKeyConstraint("round", "version", name=op.f("pk_release")),
    )
    op.create_table(
        "round_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.Column("frozen", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form", "version"],
            ["questionnaire_version.form", "questionnaire_version.version"],
            name=op.f("fk_round_form_form_questionnaire_version"),
        ),
        sa.ForeignKeyConstraint(["round"], ["round.key"], name=op.f("fk_round_form_round_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_form")),
        sa.UniqueConstraint("round", "form", name=op.f("uq_round_form_round")),
    )
    op.create_table(
        "band",
        sa.Column("round_form", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(length=40), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_form"], ["round_form.id"], name=op.f("fk_band_round_form_round_form")),
        sa.PrimaryKeyConstraint("round_form", "group", name=op.f("pk_band")),
    )
    op.create_table(
        "count",
        sa.Column("round_form", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["round_form"], ["round_form.id"], name=op.f("fk_count_round_form_round_form")),
        sa.PrimaryKeyConstraint("round_form", name=op.f("pk_count")),
    )
    op.create_table(
        "link",
        sa.Column("token", sa.String(length=24), nullable=False),
        sa.Column("round_form", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(length=40), nullable=True),
        sa.Column("mode", sa.String(length=4), nullable=False),
        sa.Column("label", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_form"], ["round_form.id"], name=op.f("fk_link_round_form_round_form")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_link")),
        sa.UniqueConstraint("round_form", "label", name=op.f("uq_link_round_form")),
    )
    _keep_samples_out()


def _keep_samples_out() -> None:
    """PostgreSQL's ANALYZE keeps samples of every column, also of rows that are gone: none of the answers."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in ("ballot", "rating", "free_text", "board_answer", "code", "receipt"):
        for column in sa.inspect(op.get_bind()).get_columns(table):
            op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column["name"]}" SET STATISTICS 0')


def downgrade() -> None:
    op.drop_table("link")
    op.drop_table("count")
    op.drop_table("band")
    op.drop_table("round_form")
    op.drop_table("release")
    op.drop_table("one_time_link")
    op.drop_table("office_session")
    op.drop_table("certificate")
    op.drop_table("activity")
    op.drop_table("user")
    op.drop_table("round")
    op.drop_table("receipt")
    op.drop_table("rating")
    op.drop_table("questionnaire_version")
    op.drop_table("free_text")
    op.drop_table("code")
    op.drop_table("board_answer")
    op.drop_table("ballot")
    op.drop_table("audit_entry")
    op.drop_table("area")
