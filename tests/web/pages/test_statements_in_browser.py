"""The page of statements in a browser: for everybody, at any width, with and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from accordingto.store import Library
from accordingto.web import create_app
from tests.conftest import PATIENCE
from tests.everybody import barriers
from tests.fakes import ferry, harbour
from tests.web.conftest import FakeReader, Here, tolls
from tests.web.pages.test_overviews_in_browser import opened
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = (
    "/statements",
    "/statements?q=toll*+OR+ferry&actor=elison&act=say&person=mara-ellison",
    "/statements?q=walrus",
    "/statements?q=a*+b*+c*+d*+e*+f*+g*+h*+i*",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("served") / "library.db"
    with Library(path) as library:
        library.add(ferry())
        library.add(harbour())
        library.add(tolls(url="https://north.example/a", outlet="North Post", published="2031-03-04"))
        library.save_search("Tolls", "q=tolls", "/statements")
        with serving(create_app(library, Here(FakeReader))) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_for_everybody_at_any_width(browser: Browser, served: str, path: str) -> None:
    page = opened(browser, served + path, 1440)
    found = barriers(page)
    page.close()

    assert found == []


def test_an_empty_library_is_for_everybody(browser: Browser, tmp_path: Path) -> None:
    with Library(tmp_path / "empty.db") as library, serving(create_app(library, Here(FakeReader))) as port:
        page = opened(browser, f"http://127.0.0.1:{port}/statements", 1440)
        found = barriers(page)
        page.close()

    assert found == []


def test_a_filter_changes_the_list_and_nothing_complains(browser: Browser, served: str) -> None:
    from playwright.sync_api import expect

    page = opened(browser, f"{served}/statements", 1440)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.select_option("#outlet", "North Post")
    expect(page.locator(".entry")).to_have_count(1, timeout=PATIENCE)
    page.wait_for_url("**outlet=North+Post**")
    page.close()

    assert complaints == []


def test_it_is_searched_narrowed_and_opened_by_the_keyboard_without_a_script(
    browser: Browser, served: str
) -> None:
    from playwright.sync_api import expect

    page = opened(browser, f"{served}/statements", 1440, script=False)
    chosen = page.locator(".facets a[aria-current]")
    page.focus("#q")
    page.keyboard.type("boats OR pause")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=boats+OR+pause**")
    page.focus(".facets a >> nth=0")
    page.keyboard.press("Enter")
    expect(chosen).to_have_count(1, timeout=PATIENCE)
    assert page.locator(".entry").count() > 0
    chosen.focus()
    page.keyboard.press("Enter")
    expect(chosen).to_have_count(0, timeout=PATIENCE)
    page.focus(".entry .facts a >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**#a-c*")
    page.close()
