"""The documentation of the API: complete, by itself, and for everybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from accordingto.store import Library, Query, find
from accordingto.web import create_app
from accordingto.web.api.routes import OPERATIONS, described
from tests.conftest import PATIENCE
from tests.everybody import barriers
from tests.web.conftest import FakeReader, Here
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST_PIXELS = 3_000
"""Height of the page as it opens, on a telephone."""


def test_every_operation_and_type_is_shown(client: TestClient) -> None:
    page = client.get("/docs").text
    words = " ".join(re.sub(r"<[^>]+>", "", page).split())

    for one in OPERATIONS:
        assert f"{one.method} {one.path}" in words
    for name in described()["components"]["schemas"]:
        assert f'id="type-{name}"' in page
    assert "Required." in words and "Default: 50." in words
    assert "`" not in words


def test_links_lead_to_what_the_page_has(client: TestClient) -> None:
    page = client.get("/docs").text
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert not re.search(r'(?:src|href)="(?!/|#|data:,)', page)


def test_examples_ask_for_what_the_library_has(client: TestClient, filled: Library) -> None:
    key = filled.ask(find, Query(), limit=1).items[0].key

    assert f"KEY={key}" in client.get("/docs").text
    assert "API=http://testserver/api/v1" in client.get("/docs").text


def test_examples_of_an_empty_library_ask_for_something(empty: TestClient) -> None:
    assert "KEY=d0733f6b7ed3c22a" in empty.get("/docs").text


def test_every_page_leads_to_it(client: TestClient) -> None:
    assert '<a href="/docs">' in client.get("/").text


def test_it_is_for_everybody_and_asks_for_nothing_from_elsewhere(browser: Browser, library: Library) -> None:
    with serving(create_app(library, Here(FakeReader))) as port:
        page = browser.new_page(reduced_motion="reduce")
        page.set_default_timeout(PATIENCE)
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"http://127.0.0.1:{port}/docs")
        assert barriers(page) == []
        page.get_by_role("button", name="Open all").press("Enter")
        assert barriers(page, widths=(390,)) == []
        page.close()

    assert complaints == []
    assert all(one.startswith((f"http://127.0.0.1:{port}/", "data:")) for one in asked)


def test_it_is_folded_and_opens_by_keyboard_and_by_links(browser: Browser, library: Library) -> None:
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    with serving(create_app(library, Here(FakeReader))) as port:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.set_default_timeout(PATIENCE)
        page.goto(f"http://127.0.0.1:{port}/docs")
        assert page.evaluate("document.documentElement.scrollHeight") < MOST_PIXELS

        page.locator(".group > summary", has_text="articles").press("Enter")
        operation = page.locator(".operation", has_text="Get the ledger of an article").first
        operation.locator("> summary").press("Enter")
        expect(operation.get_by_text("Key of the article.").first).to_be_visible()

        operation.get_by_role("link", name="Ledger", exact=True).first.press("Enter")
        expect(page.locator("#type-Ledger")).to_be_visible()
        expect(page.locator(".operation:has(> #type-Ledger) > summary")).to_be_focused()
        page.close()


def test_an_address_of_an_operation_opens_it(browser: Browser, library: Library) -> None:
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    with serving(create_app(library, Here(FakeReader))) as port:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"http://127.0.0.1:{port}/docs#articles.remove")
        expect(page.locator("[id='articles.remove']")).to_be_visible()
        expect(page.locator("[id='articles.article']")).not_to_be_visible()
        page.close()
