"""From `u` to `je`: the texts are written once, with `u`; whoever rather says `je` gets them so.

Dutch changes the verb only where it comes before the pronoun (`krijgt u`, `krijg je`) and in a handful of verbs.
"""

import re

_BEFORE = {"heeft": "heb", "hebt": "heb", "kunt": "kun", "kan": "kun", "wilt": "wil", "zult": "zul", "zal": "zul"}
"""Verbs that change more than a last t when they come first."""

_ENDS_IN_T = frozenset(
    ("eet", "haast", "kost", "laat", "let", "meet", "moet", "past", "praat", "rust", "schat", "sluit", "start")
) | {"vergeet", "wacht", "weet", "zet", "zit"}
"""Verbs whose stem itself ends in a t."""

_NO_VERB = frozenset(
    (
        "dat",
        "doordat",
        "iets",
        "met",
        "niet",
        "nadat",
        "omdat",
        "tot",
        "totdat",
        "uit",
        "voordat",
        "want",
        "wat",
        "zodat",
    )
)
_PREPOSITIONS = "aan|bij|door|met|naar|over|tegen|tussen|van|voor|zonder"

_VERB_FIRST = re.compile(r"\b([^\W\d_]+t|kan|zal) u\b", re.IGNORECASE)
_TO_YOU = re.compile(rf"\b({_PREPOSITIONS}) u\b(?! [^\W\d_]+t\b(?! te))", re.IGNORECASE)
_PLAIN = (
    (re.compile(r"\bu heeft\b"), "je hebt"),
    (re.compile(r"\bU heeft\b"), "Je hebt"),
    (re.compile(r"\bu zich\b"), "je je"),
    (re.compile(r"\bU zich\b"), "Je je"),
    (re.compile(r"\b([uU])zelf\b"), lambda found: "jezelf" if found[1] == "u" else "Jezelf"),
    (re.compile(r"\buw\b"), "je"),
    (re.compile(r"\bUw\b"), "Je"),
    (re.compile(r"\bu\b(?![.-]\w)"), "je"),
    (re.compile(r"\bU\b(?![.-])"), "Je"),
)


def informal(text: str) -> str:
    """Say a text with `je`.

    >>> informal("Krijgt u dit al? U heeft dan uw brief bij u.")
    'Krijg je dit al? Je hebt dan je brief bij jou.'
    """
    said = _VERB_FIRST.sub(_with_verb_first, text)
    said = _TO_YOU.sub(lambda found: f"{found[1]} jou", said)
    for pattern, instead in _PLAIN:
        said = pattern.sub(instead, said)
    return said


def _with_verb_first(found: re.Match[str]) -> str:
    word = found[1]
    lower = word.lower()
    if lower in _NO_VERB:
        return found[0]
    stem = _BEFORE.get(lower) or (lower if lower in _ENDS_IN_T else lower.removesuffix("t"))
    return f"{stem.capitalize() if word[0].isupper() else stem} je"
