"""Reports of surprising outcomes, signals of money trouble and what was agreed about help."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables; all of them go with the visit."""
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("advice_id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("expected", sa.String(1000), nullable=False),
        sa.Column("letter_cents", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.String(2000), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["advice_id"], ["advice.id"], name="fk_report_advice_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index("ix_report_advice_id", "report", ["advice_id"])
    op.create_table(
        "seen_signals",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("signals", sa.JSON(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_seen_signals_visit_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("visit_id", name="pk_seen_signals"),
    )
    op.create_table(
        "warm_handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("exit", sa.String(160), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("consent_by", sa.String(12), nullable=False),
        sa.Column("agreed_at", sa.DateTime(), nullable=False),
        sa.Column("caller", sa.String(12), nullable=False),
        sa.Column("call_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_warm_handover_visit_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_warm_handover"),
    )
    op.create_index("ix_warm_handover_visit_id", "warm_handover", ["visit_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("warm_handover")
    op.drop_table("seen_signals")
    op.drop_table("report")
