"""Organisations and accounts; a visit belongs to an organisation and its consultant; the audit trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables. Visits that are there already go to one organisation, to be handed to its consultants."""
    _make_accounts()
    _make_keys()
    _make_audit()
    op.add_column("visit", sa.Column("organisation_id", sa.Integer(), nullable=True))
    op.add_column("visit", sa.Column("consultant_id", sa.Integer(), nullable=True))
    _adopt_visits()
    with _kept_answers(), op.batch_alter_table("visit") as visit:
        visit.drop_constraint("uq_visit_resume_code", type_="unique")
        visit.drop_column("resume_code")
        visit.alter_column("organisation_id", existing_type=sa.Integer(), nullable=False)
        visit.create_foreign_key("fk_visit_organisation_id", "organisation", ["organisation_id"], ["id"])
        visit.create_foreign_key("fk_visit_consultant_id", "user", ["consultant_id"], ["id"])
    op.create_index("ix_visit_organisation_id", "visit", ["organisation_id"])
    op.create_index("ix_visit_consultant_id", "visit", ["consultant_id"])


def downgrade() -> None:
    """Take it back. A visit gets its own code for resuming again."""
    op.drop_index("ix_visit_consultant_id", "visit")
    op.drop_index("ix_visit_organisation_id", "visit")
    op.add_column("visit", sa.Column("resume_code", sa.String(14), nullable=True))
    op.execute(sa.text("UPDATE visit SET resume_code = upper(code)"))
    with _kept_answers(), op.batch_alter_table("visit") as visit:
        visit.drop_constraint("fk_visit_consultant_id", type_="foreignkey")
        visit.drop_constraint("fk_visit_organisation_id", type_="foreignkey")
        visit.drop_column("consultant_id")
        visit.drop_column("organisation_id")
        visit.alter_column("resume_code", existing_type=sa.String(14), nullable=False)
        visit.create_unique_constraint("uq_visit_resume_code", ["resume_code"])
    for table in ("audit_head", "audit_entry", "attempt", "sign_in", "invitation", "recovery_code", "user", "organisation"):
        op.drop_table(table)


@contextmanager
def _kept_answers() -> Iterator[None]:
    """Keep what belongs to the visits aside: SQLite makes their table anew, and dropping the old one would erase it."""
    if op.get_bind().dialect.name != "sqlite":
        yield
        return
    for table in ("answer", "advice"):
        op.execute(sa.text(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT * FROM {table}"))
        op.execute(sa.text(f"DELETE FROM {table}"))
    yield
    for table in ("answer", "advice"):
        op.execute(sa.text(f"INSERT INTO {table} SELECT * FROM kept_{table}"))
        op.execute(sa.text(f"DROP TABLE kept_{table}"))


def _adopt_visits() -> None:
    bind = op.get_bind()
    codes = list(bind.scalars(sa.text("SELECT DISTINCT municipality FROM visit ORDER BY municipality")))
    if codes:
        organisation = sa.table(
            "organisation", sa.column("name"), sa.column("municipalities", sa.JSON()),
            sa.column("needs_second_step", sa.Boolean()), sa.column("created_at", sa.DateTime()),
        )  # fmt: skip
        moment = datetime.now(UTC).replace(tzinfo=None)
        values = {"name": "Mijn organisatie", "municipalities": codes, "needs_second_step": False, "created_at": moment}
        bind.execute(organisation.insert().values(values))
        bind.execute(sa.text("UPDATE visit SET organisation_id = (SELECT min(id) FROM organisation)"))


def _make_accounts() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("municipalities", sa.JSON(), nullable=False),
        sa.Column("needs_second_step", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("name", name="uq_organisation_name"),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=True),
        sa.Column("totp_secret", sa.String(250), nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=True),
        sa.Column("oidc_subject", sa.String(400), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_user_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_user"),
        sa.UniqueConstraint("email", name="uq_user_email"),
        sa.UniqueConstraint("oidc_subject", name="uq_user_oidc_subject"),
    )
    op.create_index("ix_user_organisation_id", "user", ["organisation_id"])


def _make_keys() -> None:
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_recovery_code_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_recovery_code"),
    )
    op.create_index("ix_recovery_code_user_id", "recovery_code", ["user_id"])
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_invitation_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("token_hash", name="uq_invitation_token_hash"),
    )
    op.create_index("ix_invitation_organisation_id", "invitation", ["organisation_id"])
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_sign_in_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in"),
        sa.UniqueConstraint("token_hash", name="uq_sign_in_token_hash"),
    )
    op.create_index("ix_sign_in_user_id", "sign_in", ["user_id"])
    op.create_index("ix_sign_in_seen_at", "sign_in", ["seen_at"])
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
    )
    op.create_index("ix_attempt_what", "attempt", ["what"])
    op.create_index("ix_attempt_at", "attempt", ["at"])


def _make_audit() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_organisation_id", "audit_entry", ["organisation_id"])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    op.bulk_insert(head, [{"id": 1, "count": 0, "last": "", "seal": ""}])
