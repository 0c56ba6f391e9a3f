"""The life event that a visit starts from."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
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


def downgrade() -> None:
    """Drop it."""
    op.drop_table("happening")
