"""The list of articles and the page to add some in a browser: for everybody, at any width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest

from accordingto.store import Library
from accordingto.types import Article, Ledger
from accordingto.web import create_app
from tests.conftest import PATIENCE
from tests.everybody import barriers
from tests.fakes import ferry, harbour
from tests.web.conftest import FakeReader, Here, tolls
from tests.web.pages.test_overviews_in_browser import opened
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = ("/", "/?q=tolls", "/?q=nothing&person=neema-abara", "/add", "/nothing", "job", "wrong")


class SlowReader(FakeReader):
    """Takes long enough that somebody can look on."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        sleep(0.3)
        return super().read(article)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("served") / "library.db"
    with Library(path) as library:
        library.add(ferry())
        library.add(harbour())
        library.add(tolls(url="https://north.example/a", outlet="North Post", published="2031-03-04"))
        library.save_search("Tolls and what is said of them", "q=tolls")
        with serving(create_app(library, Here(SlowReader))) as port:
            yield f"http://127.0.0.1:{port}"


def added(page: Page, served: str) -> None:
    """Go to the page of a job with a result and a failure."""
    from playwright.sync_api import expect

    page.goto(f"{served}/add")
    page.fill("#text", "Tolls rise\n\nThe port said so.")
    page.fill("#addresses", "north.example")
    page.click("text=Read and save")
    expect(page.locator("h1")).to_have_text("Added", timeout=PATIENCE)


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_for_everybody_at_any_width(browser: Browser, served: str, path: str) -> None:
    page = opened(browser, served + ("/add" if path in {"job", "wrong"} else path), 1440)
    if path == "job":
        added(page, served)
        assert page.title() == "Added · accordingto"
    if path == "wrong":
        page.click("text=Read and save")
        page.wait_for_selector(".error")
    found = barriers(page)
    page.close()

    assert found == []


def test_what_a_button_says_can_be_read_under_the_mouse(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/add", 1440)
    page.hover("button.main")
    found = barriers(page, widths=(1440,))
    page.close()

    assert found == []


EMPTY = (
    "/",
    "/?q=zebra",
    "/people",
    "/outlets",
    "/watch",
    "/watch?month=2031-03",
    "/watch?state=kept",
    "/stories",
    "/following",
    "/statements?q=zebra",
    "/stories/0123456789abcdef",
)
"""Pages of a library without articles, searches without hits, and a page that is not there."""


@pytest.mark.parametrize("path", EMPTY)
def test_an_empty_library_is_for_everybody(browser: Browser, tmp_path: Path, path: str) -> None:
    with Library(tmp_path / "empty.db") as library, serving(create_app(library, Here(FakeReader))) as port:
        page = opened(browser, f"http://127.0.0.1:{port}{path}", 1440)
        found = barriers(page)
        page.close()

    assert found == []


def test_a_filter_changes_the_list_and_nothing_complains(browser: Browser, served: str) -> None:
    from playwright.sync_api import expect

    page = opened(browser, served, 1440)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.select_option("#outlet", "North Post")
    expect(page.locator("tbody tr")).to_have_count(1, timeout=PATIENCE)
    page.wait_for_url("**outlet=North+Post**")
    assert all(url.startswith(served) for url in asked)
    page.fill("#save-name", "The Post")
    page.click("text=Save >> nth=-1")
    page.click("text=The Post")
    assert page.locator("#outlet").input_value() == "North Post"
    page.click("[aria-label='Delete the saved search The Post']")
    expect(page.locator(".saved li")).to_have_count(1)
    page.close()

    assert complaints == []


@pytest.mark.parametrize("path", ["/", "/statements", "/stories", "/watch"])
def test_a_telephone_folds_the_filters_and_a_desk_shows_them(
    browser: Browser, served: str, path: str
) -> None:
    page = opened(browser, served + path, 390)
    outlet = page.locator("select[name=outlet]")
    is_folded = not outlet.is_visible()
    top = page.evaluate("document.querySelector('#results').getBoundingClientRect().top")
    page.locator(".more-filters summary").press("Enter")
    is_opened = outlet.is_visible()
    page.close()
    page = opened(browser, served + path, 1440)
    page.focus("select[name=outlet]")
    is_shown = page.evaluate("document.activeElement.name") == "outlet"
    is_shown &= not page.locator(".more-filters summary").is_visible()
    page.close()

    assert (is_folded, is_opened, is_shown) == (True, True, True)
    assert top < 844 / 2, "the list begins in the lower half of the screen"


def test_the_filters_in_use_are_counted_when_they_are_folded(browser: Browser, served: str) -> None:
    from playwright.sync_api import expect

    page = opened(browser, f"{served}/?since=2031-01-01", 390)
    expect(page.locator(".more-filters summary")).to_have_text("Filters 1 in use")
    page.click(".more-filters summary")
    page.select_option("select[name=outlet]", "North Post")
    expect(page.locator("#results tbody tr")).to_have_count(1, timeout=PATIENCE)
    expect(page.locator(".more-filters summary")).to_have_text("Filters 2 in use", timeout=PATIENCE)
    page.close()


def test_the_list_works_without_a_script(browser: Browser, served: str) -> None:
    page = opened(browser, served, 1440, script=False)
    page.fill("#q", "barrier")
    page.click("text=Show")
    assert page.locator("tbody tr").count() == 1
    assert page.locator("mark").first.inner_text() == "barrier"
    page.close()


def test_files_are_dropped_and_their_reading_is_followed(browser: Browser, served: str) -> None:
    from playwright.sync_api import expect

    page = opened(browser, f"{served}/add", 1440)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.evaluate(
        """() => {
          const files = new DataTransfer();
          for (const n of [1, 2, 3, 4])
            files.items.add(new File([`Ferry ${n} sank, she said.`], `<b>${n}</b>.txt`));
          for (const name of ["dragover", "drop"])
            drop.dispatchEvent(new DragEvent(name, {dataTransfer: files, bubbles: true, cancelable: true}));
        }"""
    )
    assert page.locator("#chosen-files li").all_inner_texts()[0] == "<b>1</b>.txt, 1 KiB"
    page.click("text=Read and save")
    expect(page.locator("h1")).to_have_text("Adding")
    page.evaluate("window.same = true")
    expect(page.locator("h1")).to_have_text("Added", timeout=PATIENCE)
    assert page.evaluate("window.same")
    assert page.locator("tbody a").all_inner_texts() == [f"<b>{n}</b>.txt" for n in (1, 2, 3, 4)]
    page.click("tbody a >> nth=1")
    assert "Ferry 2 sank" in page.inner_text("main")
    page.close()

    assert complaints == []


def test_too_many_bytes_are_told_before_they_are_sent(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/add", 1440)
    page.evaluate(
        """() => {
          const files = new DataTransfer();
          files.items.add(new File([new Uint8Array(25 * 2 ** 20)], "large.txt"));
          drop.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
        }"""
    )
    said = page.evaluate("document.getElementById('files').validationMessage")
    page.click("text=Read and save")
    address = page.url
    page.close()

    assert "25.0 MiB together" in said
    assert address.endswith("/add")


def test_adding_works_without_a_script(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/add", 1440, script=False)
    page.fill("#text", "A whale was seen, the port said.")
    page.click("text=Read and save")
    page.wait_for_selector("h1:has-text('Added')")  # the page reloads itself
    assert page.locator("tbody tr").count() == 1
    page.close()


def test_the_first_tab_leads_past_the_head(browser: Browser, served: str) -> None:
    page = opened(browser, served, 1440)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()
