"""Which inference engines there are here; what durable_rules itself does is only tested where it can be imported."""

import pytest

from engine.inference.choose import make_inference
from engine.inference.interface import Inference

BEST = make_inference("durable")
ENGINES = ["plain"] if BEST.name == "plain" else ["plain", "durable"]
collect_ignore = ["test_durable.py", "test_durable_limits.py"] if BEST.name == "plain" else []


def pytest_report_header() -> str:
    """Say which engines are tested, and why one is missing."""
    missing = f"; {BEST.reason}, so its own tests are left out" if BEST.reason else ""
    return f"inference: {', '.join(ENGINES)}{missing}"


@pytest.fixture(params=ENGINES)
def inference(request: pytest.FixtureRequest) -> Inference:
    """Each engine there is, fresh."""
    return make_inference(request.param)


@pytest.fixture(scope="session")
def engines() -> list[Inference]:
    """All engines there are; whoever uses them loads rules first."""
    return [make_inference(name) for name in ENGINES]
