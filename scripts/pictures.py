"""Screenshots for the documentation: ``python -m scripts.pictures [name …]``.

The examples are read into a temporary library with a fixed date and shown in Debian's Chromium; the
screenshots are saved in ``docs/images``. They show only invented articles. After a page has changed, run this
again.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from accordingto import Reader
from accordingto.corrections import OtherAct, anchor
from accordingto.export import write_html
from accordingto.ingest import read_inputs
from accordingto.store import Library, Query, find
from accordingto.types import Article
from accordingto.watchlist import watch_items
from accordingto.web import create_app
from accordingto.web.desk import Apart

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
DAY = "2026-05-18"
"""The date of the library's clock."""
TOLLS, RUNWAY = "Minister promised to freeze harbour tolls", "Airport says runway is safe despite cracks"
"""Headlines of the articles that are shown."""
BRIDGE = "Cracks in three pillars; company denies that it knew"
"""Headline of an article of the story that is shown."""


@dataclass(frozen=True)
class Picture:
    """How a screenshot is taken."""

    path: str
    """The page: a path of the server, an article's headline and optional path, ``report`` or ``story``."""
    act: Callable[[Page], None] = lambda page: None
    """What is done on the page before the screenshot."""
    size: tuple[int, int] = (1200, 800)
    """Width and height of the window, in pixels."""
    is_dark: bool = False
    """Whether the browser prefers a dark colour scheme."""


def take(names: list[str]) -> Iterator[Path]:
    """Take the screenshots with these names, or all for none, and yield their files."""
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder)) as library, served(library) as address:
        places = {one: f"{address}/articles/{key_of(library, one)}" for one in (TOLLS, RUNWAY)}
        report = Path(folder) / "report.html"
        report.write_text(write_html([library.ledger(places[TOLLS].rpartition("/")[2])]), encoding="utf-8")
        places |= {"report": report.as_uri(), "": address}
        places["story"] = f"{address}/stories/{key_of(library, BRIDGE)}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for name in names or PICTURES:
                place, slash, rest = PICTURES[name].path.partition("/")
                yield taken(browser, name, places[place] + slash + rest)
            browser.close()


def taken(browser: Browser, name: str, address: str) -> Path:
    """Open a page, perform the picture's action, save a screenshot and return its file."""
    picture = PICTURES[name]
    page = browser.new_page(
        viewport={"width": picture.size[0], "height": picture.size[1]},
        color_scheme="dark" if picture.is_dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
    )
    page.goto(address)
    picture.act(page)
    file = IMAGES / f"{name}.png"
    page.screenshot(path=file)
    page.close()
    return file


@contextmanager
def filled(folder: Path) -> Iterator[Library]:
    """Return a context with a library of the examples, with a correction and two saved searches."""
    articles = [one for one in read_inputs([str(ROOT / "examples")]) if isinstance(one, Article)]
    with Library(folder / "library.db", watching=watch_items, clock=lambda: f"{DAY}T09:30:00Z") as library:
        reader = Reader()
        for article in articles:
            library.add(reader.read(article))
        key = key_of(library, TOLLS)
        ledger = library.ledger(key)
        asked = next(one for one in ledger.attributions if one.act == "ask")
        library.correct(
            key,
            OtherAct(attribution=anchor(ledger.article.text, asked.cue), act="say"),
            author="Ines Okoro",
            reason="He put a question, he asked for nothing.",
        )
        library.save_search("Who denies what about tolls", "q=toll*&act=deny")
        library.save_search("Promises", "act=promise")
        yield library


def key_of(library: Library, headline: str) -> str:
    """Return the key of the article with this headline."""
    found = library.ask(find, Query(text=f'"{headline}"')).items
    return next(one.key for one in found if one.title == headline)


@contextmanager
def served(library: Library) -> Iterator[str]:
    """Return a context with the address of a running server for a library."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(
            uvicorn.Config(create_app(library, Apart(Reader)), log_level="error", ws="none")
        )
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def choose_a_card(page: Page) -> None:
    """Select a nested attribution, and scroll to the article."""
    page.click(".cards [data-n='5'] .words")
    page.evaluate("scrollTo(0, document.querySelector('.spread').offsetTop - 16)")


def correct_a_card(page: Page) -> None:
    """Open the correction form below a card."""
    page.click(".cards [data-n='2'] .words")
    page.click(".cards [data-n='2'] a.correct")
    page.check(".correcting [value=other_act]")
    page.evaluate("scrollTo(0, document.querySelector('.spread').offsetTop - 16)")


def go_to_the_timeline(page: Page) -> None:
    """Scroll to the timeline."""
    page.evaluate("scrollTo(0, document.querySelector('.timeline').offsetTop - 8)")


def go_to_the_text(page: Page) -> None:
    """Scroll to the article, and select an attribution in it."""
    page.evaluate("scrollTo(0, document.querySelector('.page').offsetTop - 12)")
    page.locator(".page [data-n='8']").first.click()


PICTURES = {
    "report": Picture("report"),
    "timeline": Picture("report", go_to_the_timeline),
    "telephone": Picture("report", go_to_the_text, size=(390, 780)),
    "library": Picture("/?q=toll*"),
    "statements": Picture("/statements?q=toll*"),
    "article": Picture(TOLLS, choose_a_card),
    "article-dark": Picture(TOLLS, choose_a_card, is_dark=True),
    "correcting": Picture(TOLLS, correct_a_card),
    "versions": Picture(f"{RUNWAY}/versions/2"),
    "person": Picture("/people/dora-malinova"),
    "outlets": Picture("/outlets"),
    "story": Picture("story", size=(1200, 1100)),
    "watch": Picture(f"/watch?today={DAY}"),
    "calendar": Picture(f"/watch?today={DAY}&month=2026-05"),
}
"""All screenshots, by the names of their files."""


if __name__ == "__main__":
    for file in take(sys.argv[1:]):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} KiB")
