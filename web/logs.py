"""Logging: one JSON line per event, without names, answers or addresses of visits."""

import logging
import sys

import structlog


def init_logs(*, quiet: bool) -> None:
    """Write events to standard error; in a demo or test only warnings and worse."""
    logging.getLogger("alembic").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if quiet else logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
