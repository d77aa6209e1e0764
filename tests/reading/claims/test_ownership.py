"""Whose every character of a text is."""

from __future__ import annotations

import pytest

from accordingto.reading.claims.ownership import OUTLET, find_owners, runs_in, stretches
from accordingto.reading.text.sentences import split_sentences
from tests.reading.attributed import attributed
from tests.reading.parts import document


def test_the_innermost_content_owns_its_words() -> None:
    text, attributions = attributed("So [s1|Orr] [q1|said] [c1|that [s2|Vik] [q2|thinks] [c2|it rains]].")
    ownership = find_owners(document(text), attributions)
    runs = {owner: [text[a:b].strip() for a, b in runs] for owner, runs in runs_in(ownership, 0, len(text))}
    assert runs == {OUTLET: ["So", "", "", "."], 0: ["that", "", ""], 1: ["it rains"]}
    assert ownership.parents == [OUTLET, 0]
    assert ownership.chains == [("outlet", "q1"), ("outlet", "q1", "q2")]


def test_a_content_within_a_source_keeps_its_words() -> None:
    text, attributions = attributed("[s1|those [q2|who say] [c2|it rains]] [q1|hope] [c1|it snows].")
    runs = dict(runs_in(find_owners(document(text), attributions), 0, len(text)))
    assert [text[a:b] for a, b in runs[1]] == ["it rains"]


@pytest.mark.parametrize(
    ("article", "count"),
    [
        ("[c1|“It rains. It snows,”] [s1|Orr] [q1|said].", 2),
        ("[c1|“It rains,”] [s1|Orr] [q1|said]. [c1|“It snows.”]", 2),
        ("[c1|“Mr. Vik left the U.S. in May,”] [s1|Orr] [q1|said].", 1),
        ("It rains, said nobody.", 1),
    ],
)
def test_a_quotation_is_cut_where_a_sentence_begins(article: str, count: int) -> None:
    text, attributions = attributed(article)
    ownership = find_owners(document(text), attributions)
    found = [bounds for sentence in split_sentences(text) for bounds in stretches(ownership, sentence)]
    assert len(found) == count
    assert all(text[a:b].strip() for a, b in found)


def test_a_parent_that_is_not_there_ends_the_chain() -> None:
    text, (_, inner) = attributed("[s1|Orr] [q1|said] [c1|[s2|Vik] [q2|said] [c2|it rains]].")
    ownership = find_owners(document(text), [inner])
    assert ownership.chains == [("outlet", "q2")]
    assert ownership.parents == [OUTLET]
