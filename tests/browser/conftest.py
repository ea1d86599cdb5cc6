"""The real server on a free port with its own snapshots, and one headless Chromium for all tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from analytics.snapshots.archive import VARIABLE
from tests.browser.window import Window, open_window
from tests.builders import DECEMBER, YEAR_BEFORE, archive_of
from tests.pages import hostile
from tests.sources import ROOT

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
PICTURES = "PORTFOLIO_SCREENSHOTS"
START_SECONDS = 60

Open = Callable[..., Window]


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The dashboard over a folder of snapshots; its address."""
    port = free_port()
    command = [sys.executable, "-m", "pages", "--port", str(port)]
    environment = {**os.environ, VARIABLE: str(data)}
    log = data / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_healthy(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=10)
    assert "Traceback" not in log.read_text("utf-8"), log.read_text("utf-8")


def wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return as soon as the server answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text("utf-8")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise TimeoutError(log.read_text("utf-8"))


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on a copy of the demo ledgers."""
    data = tmp_path_factory.mktemp("demo")
    shutil.copytree(ROOT / "data" / "demo", data / "demo")
    with serving(data) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on an own ledger full of hostile names."""
    data = tmp_path_factory.mktemp("hostile")
    archive_of(data, {YEAR_BEFORE: hostile.rows()[::2], DECEMBER: hostile.rows()})
    with serving(data) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium of this machine."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("No chromium on this machine: the browser tests need one (apt-get install chromium).")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """One reader's browser, which keeps the front end's scripts from one window to the next."""
    context = browser.new_context(locale="zh-CN")
    yield context
    context.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of all pages go for a person to look at."""
    folder = Path(os.environ.get(PICTURES) or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def opened(reader: BrowserContext, demo_server: str) -> Iterator[Open]:
    """Opens windows on the demo; each must end without a complaint and without a request to anyone else."""
    windows: list[Window] = []

    def open_one(context: BrowserContext = reader, **how: Any) -> Window:
        windows.append(open_window(context, demo_server, **how))
        return windows[-1]

    yield open_one
    for window in windows:
        window.end()
