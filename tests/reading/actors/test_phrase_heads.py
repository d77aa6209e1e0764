"""The head of a phrase, by trees that a test makes up. All people and outlets are invented."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.actors.features import facts_of
from accordingto.reading.actors.phrase_heads import (
    apposed_in_trees,
    has_two_roles,
    is_joined,
    joined_names,
    modifies,
    stands_before,
    without_head,
    without_matter,
)
from accordingto.reading.encoder.mentions import MentionDrafts
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.trees import Trees
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import document


def tree(*tokens: tuple[int, str]) -> Trees:
    """A tree by the head and relation of each token."""
    return Trees(["X"] * len(tokens), [head for head, _ in tokens], [relation for _, relation in tokens])


WIFE = tree((1, "nmod:poss"), (4, "nsubj"), (1, "punct"), (1, "appos"), (4, "root"))
"""Of "His wife, Jane, left", the second comma left out."""


def test_a_source_of_which_only_the_owner_is_mentioned_lacks_its_head() -> None:
    for source, lacks in (("[person|His] wife, Jane left", True), ("[person|His wife], Jane left", False)):
        _, _, items = phrases(source)
        mentions = MentionDrafts(items, np.zeros((len(items), 1), dtype=np.float32), list(range(len(items))))
        assert bool(without_head([TokenSpan(0, 4)], mentions, WIFE)) == lacks


def test_a_name_in_apposition_is_who_the_description_means() -> None:
    _, doc, items = phrases("[person|His wife], [person|Jane] left")
    facts = [facts_of(item, doc, quoted=False) for item in items]
    assert apposed_in_trees(items, facts, doc.parsed(WIFE)) == {1: 0}


def test_two_names_are_in_no_apposition() -> None:
    _, doc, items = phrases("[person|Ida Orr], [person|Jane] left")
    facts = [facts_of(item, doc, quoted=False) for item in items]
    assert apposed_in_trees(items, facts, doc.parsed(WIFE)) == {}


def test_two_named_persons_that_a_tree_joins_are_a_pair() -> None:
    _, doc, items = phrases("[person|Ida] and cook [person|Bo] left")
    mentions = MentionDrafts(items, np.zeros((len(items), 1), dtype=np.float32), list(range(len(items))))
    joined = tree((4, "nsubj"), (3, "cc"), (3, "compound"), (0, "conj"), (4, "root"))
    apart = tree((4, "nsubj"), (3, "cc"), (3, "compound"), (4, "obj"), (4, "root"))
    assert joined_names(mentions, joined, doc) == [TokenSpan(0, 4)]
    assert joined_names(mentions, apart, doc) == []


def test_he_and_somebody_are_several() -> None:
    _, doc, items = phrases("[person|he and Orr] left")
    both = doc.parsed(Trees(["PRON", "CCONJ", "PROPN", "X"], [3, 2, 0, 3], ["nsubj", "cc", "conj", "root"]))
    assert is_joined(items[0].piece, both)
    assert facts_of(items[0], both, quoted=False).plural
    owned = doc.parsed(Trees(["PRON", "CCONJ", "PROPN", "X"], [2, 2, 3, 3], ["det", "cc", "nsubj", "root"]))
    assert not is_joined(items[0].piece, owned)


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("Health and Human Services Secretary Ida Orr", "Human Services Secretary Ida Orr"),
        ("Housing and Urban Development Secretary Ida Orr", "Urban Development Secretary Ida Orr"),
        ("Lund and Norland President Ida Orr", "Lund and Norland President Ida Orr"),
        ("House Ways and Means Committee Chairman Ida Orr", "Means Committee Chairman Ida Orr"),
        ("Tide & Co. chief economist Ida Orr", "Co. chief economist Ida Orr"),
        ("Energy & Commerce Committee Chairman Ida Orr", "Commerce Committee Chairman Ida Orr"),
        ("Bo Lund and Finance Committee Chairman Ida Orr", "Bo Lund and Finance Committee Chairman Ida Orr"),
        ("Lund and Council President Ida Orr", "Lund and Council President Ida Orr"),
        ("Mayor Bo Lund and Council President Ida Orr", "Mayor Bo Lund and Council President Ida Orr"),
        ("Ways and Means Committee Chairman Ida Orr", "Means Committee Chairman Ida Orr"),
        ("she and Council President Ida Orr", "she and Council President Ida Orr"),
        ("Lund & Mayor Ida Orr", "Lund & Mayor Ida Orr"),
        ("Mayor Bo Lund & Council President Ida Orr", "Mayor Bo Lund & Council President Ida Orr"),
        ("many, including Lund and town counsel Ida Orr", "many, including Lund and town counsel Ida Orr"),
        ("Ida Orr", "Ida Orr"),
    ],
)
def test_the_first_matter_of_an_office_is_nobody(phrase: str, kept: str) -> None:
    doc = document(f"On Monday {phrase} said that it rained.")
    start, end = doc.text.index(phrase), doc.text.index(" said")
    piece = without_matter(TokenSpan(doc.token_at(start), doc.token_at(end)), doc)

    assert doc.text_of(piece) == kept


@pytest.mark.parametrize(
    ("text", "name", "is_part"),
    [
        ("The Texas rangers left.", "Texas", True),
        ("Orr left Texas on Monday.", "Texas", False),
        ("Ida Orr left.", "Ida Orr", False),
    ],
)
def test_a_name_before_a_noun_is_a_part_of_another(text: str, name: str, is_part: bool) -> None:
    doc = document(text)
    start = text.index(name)

    assert stands_before(TokenSpan(doc.token_at(start), doc.token_at(start + len(name))), doc) is is_part


@pytest.mark.parametrize(
    ("phrase", "is_one"),
    [
        ("Norco chairman and chief executive Ida Orr", True),
        ("Actor and activist Ida Orr", True),
        ("Prosecutors and mayor Ida Orr", False),
        ("The mayor and prosecutor Ida Orr", False),
        ("Bo Lund and mayor Ida Orr", False),
        ("Harbour candidate and Norland Sen. Ida Orr", True),
        ("Vest's mayor and two councillors", False),
        ("Orr's lawyer and prosecutor Ida Lund", False),
        ("Mayor and the prosecutor Ida Lund", False),
    ],
)
def test_one_person_may_have_two_roles(phrase: str, is_one: bool) -> None:
    doc = document(f"{phrase} said that it rained.")
    piece = TokenSpan(0, doc.token_at(doc.text.index(" said")))

    assert has_two_roles(piece, doc) is is_one


def test_a_word_that_only_says_how_something_is_is_nobody() -> None:
    doc = document("frank accounts of critics").parsed(
        Trees(["ADJ", "NOUN", "ADP", "NOUN"], [1, 1, 3, 1], ["amod", "root", "case", "nmod"])
    )

    assert modifies(TokenSpan(0, 1), doc)
    assert not modifies(TokenSpan(3, 4), doc)
