"""Charts as PNG: a browser of this machine draws them, started once for the process and closed with it.

``python -m pages.parts.pictures [--titled] < document.json`` prints the pictures of a briefing as JSON.
"""

from __future__ import annotations

import asyncio
import atexit
import sys
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from analytics.briefing import stored
from analytics.briefing.document import Document
from analytics.briefing.pictures import (
    LONE,
    TITLED,
    NoPictures,
    Pictures,
    drawn_json,
    no_browser,
    no_drawing,
    refused_json,
)
from pages.parts.figures.briefing import pictured

SCALE = 2
# As many pictures are drawn at once; more would only wait for each other.
TABS = 2
START_SECONDS, DRAW_SECONDS = 40, 30


class Draughtsman:
    """The browser with its own event loop in a thread of its own; may be asked from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._browser: Any = None

    def draw(self, figures: Sequence[Any]) -> list[bytes]:
        """A PNG per figure, in order; :class:`NoPictures` where none can be drawn.

        After a failure the browser is closed, and the next call starts another.
        """
        with self._lock:
            path = browser_path()
            if path is None:
                raise no_browser()
            try:
                if self._browser is None:
                    self._browser = self._run(opened(path), START_SECONDS)
                return self._run(drawn_all(self._browser, figures), DRAW_SECONDS * (1 + len(figures)))
            # Whatever a browser and its pipes may raise: a briefing is complete without pictures.
            except Exception as error:
                self._end()
                raise no_drawing(type(error).__name__) from error

    def close(self) -> None:
        """Close the browser, if it was started."""
        with self._lock:
            self._end()

    def _run(self, work: Any, seconds: float) -> Any:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = Thread(target=self._loop.run_forever, name="pictures", daemon=True)
            self._thread.start()
        asked: Future[Any] = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return asked.result(seconds)
        except TimeoutError:
            asked.cancel()
            raise

    def _end(self) -> None:
        browser, self._browser = self._browser, None
        if browser is not None:
            # It may be gone already, that being why it is closed.
            with suppress(Exception):
                self._run(browser.close(), DRAW_SECONDS)
        loop, self._loop = self._loop, None
        if loop is not None and self._thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            self._thread.join()
            loop.close()


DRAUGHTSMAN = Draughtsman()
atexit.register(DRAUGHTSMAN.close)


def browser_path() -> str | None:
    """A browser of this machine; null for none."""
    # Imported here: pages are shown without it.
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    return found if found is not None and Path(found).is_file() else None


async def opened(path: str) -> Any:
    """A browser with Plotly's own script loaded from the installed package, which reaches no other machine."""
    # Imported here, since it takes a third of a second and only a picture needs it.
    import kaleido
    from choreographer.browsers.chromium import Chromium

    class OwnMachineOnly(Chromium):
        """A browser for which no name leads anywhere."""

        def get_cli(self) -> Sequence[str]:
            """The command line that starts it."""
            return [*super().get_cli(), "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]

    browser = kaleido.Kaleido(n=TABS, timeout=DRAW_SECONDS, mathjax=False, path=path, browser_cls=OwnMachineOnly)
    await browser.open()
    return browser


async def drawn_all(browser: Any, figures: Sequence[Any]) -> list[bytes]:
    """The pictures, drawn beside each other."""
    return list(await asyncio.gather(*(browser.calc_fig(one, {"format": "png", "scale": SCALE}) for one in figures)))


def pictures_of(document: Document, *, titled: bool = False) -> Pictures:
    """PNG by the code of its chart, each with its source and the mark of invented figures.

    ``titled`` puts the finding into the picture, for those that travel alone. :class:`NoPictures` where none can be
    drawn.
    """
    figures = [pictured(chart, document, titled=titled) for chart in document.charts]
    if not figures:
        return {}
    return dict(zip((chart.code for chart in document.charts), DRAUGHTSMAN.draw(figures), strict=True))


def main(arguments: Sequence[str]) -> None:
    """Read a document, print its pictures or the refusal."""
    document = stored.from_json(sys.stdin.buffer.read().decode(errors=LONE))
    try:
        answer = drawn_json(pictures_of(document, titled=TITLED in arguments))
    except NoPictures as refusal:
        answer = refused_json(refusal)
    sys.stdout.write(answer)


if __name__ == "__main__":
    main(sys.argv[1:])
