from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.report.blocks import blocks
from accordingto.export.report.marks import Mark, cut
from accordingto.export.report.nesting import LONGEST_CHAIN, chain, nest
from accordingto.export.wording import shortened
from accordingto.types import Article, Attribution, Span
from tests.fakes import harbour


def attribution(id: str, parent: str | None = None) -> Attribution:
    return Attribution(id=id, cue=(), content=(), form="indirect", parent=parent, confidence=1)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).filter(lambda e: e[0] < e[1])),
    st.sets(st.integers(0, 30)),
)
def test_segments_are_the_text_cut_at_every_edge(edges: list[list[int]], breaks: set[int]) -> None:
    marks = [Mark(start, end, "content", number) for number, (start, end) in enumerate(edges, start=1)]
    segments = list(cut(0, 30, marks, breaks))
    assert [segment.start for segment in segments] == [0, *(segment.end for segment in segments[:-1])]
    assert segments[-1].end == 30
    for segment in segments:
        over = {mark for mark in marks if mark.start <= segment.start and segment.end <= mark.end}
        assert set(segment.marks) == over
        assert not any(segment.start < edge < segment.end for edge in breaks)


def test_of_two_that_begin_together_the_longer_is_outside() -> None:
    short, long = Mark(2, 5, "content", 1), Mark(2, 9, "content", 2)
    assert [segment.owners("content") for segment in cut(0, 10, [short, long])] == [[], [2, 1], [2], []]


def test_children_follow_their_parents() -> None:
    entries = nest([attribution("x", "z"), attribution("y"), attribution("z")])
    assert [(entry.attribution.id, entry.depth, entry.parent) for entry in entries] == [
        ("y", 0, None),
        ("z", 0, None),
        ("x", 1, 3),
    ]


def test_no_attribution_is_lost_in_a_circle_or_for_want_of_a_parent() -> None:
    entries = nest([attribution("x", "y"), attribution("y", "x"), attribution("z", "nobody")])
    assert [(entry.attribution.id, entry.depth) for entry in entries] == [("z", 0), ("x", 0), ("y", 1)]


def test_a_deep_chain_is_shown_in_part() -> None:
    deep = [attribution("q0"), *(attribution(f"q{n}", f"q{n - 1}") for n in range(1, 3000))]
    entries = nest(deep)
    links = chain(entries[-1], {entry.number: entry for entry in entries})
    assert len(links) == LONGEST_CHAIN
    assert links[-1].attribution.id == "q2999"


@given(st.text("ab \n\r\u2028.", max_size=60), st.data())
def test_blocks_leave_nothing_out(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    headline = Span(start, end, text[start:end]) if start < end else None
    found = blocks(Article(id="0", text=text, headline=headline))
    assert "".join(text[block.start : block.end] for block in found) == text
    assert all(block.start < block.end for block in found)


def test_every_line_is_a_paragraph() -> None:
    found = blocks(Article(id="0", text="One.\nTwo.\n\n  Three."))
    assert [block.end for block in found] == [5, 13, 19]


def test_a_hard_wrapped_text_has_paragraphs_between_empty_lines() -> None:
    line = "the gates stood open all that night and nobody came to close them"
    text = f"{line}\n{line}\nand so it went.\n\n{line}\nuntil spring."
    assert len(blocks(Article(id="0", text=text))) == 2


def test_the_headline_is_a_block_of_its_own() -> None:
    ledger = harbour()
    first = blocks(ledger.article)[0]
    assert first.kind == "headline"
    assert ledger.article.headline is not None
    assert ledger.article.text[first.start : first.end].rstrip() == ledger.article.headline.text


@given(st.text(), st.integers(1, 40))
def test_shortened_text_is_short(text: str, length: int) -> None:
    short = shortened(text, length)
    assert len(short) <= length
    assert short == text or short.endswith("…")
