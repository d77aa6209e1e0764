from __future__ import annotations

import re
from collections import Counter
from typing import get_args

from accordingto.reading.attributions.cues import all_entries, entries_from
from accordingto.types import Act

FRAMES = frozenset(
    [
        "to",
        "whom-to",
        "that",
        "that-clause",
        "of-others",
        "praising",
        "wh",
        "quote",
        "ing",
        "np",
        "will",
        "charge",
        "not",
        "unwilling",
        "passive",
        "alone",
        "only",
    ]
)


def test_every_act_has_entries() -> None:
    assert {entry.act for entry in all_entries()} == set(get_args(Act))


def test_no_entry_stands_twice_with_the_same_frame() -> None:
    counts = Counter((entry.words, entry.frame) for entry in all_entries())
    assert [words for words, count in counts.items() if count > 1] == []


def test_signatures_say_what_is_implied_affirmed_and_negated() -> None:
    assert {e.signature for e in all_entries() if not re.fullmatch(r"[-+o]/[-+o]", e.signature)} == set()


def test_what_is_no_named_frame_is_a_word_that_must_follow() -> None:
    others = {word for entry in all_entries() for word in entry.frame - FRAMES}
    assert all(re.fullmatch(r"[a-z]+", word) for word in others)


def test_no_entry_is_out_of_reach_behind_one_that_always_counts() -> None:
    always = set()
    for entry in all_entries():
        assert entry.words not in always, entry
        if not entry.frame:
            always.add(entry.words)


def test_longer_entries_come_first() -> None:
    lengths = [len(entry.words) for entry in entries_from("called")]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[-1] == 1
    assert entries_from("juggled") == ()
