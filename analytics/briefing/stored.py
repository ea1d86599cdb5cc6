"""Documents as JSON and back, without loss: exact numbers are written as fractions."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from typing import Any

from cattrs import Converter
from cattrs.cols import is_namedtuple, namedtuple_dict_structure_factory, namedtuple_dict_unstructure_factory
from cattrs.errors import BaseValidationError

from analytics.briefing.document import Cell, Document
from analytics.claims import Claim, Piece, Typed
from analytics.months import Month


@cache
def converter() -> Converter:
    """The converter of every type that a document is made of."""
    found = Converter()

    def piece_to_json(piece: Piece) -> Any:
        if isinstance(piece, str):
            return piece
        return {"typed": piece.text} if isinstance(piece, Typed) else {"claim": found.unstructure(piece, Claim)}

    def piece_from_json(value: Any, _type: object) -> Piece:
        if isinstance(value, str):
            return value
        return Typed(value["typed"]) if "typed" in value else found.structure(value["claim"], Claim)

    def cell_to_json(cell: Cell) -> Any:
        return {"exact": str(cell)} if isinstance(cell, Fraction) else cell

    def cell_from_json(value: Any, _type: object) -> Cell:
        return Fraction(value["exact"]) if isinstance(value, dict) else value

    found.register_unstructure_hook_factory(is_namedtuple, namedtuple_dict_unstructure_factory)
    found.register_structure_hook_factory(is_namedtuple, namedtuple_dict_structure_factory)
    found.register_unstructure_hook(Fraction, str)
    found.register_structure_hook(Fraction, lambda value, _type: Fraction(value))
    found.register_unstructure_hook(Month, str)
    found.register_structure_hook(Month, lambda value, _type: Month.parse(value))
    found.register_unstructure_hook(Piece, piece_to_json)
    found.register_structure_hook(Piece, piece_from_json)
    found.register_unstructure_hook(Cell, cell_to_json)
    found.register_structure_hook(Cell, cell_from_json)
    return found


def to_json(document: Document) -> str:
    """The document as text."""
    return json.dumps(converter().unstructure(document), indent=1)


def from_json(text: str) -> Document:
    """The document that :func:`to_json` wrote; a :class:`ValueError` for anything else."""
    try:
        return converter().structure(json.loads(text), Document)
    except BaseValidationError as error:
        raise ValueError("not a briefing") from error
