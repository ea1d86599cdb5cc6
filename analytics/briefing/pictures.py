"""The pictures of a briefing for those who may not draw: drawn by another process, which may.

The command line starts without Plotly, so it asks :mod:`pages.parts.pictures` for them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping

from analytics.briefing import stored
from analytics.briefing.document import Document
from analytics.errors import PortfolioError
from analytics.places import ROOT

DRAWN_BY = "pages.parts.pictures"
TITLED = "--titled"
SECONDS = 120
LONE = "surrogatepass"

Pictures = Mapping[str, bytes]


class NoPictures(PortfolioError):
    """Pictures that this machine cannot draw; everything else of a briefing is there without them."""


def pictures_of(document: Document, *, titled: bool = False) -> Pictures:
    """PNG by the code of its chart; ``titled`` puts the finding into the picture, for those that travel alone.

    :class:`NoPictures` without a browser on this machine, or with one that does not draw.
    """
    if not document.charts:
        return {}
    # A lone surrogate, which a browser's form may send, is no reason to draw nothing.
    told = stored.to_json(document).encode(errors=LONE)
    command = [sys.executable, "-m", DRAWN_BY, *([TITLED] if titled else [])]
    try:
        asked = subprocess.run(  # noqa: S603
            command, cwd=ROOT, input=told, capture_output=True, timeout=SECONDS, check=True
        )
        answer = json.loads(asked.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise no_drawing(type(error).__name__) from error
    if "refused" in answer:
        # The other process refused in words of this catalogue.
        message, values = answer["refused"], answer["values"]
        raise NoPictures(message, **values)
    return {code: b64decode(picture) for code, picture in answer["pictures"].items()}


def drawn_json(pictures: Pictures) -> str:
    """What the drawing process answers."""
    return json.dumps({"pictures": {code: b64encode(picture).decode() for code, picture in pictures.items()}})


def refused_json(refusal: NoPictures) -> str:
    """What it answers when it cannot draw."""
    return json.dumps({"refused": refusal.message, "values": refusal.values}, default=str)


def no_browser() -> NoPictures:
    """The refusal of a machine without a browser."""
    return NoPictures("There is no browser on this machine, so the pictures are left out: install chromium.")


def no_drawing(why: str) -> NoPictures:
    """The refusal of a browser that does not start or does not draw."""
    return NoPictures("The browser of this machine draws no pictures, so they are left out ({why}).", why=why)
