"""What a run does over hours: politely, each article once, through restarts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from threading import Event, Lock
from time import sleep

import pytest

from accordingto.errors import FetchError
from accordingto.follow import EntryEvent, FeedEvent
from accordingto.ingest import Network, ServerReply
from accordingto.store import Library, find, followed
from accordingto.store.finding import Query
from benchmarks.following.misdeeds import HTML, a, articles_of, feed_of, in_turn, sends
from benchmarks.following.pages import item, page, rss, sitemap
from benchmarks.following.server import Request, Server, serving
from tests.fakes import ledger_from_marks
from tests.follow.conftest import BEGIN, FakeClock, Following


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server({"/feed": sends(feed_of("one", "two")), **articles_of("one", "two")})
    with serving(one):
        yield one


class FakeNetwork:
    """Answers from a table, and remembers what was asked when."""

    def __init__(self, clock: FakeClock, replies: Mapping[str, Callable[[], ServerReply]]) -> None:
        self.clock = clock
        self.replies = replies
        self.asked: list[tuple[str, float]] = []

    def get(self, url: str, headers: Mapping[str, str]) -> ServerReply:
        self.asked.append((url, (self.clock.time - BEGIN).total_seconds()))
        return self.replies.get(url, lambda: ServerReply(404, {}, b""))()


def html(name: str) -> Callable[[], ServerReply]:
    return lambda: ServerReply(200, {"content-type": HTML}, page(name))


def test_what_was_fetched_is_not_fetched_again_by_the_next_run(following: Following, server: Server) -> None:
    following.run(server.base + "/feed", once=True)
    following.run(server.base + "/feed", once=True)
    following.run(hours=3)

    assert server.asked[a("one")] == server.asked[a("two")] == 1
    assert server.asked["/robots.txt"] == 1
    assert following.urls() == [server.base + a("one"), server.base + a("two")]


def test_a_run_that_ends_asks_each_feed_once(following: Following, server: Server) -> None:
    following.run(server.base + "/feed", once=True, hours=9)
    assert server.asked["/feed"] == 1
    following.clock.time += timedelta(minutes=13)  # cron is a little early
    following.run(once=True, hours=9)
    assert server.asked["/feed"] == 2
    following.run(once=True, hours=9)
    assert server.asked["/feed"] == 2


def test_a_server_has_a_pause_between_requests(library: Library) -> None:
    clock = FakeClock()
    base = "https://courier.example"
    network = FakeNetwork(
        clock,
        {
            f"{base}/robots.txt": lambda: ServerReply(
                200, {}, b"User-agent: *\nCrawl-delay: 20\nDisallow: /no"
            ),
            f"{base}/feed": lambda: ServerReply(200, {}, feed_of("one", "two") + b""),
            base + a("one"): html("one"),
            base + a("two"): html("two"),
        },
    )
    following = Following(library, clock, network=network)
    following.run(f"{base}/feed", once=True)

    times = [when for _, when in network.asked]
    assert [b - a for a, b in pairwise(times)] == [2, 20, 20]
    assert sum(1 for one in clock.waits if one > 0) == 3


def test_what_robots_forbid_is_not_asked(library: Library) -> None:
    clock = FakeClock()
    base = "https://courier.example"
    network = FakeNetwork(
        clock,
        {
            f"{base}/robots.txt": lambda: ServerReply(200, {}, b"User-agent: *\nDisallow: /a/one"),
            f"{base}/feed": lambda: ServerReply(200, {}, feed_of("one", "two")),
            base + a("two"): html("two"),
        },
    )
    following = Following(library, clock, network=network)
    events = following.run(f"{base}/feed", hours=2)

    assert base + a("one") not in [url for url, _ in network.asked]
    assert following.urls() == [base + a("two")]
    (failed,) = [one for one in events if isinstance(one, EntryEvent) and one.outcome == "failed"]
    assert failed.reason == "the robots.txt of its host forbids it"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_server_whose_robots_cannot_be_had_is_asked_for_nothing_else(library: Library, status: int) -> None:
    clock = FakeClock()
    base = "https://courier.example"
    network = FakeNetwork(
        clock,
        {
            f"{base}/robots.txt": lambda: ServerReply(
                status if clock.time - BEGIN < timedelta(hours=3) else 404, {}, b""
            ),
            f"{base}/feed": lambda: ServerReply(200, {}, feed_of("one")),
            base + a("one"): html("one"),
        },
    )
    following = Following(library, clock, network=network)
    following.run(f"{base}/feed", hours=2)
    assert {url for url, _ in network.asked} == {f"{base}/robots.txt"}
    assert 2 <= len(network.asked) <= 3
    (feed,) = library.ask(followed, clock.time.isoformat())
    assert "robots.txt could not be fetched" in (feed.error or "")

    following.run(hours=9)
    assert following.urls() == [base + a("one")]


def test_a_server_that_asks_for_rest_has_it_through_a_restart(library: Library) -> None:
    clock = FakeClock()
    base = "https://courier.example"
    busy = ServerReply(429, {"retry-after": "7200"}, b"")
    network = FakeNetwork(
        clock,
        {
            f"{base}/feed": lambda: ServerReply(200, {}, feed_of("one", "two")),
            base + a("one"): lambda: busy if clock.time - BEGIN < timedelta(hours=2) else html("one")(),
            base + a("two"): html("two"),
        },
    )
    following = Following(library, clock, network=network)
    following.run(f"{base}/feed", hours=1)
    asked = len(network.asked)
    following.run(hours=0.5)
    assert len(network.asked) == asked  # nothing of that server, neither feeds nor other articles
    following.run(hours=3)

    assert following.urls() == [base + a("one"), base + a("two")]


def test_the_same_article_of_two_feeds_and_of_the_library_is_fetched_once(
    following: Following, server: Server
) -> None:
    server.behaviours["/other"] = sends(feed_of("two", "three"))
    following.library.add(ledger_from_marks("The tolls rise.", url=server.base + a("three")))
    following.run(server.base + "/feed", server.base + "/other")

    assert server.asked[a("two")] == 1
    assert server.asked[a("three")] == 0
    assert len(following.urls()) == 3


def test_what_was_published_before_a_day_is_left_alone(following: Following, server: Server) -> None:
    old = "<pubDate>Sun, 04 May 2025 09:30:00 GMT</pubDate>"
    server.behaviours["/feed"] = sends(rss([item(a("one"), "1", old), item(a("two"), "2")]))
    following.run(server.base + "/feed", since="2031-01-01")

    assert following.urls() == [server.base + a("two")]
    (feed,) = following.library.ask(followed, "2031-05-04T12:00:00Z")
    assert feed.aside == 1


def test_entries_at_other_hosts_wait_until_these_are_listed(following: Following, server: Server) -> None:
    other = Server(articles_of("far"), "127.0.0.9")
    server.behaviours["/feed"] = sends(rss([item(other.base + a("far"))]))
    with serving(other):
        following.run(server.base + "/feed")
        assert following.urls() == []
        assert other.asked.total() == 0
        following.run(any_host=True)

    assert following.urls() == [other.base + a("far")]


def test_a_feed_that_is_taken_off_the_list_is_asked_no_more(following: Following, server: Server) -> None:
    server.behaviours["/other"] = sends(rss([]))
    following.run(server.base + "/feed", server.base + "/other")
    asked = server.asked["/feed"]
    following.run(server.base + "/other", hours=2)

    assert server.asked["/feed"] == asked
    assert [one.listed for one in following.library.ask(followed, "2031-05-04T12:00:00Z")] == [True, False]


def test_a_clock_that_was_wrong_does_not_silence_feeds(following: Following, server: Server) -> None:
    following.clock.time += timedelta(days=3000)
    following.run(server.base + "/feed", once=True)
    following.clock.time = BEGIN
    server.behaviours["/feed"] = sends(feed_of("one", "two", "three"))
    server.behaviours |= articles_of("three")
    following.run(hours=30)

    assert server.base + a("three") in following.urls()


def test_an_article_that_ends_the_program_is_given_up(following: Following, server: Server) -> None:
    def read(article: object) -> None:
        raise KeyboardInterrupt

    reader = following.reader
    for _ in range(3):
        following.reader = type("Ends", (), {"read": staticmethod(read)})()
        with pytest.raises(KeyboardInterrupt):
            following.run(server.base + "/feed", once=True)
    following.reader = reader
    following.run(hours=1)

    assert following.urls() == [server.base + a("two")]
    assert server.asked[a("one")] == 1
    (feed,) = following.library.ask(followed, "2031-05-04T12:00:00Z")
    assert feed.given_up == 1


def test_what_was_fetched_and_not_read_is_not_fetched_again(following: Following, server: Server) -> None:
    reader = following.reader
    following.reader = type("Ends", (), {})()
    with pytest.raises(AttributeError):
        following.run(server.base + "/feed", once=True)
    following.reader = reader
    following.run(once=True)

    assert len(following.urls()) == 2
    assert server.asked[a("one")] == server.asked[a("two")] == 1


def test_a_page_that_comes_late_is_waited_for(following: Following, server: Server) -> None:
    def late(request: Request, count: int) -> None:
        sleep(1.2)  # as on a machine that is busy with other work
        articles_of("one")[a("one")](request, count)

    server.behaviours[a("one")] = late
    following.run(server.base + "/feed", once=True)

    assert len(following.urls()) == 2
    assert server.asked[a("one")] == 1


def test_a_long_feed_is_kept_at_once_and_fetched_in_order(following: Following, server: Server) -> None:
    names = [f"n{number}" for number in range(10_000)]
    server.behaviours["/feed"] = sends(feed_of(*names))
    server.behaviours |= articles_of(*names[:9])
    following.run(server.base + "/feed", hours=0.003)

    (feed,) = following.library.ask(followed, "2031-05-04T12:00:00Z")
    assert feed.waiting + feed.added + feed.given_up == 10_000
    assert following.urls() == [server.base + a(name) for name in names[: feed.added]]
    assert feed.added > 1


def test_an_index_is_followed_as_its_sitemaps_change(following: Following, server: Server) -> None:
    def index(*parts: tuple[str, str]) -> bytes:
        inside = "".join(
            f"<sitemap><loc>{server.base}/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
            for name, day in parts
        )
        return f"<sitemapindex>{inside}</sitemapindex>".encode()

    server.behaviours["/one.xml"] = in_turn(
        sends(sitemap([server.base + a("one")])), sends(sitemap([server.base + a("two")]))
    )
    server.behaviours["/two.xml"] = sends(sitemap([]))
    server.behaviours["/index"] = sends(index(("one", "2031-05-03"), ("two", "2031-05-03")))
    following.run(server.base + "/index", hours=2)
    assert server.asked["/one.xml"] == server.asked["/two.xml"] == 1

    server.behaviours["/index"] = sends(index(("one", "2031-05-04")))
    following.run(hours=2)
    assert server.asked["/one.xml"] == 2
    assert server.asked["/two.xml"] == 1
    assert len(following.urls()) == 2


def test_an_endless_chain_of_indexes_ends(following: Following, server: Server) -> None:
    for number in range(9):
        server.behaviours[f"/{number}"] = sends(sitemap([f"{server.base}/{number + 1}"], "sitemap"))
    following.run(server.base + "/0", hours=5)

    assert server.asked["/3"] > 0
    assert server.asked["/4"] == 0


def test_a_new_address_is_asked_and_the_old_one_where_that_fails(
    following: Following, server: Server
) -> None:
    server.behaviours["/old"] = sends(b"", 301, Location="/feed")
    events = following.run(server.base + "/old", hours=1)
    moves = [one.moved for one in events if isinstance(one, FeedEvent)]
    assert len(moves) > 2
    assert moves == [server.base + "/feed", *[None] * (len(moves) - 1)]  # it is news only once
    assert server.asked["/old"] == 1
    assert server.asked["/feed"] > 2

    server.behaviours["/feed"] = sends(b"", 404)
    server.behaviours["/old"] = sends(feed_of("three"))
    server.behaviours |= articles_of("three")
    following.run(hours=1)
    assert server.base + a("three") in following.urls()
    (feed,) = following.library.ask(followed, "2031-05-04T12:00:00Z")
    assert (feed.state, feed.moved) == ("well", None)


def test_a_private_address_is_refused_with_what_permits_it(following: Following, server: Server) -> None:
    following.network = Network(allow_private=False, agent="test")
    (event,) = following.run(server.base + "/feed", once=True)

    assert isinstance(event, FeedEvent)
    assert "--allow-private" in (event.reason or "")


def test_a_feed_that_fails_for_long_is_called_dead_and_asked_all_the_same(
    following: Following, server: Server
) -> None:
    server.behaviours["/feed"] = sends(b"", 500)
    events = following.run(server.base + "/feed", hours=24 * 20, every=timedelta(hours=8))
    reasons = [one.reason or "" for one in events if isinstance(one, FeedEvent)]
    assert "since" not in reasons[0]
    assert reasons[-1].endswith("status 500; it has failed since 2031-05-04")
    (feed,) = following.library.ask(followed, following.clock.time.isoformat())
    assert feed.state == "dead"

    server.behaviours["/feed"] = sends(feed_of("one"))
    following.run(hours=25)
    (feed,) = following.library.ask(followed, following.clock.time.isoformat())
    assert (feed.state, feed.failures, feed.added) == ("well", 0, 1)


def test_what_happens_is_told(following: Following, server: Server) -> None:
    events = following.run(server.base + "/feed", once=True)
    first, *rest = events

    assert isinstance(first, FeedEvent)
    assert (first.outcome, first.entries, first.due) == ("read", 2, "2031-05-04T12:15:02Z")
    assert [(one.outcome, bool(one.article)) for one in rest if isinstance(one, EntryEvent)] == [
        ("added", True),
        ("added", True),
    ]


def test_outlet_and_day_come_from_the_feed_where_the_page_does_not_say_them(
    following: Following, server: Server, tmp_path: Path
) -> None:
    day = "<pubDate>Sun, 04 May 2031 09:30:00 GMT</pubDate>"
    server.behaviours["/feed"] = sends(rss([item(a("one"), "1", day)]))
    following.run(server.base + "/feed", once=True)
    (one,) = following.library.ask(find, Query()).items

    assert one.outlet == "The Courier"
    assert (one.published or "").startswith("2031-05-04")


def test_the_address_of_a_sitemap_is_no_outlet(following: Following, server: Server) -> None:
    server.behaviours["/map.xml"] = sends(sitemap([server.base + a("one")]))
    following.run(server.base + "/map.xml", once=True)
    (one,) = following.library.ask(find, Query()).items

    assert one.outlet is None


def test_the_network_that_fails_is_no_reason_to_end(library: Library) -> None:
    def broken() -> ServerReply:
        raise FetchError("https://courier.example/feed", "its host was not found", "check the address")

    clock = FakeClock()
    network = FakeNetwork(clock, {"https://courier.example/robots.txt": broken})
    events = Following(library, clock, network=network).run("https://courier.example/feed", hours=1)

    assert {one.outcome for one in events} == {"failed"}


def test_a_slow_server_holds_up_no_other_and_none_is_asked_twice_at_once(library: Library) -> None:
    clock = FakeClock()
    slow, quick = "https://slow.example", "https://quick.example"
    others_done, lock, at_once = Event(), Lock(), Counter[str]()
    most = Counter[str]()

    def counted(base: str, reply: Callable[[], ServerReply]) -> Callable[[], ServerReply]:
        def answer() -> ServerReply:
            with lock:
                at_once[base] += 1
                most[base] = max(most[base], at_once[base])
            try:
                return reply()
            finally:
                with lock:
                    at_once[base] -= 1

        return answer

    def waits() -> ServerReply:
        assert others_done.wait(10)
        return ServerReply(200, {}, rss([]))

    def last() -> ServerReply:
        others_done.set()
        return html("two")()

    network = FakeNetwork(
        clock,
        {
            f"{slow}/feed": counted(slow, waits),
            f"{quick}/feed": counted(quick, lambda: ServerReply(200, {}, feed_of("one", "two"))),
            quick + a("one"): counted(quick, html("one")),
            quick + a("two"): counted(quick, last),
        },
    )
    following = Following(library, clock, network=network)
    events = following.run(f"{slow}/feed", f"{quick}/feed", once=True, workers=4, pause=0)

    assert sorted(one.outcome for one in events) == ["added", "added", "read", "read"]
    assert most == {slow: 1, quick: 1}
