"""All the ways in which the test servers misbehave, except those that concern robots.txt."""

from __future__ import annotations

import gzip
import json

from benchmarks.following.misdeeds import (
    BOMB,
    ENTITIES,
    HTML,
    Misdeed,
    a,
    answering,
    articles_of,
    changing,
    conditional,
    endless,
    failing,
    feed_of,
    flood,
    garbage,
    in_turn,
    later_by_day,
    numbered,
    plain,
    reset,
    sends,
    slow_body,
    slow_headers,
    whole,
)
from benchmarks.following.pages import article, item, page, rss, sitemap
from benchmarks.following.server import Behaviour

DAY = "Sun, 04 May 2031 09:30:00 GMT"
FOREIGN = (
    "Der Vorstand des Hafens von Osmark will die Preise der Fähren im Juni verdoppeln, sagte seine Leiterin "
    "Ilse Brandt am Montag. Man habe das jahrelang aufgeschoben, sagte sie vor einer Versammlung, und zwei "
    "Boote bräuchten neue Motoren. Der Bäcker von Klein-Osmark sagte, das Mehl werde nun teurer."
)


def misdeeds(base: str, outside: str) -> tuple[Misdeed, ...]:
    """Return the misbehaviours of the server at ``base``; ``outside`` is one that must not be requested."""
    return (*_of_transport(outside), *_of_moving(base, outside), *_of_feeds(base), *_of_articles(outside))


def _of_transport(outside: str) -> tuple[Misdeed, ...]:
    """Return feeds with faults of HTTP and the connection."""
    whole_feed = feed_of("cut-1")
    return (
        failing("/slow-headers", slow_headers),
        failing("/slow-body", slow_body),
        failing("/endless", endless),
        failing("/reset", reset),
        failing("/garbage", garbage),
        failing("/flood", flood),
        failing("/gzip-bomb", sends(BOMB, Content_Encoding="gzip")),
        failing("/not-gzip", sends(feed_of("never"), Content_Encoding="gzip")),
        failing("/odd-encoding", sends(feed_of("never"), Content_Encoding="rot13")),
        failing("/incomplete", sends(feed_of("never"), Content_Length="100000")),
        failing("/always-304", sends(b"", 304)),
        failing("/empty", sends(b"")),
        failing("/a-page", sends(page("never"), kind=HTML)),
        failing("/an-object", sends(b'{"message": "no feed here"}', kind="application/json")),
        answering(
            "/truncated-gzip",
            in_turn(
                sends(gzip.compress(whole_feed)[:-30], Content_Encoding="gzip"),
                sends(gzip.compress(whole_feed), Content_Encoding="gzip"),
            ),
            "cut-1",
        ),
        answering("/503", in_turn(sends(b"", 503), sends(b"", 500), sends(feed_of("503-1"))), "503-1"),
        answering(
            "/429-seconds", in_turn(sends(b"", 429, Retry_After="120"), sends(feed_of("429-1"))), "429-1"
        ),
        answering("/429-day", in_turn(later_by_day, sends(feed_of("429-2"))), "429-2"),
        answering("/503-odd", in_turn(sends(b"", 503, Retry_After="soon"), sends(feed_of("503-2"))), "503-2"),
        answering(
            "/etag",
            conditional(
                "If-None-Match", '"1"', sends(feed_of("etag-1"), ETag='"1"'), sends(b"", 304, ETag='"1"')
            ),
            "etag-1",
        ),
        answering(
            "/modified",
            conditional(
                "If-Modified-Since", DAY, sends(feed_of("modified-1"), Last_Modified=DAY), sends(b"", 304)
            ),
            "modified-1",
        ),
    )


def _of_moving(base: str, outside: str) -> tuple[Misdeed, ...]:
    """Return feeds that have moved, or claim to have."""

    def moved(name: str, status: int) -> Misdeed:
        target: dict[str, Behaviour] = {f"/{name}-new": sends(feed_of(f"{name}-1"))}
        return Misdeed(
            feed=f"/{name}",
            behaviours={
                f"/{name}": sends(b"", status, Location=f"/{name}-new"), **target, **articles_of(f"{name}-1")
            },
            fate="moved" if status in (301, 308) else "well",
            articles=(f"{name}-1",),
        )  # fmt: skip

    return (
        moved("301", 301),
        moved("308", 308),
        moved("302", 302),
        Misdeed(feed="/410", behaviours={"/410": sends(b"", 410)}, fate="gone"),
        failing("/404", sends(b"", 404)),
        failing("/redirect-loop", sends(b"", 302, Location="/redirect-loop")),
        failing("/redirect-nowhere", sends(b"", 302)),
        failing("/redirect-private", sends(b"", 301, Location="http://169.254.169.254/latest/meta-data/")),
        failing("/redirect-inside", sends(b"", 302, Location="http://10.0.0.1/")),
        failing("/redirect-file", sends(b"", 302, Location="file:///etc/passwd")),
        failing("/redirect-outside", sends(b"", 302, Location=f"{outside}/feed")),
    )


