"""An advice with more schemes than the rules that ship have: pages must stay calm then too."""

from collections.abc import Iterator
from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import engine

Json = dict[str, Any]
PERHAPS, NOT_NOW = 12, 5


def crowded(advice: Json) -> Json:
    """Return the advice with copies of its first scheme: twelve that may be had for an unknown amount, five that may not."""
    advice = deepcopy(advice)
    advice["schemes"] += [
        *_copies(advice, "misschien", "unknown", PERHAPS),
        *_copies(advice, "nu_niet", "not_eligible", NOT_NOW),
    ]
    advice["total"]["amount_unknown"] += [
        each["id"] for each in advice["schemes"] if each["id"].startswith("misschien")
    ]
    question = {
        "label": "Gegeven",
        "question": "Gegeven?",
        "presumed": False,
        "due": True,
        "chapter": "wie_woont_hier",
        "schemes": ["misschien_0"],
    }
    advice["questions"] += [question | {"fact": f"gegeven_{n}", "stake_cents": n * 100} for n in range(12)]
    advice["assumptions"] += [
        {"fact": f"aanname_{n}", "label": "Aanname", "value": "ja", "text": f"Aanname {n}.", "schemes": ["misschien_0"], "weight_cents": 0}
        for n in range(12)
    ]  # fmt: skip
    return advice


def _copies(advice: Json, name: str, status: str, count: int) -> Iterator[Json]:
    for number in range(count):
        scheme = deepcopy(advice["schemes"][0])
        scheme |= {"id": f"{name}_{number}", "title": f"Regeling {name} {number}", "status": status, "missing": []}
        scheme |= {"new_money": None, "first_year": None, "retroactive": None, "monthly_shown": None}
        scheme["amount"] = {"min_cents": 0, "max_cents": 0, "exact": None, "unit": "EUR/year"}
        if status == "unknown":
            scheme["amount"] = None
        else:
            scheme["conditions"][0] |= {"outcome": "failed"}
        yield scheme


def advise_crowd(*words: Any, **named: Any) -> SimpleNamespace:
    """Give an advice as the engine does, with a crowd of schemes."""
    advice = crowded(engine.advise(*words, **named).as_json())
    return SimpleNamespace(as_json=lambda: advice)
