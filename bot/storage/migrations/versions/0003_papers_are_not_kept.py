"""Files of the house's own making are drawn when they are sent: none is kept, and none needs a row."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the change in."""
    op.drop_table("media")
