"""The visits somebody holds."""

from web.caseload.views import blueprint

__all__ = ["blueprint"]
