"""What a formula over shared facts and norms comes to for a household, outside any scheme."""

from typing import Any

from engine import Catalogue, advisor_for
from engine.evaluate.compiler import Compiler
from engine.evaluate.frame import Frame, Run
from engine.language.parser import parse
from engine.profile.household import read_profile


def value_of(catalogue: Catalogue, formula: str, profile: dict[str, Any]) -> Any:
    """Return the value of a shared fact, or of a formula over facts and norms, on the day of the profile.

    A figure without a value on that day raises NotInForce; what is not told is a Range or UNKNOWN.
    """
    library = advisor_for(catalogue).library
    read = read_profile(library.vocabulary, profile)
    figures = {name: dated for name, norm in library.norms.items() if (dated := norm.at(read.on)) is not None}
    run = Run(read.on, read.on.replace(month=1, day=1), figures, {})
    frame = Frame(read.household.values, read.household.members, run)
    return Compiler(library.scope).key(parse(formula), library.scope)(frame)
