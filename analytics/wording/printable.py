"""A text of strangers as one line that any page and any file can hold."""

from __future__ import annotations

import re

# Nothing of these may stand in a line: controls, line ends, lone surrogates, and what turns the direction of a text.
SPACES = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """The text on one line; what cannot be printed is seen to be missing."""
    return UNPRINTABLE.sub(REPLACEMENT, SPACES.sub(" ", text))
