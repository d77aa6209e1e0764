from __future__ import annotations

from collections.abc import Collection
from itertools import permutations

from accordingto.stories.cluster.grouping import LARGE, connected, grouped, regrouped


def both_ways(*links: tuple[int, int, float]) -> dict[int, dict[int, float]]:
    found: dict[int, dict[int, float]] = {}
    for one, other, value in links:
        found.setdefault(one, {})[other] = value
        found.setdefault(other, {})[one] = value
    return found


def test_what_is_alike_on_average_is_one_group() -> None:
    links = both_ways((1, 2, 0.8), (2, 3, 0.6), (1, 3, 0.4), (3, 4, 0.1))

    assert grouped([1, 2, 3, 4], links, 0.3) == [(1, 2, 3), (4,)]


def test_a_chain_is_not_one_group() -> None:
    links = both_ways((1, 2, 0.9), (2, 3, 0.5), (3, 4, 0.9))

    assert grouped([1, 2, 3, 4], links, 0.3) == [(1, 2), (3, 4)]


def test_the_most_alike_come_together_first() -> None:
    links = both_ways((1, 2, 0.5), (2, 3, 0.7))

    assert grouped([1, 2, 3], links, 0.4) == [(1,), (2, 3)]


def test_equals_are_decided_by_who_comes_first() -> None:
    links = both_ways((1, 2, 0.5), (2, 3, 0.5))

    assert grouped([1, 2, 3], links, 0.4) == [(1, 2), (3,)]
    assert grouped([3, 2, 1], links, 0.4) == [(3, 2), (1,)]


def test_the_order_of_the_links_makes_no_difference() -> None:
    links = [(1, 2, 0.5), (2, 3, 0.7), (3, 4, 0.6), (4, 5, 0.7), (1, 5, 0.2)]
    found = {tuple(grouped([1, 2, 3, 4, 5], both_ways(*order), 0.3)) for order in permutations(links)}

    assert len(found) == 1


def test_links_to_others_are_left_alone() -> None:
    assert grouped([1, 2], both_ways((1, 2, 0.5), (2, 9, 0.9)), 0.3) == [(1, 2)]


def test_what_hangs_together_is_found_by_strong_links_only() -> None:
    links = both_ways((1, 2, 0.5), (2, 3, 0.4), (3, 4, 0.1))

    assert connected({1}, links, 0.3, 9) == {1, 2, 3}
    assert connected({4}, links, 0.3, 9) == {4}


def test_of_too_many_the_nearest_are_taken() -> None:
    links = both_ways((1, 2, 0.5), (1, 3, 0.9), (3, 4, 0.9), (1, 5, 0.7))

    assert connected({1}, links, 0.3, 3) == {1, 3, 5}


def test_only_what_hangs_together_is_grouped_again() -> None:
    links = {0: {1: 0.5}, 1: {0: 0.5}, 2: {3: 0.9}, 3: {2: 0.9}}
    groups = {0: (0, 4), 1: (1,), 2: (2, 3), 3: (2, 3), 4: (0, 4)}

    found = regrouped({1}, links, groups.__getitem__, int, least=0.2, most=10)

    assert found == [(0, 1), (4,)]


def test_weak_links_can_be_looked_up_apart() -> None:
    links = both_ways((1, 2, 0.9), (2, 3, 0.5), (1, 3, 0.1), (3, 4, 0.05))
    strong = {
        one: {other: value for other, value in near.items() if value >= 0.3} for one, near in links.items()
    }
    asked: list[tuple[set[int], set[int]]] = []

    def between(articles: Collection[int], others: Collection[int]) -> dict[int, dict[int, float]]:
        asked.append((set(articles), set(others)))
        return links

    found = regrouped({1}, strong, lambda one: (one,), int, least=0.3, most=10, between=between)

    assert found == regrouped({1}, links, lambda one: (one,), int, least=0.3, most=10) == [(1, 2, 3)]
    assert asked == [({1, 2, 3}, {1, 2, 3})]


def test_a_large_group_is_joined_by_links_that_are_looked_up_apart() -> None:
    large = tuple(range(1, LARGE + 2))
    links = both_ways(*((0, other, 0.4) for other in large), *((1, other, 0.9) for other in large[1:]))
    strong = {
        one: {other: value for other, value in near.items() if value >= 0.3} for one, near in links.items()
    }
    groups = {0: (0,), **dict.fromkeys(large, large)}

    found = regrouped({0}, strong, groups.__getitem__, int, least=0.3, most=10, between=lambda *_: links)

    assert found == [(0, *large)]
