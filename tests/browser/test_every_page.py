"""Every page in both languages, light and dark, wide and narrow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analytics.language import Language, catalogue
from tests.browser.conftest import Open
from tests.browser.window import MAIN, NARROW, PAGES, WIDE

NOT_WORDS = re.compile(r"\b(undefined|NaN|None|null|nan|inf)\b|\{\w*\}|\d[eE][+-]?\d\d\b")
WIDTHS = "main => [main.scrollWidth, main.clientWidth]"


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", PAGES)
def test_a_page_draws(opened: Open, pictures: Path, name: str, language: Language, theme: str, width: int) -> None:
    window = opened(width=width, theme=theme).go(name, lang=language)
    text = window.text
    assert window.page.locator('[data-testid="stException"], [data-testid="stAlertContentError"]').count() == 0
    assert not NOT_WORDS.findall(text)
    assert ("示例数据" if language is Language.ZH else "Demo data") in text
    wanted, given = window.page.locator(MAIN).evaluate(WIDTHS)
    assert wanted <= given, "the page scrolls sideways"
    if language is Language.ZH:
        assert not untranslated(text)
    window.whole(pictures / f"{name}_{language}_{theme}_{width}.png")


def untranslated(text: str) -> list[str]:
    """Messages of the catalogue that a Chinese page shows in English."""
    lines = {line.strip() for line in text.splitlines()}
    return [
        message
        for message, chinese in catalogue(Language.ZH).items()
        if message != chinese and "{" not in message and (message in lines or (" " in message and message in text))
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_follows_the_theme(opened: Open, theme: str) -> None:
    window = opened(theme=theme).go()
    colours = window.page.evaluate(
        "() => [getComputedStyle(document.querySelector('.stApp')).backgroundColor,"
        " getComputedStyle(document.querySelector('.main-svg')).backgroundColor]"
    )
    assert colours[0] == colours[1] == {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 21, 27)"}[theme]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_scope_stays_in_sight_and_nothing_shines_through_it(opened: Open, theme: str) -> None:
    window = opened(theme=theme).go("district")
    main = window.page.locator(MAIN)
    main.evaluate("main => main.scrollTo(0, 900)")
    window.page.wait_for_timeout(200)
    assert main.evaluate("main => main.scrollTop") > 300
    scope = window.page.locator(".st-key-scope")
    box = scope.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 120
    ground = window.page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    assert scope.evaluate("bar => getComputedStyle(bar).backgroundColor") == ground
