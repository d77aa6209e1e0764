from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.report.marks import Mark, cut


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
