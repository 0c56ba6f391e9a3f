"""The version of the engine, as receipts name it."""

__version__ = "0.1.0"
