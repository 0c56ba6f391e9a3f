"""The audit trail: who did what and when, each event sealed together with the one before."""

from web.audit.trail import record

__all__ = ["record"]
