"""The tables: organisations and their people; visits, with answers, advices, reports and what was agreed; the audit."""

from web.models.advice import Advice
from web.models.answer import Answer, State
from web.models.audit import AuditEntry, AuditHead
from web.models.base import Model
from web.models.case import Handover, ImportList, Step
from web.models.happening import Happening, RemoteTalk
from web.models.organisation import Organisation
from web.models.paper import SeenPaper
from web.models.report import Report
from web.models.signal import SeenSignals, WarmHandover
from web.models.stage import Manner, Stage
from web.models.user import Attempt, Invitation, RecoveryCode, SignIn, User
from web.models.visit import Visit
from web.roles import Role

__all__ = [
    "Advice",
    "Answer",
    "Attempt",
    "AuditEntry",
    "AuditHead",
    "Handover",
    "Happening",
    "ImportList",
    "Invitation",
    "Manner",
    "Model",
    "Organisation",
    "RecoveryCode",
    "RemoteTalk",
    "Report",
    "Role",
    "SeenPaper",
    "SeenSignals",
    "SignIn",
    "Stage",
    "State",
    "Step",
    "User",
    "Visit",
    "WarmHandover",
]
