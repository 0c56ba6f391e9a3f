"""Every paper that is needed somewhere, once, with what it is for: one list to look things up by."""

from web.i18n import gettext as _
from web.plan.context import Context
from web.plan.model import Paper

LEAST = 3
"""With fewer papers the cards say it well enough."""


def papers(context: Context) -> tuple[Paper, ...]:
    """List the papers of all things to do, those that serve most schemes first; empty when there are few."""
    needed: dict[str, dict[str, None]] = {}
    for action in context.advice["actions"]:
        for paper in action["papers"]:
            needed.setdefault(paper, {})[action["scheme"]] = None
    if len(needed) < LEAST:
        return ()
    ranked = sorted(needed.items(), key=lambda item: -len(item[1]))
    return tuple(Paper(_(paper), ", ".join(context.title(scheme) for scheme in schemes)) for paper, schemes in ranked)
