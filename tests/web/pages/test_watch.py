from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from accordingto.store import Library
from accordingto.types import Ledger, Span
from accordingto.watchlist import WatchItem, WatchKind
from accordingto.web import Settings, create_app
from tests.fakes import ledger_from_marks
from tests.web.conftest import FakeReader, Here

TODAY = "today=2031-03-10"


def items(ledger: Ledger) -> list[WatchItem]:
    """A promise that is overdue, a deadline ahead, a threat with an hour, and a vague prediction."""
    span, article = ledger.attributions[0].content[0], ledger.article

    def item(kind: WatchKind, due: str | None, **fields: Any) -> WatchItem:
        return WatchItem(
            id=f"{article.id}{kind}",
            kind=kind,
            who="Mara Ellison",
            actor="a1",
            content=(span,),
            due=due,
            claim="c1",
            chain=("outlet", "q1"),
            vouchers=("", "Mara Ellison"),
            sentence=Span(0, len(article.text), article.text),
            article=article.id,
            outlet=article.outlet,
            **fields,
        )

    return [
        item("promise", "2031-03-04"),
        item("deadline", "2031-03-10", due_span=Span(0, 5, "today"), confidence=0.31),
        item("threat", "2031-04-30T09:00", condition=(Span(0, 4, "if <b> it rains"),)),
        item("prediction", None, due_span=Span(0, 4, "soon"), vague=True),
    ]


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[TestClient]:
    text = "[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|said]] [[q1.content|tolls will rise]]"
    with Library(tmp_path / "watched.db", watching=items) as library:
        library.add(ledger_from_marks(text, outlet="North Post"))
        app = create_app(library, Here(FakeReader), Settings(hosts=frozenset({"testserver"})))
        with TestClient(app) as client:
            yield client


def headings(page: str) -> list[str]:
    return [
        " ".join(re.sub("<[^>]*>", " ", one).split()) for one in re.findall(r"<h2.*?</h2>", page, re.DOTALL)
    ]


def test_an_item_shows_its_sentence_how_sure_it_is_and_what_its_day_is_from(watching: TestClient) -> None:
    page = " ".join(watching.get("/watch?" + TODAY).text.split())

    assert "“Mara Ellison said tolls will rise”" in page
    assert "only 31 % sure" in page and "100 % sure" in page
    assert "the day from <bdi>“today”</bdi>" in page


def test_what_is_overdue_comes_first_and_what_is_vague_last(watching: TestClient) -> None:
    page = watching.get(f"/watch?{TODAY}").text

    assert headings(page) == ["Overdue 1", "Upcoming 2", "No date 1"]
    assert page.index(">overdue<") < page.index(">today<") < page.index("“soon”")


def test_today_is_the_day_of_the_server(watching: TestClient) -> None:
    assert headings(watching.get("/watch").text)[0] in {"Overdue 3", "Upcoming 3"}


def test_a_part_has_an_address(watching: TestClient) -> None:
    assert headings(watching.get(f"/watch?{TODAY}&part=ahead").text) == ["Upcoming 2"]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("kind=threat&kind=promise", ["promise", "threat"]),
        ("outlet=North+Post&kind=deadline", ["deadline"]),
        ("outlet=South+Post", []),
        ("person=mara-ellison", ["promise", "deadline", "threat", "prediction"]),
        ("person=nobody", []),
        ("month=2031-03", ["promise", "deadline"]),
        ("part=undated", ["prediction"]),
    ],
)
def test_filters_narrow_the_list_and_its_files(watching: TestClient, query: str, kinds: list[str]) -> None:
    rows = json.loads(watching.get(f"/watch?{TODAY}&{query}&format=json").content)
    lines = watching.get(f"/watch?{TODAY}&{query}&format=csv").text.splitlines()

    assert [row["kind"] for row in rows] == kinds
    assert len(lines) == len(kinds) + 1
    assert ("Nothing matches" in watching.get(f"/watch?{TODAY}&{query}").text) == (kinds == [])


def test_the_calendar_shows_a_month_and_leads_to_others(watching: TestClient) -> None:
    page = watching.get(f"/watch?{TODAY}&month=2031-03").text

    assert headings(page) == ["March 2031 2", "Due in March 2031 2"]
    assert 'class="today"' in page
    assert "month=2031-02" in page
    assert ">April 2031</a>" in page
    assert (
        headings(watching.get(f"/watch?{TODAY}&month=2031-03&day=2031-03-04").text)[1]
        == "Due on 4 Mar 2031 1"
    )


def test_a_day_of_nothing_is_named(watching: TestClient) -> None:
    page = watching.get(f"/watch?{TODAY}&month=2031-03&day=2031-03-05").text

    assert "Nothing is due on 5 Mar 2031." in page


def test_an_empty_month_says_so(watching: TestClient) -> None:
    page = watching.get(f"/watch?{TODAY}&month=2030-01").text

    assert "Nothing is due in January 2030" in page
    assert ">March 2031</a>" in page


def test_the_feed_is_a_calendar_with_the_same_filters(watching: TestClient) -> None:
    answer = watching.get("/watch.ics")
    calendar = Calendar.from_ical(answer.content)
    events = [one.get("CATEGORIES").to_ical().decode() for one in calendar.walk("VEVENT")]

    assert answer.headers["content-type"].startswith("text/calendar")
    assert events == ["promise", "deadline", "threat"]
    assert watching.get("/watch.ics").content == answer.content
    assert watching.get("/watch.ics?kind=threat").content.count(b"BEGIN:VEVENT") == 1


def test_the_page_leads_to_its_feed(watching: TestClient) -> None:
    page = watching.get(f"/watch?{TODAY}&kind=threat&month=2031-03").text

    assert 'href="webcal://testserver/watch.ics?kind=threat"' in page
    assert 'href="/watch.ics?kind=threat"' in page


@pytest.mark.parametrize(
    "query", ["month=2031-99&today=x", "after=x~1&part=ahead", "month=9999-12", "today=0001-01-01"]
)
def test_what_an_address_says_wrongly_is_left_out(watching: TestClient, query: str) -> None:
    assert watching.get(f"/watch?{query}").status_code == 200


def test_words_are_shown_as_text(watching: TestClient) -> None:
    page = watching.get(f"/watch?{TODAY}").text

    assert "if &lt;b&gt; it rains" in page


def test_an_empty_library_says_what_to_do(empty: TestClient) -> None:
    assert "Nothing to watch yet." in empty.get("/watch").text
    assert b"BEGIN:VCALENDAR" in empty.get("/watch.ics").content


def test_a_script_gets_the_list_or_the_calendar_alone(watching: TestClient) -> None:
    script = {"HX-Request": "true", "HX-Target": "div#results"}

    for query in ("", "&month=2031-03"):
        part = watching.get(f"/watch?{TODAY}{query}", headers=script).text
        assert "<html" not in part
        assert "tolls will rise" in part


def test_calendars_subscribe_with_the_token(library: Library) -> None:
    with TestClient(create_app(library, Here(FakeReader), Settings(token="let.me-in~let_me-in"))) as client:
        page = client.get("/watch?kind=threat", headers={"Authorization": "Bearer let.me-in~let_me-in"}).text
        assert 'href="webcal://testserver/watch.ics?kind=threat&amp;token=let.me-in~let_me-in"' in page
        assert client.get("/watch.ics?token=let.me-in~let_me-in", follow_redirects=False).status_code == 200
        assert client.get("/watch.ics?token=no").status_code == 401
        assert client.get("/watch.ics").status_code == 401
