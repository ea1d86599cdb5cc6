"""A browser window on the dashboard: what it shows, what it asks for, what it complains about."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page

PAGES = (
    "overview",
    "briefing",
    "check",
    "district",
    "sector",
    "tier",
    "why",
    "over_time",
    "cities",
    "published",
    "data",
)
WIDE, NARROW = 1400, 390
HEIGHT = 900
PATIENCE = 30_000
SETTLED = """() => document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(one => one.querySelector('.main-svg'))"""
DRAWN_TEXT = "() => [...document.querySelectorAll('svg text')].map(text => text.textContent).join('\\n')"
MAIN = '[data-testid="stMain"]'


@dataclass
class Window:
    """One page of a browser context."""

    context: BrowserContext
    page: Page
    server: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def go(self, name: str = "overview", **parameters: str) -> Window:
        """Open a page by its link and wait until it is drawn."""
        path = "" if name == "overview" else name
        self.page.goto(f"{self.server}/{path}?{urlencode(parameters)}")
        return self.settle()

    def settle(self) -> Window:
        """Wait until the script has run and every chart is drawn."""
        self.page.wait_for_function(SETTLED, timeout=PATIENCE)
        # A rerun begins a moment after the event that asks for it.
        self.page.wait_for_timeout(120)
        self.page.wait_for_function(SETTLED, timeout=PATIENCE)
        return self

    def end(self) -> None:
        """Close; fails if anything complained, opened a dialog or asked another host."""
        self.page.close()
        assert self.complaints == []
        assert self.dialogs == []
        assert self.foreign == []

    @property
    def text(self) -> str:
        """All text on the page, that of charts too."""
        return f"{self.page.locator('body').inner_text()}\n{self.page.evaluate(DRAWN_TEXT)}"

    @property
    def foreign(self) -> list[str]:
        """Requests to any other host than the server; data and blobs are of the page itself."""
        own = urlsplit(self.server).netloc
        ours = ("data", "blob", "about")
        return [url for url in self.requests if urlsplit(url).netloc != own and urlsplit(url).scheme not in ours]

    def chart(self, key: str) -> Locator:
        """The chart with a key, in whichever theme."""
        return self.page.locator(f"[class*='st-key-{key}_']").first

    def click_group(self, key: str, group: str) -> None:
        """Click with the mouse in the middle of the bar or cell that stands for a group."""
        chart = self.chart(key)
        keys = chart.locator(".js-plotly-plot").evaluate("plot => Array.from(plot.data[0].customdata)")
        shape = chart.locator(".barlayer .point path").nth(keys.index(group))
        # In the middle, since at the upper edge the scope bar lies over it.
        shape.evaluate("shape => shape.scrollIntoView({block: 'center'})")
        box = shape.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x - 2, y)
        self.page.mouse.move(x, y)
        self.page.mouse.click(x, y)
        self.settle()

    def listed(self) -> Locator:
        """The accessible grid behind the table of projects, which is drawn on a canvas."""
        return self.page.locator('[data-testid="stDataFrame"]:visible canvas table[role="grid"]').first

    def wait_for(self, text: str) -> Window:
        """Wait until a text is on the page."""
        self.page.get_by_text(text).first.wait_for(timeout=PATIENCE)
        return self.settle()

    @property
    def listed_count(self) -> int:
        """How many projects the table holds; the header is a row of the grid too."""
        self.page.locator('[data-testid="stDataFrame"]:visible').first.scroll_into_view_if_needed()
        self.listed().wait_for(state="attached")
        return int(self.listed().get_attribute("aria-rowcount") or 0) - 1

    @property
    def scope(self) -> dict[str, str]:
        """What the boxes of the scope bar say, by their label."""
        boxes = self.page.locator(".st-key-scope").get_by_role("combobox").all()
        return {box.get_attribute("aria-label") or "": box.input_value() for box in boxes}

    def cells(self, grid: Locator, column: int) -> list[str]:
        """The texts of one column that are on screen, counted from 1."""
        found: list[str] = grid.locator(f'td[aria-colindex="{column}"]').all_text_contents()
        return found

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a select box."""
        self.page.get_by_role("combobox", name=label).first.click()
        self.page.get_by_role("option", name=option, exact=True).first.click()
        self.settle()

    def whole(self, path: Path) -> None:
        """A picture of the whole page, however long."""
        width = self.page.viewport_size["width"] if self.page.viewport_size else WIDE
        height = self.page.locator(MAIN).evaluate("main => main.scrollHeight")
        self.page.set_viewport_size({"width": width, "height": int(height) + 80})
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=path)


def open_window(context: BrowserContext, server: str, *, width: int = WIDE, theme: str = "light") -> Window:
    """A new window of a context."""
    window = Window(context, context.new_page(), server)
    window.page.set_viewport_size({"width": width, "height": HEIGHT})
    window.page.emulate_media(color_scheme=theme)

    def told(message: ConsoleMessage) -> None:
        if message.type == "error":
            window.complaints.append(f"{message.text} {message.location.get('url', '')}")

    window.page.on("request", lambda request: window.requests.append(request.url))
    window.page.on("console", told)
    window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
    window.page.on("dialog", lambda dialog: (window.dialogs.append(dialog.message), dialog.dismiss()))
    return window
