"""All that people do in a day, without a mouse: add, read, correct, undo, search, export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from accordingto.store import Library
from accordingto.types import Article, Ledger
from accordingto.web import create_app
from tests.conftest import PATIENCE
from tests.web.conftest import FakeReader, Here, tolls
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST_TABS = 80
"""Stops of the Tab key after which nobody goes on."""


class OneStatement(FakeReader):
    """Finds in every article what ``tolls`` has."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        return structs.replace(tolls(), article=article)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The first page of an empty library."""
    with (
        Library(tmp_path / "library.db") as library,
        serving(create_app(library, Here(OneStatement))) as port,
    ):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.goto(f"http://127.0.0.1:{port}/")
        yield page
        page.close()


def go(page: Page, wanted: str) -> None:
    """Press Tab until what is wanted has the focus, which has to be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            is_seen = page.evaluate(
                "() => { const style = getComputedStyle(document.activeElement);"
                " return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0"
                " && document.activeElement.getClientRects().length > 0 }"
            )
            assert is_seen, f"{wanted} has the focus, and nothing shows it"
            return
    raise AssertionError(f"{wanted} is not reached with {MOST_TABS} stops")


def press(page: Page, wanted: str) -> None:
    go(page, wanted)
    page.keyboard.press("Enter")


def test_a_day_without_a_mouse(page: Page) -> None:
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    press(page, "header a[href='/add']")
    expect(page.locator("#text")).to_be_visible()
    go(page, "#text")
    page.keyboard.type(tolls().article.text)
    press(page, "button.main")
    expect(page.locator("h1")).to_have_text("Added")

    press(page, "main a[href^='/articles/']")
    expect(page.locator(".cards")).to_contain_text("said")

    press(page, "a.correct")
    go(page, "input[name='kind']")
    while not page.evaluate("document.activeElement.value === 'other_act'"):
        page.keyboard.press("ArrowDown")
    go(page, "select[name='act']")
    page.keyboard.type("deny")
    go(page, "input[name='author']")
    page.keyboard.type("Ida")
    page.keyboard.press("Enter")
    expect(page.locator(".cards")).to_contain_text("Corrected by Ida")
    expect(page.locator(".card")).to_be_focused()

    press(page, "form[action$='/undo'] button")
    expect(page.locator(".cards")).not_to_contain_text("Corrected by Ida")

    press(page, "header a[href='/statements']")
    expect(page.locator("h1")).to_have_text("Statements")
    go(page, "#q")
    page.keyboard.type("toll*")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=toll"))
    expect(page.locator(".entries li")).to_have_count(1)

    with page.expect_download() as kept:
        press(page, ".downloads a[download]")
    assert "tolls will rise" in Path(kept.value.path()).read_text(encoding="utf-8")
