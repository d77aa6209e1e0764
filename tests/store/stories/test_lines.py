from __future__ import annotations

from accordingto.store import Library, StoryQuery, storylines_in
from accordingto.stories.cluster.gathering import storylines
from tests.store.stories.shelved import ARTICLES, KEYS, add


def test_the_stories_of_a_library_are_those_of_its_articles(library: Library) -> None:
    add(library)
    expected = {tuple(one.id for one in line.members): line for line in storylines(ARTICLES.values())}

    found = library.ask(lambda connection: list(storylines_in(connection, StoryQuery())))

    assert {frozenset(one.id for one in line.members) for line in found} == set(map(frozenset, expected))
    assert {line.id for line in found} <= set(KEYS.values())
    for line in found:
        (same,) = [one for keys, one in expected.items() if set(keys) == {m.id for m in line.members}]
        assert (line.first, line.last, set(line.outlets)) == (same.first, same.last, set(same.outlets))
        assert set(line.names) & set(same.names)


def test_they_go_over_pages(library: Library) -> None:
    add(library)

    found = library.ask(lambda connection: list(storylines_in(connection, StoryQuery(least=1))))

    assert sum(len(line.members) for line in found) == len(ARTICLES)
