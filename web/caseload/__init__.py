"""The caseload: the list of visits, planning, handing over, and reading in invitations."""

from web.caseload import importing as importing  # its views join the blueprint
from web.caseload.views import blueprint

__all__ = ["blueprint"]
