"""Pages with words that are longer than a line: names and titles come from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from accordingto.store import Library, StoryQuery, find_stories, people
from accordingto.web import create_app
from tests.conftest import PATIENCE
from tests.fakes import ledger_from_marks
from tests.web.conftest import FakeReader, Here
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONG = "Ferrytimetablecommission" * 12
TEXT = (
    f"[[headline|{LONG} shuts pier in Osmark]]\n\n[[q1.source|[[a1|{LONG} Orr]]]] [[q1.cue|told]] "
    f"[[q1.addressee|the {LONG}]] [[q1.content|that the {LONG} of Osmark pier will shut on Monday]]."
)


def test_long_words_make_no_page_wider_than_its_window(browser: Browser, library: Library) -> None:
    for number in range(2):
        marks = {"q1": {"act": "promise", "source_kind": "named"}, "a1": {"role": LONG}}
        url = f"https://{number}.example/{LONG}"
        ledger = ledger_from_marks(TEXT, marks, outlet=f"{LONG}{number}", published="2031-03-04", url=url)
        key = library.add(ledger).key
    story = library.ask(find_stories, StoryQuery()).items[0].key
    person = library.ask(people).items[0].key
    paths = ["/", "/stories", "/statements", "/people", "/outlets", "/watch", f"/articles/{key}"]
    paths += [f"/articles/{key}/correct?attribution=q1", f"/stories/{story}", f"/stories/{story}/changes"]
    paths += [f"/people/{person}", f"/people/{person}/who", f"/outlets/{quote(LONG + '0')}"]
    wide = []
    with serving(create_app(library, Here(FakeReader))) as port:
        for width in (1440, 390):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.set_default_timeout(PATIENCE)
            for path in paths:
                page.goto(f"http://127.0.0.1:{port}{path}")
                if page.evaluate("document.documentElement.scrollWidth") != width:
                    wide.append((width, path))
            page.close()

    assert wide == []
