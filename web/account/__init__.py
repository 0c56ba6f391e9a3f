"""One's own account."""

from web.account.views import blueprint

__all__ = ["blueprint"]
