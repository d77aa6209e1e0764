from __future__ import annotations

import numpy as np
import pytest

from accordingto.stories.cluster.clusters import likeness
from accordingto.stories.cluster.outline import MOST_TERMS, Outline, outline_of, outlined
from accordingto.stories.cluster.rarity import bundled
from accordingto.stories.cluster.terms import Terms
from tests.stories.cluster.invented import FERRY, MUSEUM, OTHER_FERRY, articles


def outlines(*texts: str) -> list[Outline]:
    return [outline_of(article) for article in articles(*texts)]


def alike(one: Outline, other: Outline) -> float:
    """The likeness of two articles, which does not depend on what else is compared."""
    first, value = likeness(one, [one, other])
    assert [value, first] == likeness(one, [other, one])
    return value


def test_an_outline_has_length_one_and_its_terms_in_order() -> None:
    for outline in outlines(*FERRY, *MUSEUM):
        assert np.isclose((outline.weights**2).sum(), 1)
        assert (np.diff(outline.terms.astype(np.int64)) > 0).all()


def test_one_event_is_more_like_itself_than_like_what_looks_like_it() -> None:
    one, two, three, other, another = outlines(*FERRY, *OTHER_FERRY)
    within = [alike(one, two), alike(one, three), alike(two, three), alike(other, another)]
    between = [alike(mine, theirs) for mine in (one, two, three) for theirs in (other, another)]

    assert min(within) > 1.5 * max(between)


def test_likeness_is_the_same_both_ways_and_one_with_itself() -> None:
    one, other = outlines(FERRY[0], OTHER_FERRY[0])

    assert alike(one, other) == alike(other, one)
    assert alike(one, one) == pytest.approx(1)


def test_nothing_is_like_a_text_that_says_nothing() -> None:
    (one,) = outlines(FERRY[0])
    nothing = outlined(Terms(), None, bundled())

    assert alike(one, nothing) == alike(nothing, one) == alike(nothing, nothing) == 0


def test_numbers_part_articles_whose_words_are_the_same() -> None:
    text = "The ferry struck the pier and {} passengers were hurt, the harbour board of Osmark said."
    same, again, other = outlines(text.format(14), text.format(14), text.format(37))

    assert alike(same, other) < 0.9 * alike(same, again)


def test_a_long_article_keeps_its_weightiest_terms() -> None:
    (long,) = outlines(" ".join(f"ship{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600)))

    assert len(long.terms) == MOST_TERMS


def test_the_names_that_tell_most_come_first() -> None:
    (outline,) = outlines(FERRY[0])

    assert {"osmark", "tern"} <= set(outline.names)
