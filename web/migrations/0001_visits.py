"""Visits, answers and advices."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = ("default",)
depends_on = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("resume_code", sa.String(14), nullable=False),
        sa.Column("household_name", sa.String(80), nullable=False),
        sa.Column("municipality", sa.String(6), nullable=False),
        sa.Column("reference_date", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_visit"),
        sa.UniqueConstraint("code", name="uq_visit_code"),
        sa.UniqueConstraint("resume_code", name="uq_visit_resume_code"),
    )
    op.create_index("ix_visit_keep_until", "visit", ["keep_until"])
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("change", sa.String(32), nullable=False),
        sa.Column("undoes", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_answer_visit_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.UniqueConstraint("visit_id", "path", "version", name="uq_answer_visit_id"),
    )
    op.create_index("ix_answer_visit_id", "answer", ["visit_id"])
    op.create_table(
        "advice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("catalogue_hash", sa.String(80), nullable=False),
        sa.Column("profile_hash", sa.String(80), nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_advice_visit_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_advice"),
    )
    op.create_index("ix_advice_visit_id", "advice", ["visit_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("advice")
    op.drop_table("answer")
    op.drop_table("visit")
