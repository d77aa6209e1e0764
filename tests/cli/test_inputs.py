from __future__ import annotations

from typing import get_args

from click.testing import CliRunner

from accordingto.cli import main
from accordingto.cli.inputs import FORMATS
from accordingto.ingest import Format


def test_every_format_can_be_named() -> None:
    assert get_args(Format) == FORMATS


def test_columns_that_are_none_of_ours_are_refused_before_anything_is_read() -> None:
    for columns in ("body=text", "text", "text="):
        result = CliRunner().invoke(main, ["read", "missing.csv", "--columns", columns])
        assert result.exit_code == 2
        assert "write text=body, with one of text, path" in " ".join(result.stderr.split())
