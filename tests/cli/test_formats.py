from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.cli.formats import Format, encode, format_for
from accordingto.types import Article, Ledger
from tests.cli.conftest import ledger_of


def ledgers(count: int) -> list[Ledger]:
    return [ledger_of(Article(id=f"{n:016x}", text=f"Speaker{n} said so.")) for n in range(count)]


@pytest.mark.parametrize("format", list(Format))
def test_no_ledgers_are_no_bytes(format: Format) -> None:
    assert list(encode([], format, several=True)) == []


@pytest.mark.parametrize(
    ("count", "several", "shape"), [(1, False, dict), (1, True, list), (2, False, list), (3, True, list)]
)
def test_the_shape_of_json(count: int, several: bool, shape: type) -> None:
    written = b"".join(encode(ledgers(count), Format.JSON, several=several))

    assert type(json.loads(written)) is shape
    assert written.endswith(b"\n")


def test_lines_stream() -> None:
    taken = []

    def watched() -> Iterator[Ledger]:
        for ledger in ledgers(3):
            taken.append(ledger.article.id)
            yield ledger

    lines = encode(watched(), Format.JSONL, several=True)
    first = next(iter(lines))

    assert len(taken) == 1
    assert first.count(b"\n") == 1


def test_plain_output_does_not_hang_on_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = list(encode(ledgers(2), Format.TERMINAL, several=True))
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert list(encode(ledgers(2), Format.TERMINAL, several=True)) == plain
    assert b"\x1b" not in b"".join(plain)


def test_the_format_of_an_output() -> None:
    assert format_for(None) is Format.TERMINAL
    assert format_for(Path("a.ndjson")) is Format.JSONL
    assert format_for(Path("a.HTM")) is Format.HTML
    assert format_for(Path("a.Parquet")) is Format.PARQUET
    assert format_for(Path("a.jsonld")) is Format.WEB_ANNOTATION
    assert format_for(Path("a.log")) is Format.TERMINAL