def _of_feeds(base: str) -> tuple[Misdeed, ...]:
    """Return feeds whose content is unusual or broken."""
    absolute = {"items": [{"id": "j", "url": f"{base}{a('json-1')}", "title": "x"}], "title": "The Courier"}
    json_feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", **absolute}).encode()
    old, new = "http://www.w3.org/2005/Atom", "2031-05-04T07:30:00Z"
    atom = (
        f'<feed xmlns="{old}" xml:base="/a/"><title>C</title><entry><id>urn:1</id><title>x</title>'
        f'<link href="atom-1"/><updated>{new}</updated></entry></feed>'
    )
    written = ("Sun, 04 May 2099 09:30:00 GMT", "yesterday", "0000-00-00", "99999999999", "")
    odd_days = dict(zip(numbered("days", 5), written, strict=True))
    damaged = feed_of("damaged-1").replace(b"<channel>", b"<channel>\x00\x01<b>&nbsp;<br>")
    index = sitemap([f"{base}/index", f"{base}/index-2", f"{base}/map-3.xml"], "sitemap")
    return (
        plain("/plain", feed_of(*numbered("plain", 3)), *numbered("plain", 3)),
        plain("/wrong-type", feed_of("wrong-type-1"), "wrong-type-1", kind="image/png"),
        plain("/entities", rss([item(a("entities-1"))], ENTITIES), "entities-1"),
        plain("/same-guids", rss(item(a(one), "x") for one in numbered("same", 3)), *numbered("same", 3)),
        plain("/twice-within", rss([item(a("twice-1"), "x"), item(a("twice-1"), "y")] * 2), "twice-1"),
        Misdeed(
            feed="/whole", behaviours={"/whole": sends(rss([whole("whole-1"), whole("whole-2")]))},
            articles=("whole-1", "whole-2"),
        ),
        Misdeed(
            feed="/no-ids-no-links", failed=1,
            behaviours={"/no-ids-no-links": sends(rss(["<item><title>Nothing</title></item>"]))},
        ),
        plain("/atom", atom.encode(), "atom-1", kind="text/plain"),
        plain("/json", json_feed, "json-1"),
        plain(
            "/days", rss(item(a(name), None, f"<pubDate>{day}</pubDate>") for name, day in odd_days.items()),
            *odd_days,
        ),
        plain("/latin", rss([item(a("latin-1"), "café")], encoding="windows-1252"), "latin-1"),
        plain("/damaged", damaged, "damaged-1"),
        answering("/changing", changing, *numbered("changing", 3)),
        answering("/same-etag", in_turn(
            sends(feed_of("stale-1"), ETag='"s"'), sends(b"", 304, ETag='"s"'), sends(b"", 304, ETag='"s"'),
            sends(feed_of("stale-1", "stale-2"), ETag='"s"'),
        ), "stale-1", "stale-2"),
        answering("/cut-off", in_turn(
            sends(feed_of("off-1", "off-2")[:-60], ETag='"c"'), sends(feed_of("off-1", "off-2"), ETag='"d"')
        ), "off-1", "off-2"),
        answering("/new-links", in_turn(
            sends(rss([item(a("links-1"), "l", "<pubDate>{DAY}</pubDate>")])),
            sends(rss([item(a("links-2"), "l", "<pubDate>{DAY}</pubDate>")])),
        ), "links-1"),
        plain("/sitemap", sitemap([base + a("map-1")]), "map-1"),
        plain("/sitemap-gz", gzip.compress(sitemap([base + a("map-2")])), "map-2", kind="application/gzip"),
        Misdeed(
            feed="/index", articles=("map-3",),
            behaviours={
                "/index": sends(index),
                "/index-2": sends(sitemap([f"{base}/index", f"{base}/index-2"], "sitemap")),
                "/map-3.xml": sends(sitemap([base + a("map-3")])),
                **articles_of("map-3"),
            },
        ),
    )  # fmt: skip


def _of_articles(outside: str) -> tuple[Misdeed, ...]:
    """Return feeds that are in order, with articles that are not."""

    def one(name: str, behaviour: Behaviour, *, works: bool = False, aside: int = 0) -> Misdeed:
        return Misdeed(
            feed=f"/article-{name}",
            behaviours={f"/article-{name}": sends(feed_of(name)), a(name): behaviour},
            articles=(name,) if works else (),
            failed=0 if works or aside else 1,
            aside=aside,
            again=(a(name),),
        )

    retried = in_turn(sends(b"", 500), sends(b"", 502), sends(page("retried"), kind=HTML))
    latin = page("latin-page").replace(b'charset="utf-8"', b'charset="windows-1252"')
    return (
        one("404", sends(b"", 404)),
        one("403", sends(b"", 403)),
        one("410", sends(b"", 410)),
        one("short", sends(page("short", "Subscribe to read on."), kind=HTML)),
        one("no-page", sends(b"%PDF-1.4", kind="application/pdf")),
        one("loop", sends(b"", 302, Location=a("loop"))),
        one("page-bomb", sends(BOMB, kind=HTML, Content_Encoding="gzip")),
        one("slow-page", slow_headers),
        one("private", sends(b"", 302, Location="http://192.168.0.1/"), aside=1),
        one("elsewhere", sends(b"", 302, Location=f"{outside}/a/elsewhere"), aside=1),
        one("foreign", sends(page("foreign", FOREIGN), kind=HTML), aside=1),
        one("retried", retried, works=True),
        one("latin-page", sends(latin, kind="text/html"), works=True),
        Misdeed(
            feed="/fallback",
            behaviours={
                "/fallback": sends(
                    rss(
                        [
                            item(
                                a("fallback"),
                                "f",
                                f"<content:encoded>{article('fallback')}</content:encoded>",
                            )
                        ]
                    )
                ),
                a("fallback"): sends(b"", 403),
            },
            articles=("fallback",),
        ),
        Misdeed(
            feed="/links-elsewhere",
            behaviours={"/links-elsewhere": sends(rss([item(f"{outside}/a/1"), item("http://10.0.0.1/a")]))},
            aside=2,
        ),
        plain("/shared-1", feed_of("shared"), "shared"),
        plain("/shared-2", feed_of("shared"), "shared"),
    )
