"""The life event that a visit starts from, and what was agreed on for a talk by phone or video."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "happening",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_happening_visit_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", name="pk_happening"),
    )
    op.create_table(
        "remote_talk",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(), nullable=True),
        sa.Column("plan_by", sa.String(10), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_remote_talk_visit_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", name="pk_remote_talk"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("remote_talk")
    op.drop_table("happening")
