from __future__ import annotations

import pytest

from accordingto.stories.quotes.alignment import align, change_kinds, variant_of


@pytest.mark.parametrize(
    ("full", "other", "variant"),
    [
        ("we will not close the pool", "we will not close the pool", "same"),
        ("the colour of labour is travelled", "the color of labor is traveled", "same"),
        ("we will not close it any more", "we will not close it anymore", "same"),
        ("well we will not close the pool", "we will not close", "cut"),
        ("we will not close the pool", "we will close the pond", "altered"),
    ],
)
def test_a_printing_is_the_same_cut_or_altered(full: str, other: str, variant: str) -> None:
    assert variant_of(full.split(), other.split()) == variant


@pytest.mark.parametrize(
    ("full", "other", "kind"),
    [
        ("we will not close the pool", "we will close the pool", "negation"),
        ("it may perhaps rain today", "it may rain today", "hedge"),
        ("if circumstances allow it we go", "if circumstances allowed it we go", "tense"),
        ("they say we lost the case", "they say they lost the case", "person"),
        ("the old red ferry sank here", "the old blue ferry sank here", "words"),
        ("the ferry sank here last night", "the ferry sank here", "left_out"),
        ("there is not a lawful purpose", "a lawful purpose", "left_out"),
        ("it is void for want of proof", "the want of proof", "left_out"),
    ],
)
def test_what_changed_is_named(full: str, other: str, kind: str) -> None:
    mine, theirs = full.split(), other.split()
    changed = [one for one in align(mine, theirs) if one.step != "equal"]

    assert [change_kinds(mine, theirs, one)[0] for one in changed] == [kind]
