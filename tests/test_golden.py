"""What the reader says of the examples, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.golden import EXAMPLES, GOLDEN, golden_files

ADVICE = "where the change is a repair, run `make golden`, read the difference and commit it"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return golden_files()


def test_every_example_has_its_golden_file(files: dict[str, str]) -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{path.name}.txt" for path in EXAMPLES.iterdir()}
    assert set(files) == {path.name for path in GOLDEN.iterdir()}


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.stem)
def test_an_example_is_read_as_it_was(path: Path, files: dict[str, str]) -> None:
    assert files[path.name].splitlines() == path.read_text(encoding="utf-8").splitlines(), ADVICE
