"""The page of a story in a browser, on a desk and on a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accordingto.export.story import page as write_page
from tests.conftest import PATIENCE
from tests.stories.brief.example import brief, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LONG = "other words; changes a hedge; changes the tense; leaves out"
"""What is said of a quotation that several outlets print very differently."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_default_timeout(PATIENCE)
    page.set_content(write_page(story(), brief()))
    yield page
    page.close()


def test_a_long_label_does_not_make_the_page_wider_than_a_telephone(page: Page) -> None:
    page.locator(".printing .tag").first.evaluate("(tag, words) => { tag.textContent = words }", LONG)

    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_telephone_who_has_it_from_whom_is_told_in_sentences(page: Page) -> None:
    titles = page.locator(".graph .arrow title").all_text_contents()

    assert titles
    assert page.locator(".ties li:visible").all_text_contents() == titles
    assert not page.locator(".graph").is_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    assert page.locator(".graph").is_visible()
    assert not page.locator(".ties").is_visible()
