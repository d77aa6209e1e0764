"""The pages of people, outlets and the watch list in a browser: for everybody, at any width."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import pytest
import uvicorn

from accordingto.store import Library
from accordingto.web import Settings, create_app
from tests.conftest import PATIENCE
from tests.everybody import barriers
from tests.fakes import ferry, ledger_from_marks
from tests.web.conftest import FakeReader, Here
from tests.web.following import follow
from tests.web.pages.test_watch import items

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "/people",
    "/people?q=nobody",
    "/people/mara-ellison",
    "/people/neema-abara",
    "/people/neema-abara/who",
    "/people/neema-abara/who?q=ellis",
    "/outlets",
    "/outlets/North%20Post?of=named",
    "/watch?today=2031-03-10",
    "/watch?today=2031-03-10&month=2031-03",
    "/watch?today=2031-03-10&month=2031-03&day=2031-03-04",
    "/watch?kind=threat&outlet=none",
    "/following",
    "/following?state=waiting",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a library in which everything stands that these pages can show."""
    text = "[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|{}]] [[q1.content|the tolls will rise for everybody]]."
    path: Path = tmp_path_factory.mktemp("served") / "library.db"
    with Library(path, watching=items) as library:
        library.add(ferry())
        follow(library)
        for day, act in (("2031-03-04", "say"), ("2031-03-09", "deny"), ("2031-05-20", "promise")):
            marks = {"q1": {"act": act, "source_kind": "named"}, "a1": {"role": "harbour chairwoman"}}
            library.add(ledger_from_marks(text.format(act), marks, outlet="North Post", published=day))
        config = uvicorn.Config(create_app(library, Here(FakeReader), Settings()), log_level="error")
        server = uvicorn.Server(config)
        (socket,) = [uvicorn.Config("", host="127.0.0.1", port=0).bind_socket()]
        thread = threading.Thread(target=server.run, args=([socket],), daemon=True)
        thread.start()
        while not server.started:
            sleep(0.01)
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def opened(browser: Browser, address: str, width: int, *, script: bool = True, dark: bool = False) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        java_script_enabled=script,
        color_scheme="dark" if dark else "light",
    )
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    return page


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_for_everybody_at_any_width(browser: Browser, served: str, path: str) -> None:
    page = opened(browser, served + path, 1440)
    found = barriers(page)
    page.close()

    assert found == []


def test_filters_work_with_a_script_and_without(browser: Browser, served: str) -> None:
    from playwright.sync_api import expect

    page = opened(browser, f"{served}/watch?today=2031-03-10", 1440)
    page.check("input[value=threat]")
    page.wait_for_url("**kind=threat**")
    expect(page.locator("#results h2")).to_have_text(["Upcoming 4"], timeout=PATIENCE)
    page.reload()
    expect(page.locator("#results h2")).to_have_text(["Upcoming 4"])
    page.close()

    page = opened(browser, f"{served}/people", 1440, script=False)
    page.fill("#name", "ellis")
    page.press("#name", "Enter")
    assert page.locator("tbody th").all_inner_texts() == ["Mara Ellison"]
    page.close()


def test_typing_a_name_narrows_the_list(browser: Browser, served: str) -> None:
    from playwright.sync_api import expect

    page = opened(browser, f"{served}/people", 1440)
    page.type("#name", "abar")
    expect(page.locator("tbody tr")).to_have_count(1, timeout=PATIENCE)
    page.wait_for_url("**q=abar**")  # "aba" already leaves one
    assert page.evaluate("document.activeElement.id") == "name"
    page.close()


def test_the_calendar_goes_by_keyboard_to_a_day(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/watch?today=2031-03-10&month=2031-03", 1440)
    page.focus("a.date >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_url("**day=2031-03-04**")
    assert page.locator("a.date[aria-current=date]").inner_text().split()[0] == "4"
    page.close()
