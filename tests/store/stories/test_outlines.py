from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from accordingto.ingest import article_from_text
from accordingto.store import Library
from accordingto.store.faults import Garbled
from accordingto.store.stories import outlines
from accordingto.stories.cluster.outline import Outline, outline_of
from tests.store.stories.shelved import ARTICLES, KEYS, add


def same(one: Outline, other: Outline) -> bool:
    return (
        (one.day, one.names) == (other.day, other.names)
        and np.array_equal(one.terms, other.terms)
        and np.array_equal(one.weights, other.weights)
        and np.array_equal(one.named, other.named)
    )


@pytest.mark.parametrize("words", [*range(1, 20), 63, 64, 65])
def test_an_outline_comes_back_as_it_was(words: int) -> None:
    text = " ".join(f"w{chr(97 + n % 26)}{chr(97 + n // 26)}x Osmark" for n in range(words))
    outline = outline_of(article_from_text(text, format="text"))

    assert same(outlines.unpack(outline.day, " ".join(outline.names), outlines.pack(outline)), outline)


def test_bytes_of_another_length_are_damage() -> None:
    data = outlines.pack(outline_of(ARTICLES["f1"]))

    with pytest.raises(Garbled):
        outlines.unpack(None, "", data[:-3])


def test_an_outline_is_found_by_what_it_shares_and_forgotten(library: Library) -> None:
    add(library)
    with library.transaction() as connection:
        (row,) = connection.execute("SELECT id FROM articles WHERE key = ?", (KEYS["f2"],)).fetchone()
        outline = outline_of(ARTICLES["f1"])
        kept = outlines.kept(connection, row)
        assert kept is not None
        assert same(kept, outline_of(ARTICLES["f2"]))
        near = [number for number, _ in outlines.like(connection, outline)]
        assert near.index(row) <= 2
        outlines.forget(connection, row)
        assert row not in [number for number, _ in outlines.like(connection, outline)]
        assert outlines.kept(connection, row) is None
        outlines.forget(connection, row)
        outlines.keep(connection, row, kept)


def test_an_outline_without_a_term_is_like_nothing(library: Library) -> None:
    add(library, "f1")
    nothing = outline_of(replace(ARTICLES["f1"], text="…"))

    with library.reading() as connection:
        assert list(outlines.like(connection, nothing)) == []
