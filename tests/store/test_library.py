from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from accordingto.corrections import NotAttribution, OtherAct, anchor
from accordingto.errors import NotInLibrary
from accordingto.store import Library, Query, corrections, count, find
from accordingto.types import Ledger
from tests.store.shelves import TOLLS, tolls


def test_a_ledger_comes_back_as_it_went_in(library: Library) -> None:
    ledger = tolls(url="https://north.example/tolls", outlet="North Post")

    added = library.add(ledger)

    assert added.outcome == "new"
    assert library.ledger(added.key) == ledger


def test_the_same_again_is_nothing_new(library: Library) -> None:
    library.add(tolls())

    assert library.add(tolls()).outcome == "unchanged"
    assert library.ask(count, Query()) == 1


def test_other_text_under_the_same_address_is_a_version(library: Library) -> None:
    first = tolls(url="https://North.example/tolls#top")
    second = tolls(TOLLS.replace("will", "may"), url="https://north.example/tolls")
    library.add(first)

    added = library.add(second)

    assert (added.outcome, added.version) == ("version", 2)
    assert library.ledger(added.key) == second
    assert library.ledger(added.key, version=1) == first
    assert library.ask(count, Query(text="will")) == 0
    assert library.ask(count, Query(text="may")) == 1


def test_a_text_that_comes_back_later_is_a_version_and_one_of_an_archive_is_not(library: Library) -> None:
    url = "https://north.example/tolls"
    old = tolls(url=url, retrieved="2031-03-01T00:00:00Z")
    library.add(old)
    library.add(tolls(TOLLS.replace("will", "may"), url=url, retrieved="2031-03-02T00:00:00Z"))

    assert library.add(old).outcome == "unchanged"
    assert library.add(tolls(url=url, retrieved="2031-03-03T00:00:00Z")).version == 3


def test_another_reader_is_another_reading_and_is_shown(library: Library) -> None:
    old = tolls()
    new = msgspec.structs.replace(old, reader="later", attributions=())
    key = library.add(old).key

    assert library.add(new).outcome == "reading"
    assert library.ledger(key) == new
    assert library.ledger(key, reader=old.reader) == old
    assert [reading.shown for reading in library.versions(key)[0].readings] == [False, True]
    (entry,) = library.ask(find, Query()).items
    assert entry.statements == 0


def test_what_is_removed_is_gone(library: Library) -> None:
    key = library.add(tolls()).key
    library.remove(key)

    with pytest.raises(NotInLibrary):
        library.ledger(key)
    assert library.ask(count, Query(text="harbour")) == 0
    assert library.add(tolls()).outcome == "new"


def test_several_are_kept_together_or_not_at_all(library: Library) -> None:
    def ledgers() -> Iterator[Ledger]:
        yield tolls()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        library.add_all(ledgers())
    assert library.ask(count, Query()) == 0


def test_a_correction_is_shown_found_and_undone(library: Library) -> None:
    ledger = tolls()
    key = library.add(ledger).key
    cue = ledger.attributions[0].cue
    change = OtherAct(attribution=anchor(ledger.article.text, cue), act="warn")

    made = library.correct(key, change, author="Ida", reason="it is a warning")

    assert library.ledger(key) == ledger
    assert library.shown(key).ledger.attributions[0].act == "warn"
    assert library.ask(count, Query(text="tolls")) == 1
    library.undo(key, made.id, author="Bo")
    assert library.shown(key).ledger == ledger
    (kept,) = library.ask(corrections, key)
    assert (kept.correction, kept.undone_by) == (made, "Bo")


def test_a_correction_outlives_another_reading(library: Library) -> None:
    ledger = tolls()
    key = library.add(ledger).key
    place = anchor(ledger.article.text, ledger.attributions[0].cue)
    library.correct(key, NotAttribution(attribution=place), author="Ida")

    library.add(msgspec.structs.replace(ledger, reader="later"))

    assert library.shown(key).ledger.attributions == ()
    assert library.ask(find, Query()).items[0].statements == 0


def test_a_correction_that_lost_its_place_is_listed(library: Library) -> None:
    url = "https://north.example/tolls"
    ledger = tolls(url=url)
    key = library.add(ledger).key
    place = anchor(ledger.article.text, ledger.attributions[0].cue)
    library.correct(key, NotAttribution(attribution=place), author="Ida")

    library.add(tolls(TOLLS.replace("said", "warned"), url=url))

    assert [one.reason for one in library.shown(key).stale] == ["words_gone"]
    assert len(library.shown(key).ledger.attributions) == 1


def test_another_reading_is_shown_with_the_corrections_too(library: Library) -> None:
    first = tolls()
    second = msgspec.structs.replace(first, reader="fake 1")
    key = library.add(first).key
    library.add(second)
    cue = first.attributions[0].cue
    change = OtherAct(attribution=anchor(first.article.text, cue), act="warn")
    library.correct(key, change, author="Ines")

    old = library.shown(key, reader="fake 0").ledger

    assert (old.reader, old.attributions[0].act) == ("fake 0", "warn")
    with pytest.raises(NotInLibrary):
        library.shown(key, reader="fake 2")
