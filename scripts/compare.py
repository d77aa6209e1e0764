"""Comparison of the ledgers that two revisions write: ``python -m scripts.compare BEFORE AFTER INPUT…``.

A revision is anything that git knows, or ``.`` for the working tree. Inputs are all that ``accordingto read``
takes: files, folders, JSONL. Use it after changes to the code that must not change the ledgers.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import msgspec

ROOT = Path(__file__).parents[1]
WORKING = "."
"""The name of the working tree, whether committed or not."""
FREE = frozenset({"reader"})
"""Fields that are not compared: the version of the reader differs between any two revisions."""
MOST_SHOWN = 5
"""Greatest number of articles listed for each field that differs."""

Ledgers = dict[str, dict[str, Any]]
"""Decoded ledgers by the path and id of the article."""


@dataclass
class Comparison:
    """The differences between the ledgers of two revisions."""

    same: int = 0
    """Number of articles whose ledgers are equal."""
    only_before: list[str] = field(default_factory=list)
    """Articles for which only the first revision wrote a ledger."""
    only_after: list[str] = field(default_factory=list)
    """Articles for which only the second revision wrote a ledger."""
    fields: dict[str, list[str]] = field(default_factory=dict)
    """Articles in which a field of the ledger differs, by the name of the field."""
    differing: int = 0
    """Number of articles whose ledgers differ in any field."""

    @property
    def is_equal(self) -> bool:
        """Whether there are no differences."""
        return not (self.only_before or self.only_after or self.differing)


def compare(before: Ledgers, after: Ledgers) -> Comparison:
    """Return the differences between two sets of ledgers."""
    found = Comparison(
        only_before=sorted(set(before) - set(after)), only_after=sorted(set(after) - set(before))
    )
    for path in sorted(set(before) & set(after)):
        one, other = before[path], after[path]
        names = [name for name in {**one, **other} if name not in FREE and one.get(name) != other.get(name)]
        for name in names:
            found.fields.setdefault(name, []).append(path)
        found.differing += bool(names)
        found.same += not names
    return found


def report(found: Comparison, before: Ledgers, after: Ledgers) -> Iterator[str]:
    """Yield a report of the differences, line by line, the most frequently differing fields first."""
    yield f"{found.same} ledgers are the same, {found.differing} differ"
    for what, paths in (("before", found.only_before), ("after", found.only_after)):
        yield from (f"only {what}: {path}" for path in paths[:MOST_SHOWN])
    counts = Counter({name: len(paths) for name, paths in found.fields.items()})
    for name, count in counts.most_common():
        yield f"{name}: {count}"
        for path in found.fields[name][:MOST_SHOWN]:
            yield f"  {path}: {first_difference(before[path].get(name), after[path].get(name))}"


def first_difference(one: object, other: object) -> str:
    """Return the path of the first difference between two JSON values, and the two values there."""
    match one, other:
        case list(), list() if len(one) == len(other):
            at = next(i for i, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
            return f"[{at}]{first_difference(one[at], other[at])}"
        case list(), list():
            lost = [item for item in one if item not in other]
            new = [item for item in other if item not in one]
            return f"{len(one)} -> {len(other)}; first lost {_short(lost[:1])}, first new {_short(new[:1])}"
        case dict(), dict():
            name = next(name for name in {**one, **other} if one.get(name) != other.get(name))
            return f".{name} {first_difference(one.get(name), other.get(name))}"
    return f"{_short(one)} -> {_short(other)}"


def _short(value: object) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 300 else text[:300] + " …"


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """Return a context with a temporary checkout of a revision. Raises ``ClickException`` if git has none."""
    if revision == WORKING:
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            ["git", "-C", str(ROOT), "worktree", "add", "--quiet", "--detach", folder, revision],
            capture_output=True,
            text=True,
        )
        if made.returncode:
            raise click.ClickException(f"{revision}: {made.stderr.strip()}; name a revision that git knows")
        try:
            yield Path(folder)
        finally:
            subprocess.run(
                ["git", "-C", str(ROOT), "worktree", "remove", "--force", folder],
                check=True,
                capture_output=True,
            )


def ledgers_of(revision: str, inputs: tuple[str, ...]) -> Ledgers:
    """Return the ledgers that a revision writes for the inputs.

    Articles that it cannot read are left out. Raises ``ClickException`` if the command does not complete.
    """
    with checkout(revision) as folder:
        made = subprocess.run(
            [
                sys.executable,
                "-c",
                "from accordingto.cli import main; main()",
                "read",
                *inputs,
                "--format",
                "jsonl",
            ],
            env={**os.environ, "PYTHONPATH": str(folder / "src")},
            stdout=subprocess.PIPE,
        )
        if made.returncode > 1:
            raise click.ClickException(f"{revision}: the command ended with exit code {made.returncode}")
        rows = [msgspec.json.decode(line) for line in made.stdout.splitlines() if line]
    return {f"{row['article']['path']}#{row['article']['id']}": row for row in rows}


@click.command()
@click.argument("before")
@click.argument("after")
@click.argument("inputs", nargs=-1, required=True)
def main(before: str, after: str, inputs: tuple[str, ...]) -> None:
    """Compare the ledgers that revision BEFORE and revision AFTER write for the same INPUTS.

    The exit code is 0 if all are the same, 1 if any differs.
    """
    paths = tuple(str(Path(item).resolve()) for item in inputs)
    one, other = ledgers_of(before, paths), ledgers_of(after, paths)
    found = compare(one, other)
    for line in report(found, one, other):
        click.echo(line)
    sys.exit(0 if found.is_equal else 1)


if __name__ == "__main__":
    main()
