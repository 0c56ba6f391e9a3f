"""Looking ahead in a visit: scenarios beside today, the coming twelve months, and what a wage leaves."""

from web.scenarios.views import blueprint

__all__ = ["blueprint"]
