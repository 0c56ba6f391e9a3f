"""The caseload: stages, appointments, handing over, lists of invitations."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what a visit is as a case, and three tables."""
    with op.batch_alter_table("visit") as visit:
        visit.add_column(sa.Column("stage", sa.String(12), nullable=False, server_default="in_talk"))
        visit.add_column(sa.Column("planned_on", sa.Date(), nullable=True))
        visit.add_column(sa.Column("planned_time", sa.Time(), nullable=True))
        visit.add_column(sa.Column("manner", sa.String(8), nullable=False, server_default="home"))
        visit.add_column(sa.Column("vindplaats", sa.String(80), nullable=False, server_default=""))
        visit.add_column(sa.Column("life_event", sa.String(60), nullable=False, server_default=""))
        visit.add_column(sa.Column("reference", sa.String(80), nullable=True))
        visit.add_column(sa.Column("name_folded", sa.String(200), nullable=False, server_default=""))
        visit.create_unique_constraint("uq_visit_organisation_id", ["organisation_id", "reference"])
        visit.create_index("ix_visit_stage", ["stage"])
        visit.create_index("ix_visit_planned_on", ["planned_on"])
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
    with op.batch_alter_table("visit") as visit:
        visit.drop_index("ix_visit_planned_on")
        visit.drop_index("ix_visit_stage")
        visit.drop_constraint("uq_visit_organisation_id", type_="unique")
        for name in ("name_folded", "reference", "life_event", "vindplaats", "manner", "planned_time", "planned_on"):
            visit.drop_column(name)
        visit.drop_column("stage")


def _fold_names() -> None:
    """Give visits that are there already the name by which people search."""
    from web.folding import folded

    visit = sa.table("visit", sa.column("id"), sa.column("household_name"), sa.column("name_folded"))
    connection = op.get_bind()
    for number, name in connection.execute(sa.select(visit.c.id, visit.c.household_name)).all():
        connection.execute(visit.update().where(visit.c.id == number).values(name_folded=folded(name)))
