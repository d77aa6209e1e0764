from __future__ import annotations

import msgspec
import pytest

from accordingto.errors import NotInLibrary
from accordingto.store import Library, key_named, not_read_by
from tests.store.shelves import said, tolls

URL = "https://north.example/tolls?id=7"


def test_an_article_is_named_by_key_beginning_and_address(library: Library) -> None:
    key = library.add(tolls(url=URL)).key

    for name in (key, key[:4], key[:9].upper(), URL, "HTTPS://North.Example/tolls?id=7#top"):
        assert library.ask(key_named, name) == key


@pytest.mark.parametrize(
    "name", ["", "abc", "zzzz", "https://", "https://[", "*", "%%%%", "\udcff", "0" * 17]
)
def test_what_names_nothing_is_said(library: Library, name: str) -> None:
    library.add(tolls(url=URL))

    with pytest.raises(NotInLibrary, match="accordingto list"):
        library.ask(key_named, name)


def test_what_could_be_several_is_said(library: Library) -> None:
    with library.transaction() as connection:
        for digit in "12":
            connection.execute("INSERT INTO articles (key) VALUES (?)", (f"abcd{digit}" + "0" * 11,))

    with pytest.raises(NotInLibrary, match=r"abcd10.*abcd20.*give more digits"):
        library.ask(key_named, "abcd")
    assert library.ask(key_named, "abcd1").startswith("abcd1")


def test_what_another_reader_read_is_to_be_read(library: Library) -> None:
    library.add(said(words="one", url=URL))
    key = library.add(said(words="two", url=URL)).key
    fresh = msgspec.structs.replace(said(words="two", url=URL), reader="later")

    assert [one.version for one in library.ask(not_read_by, "later")] == [2]
    assert [one.version for one in library.ask(not_read_by, "later", older=True)] == [1, 2]
    assert library.read_again(key, 2, fresh).outcome == "reading"
    assert library.read_again(key, 2, fresh).outcome == "unchanged"
    assert library.ask(not_read_by, "later") == ()
    assert library.ledger(key) == fresh


def test_a_reading_of_other_words_or_of_no_version_is_refused(library: Library) -> None:
    key = library.add(said(words="one", url=URL)).key

    with pytest.raises(NotInLibrary):
        library.read_again(key, 1, said(words="two", url=URL))
    with pytest.raises(NotInLibrary):
        library.read_again(key, 2, said(words="one", url=URL))
