from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class Opened(NamedTuple):
    """A page in the browser, and what it complained about or asked the network for."""

    page: Page
    complaints: list[str]
    requests: list[str]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open a report from a file, as a reader does."""
    pages: list[Page] = []

    def open_report(html: str, *, width: int = 1440, height: int = 900, javascript: bool = True) -> Opened:
        file = tmp_path / f"report{len(pages)}.html"
        file.write_text(html, encoding="utf-8", newline="")
        page = browser.new_page(
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        page.set_default_timeout(PATIENCE)
        pages.append(page)
        opened = Opened(page, [], [])
        page.on("console", lambda message: opened.complaints.append(message.text))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on("request", lambda request: opened.requests.append(request.url))
        page.goto(file.as_uri())
        return opened

    yield open_report
    for page in pages:
        page.close()
