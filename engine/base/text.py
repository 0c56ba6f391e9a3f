"""Texts at the start of a sentence and inside one."""


def capitalised(text: str) -> str:
    """Start a text with a capital and leave the rest alone."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Return a text as it stands inside a sentence."""
    return text[:1].lower() + text[1:]
