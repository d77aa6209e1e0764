from __future__ import annotations

from accordingto.reading.actors.naming.metonyms import is_metonym
from accordingto.reading.lexicons import entries


def test_a_place_that_speaks_is_known_with_and_without_its_article() -> None:
    assert is_metonym("the Kremlin")
    assert is_metonym("Downing  Street")
    assert not is_metonym("Norland")


def test_every_entry_is_read() -> None:
    names = list(entries("metonyms"))
    assert len(names) == len(set(names)) > 50
    assert all(map(is_metonym, names))
