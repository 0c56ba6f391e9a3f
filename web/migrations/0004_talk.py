"""Where the talk was, and the papers that were looked at.

Revision ID: 0004
Revises: 0001
Create Date: 2026-11-22
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the last page of a visit and the table of ticks."""
    op.add_column("visit", sa.Column("last_page", sa.String(300), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "seen_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_seen_paper_visit_id_visit", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_seen_paper"),
        sa.UniqueConstraint("visit_id", "name", name="uq_seen_paper_visit_id"),
    )
    op.create_index("ix_seen_paper_visit_id", "seen_paper", ["visit_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("seen_paper")
    op.drop_column("visit", "last_page")
