"""What tests of the engine share: a way to write a catalogue of a few lines, and hypothesis without surprises."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.engine.small import MakeSmall, Small, scheme_text

settings.register_profile("toereikend", derandomize=True, deadline=None, database=None, print_blob=False)
settings.load_profile("toereikend")


@pytest.fixture
def small(tmp_path: Path) -> MakeSmall:
    """A function that writes a small catalogue with one scheme `proef`, or with the files given."""

    def make(logic: str = "", parameters: str = "", files: dict[str, str] | None = None, **changes: str) -> Small:
        schemes = {"rules/national/proef.yaml": scheme_text(logic, parameters, **changes)} if logic else {}
        return Small(tmp_path, {**schemes, **(files or {})})

    return make
