"""The telephone number of an organisation, and when somebody answers."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, longest in (("phone", 20), ("phone_hours", 80)):
        op.add_column("organisation", sa.Column(name, sa.String(longest), nullable=False, server_default=""))


def downgrade() -> None:
    for name in ("phone_hours", "phone"):
        op.drop_column("organisation", name)
