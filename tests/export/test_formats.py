from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from accordingto.export import FORMATS, LEDGER_FILES, LEDGER_FORMATS, WATCH_FORMATS, FileFormat, format_for
from accordingto.types import Ledger
from tests.export.watched import item
from tests.fakes import harbour, observatory, orchard

FAKES = [harbour(), observatory(), orchard()]
HERE = [name for name, one in LEDGER_FORMATS.items() if one.is_installed]


def test_every_format_has_a_name_and_an_ending_of_its_own_and_is_for_something() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert len({one.suffix for one in FORMATS}) == len(FORMATS)
    assert [one.name for one in FORMATS if one.ledgers is None and one.watch is None] == []


def test_the_names_for_type_checkers_are_those_of_the_list() -> None:
    assert get_args(FileFormat) == tuple(LEDGER_FILES)


@pytest.mark.parametrize("name", LEDGER_FORMATS)
def test_no_ledgers_are_no_bytes(name: str) -> None:
    assert list(LEDGER_FORMATS[name].write([], several=True)) == []


@pytest.mark.parametrize("name", HERE)
def test_ledgers_are_bytes_and_text_that_is_called_text_is_text(name: str) -> None:
    written = b"".join(LEDGER_FORMATS[name].write(FAKES, several=True))

    assert written
    if not LEDGER_FORMATS[name].is_binary:
        written.decode()


@pytest.mark.parametrize("name", WATCH_FORMATS)
def test_watch_items_are_bytes(name: str) -> None:
    assert item().kind in WATCH_FORMATS[name].write_watch([item()]).decode()


def test_only_the_table_of_the_terminal_depends_on_the_day() -> None:
    far = "9999-12-31"
    changed = {
        name
        for name, one in WATCH_FORMATS.items()
        if one.write_watch([item()], far) != one.write_watch([item()])
    }

    assert changed == {"terminal"}


def test_what_a_format_is_not_for_is_an_error() -> None:
    with pytest.raises(LookupError, match="ics is no format for ledgers"):
        WATCH_FORMATS["ics"].write(FAKES)
    with pytest.raises(LookupError, match="html is no format for watch items"):
        LEDGER_FORMATS["html"].write_watch([item()])


@pytest.mark.parametrize(
    ("count", "several", "shape"), [(1, False, dict), (1, True, list), (2, False, list), (3, True, list)]
)
@pytest.mark.parametrize("name", ["json", "webannotation", "schemaorg"])
def test_the_shape_of_json(name: str, count: int, several: bool, shape: type) -> None:
    written = b"".join(LEDGER_FORMATS[name].write(FAKES[:count], several=several))

    assert type(json.loads(written)) is shape
    assert written.endswith(b"\n")


@pytest.mark.parametrize("name", ["terminal", "jsonl", "csv"])
def test_ledgers_are_written_as_they_come(name: str) -> None:
    taken = []

    def watched() -> Iterator[Ledger]:
        for ledger in FAKES:
            taken.append(ledger.article.id)
            yield ledger

    next(LEDGER_FORMATS[name].write(watched(), several=True))

    assert len(taken) == 1


def test_plain_output_does_not_depend_on_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = list(LEDGER_FORMATS["terminal"].write(FAKES))
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert list(LEDGER_FORMATS["terminal"].write(FAKES)) == plain
    assert b"\x1b" not in b"".join(plain)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.ndjson", "jsonl"),
        ("a.HTM", "html"),
        ("a.Parquet", "parquet"),
        ("a.jsonld", "webannotation"),
        ("a.Schemaorg.jsonld", "schemaorg"),
        ("a.zip", "brat"),
    ],
)
def test_the_ending_of_a_file_asks_for_a_format(file: str, name: str) -> None:
    assert format_for(Path(file), LEDGER_FORMATS) is LEDGER_FORMATS[name]


@pytest.mark.parametrize("file", ["a.log", "a", ".json", "a.ics"])
def test_other_endings_ask_for_none(file: str) -> None:
    assert format_for(Path(file), LEDGER_FORMATS) is None


def test_every_ending_that_is_said_of_a_format_leads_to_it() -> None:
    said = {ending: one.name for one in FORMATS for ending in (one.suffix, *one.also) if ending}
    found = {
        ending: one.name
        for formats in (LEDGER_FORMATS, WATCH_FORMATS)
        for ending in said
        if (one := format_for(Path(f"a{ending}"), formats))
    }

    assert found == said
