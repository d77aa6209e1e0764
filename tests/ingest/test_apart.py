"""What only native code reads cannot take the batch with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from multiprocessing import current_process

import pytest

from accordingto.errors import EmptyInput, MissingExtra, UnreadableInput
from accordingto.ingest.apart import apart
from accordingto.types import Failure


def told() -> Iterator[Failure]:
    """Says in which process it is done."""
    yield Failure(input=str(os.getpid()), reason="r", advice="a")


def broken(error: Exception) -> Iterator[Failure]:
    yield from told()
    raise error


def ended() -> Iterator[Failure]:
    yield from told()
    os._exit(11)


def process(result: object) -> str:
    """In which process a result was made."""
    assert isinstance(result, Failure)
    return result.input


def test_it_is_done_in_another_process_and_the_same_one_again() -> None:
    [first], [second] = list(apart("a", told)), list(apart("b", told))
    assert process(first) == process(second) != str(os.getpid())


def test_files_can_be_read_in_turns() -> None:
    pairs = list(zip(apart("a", told), apart("b", told), strict=True))
    assert len(pairs) == 1


def test_in_a_process_with_limits_it_is_done_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(current_process()._config, "daemon", True)  # type: ignore[attr-defined]  # no other way
    assert [process(one) for one in apart("a", told)] == [str(os.getpid())]


def test_errors_of_ours_come_through() -> None:
    with pytest.raises(EmptyInput, match="b: it has no text"):
        list(apart("b", partial(broken, EmptyInput("b", "it has no text", "give some"))))


def test_what_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(UnreadableInput, match=r"a: reading it needs x, .*pip install 'accordingto\[y\]'"):
        list(apart("a", partial(broken, MissingExtra("x", "y"))))


def test_a_reader_that_ends_its_process_is_a_failure() -> None:
    with pytest.raises(UnreadableInput, match="made its reader fail"):
        list(apart("a", ended))
    assert len(list(apart("a", told))) == 1
