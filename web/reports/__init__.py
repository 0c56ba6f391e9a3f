"""Reports of a surprising outcome: told at the table, answered by who keeps the rules."""

from web.reports.views import blueprint

__all__ = ["blueprint"]
