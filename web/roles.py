"""The roles; apart from the tables, so that the command line knows them without a database."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody does; one person may have several roles."""

    CONSULTANT = "consultant"  # holds talks
    COORDINATOR = "coordinator"  # sees every visit of the organisation
    EDITOR = "editor"  # writes rules
    APPROVER = "approver"  # approves the rules that another wrote
    REPORTER = "reporter"  # sees figures, no visits
    ADMINISTRATOR = "administrator"  # sees to the accounts, no visits
