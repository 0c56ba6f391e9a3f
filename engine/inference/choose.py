"""Which inference engine runs here."""

import os

from engine.errors import EngineError
from engine.inference.interface import Inference
from engine.inference.plain import PlainInference

SETTING = "TOEREIKEND_INFERENCE"


def make_inference(prefer: str | None = None) -> Inference:
    """Return durable_rules where it can be imported, else its plain twin, with the reason kept in `.reason`.

    `prefer`, or else the environment variable TOEREIKEND_INFERENCE, is "durable" or "plain".
    """
    wish = prefer or os.environ.get(SETTING) or "durable"
    if wish == "plain":
        return PlainInference("asked for")
    if wish != "durable":
        raise EngineError(f"{SETTING}: '{wish}' is not an inference engine. Choose durable or plain.")
    try:
        from engine.inference.durable import DurableInference
    except ImportError as error:
        return PlainInference(f"durable_rules cannot be imported: {error}")
    return DurableInference()
