from __future__ import annotations

import random

from accordingto.store import Library, join_stories, split_story, story_articles, undo_of_story
from tests.store.stories.shelved import ARTICLES, KEYS, NAMES, add, grouped


def test_what_is_undone_in_any_order_leaves_no_trace(library: Library) -> None:
    add(library)
    before = grouped(library)
    rng = random.Random(5)
    for _ in range(20):
        entries = []
        for _ in range(4):
            one, other = rng.sample(sorted(ARTICLES), 2)
            mates = [entry.key for entry in library.ask(story_articles, KEYS[one])]
            if KEYS[other] not in mates:
                entries.append(library.change(join_stories, KEYS[one], KEYS[other], author="Vale").id)
            else:
                chosen = rng.sample(mates, rng.randrange(1, len(mates)))
                entries.append(library.change(split_story, KEYS[one], chosen, author="Vale").id)
            assert sorted(name for story in grouped(library) for name in story.split()) == sorted(ARTICLES)
        rng.shuffle(entries)
        for entry in entries:
            library.change(undo_of_story, entry, author="Vale")
        assert grouped(library) == before


def test_a_story_goes_on_where_most_of_its_articles_are(library: Library) -> None:
    add(library)
    with library.reading() as connection:
        row = "SELECT a.story FROM story_articles a JOIN articles k ON k.id = a.article WHERE k.key = ?"
        (before,) = connection.execute(row, (KEYS["f3"],)).fetchone()
    library.change(split_story, KEYS["f1"], [KEYS["f1"]], author="Vale")

    with library.reading() as connection:
        assert connection.execute(row, (KEYS["f3"],)).fetchone() == (before,)
        assert connection.execute(row, (KEYS["f1"],)).fetchone() != (before,)
    assert len(NAMES) == len(ARTICLES)
