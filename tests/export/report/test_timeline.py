from __future__ import annotations

from itertools import count

from msgspec.structs import replace

from accordingto.export.report.cast import cast_of
from accordingto.export.report.nesting import nest
from accordingto.export.report.timeline import Timeline, timeline
from accordingto.types import Claim, Ledger, Sentence, Span, Time, TimeKind
from tests.fakes import ledger_from_marks

MARKED = (
    "[[q1.source|Orr]] [[q1.cue|wrote]] on Monday [[q1.content|that [[q2.source|Vik]] [[q2.cue|promised]] "
    "[[q2.content|a pier by May]]]]. Work began in 1987 and took years."
)


def dated(published: str | None = "2031-03-12") -> Ledger:
    """Orr wrote that Vik promised something by May; the outlet says when that was, and what was in 1987."""
    ledger = ledger_from_marks(MARKED, published=published)
    text = ledger.article.text

    def time(id: str, words: str, kind: TimeKind, value: str | None) -> Time:
        start = text.index(words)
        return Time(id=id, start=start, end=start + len(words), text=words, kind=kind, value=value)

    end = text.index(" Work") + 1
    first, second = text[: end - 1], text[end:]
    content = ledger.attributions[1].content
    return replace(
        ledger,
        sentences=(Sentence("s1", 0, end - 1, first), Sentence("s2", end, len(text), second)),
        times=(
            time("t1", "Monday", "date", "2031-03-10"),
            time("t2", "May", "deadline", "2031-05-01"),
            time("t3", "May", "date", "2031-05"),
            time("t4", "1987", "date", "1987"),
            time("t5", "years", "duration", "PXY"),
        ),
        claims=(
            Claim(
                id="c1", content=ledger.attributions[0].content, chain=("outlet", "q1"), times=("t2", "t3")
            ),
            Claim(id="c2", content=content, chain=("outlet", "q1", "q2"), times=("t2", "t3")),
            Claim(id="c3", content=(Span(end, len(text), second),), chain=("outlet",), times=("t4", "t5")),
        ),
    )


def timeline_of(ledger: Ledger) -> Timeline | None:
    entries = nest(ledger.attributions)
    return timeline(ledger, cast_of(ledger, entries), entries, count(1))


def test_rows_stand_by_their_days_with_those_who_vouch() -> None:
    found = timeline_of(dated())
    assert found is not None
    assert [(row.label, row.is_due, [voice.name for voice in row.chain]) for row in found.rows] == [
        ("1987", False, []),
        ("10 March 2031", False, []),
        ("1 May 2031", True, ["Orr", "Vik"]),
    ]
    assert [row.context for row in found.rows][1:] == [
        "Orr wrote on Monday that Vik promised a pier by May.",
        "a pier by May",
    ]
    assert found.due == 1
    assert [place.words for place in found.vague] == ["years"]


def test_what_lies_far_outside_is_an_arrow() -> None:
    found = timeline_of(dated())
    assert found is not None
    assert [row.shape for row in found.rows] == ["before", "point", "point"]
    assert found.today is not None
    assert found.rows[1].x < found.today < found.rows[2].x


def test_without_a_day_of_publication_there_is_no_line_for_it() -> None:
    for published in (None, "soon", "2031-02-30"):
        found = timeline_of(dated(published))
        assert found is not None
        assert found.today is None


def test_an_extent_is_drawn_as_wide_as_it_is() -> None:
    ledger = dated()
    found = timeline_of(replace(ledger, times=(ledger.times[0], ledger.times[2])))
    assert found is not None
    month = found.rows[1]
    assert (month.label, month.shape) == ("May 2031", "bar")
    assert 10 < month.width < 100 - month.x


def test_nothing_dated_means_no_timeline() -> None:
    ledger = dated()
    assert timeline_of(replace(ledger, times=ledger.times[4:])) is None
    impossible = [
        replace(time, value=value)
        for time, value in zip(ledger.times, ("2031-02-30", None, "", "x", "00"), strict=True)
    ]
    assert timeline_of(replace(ledger, times=tuple(impossible))) is None


def test_a_chain_of_unknown_attributions_is_the_outlets() -> None:
    ledger = dated()
    claim = replace(ledger.claims[0], chain=("outlet", "q9"))
    found = timeline_of(replace(ledger, claims=(claim, replace(claim, chain=()))))
    assert found is not None
    assert all(row.chain == () for row in found.rows)
