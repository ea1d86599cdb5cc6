"""Printed numbers and names that can be traced: what each states, and the answer that it was read from."""

from analytics.claims.claim import Cited, Claim
from analytics.claims.pieces import Piece, Text, Typed, composer, plain
from analytics.claims.reader import Reader
from analytics.claims.reading import Aspect, Reading

__all__ = ["Aspect", "Cited", "Claim", "Piece", "Reader", "Reading", "Text", "Typed", "composer", "plain"]
