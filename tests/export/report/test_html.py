from __future__ import annotations

import base64
import hashlib
import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from accordingto.export import write_html
from accordingto.types import Actor, Article, Attribution, Certainty, Ledger, Mention, Span, Warning
from tests.fakes import ferry, harbour, ledger_from_marks, observatory, orchard

SPOOKY = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} \"'&amp; \x1b]0;x\x07"
)


class Page(HTMLParser):
    """The parts of a report that tests ask for."""

    VOID = frozenset({"br", "meta", "rect", "img", "input", "link"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.columns: dict[int, list[str]] = {}
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.text: list[str] = []
        self._inside: int | None = None
        self._articles = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag in self.VOID:
            return
        self.open.append(tag)
        if tag == "article":
            self._articles += 1
            self.columns[self._articles] = []
        if "block" in (given.get("class") or "").split():
            self._inside = len(self.open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"unbalanced {tag}"
        if self._inside is not None and len(self.open) < self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.raw[self.open[-1]].append(data)
            return
        self.text.append(data)
        if self._inside is not None:
            self.columns[self._articles].append(data)

    def column(self, article: int = 1) -> str:
        return "".join(self.columns[article])


def spans(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    edge = st.integers(0, len(text))
    pairs = st.tuples(edge, edge).map(sorted)
    return st.lists(pairs.map(lambda pair: Span(pair[0], pair[1], text[pair[0] : pair[1]])), max_size=3).map(
        tuple
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Any spans over any text: nested, crossing, in pieces, empty; parents in circles, actors unknown."""
    text = draw(st.text(max_size=80) | st.text("ab\n\r \x00<&\u2028\ud800", max_size=80))
    ids = [f"q{number}" for number in range(draw(st.integers(0, 5)))]
    certainties: st.SearchStrategy[Certainty | None] = st.sampled_from(
        ["reported", "hedged", "inferred", None]
    )
    actors = [f"a{number}" for number in range(draw(st.integers(0, 3)))]
    somebody = st.none() | st.sampled_from([*actors, "a9"])
    return Ledger(
        reader="fake 0",
        actors=tuple(
            Actor(
                id=id,
                name=draw(st.sampled_from(["", "Mara", "<b>"])),
                kind="group",
                members=draw(st.sampled_from([(), tuple(actors), ("a9", id)])),
                mentions=tuple(Mention(s.start, s.end, s.text, "name") for s in draw(spans(text))),
            )
            for id in actors
        ),
        article=Article(
            id="0", text=text, headline=draw(st.none() | spans(text).map(lambda s: s[0] if s else None))
        ),
        attributions=tuple(
            Attribution(
                id=id,
                source=draw(spans(text)),
                cue=draw(spans(text)),
                content=draw(spans(text)),
                hedges=draw(spans(text)),
                actor=draw(somebody),
                addressee=draw(somebody),
                addressee_span=draw(spans(text)),
                parent=draw(st.none() | st.sampled_from(ids)),
                certainty=draw(certainties),
                form="mixed",
                confidence=0.5,
            )
            for id in ids
        ),
        warnings=(Warning(code="odd", message="Odd.", spans=draw(spans(text))),),
    )


@settings(deadline=None, max_examples=60)
@given(ledgers())
def test_the_article_column_is_the_text(ledger: Ledger) -> None:
    shown = re.sub("[\x00\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", ledger.article.text)
    page = Page(write_html([ledger]))
    assert page.column() == shown
    numbers = sorted(attrs["data-n"] or "" for tag, attrs in page.tags if tag == "li" and "data-n" in attrs)
    assert numbers == [str(number) for number in range(1, len(ledger.attributions) + 1)]


def test_nothing_in_a_ledger_becomes_markup() -> None:
    ledger = ledger_from_marks(
        f"[[headline|{SPOOKY}]]\n[[q1.source|{SPOOKY}]] [[q1.cue|{SPOOKY}]] [[q1.content|{SPOOKY}]] "
        f"[[q1.channel|{SPOOKY}]] [[q1.addressee|[[a2|{SPOOKY}]]]] [[w1|{SPOOKY}]] [[a1|{SPOOKY}]]",
        {
            "w1": {"code": SPOOKY, "message": SPOOKY},
            "q1": {"actor": "a1"},
            "a1": {"name": SPOOKY, "role": SPOOKY, "affiliation": SPOOKY, "members": ("a2",)},
        },
        outlet=SPOOKY,
        byline=(SPOOKY,),
        published=SPOOKY,
        language=SPOOKY,
        url="javascript:alert(3)",
        path=SPOOKY,
    )
    html = write_html([replace(ledger, reader=SPOOKY), ledger])
    page = Page(html)
    tags = [tag for tag, _ in page.tags]
    assert tags.count("script") == 2
    assert "img" not in tags
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]
    assert "49" not in html.split("<main>")[1].split("alert")[0]
    assert all((attrs["href"] or "").startswith("#") for _, attrs in page.tags if "href" in attrs)
    assert page.column(1) == page.column(2) == ledger.article.text


def test_the_page_allows_only_its_own_style_and_script() -> None:
    page = Page(write_html([harbour()]))
    policy = next(attrs["content"] or "" for _, attrs in page.tags if attrs.get("http-equiv"))
    for tag in ("style", "script"):
        digests = [hashlib.sha256(one.encode()).digest() for one in page.raw[tag]]
        allowed = " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests)
        assert f"{tag}-src {allowed};" in policy
    assert policy.startswith("default-src 'none';")
    assert not {"src", "style", "srcset", "action"} & {name for _, attrs in page.tags for name in attrs}


def test_names_on_the_page_are_unique_and_links_lead_to_them() -> None:
    page = Page(write_html([harbour(), orchard(), observatory(), ferry(), harbour()]))
    names = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(names) == len(set(names))
    targets = {(attrs["href"] or "")[1:] for _, attrs in page.tags if "href" in attrs}
    assert len(targets) > 100
    assert targets <= set(names)


def test_nested_contents_carry_every_voice() -> None:
    page = Page(write_html([harbour()]))
    deepest = [attrs for tag, attrs in page.tags if attrs.get("data-content") == "6 5 4"]
    assert len(deepest) == 1
    classes = set((deepest[0]["class"] or "").split())
    assert {"content", "a5", "b4", "c3"} <= classes


def text_of(html: str) -> str:
    return " ".join("".join(Page(html).text).split())


def test_the_chain_runs_from_the_outlet_inward() -> None:
    assert (
        "The Skerry Gazette Ruben Vasquez-Thorne two pilots Idris Okonkwo North Sound Ferries "
        "the minutes of its board Solveig Rasmussen-Adeyemi, to Neema Abara, by phone"
    ) in text_of(write_html([ferry()]))


def test_an_actor_is_shown_with_what_the_article_gives() -> None:
    text = text_of(write_html([ferry()]))
    assert "Ruben Vasquez-Thorne columnist, Calder Post 1 statement · 1 mention" in text
    assert "person · 5 words, 2 % of the article" in text
    assert "Both unions group 1 statement · 2 mentions" in text
    assert "Members: Deckhands United, the Calder Pilots’ Guild" in text
    assert "he not identified" in text
    assert "8 others mentioned but not cited" in text


def test_mentions_carry_the_number_of_their_actor() -> None:
    page = Page(write_html([ferry()]))
    abara = next(attrs["data-v"] for tag, attrs in page.tags if tag == "button")
    mentioned = [attrs for _, attrs in page.tags if abara in (attrs.get("data-m") or "").split()]
    assert len(mentioned) == 5
    assert all("mention" in (attrs["class"] or "").split() for attrs in mentioned)


def test_a_ledger_without_actors_says_so() -> None:
    assert "Nobody is identified in this article" in text_of(write_html([harbour()]))
    assert "not identified" not in text_of(write_html([harbour()]))


def test_a_warning_names_its_places() -> None:
    text = text_of(write_html([ferry()]))
    assert "1 question an editor would ask A source that could not be identified. one, he" in text


def test_the_same_ledgers_give_the_same_page() -> None:
    assert write_html([harbour(), orchard()]) == write_html([harbour(), orchard()])


def test_several_articles_have_an_index() -> None:
    page = Page(write_html([harbour(), orchard(), observatory()]))
    text = " ".join("".join(page.text).split())
    assert "3 articles, 20 attributions" in text
    assert [page.column(number) for number in (1, 2, 3)] == [
        make().article.text for make in (harbour, orchard, observatory)
    ]


@pytest.mark.parametrize(
    ("ledgers", "said"),
    [
        ([], "Nothing was read"),
        ([Ledger(reader="fake 0", article=Article(id="0", text=""))], "This article has no text"),
        ([Ledger(reader="fake 0", article=Article(id="0", text="It rained."))], "No sources are cited here"),
    ],
)
def test_empty_states_say_what_to_do(ledgers: list[Ledger], said: str) -> None:
    assert said in write_html(ledgers)


def seconds_for(copies: int) -> float:
    once = harbour()
    text = once.article.text * copies
    size = len(once.article.text)

    def moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by, span.text) for span in spans)

    many = [
        replace(
            one,
            id=f"{copy}-{one.id}",
            parent=one.parent and f"{copy}-{one.parent}",
            source=moved(one.source, copy * size),
            cue=moved(one.cue, copy * size),
            content=moved(one.content, copy * size),
            addressee_span=(),
            channel=(),
            hedges=(),
        )
        for copy in range(copies)
        for one in once.attributions
    ]
    ledger = replace(once, article=replace(once.article, text=text), attributions=tuple(many), warnings=())
    start = time.process_time()
    write_html([ledger])
    return time.process_time() - start


def test_time_grows_with_the_article_and_no_faster() -> None:
    seconds_for(1)
    assert seconds_for(64) < 12 * max(seconds_for(16), 0.02)
