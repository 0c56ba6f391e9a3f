"""The caseload: stages, appointments, handing over, lists of invitations."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what a visit is as a case, and three tables."""
    for column in _columns():
        op.add_column("visit", column)
    op.create_index("ix_visit_stage", "visit", ["stage"])
    op.create_index("ix_visit_planned_on", "visit", ["planned_on"])
    op.create_index("ix_visit_organisation_reference", "visit", ["organisation_id", "reference"], unique=True)
    _fold_names()
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("before", sa.String(12), nullable=False),
        sa.Column("after", sa.String(12), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_step_visit_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_step_user_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_step"),
    )
    op.create_index("ix_step_visit_id", "step", ["visit_id"])
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=True),
        sa.Column("receiver_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_handover_visit_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["giver_id"], ["user.id"], name="fk_handover_giver_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["receiver_id"], ["user.id"], name="fk_handover_receiver_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_handover"),
    )
    op.create_index("ix_handover_visit_id", "handover", ["visit_id"])
    op.create_index("ix_handover_receiver_id", "handover", ["receiver_id"])
    op.create_table(
        "import_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_import_list_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_import_list"),
    )
    op.create_index("ix_import_list_user_id", "import_list", ["user_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("import_list")
    op.drop_table("handover")
    op.drop_table("step")
    for index in ("ix_visit_organisation_reference", "ix_visit_planned_on", "ix_visit_stage"):
        op.drop_index(index, "visit")
    for column in _columns():
        op.drop_column("visit", column.name)


def _columns() -> list[sa.Column]:
    """Each can be added without making the table anew, which on SQLite would erase what belongs to the visits."""
    return [
        sa.Column("stage", sa.String(12), nullable=False, server_default="in_talk"),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("planned_time", sa.Time(), nullable=True),
        sa.Column("manner", sa.String(8), nullable=False, server_default="home"),
        sa.Column("vindplaats", sa.String(80), nullable=False, server_default=sa.text("''")),
        sa.Column("life_event", sa.String(60), nullable=False, server_default=sa.text("''")),
        sa.Column("reference", sa.String(80), nullable=True),
        sa.Column("name_folded", sa.String(200), nullable=False, server_default=sa.text("''")),
    ]


def _fold_names() -> None:
    """Give visits that are there already the name by which people search."""
    from web.folding import folded

    visit = sa.table("visit", sa.column("id"), sa.column("household_name"), sa.column("name_folded"))
    connection = op.get_bind()
    for number, name in connection.execute(sa.select(visit.c.id, visit.c.household_name)).all():
        connection.execute(visit.update().where(visit.c.id == number).values(name_folded=folded(name)))
