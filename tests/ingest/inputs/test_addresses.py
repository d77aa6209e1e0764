from __future__ import annotations

import io
from pathlib import Path

import pytest

from accordingto.errors import EmptyInput
from accordingto.ingest import Given, read_bytes, read_inputs
from accordingto.ingest.inputs.addresses import addresses_in
from accordingto.ingest.inputs.stream import Stream
from accordingto.types import Article, Failure
from tests.ingest.samples import PAGE, Answer, serve


def listed(text: str) -> list[str]:
    found = addresses_in(Stream("a", io.BytesIO(text.encode())), "a")
    return [one if isinstance(one, str) else f"! {one.input}" for one in found]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("https://courier.example/a", "https://courier.example/a"),
        ("- <http://courier.example/a>, # pier", "http://courier.example/a"),
        ("2) [Pier](https://courier.example/a) said", "https://courier.example/a"),
        ("www.courier.example/a;", "https://www.courier.example/a"),
        ("The pier", "! a:3"),
        ("ftp://courier.example/a", "! a:3"),
    ],
)
def test_an_address_a_line(line: str, address: str) -> None:
    assert listed(f"# To read\n\n{line}\n") == [address]


def test_nothing_is_empty() -> None:
    with pytest.raises(EmptyInput):
        listed("# nothing\n")


def test_a_list_is_fetched_only_where_it_is_said_to_be_one(tmp_path: Path) -> None:
    with serve({"/a": Answer(PAGE.encode()), "/b": Answer(status=404)}) as base:
        content = f"{base}/a\n{base}/b\nno address\n" + f"{base}/a\n" * 3
        (tmp_path / "a.txt").write_text(content)
        given = Given(format="urls", allow_private=True)
        results = list(read_inputs([str(tmp_path / "a.txt")], given))
        [untold] = read_inputs([str(tmp_path / "a.txt")], Given(allow_private=True))
        [sent] = read_bytes(content.encode(), "a.txt")
    assert [type(one) for one in results] == [Article, Failure, Failure, *[Article] * 3]
    assert isinstance(untold, Failure) and "--from urls" in untold.advice
    assert isinstance(sent, Failure)
