"""Every paper that is needed somewhere, once, with what it is for: one list to look things up by."""

from collections.abc import Iterable

from web.i18n import gettext as _
from web.plan.amounts import few, listed
from web.plan.context import Context
from web.plan.model import Papers
from web.plan.words import MORE_SCHEMES

ASKING = ("apply", "check", "claim_back")
MOST_NAMED = 3
LEAST = 3
"""With fewer papers the cards say it well enough."""


def papers(context: Context) -> tuple[Papers, ...]:
    """List the papers of all that is asked for, those that serve most schemes first; empty when there are few.

    Papers for the same schemes stand together.
    """
    needed: dict[str, dict[str, None]] = {}
    for action in (one for one in context.advice["actions"] if one["kind"] in ASKING):
        for paper in action["papers"]:
            needed.setdefault(paper, {})[action["scheme"]] = None
    if len(needed) < LEAST:
        return ()
    together: dict[tuple[str, ...], list[str]] = {}
    for paper, schemes in needed.items():
        together.setdefault(tuple(schemes), []).append(_(paper))
    ranked = sorted(together.items(), key=lambda item: -len(item[0]))
    return tuple(Papers(tuple(names), _named(schemes, context)) for schemes, names in ranked)


def _named(schemes: Iterable[str], context: Context) -> str:
    return listed(few([context.title(scheme) for scheme in schemes], MOST_NAMED, MORE_SCHEMES))
