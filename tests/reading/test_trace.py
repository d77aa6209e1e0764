from __future__ import annotations

from dataclasses import astuple

import pytest
from msgspec.structs import replace

from accordingto.ingest import article_from_text
from accordingto.reading import Reader, StepCount, Trace
from accordingto.reading.attributions.rules.predicates import with_predicates
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import STEPS
from accordingto.types import Ledger
from tests.reading.actors.test_references import mentions
from tests.reading.parts import marked


def test_what_a_step_found_is_summed_over_articles() -> None:
    trace = Trace()
    for count in (2, 0, 3):
        trace.begin(["find times", "make claims"])
        trace.record_found("find times", count)

    assert trace.steps == (StepCount("find times", found=5, articles=2), StepCount("make claims"))


def test_what_a_step_added_removed_and_changed_is_told_by_the_cue() -> None:
    before, _ = marked("[s1|Orr] [q1|said] [c1|so], [s2|Vik] [q2|denied] [c2|it], [s3|Lund] [q3|left] [c3|.]")
    after, _ = marked("[s1|Orr] [q1|said] so, [s2|Vik] [q2|denied] [c2|it], [s3|Lund] left [q3|.]")
    trace = Trace()
    trace.begin(["mend"])
    trace.record_mended("mend", before, after)

    assert astuple(trace.steps[0]) == ("mend", 0, 1, 1, 1, 1)


def test_a_step_that_leaves_all_as_it_was_has_changed_no_article() -> None:
    found, doc = marked("[s|Orr] [q|said] [c|it rained].")
    trace = Trace()
    trace.begin(["cut object complements from contents"])
    trace.record_mended("cut object complements from contents", found, with_predicates(found, doc))

    assert trace.steps == (StepCount("cut object complements from contents"),)


def test_mentions_are_the_same_where_their_words_are() -> None:
    _, found = mentions("[person|Orr] and [person|Lunde] met [person|Vik].")
    first, second, last = found.items
    other = replace(last, piece=TokenSpan(last.piece.start, last.piece.end + 1))
    after = found.replaced([first, replace(second, kind="place"), other], [True, True, True])
    trace = Trace()
    trace.begin(["settle"])
    trace.record_mentions("settle", found, found)
    trace.record_mentions("settle", found, after)

    assert astuple(trace.steps[0]) == ("settle", 0, 1, 1, 1, 1)


def test_a_step_that_was_not_named_is_refused() -> None:
    with pytest.raises(KeyError):
        Trace().record_found("find times", 1)


def test_every_step_is_listed_in_its_order_whatever_is_read_first() -> None:
    reader, trace = Reader(), Trace()
    french = "Le maire a dit que les péages allaient augmenter et que les bateaux ne partiraient plus. " * 9
    texts = (french, "Orr said on Monday that tolls would rise.")
    first, second = reader.read_many(map(article_from_text, texts), trace=trace)

    assert isinstance(first, Ledger)
    assert isinstance(second, Ledger)
    assert [one.code for one in first.warnings] == ["not_english"]
    assert tuple(step.name for step in trace.steps) == STEPS
    counts = {step.name: step for step in trace.steps}
    assert counts["decode attributions"].articles == 1
    assert counts["make claims"].articles == 2
    assert counts["find times"].found == len(second.times)


def test_a_trace_counts_in_one_process_only() -> None:
    with pytest.raises(ValueError, match="one process"):
        next(iter(Reader().read_many([], processes=2, trace=Trace())))
