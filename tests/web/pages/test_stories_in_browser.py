"""The pages of stories in a browser: for everybody, at any width, with and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from accordingto.store import Library, join_stories
from accordingto.web import create_app
from tests.everybody import barriers
from tests.export.story.test_page_in_browser import LONG
from tests.store.stories.shelved import KEYS, add, ledger
from tests.web.conftest import FakeReader, Here
from tests.web.pages.test_overviews_in_browser import opened
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TERN = KEYS["f1"]
PAGES = (
    "/stories",
    "/stories?q=walrus",
    f"/stories/{TERN}",
    f"/stories/{TERN}/changes?q=ferry",
    f"/stories/{KEYS['m1']}",
    "/outlets?copies=hide",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("served") / "library.db"
    with Library(path) as library:
        add(library)
        library.add(ledger("f1", url="https://a.example/tern", outlet="Wire", published="2031-03-05"))
        library.remove(KEYS["m2"])
        library.change(join_stories, KEYS["f1"], KEYS["o1"], author="Vale", reason="One storm.")
        with serving(create_app(library, Here(FakeReader))) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1440, 390])
def test_pages_are_for_everybody_at_any_width(browser: Browser, served: str, path: str, width: int) -> None:
    page = opened(browser, served + path, width)
    found = barriers(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert found == []
    assert wide <= width


def test_a_long_label_does_not_make_the_page_wider_than_a_telephone(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/stories/{TERN}", 390)
    page.locator(".told .tag").first.evaluate("(tag, words) => { tag.textContent = words }", LONG)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert wide == 390


def test_a_story_is_corrected_by_the_keyboard_without_a_script(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/stories", 1440, script=False)
    page.get_by_role("link", name="Ferry strikes pier in Osmark, 14 hurt", exact=True).press("Enter")
    page.get_by_role("link", name="Correct and history").press("Enter")
    page.get_by_label("Title", exact=True).fill("The Tern")
    page.locator("#name-author").fill("Jo Reyes")
    page.locator("#name-author").press("Enter")
    page.wait_for_load_state()

    assert "The Tern" in page.inner_text(".lead")
    page.close()


def test_copies_are_hidden_by_the_keyboard_without_a_script(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/stories/{TERN}", 1440, script=False)
    before = page.locator(".lanes tr.copy").count()
    page.get_by_label("Hide wire copies").press("Space")

    assert before == 1
    assert page.locator(".lanes tr.copy:visible").count() == 0
    page.close()
