"""The accounts of an organisation, for its administrators."""

from web.people.views import blueprint

__all__ = ["blueprint"]
