"""Takes the pictures of the documentation: ``python -m scripts.pictures [name …]``.

The examples are read into a library of their own, at a given day, and shown in Debian's Chromium; what it
shows is kept under ``docs/images``. So the pictures show invented articles alone, and a page that looks
different has its picture taken again.
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
"""The day of the pictures."""
TOLLS, RUNWAY = "Minister promised to freeze harbour tolls", "Airport says runway is safe despite cracks"
"""The headlines of the articles that are shown."""
BRIDGE = "Cracks in three pillars; company denies that it knew"
"""The headline of an article of the story that is shown."""


@dataclass(frozen=True)
class Picture:
    """What a picture shows."""

    path: str
    """The page: of the server, of an article that is named by its headline, or the report."""
    act: Callable[[Page], None] = lambda page: None
    """What is done on the page before."""
    size: tuple[int, int] = (1200, 800)
    """Width and height, in pixels."""
    is_dark: bool = False
    """Whether the browser asks for dark pages."""


def take(names: list[str]) -> Iterator[Path]:
    """Take some pictures, or all of them, and give their files."""
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
    """Open a page, do with it what a reader would, and keep what is seen."""
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
    """A library of the examples, with a correction and two saved searches."""
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
    """The key of an article of the examples."""
    found = library.ask(find, Query(text=f'"{headline}"')).items
    return next(one.key for one in found if one.title == headline)


@contextmanager
def served(library: Library) -> Iterator[str]:
    """The address of a server over a library."""
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
    """Choose an attribution inside another, and bring its article into view."""
    page.click(".cards [data-n='5'] .words")
    page.evaluate("scrollTo(0, document.querySelector('.spread').offsetTop - 16)")


def correct_a_card(page: Page) -> None:
    """Open the form below a card."""
    page.click(".cards [data-n='2'] .words")
    page.click(".cards [data-n='2'] a.correct")
    page.check(".correcting [value=other_act]")
    page.evaluate("scrollTo(0, document.querySelector('.spread').offsetTop - 16)")


def go_to_the_timeline(page: Page) -> None:
    """Scroll to the timeline."""
    page.evaluate("scrollTo(0, document.querySelector('.timeline').offsetTop - 8)")


def go_to_the_text(page: Page) -> None:
    """Scroll to the article, and choose a card."""
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
"""All of them, by the names of their files."""


if __name__ == "__main__":
    for file in take(sys.argv[1:]):
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} KiB")
