"""Subjects that verbs of a sentence share."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.attributions.rules.shared_subjects import with_shared_subjects
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.parts import marked


def shared(article: str) -> list[str]:
    """The sources of an article's attributions, by the words."""
    found, doc = marked(article)
    given = with_shared_subjects(found, doc)
    return [doc.text_of(one.source[0]) if one.source else "" for one in given]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|said] [c|it rained], [q2|adding] [c2|that it was cold].",
        "[s|Orr] [q|said] [c|it rained in the U.S. by noon], and [q2|warned] [c2|that it was cold].",
        "[s|Orr] [q|said] [c|“No. Never.”] and later [q2|suggested] [c2|talks].",
    ],
)
def test_participles_and_joined_verbs_share_the_subject_before(article: str) -> None:
    assert shared(article) == ["Orr", "Orr"]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|said] [c|it rained]. [q2|Adding] [c2|that it was cold] was wrong.",
        "[s|Orr] [q|said] [c|it rained], and it was [q2|added] [c2|that it was cold].",
        "[s|Orr] [q|said] [c|it rained], and [q2|was told] [c2|that it was cold].",
        "[s|Orr] [q|said] [c|it rained]\n\nand [q2|warned] [c2|that it was cold].",
    ],
)
def test_other_verbs_and_other_sentences_do_not(article: str) -> None:
    assert shared(article) == ["Orr", ""]


def test_a_participle_that_opens_a_sentence_shares_the_subject_behind_it() -> None:
    assert shared("It rained. [q|Citing] [c|the rain], [s2|Orr] [q2|said] [c2|no].") == ["Orr", "Orr"]
    assert shared("It rained, [q|citing] [c|the rain], [s2|Orr] [q2|said] [c2|no].") == ["", "Orr"]
    assert shared("[q|Citing] [c|the rain] is easy. [s2|Orr] [q2|said] [c2|no].") == ["", "Orr"]


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("It rained. Ida Orr, whose boat sank, [q|said] [c|the port was shut].", "Ida Orr, whose boat sank"),
        ("It rained. The harbour board [q|warned] [c|that it was cold].", "The harbour board"),
        ("[q|Asked] [c|whether it was cold], Orr left.", ""),
        ("Bo Orr left the meeting, and [s|the next day] [q|said] [c|that it was cold].", "Bo Orr"),
        ("Bo Orr left the meeting, and [s|the Week] [q|said] [c|that it was cold].", "the Week"),
        ("Bo Orr left the meeting, and [s|the next mayor] [q|said] [c|that it was cold].", "the next mayor"),
        ("It was [q|said] [c|that it was cold].", ""),
    ],
)
def test_a_cue_has_the_subject_of_its_verb(article: str, source: str) -> None:
    assert shared(article) == [source]


def test_a_cue_that_opens_a_line_behind_a_comma_has_no_subject_there() -> None:
    assert shared("The letters came by post, by boat,\n\n[q|warned] [c|that it was cold].") == [""]


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("Ida Orr left the meeting, [q|warning] [c|that the pier would sink].", "Ida Orr"),
        ("The board met on Monday and [q|demanded] [c|a new pier].", "The board"),
        ("The board had met on Monday and [q|had demanded] [c|a new pier].", "The board"),
        ("The pier was closed on Monday, [q|warning] [c|that it would sink].", ""),
        ("Ida Orr left the meeting when [q|asked] [c|about the pier].", ""),
        ("It rained on Monday, [q|citing] [c|the board].", ""),
        ("It rained on Monday and [q|was feared] [c|that the pier would sink].", ""),
    ],
)
def test_an_active_verb_shares_the_subject_of_a_verb_that_attributes_nothing(
    article: str, source: str
) -> None:
    assert shared(article) == [source]


def test_who_stands_outside_of_what_is_said_says_nothing_in_it() -> None:
    (outer,), doc = marked("[s|Orr] [q|said] [c|that we left without demanding a new pier].")
    cue = doc.lower.index("demanding")
    inner = AttributionDraft(TokenSpan(cue, cue + 1), (), (TokenSpan(cue + 1, cue + 4),), 1.0, parent=0)
    assert [doc.text_of(p) for p in with_shared_subjects([outer, inner], doc)[1].source] == ["we"]
    narrow = replace(outer, content=(TokenSpan(cue, cue + 4),))
    assert with_shared_subjects([narrow, inner], doc)[1].source == ()
