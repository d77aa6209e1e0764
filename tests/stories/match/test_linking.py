from __future__ import annotations

from accordingto.stories.match.linking import link

ARTICLE = [0, 0, 1, 1, 2]
"""Whose each sentence is."""


def test_the_surest_sentence_takes_its_links_and_each_is_drawn_once() -> None:
    linked = link(ARTICLE, {(0, 2): 0.9, (0, 4): 0.8, (2, 4): 0.7, (1, 3): 0.6}, 0.5)

    assert [(one.seed, one.others) for one in linked] == [(0, {1: (2,), 2: (4,)}), (1, {1: (3,)})]
    assert linked[0].sure == {1: 0.9, 2: 0.8}


def test_a_sentence_that_makes_two_claims_has_both_others_if_they_are_likely() -> None:
    assert [one.others for one in link(ARTICLE, {(0, 2): 0.8, (0, 3): 0.7}, 0.5)] == [{1: (2, 3)}]
    assert [one.others for one in link(ARTICLE, {(0, 2): 0.8, (0, 3): 0.2}, 0.5)] == [{1: (2,)}]


def test_what_is_not_likely_enough_is_no_link() -> None:
    assert link(ARTICLE, {(0, 2): 0.49}, 0.5) == []


def test_articles_that_have_nothing_with_each_other_do_not_make_one_claim() -> None:
    linked = link(ARTICLE, {(0, 2): 0.9, (0, 4): 0.8, (1, 3): 0.6}, 0.5)

    assert [(one.seed, one.others) for one in linked] == [(0, {1: (2,)}), (4, {0: (0,)}), (1, {1: (3,)})]


def test_an_article_that_says_it_in_its_lead_and_further_down_has_both_in_the_claim() -> None:
    others = {(0, 2): 0.9, (0, 4): 0.9, (2, 4): 0.5}

    both = link(ARTICLE, {**others, (1, 2): 0.6, (1, 4): 0.4}, 0.7)
    one = link(ARTICLE, {**others, (1, 2): 0.2, (1, 4): 0.1}, 0.7)

    assert [(linked.seed, linked.beside, linked.others) for linked in both] == [(0, (1,), {1: (2,), 2: (4,)})]
    assert [linked.beside for linked in one] == [()]


def test_a_second_sentence_that_is_apart_from_the_others_is_left_out() -> None:
    chances = {(0, 2): 0.9, (0, 4): 0.9, (2, 4): 0.5, (1, 2): 0.6, (1, 4): 0.4}

    linked = link(ARTICLE, chances, 0.7, lambda one, other: {one, other} == {1, 2})

    assert [(one.seed, one.beside) for one in linked] == [(0, ())]


def test_second_sentences_that_are_apart_are_not_both_in_a_claim_and_the_next_takes_the_place() -> None:
    article = [0, 0, 0, 0, 1, 2]
    likely = {0: 0.9, 1: 0.4, 2: 0.38, 3: 0.36}
    chances = {(one, other): p for one, p in likely.items() for other in (4, 5)} | {(4, 5): 0.5}
    apart = {frozenset((1, 2))}

    (all_one,) = link(article, chances, 0.8)
    (some,) = link(article, chances, 0.8, lambda one, other: frozenset((one, other)) in apart)

    assert (all_one.seed, all_one.beside) == (0, (1, 2))
    assert (some.seed, some.beside) == (0, (1, 3))
