"""The tables: organisations and their people; a visit, its answers and the advices given on them; the audit trail."""

from web.models.advice import Advice
from web.models.answer import Answer, State
from web.models.audit import AuditEntry, AuditHead
from web.models.base import Model
from web.models.organisation import Organisation
from web.models.user import Attempt, Invitation, RecoveryCode, Role, SignIn, User
from web.models.visit import Visit

__all__ = [
    "Advice",
    "Answer",
    "Attempt",
    "AuditEntry",
    "AuditHead",
    "Invitation",
    "Model",
    "Organisation",
    "RecoveryCode",
    "Role",
    "SignIn",
    "State",
    "User",
    "Visit",
]
