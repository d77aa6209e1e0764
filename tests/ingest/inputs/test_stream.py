from __future__ import annotations

import io
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import TooLarge, UnreadableInput
from accordingto.ingest.inputs.stream import FILE_BYTES, HEAD_BYTES, LINE_BYTES, Stream


class Endless(io.RawIOBase):
    """Gives zeros for ever, and counts them."""

    given = 0

    def read(self, size: int = -1) -> bytes:
        self.given += size
        return bytes(size)


class Broken(io.RawIOBase):
    def read(self, size: int = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_whole() -> None:
    data = bytes(range(256)) * HEAD_BYTES
    assert Stream("x", io.BytesIO(data)).whole() == data


def test_whole_stops_at_the_limit() -> None:
    endless = Endless()
    with pytest.raises(TooLarge, match="larger than 20 MiB"):
        Stream("x", endless).whole()  # type: ignore[arg-type]  # only its read is used
    assert endless.given == FILE_BYTES + 1


@settings(deadline=None)
@given(
    st.lists(
        st.binary(max_size=3 * HEAD_BYTES).filter(lambda line: b"\n" not in line), min_size=1, max_size=5
    )
)
def test_lines_are_what_stands_between_line_ends(lines: list[bytes]) -> None:
    got = list(Stream("x", io.BytesIO(b"\n".join(lines))).lines())
    expected = lines[:-1] if lines[-1] == b"" else lines
    assert [line.data for line in got] == expected
    assert [line.number for line in got] == list(range(1, len(expected) + 1))


def test_a_line_that_is_too_long_is_skipped() -> None:
    data = b"a\n" + b"x" * (LINE_BYTES + 1) + b"\nb\n" + b"y" * LINE_BYTES
    lines = [line.data for line in Stream("x", io.BytesIO(data)).lines()]
    assert lines == [b"a", None, b"b", b"y" * LINE_BYTES]


def test_lines_come_before_the_end_is_read() -> None:
    raw = io.BytesIO(b"a\n" * HEAD_BYTES * 1000)
    assert len(list(islice(Stream("x", raw).lines(), 2))) == 2
    assert raw.tell() == HEAD_BYTES


def test_a_failing_disk_is_an_input_error() -> None:
    with pytest.raises(UnreadableInput, match="Input/output error"):
        Stream("x", Broken())  # type: ignore[arg-type]  # only its read is used
