"""Writer of the golden ledgers of the examples: ``python -m scripts.golden``, or ``make golden``.

``tests/golden`` holds one file per example, with one object of its ledger per line, so that a diff shows what
changed. The article's text is left out, since the example has it, as are confidences, whose last digits
depend on the processor.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from accordingto import Ledger, Reader
from accordingto.ingest import read_inputs
from accordingto.types import Failure

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "golden"
LISTS = ("sentences", "actors", "attributions", "claims", "times", "headline_checks", "warnings")
"""The lists of a ledger, in the order in which they are written."""


def golden_files() -> dict[str, str]:
    """Return the contents of the golden files, one per example, by file name."""
    reader = Reader()
    files: dict[str, str] = {}
    for example in sorted(EXAMPLES.iterdir()):
        lines: list[str] = []
        for item in read_inputs([str(example)]):
            if isinstance(item, Failure):
                raise RuntimeError(f"{item.input}: {item.reason}")
            lines += lines_of(reader.read(item))
        files[f"{example.name}.txt"] = "".join(f"{line}\n" for line in lines)
    return files


def lines_of(ledger: Ledger) -> Iterator[str]:
    """Yield the objects of a ledger, one per line, each as the name of its list and compact JSON."""
    data = msgspec.to_builtins(ledger)
    yield f"article {_compact({k: v for k, v in data['article'].items() if k not in ('text', 'path')})}"
    for name in LISTS:
        for item in data[name]:
            yield f"{name} {_compact(item)}"


def _compact(value: Any) -> str:
    return msgspec.json.encode(_stable(value)).decode()


def _stable(value: Any) -> Any:
    """Return a value without empty fields and without confidences, which depend on the processor."""
    if isinstance(value, dict):
        kept = {key: _stable(item) for key, item in value.items() if not key.endswith("confidence")}
        return {key: item for key, item in kept.items() if item not in (None, [], {})}
    if isinstance(value, (list, tuple)):
        return [_stable(item) for item in value]
    return value


def main() -> None:
    """Rewrite the golden files, and remove those of examples that no longer exist."""
    GOLDEN.mkdir(exist_ok=True)
    files = golden_files()
    for path in GOLDEN.iterdir():
        if path.name not in files:
            path.unlink()
    for name, content in files.items():
        (GOLDEN / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
