"""Compare the ledgers that two revisions write: ``python -m scripts.compare BEFORE AFTER INPUT…``.

A revision is anything that git knows, or ``.`` for the files as they stand. Whatever the command reads may be
an input: files, folders, JSONL. Use it where code changes and what is read must not.
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
"""What stands for the files as they are, committed or not."""
FREE = frozenset({"reader"})
"""Fields that name the version of the reader, and differ between any two."""
MOST_SHOWN = 5
"""Articles named for each field that differs."""

Ledgers = dict[str, dict[str, Any]]


@dataclass
class Comparison:
    """What differs between the ledgers of two revisions."""

    same: int = 0
    """Articles whose ledgers are equal."""
    only_before: list[str] = field(default_factory=list)
    """Articles that only the revision before reads."""
    only_after: list[str] = field(default_factory=list)
    """Articles that only the revision after reads."""
    fields: dict[str, list[str]] = field(default_factory=dict)
    """For each field of the ledger that differs, the articles in which it does."""
    differing: int = 0
    """Articles whose ledgers differ in any field."""

    @property
    def is_equal(self) -> bool:
        """Whether nothing differs."""
        return not (self.only_before or self.only_after or self.differing)


def compare(before: Ledgers, after: Ledgers) -> Comparison:
    """Return what differs between two sets of ledgers, each by the path of its article."""
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
    """Yield the lines that tell what differs, the fields that differ most first."""
    yield f"{found.same} ledgers are the same, {found.differing} differ"
    for what, paths in (("before", found.only_before), ("after", found.only_after)):
        yield from (f"only {what}: {path}" for path in paths[:MOST_SHOWN])
    counts = Counter({name: len(paths) for name, paths in found.fields.items()})
    for name, count in counts.most_common():
        yield f"{name}: {count}"
        for path in found.fields[name][:MOST_SHOWN]:
            yield f"  {path}: {first_difference(before[path].get(name), after[path].get(name))}"


def first_difference(one: object, other: object) -> str:
    """Return where two values first differ, and what stands there in each."""
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
    """Yield a folder with the files of a revision, removed afterwards. Raises ``ClickException`` for none."""
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
    """Return the ledgers that a revision writes of the inputs, by the path of each article.

    What it cannot read is left out; it is then seen as read by one revision only, or by none.
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
    """Compare the ledgers that revision BEFORE and revision AFTER write of the same INPUTS.

    The exit code is 0 where all are the same and 1 where any differs.
    """
    paths = tuple(str(Path(item).resolve()) for item in inputs)
    one, other = ledgers_of(before, paths), ledgers_of(after, paths)
    found = compare(one, other)
    for line in report(found, one, other):
        click.echo(line)
    sys.exit(0 if found.is_equal else 1)


if __name__ == "__main__":
    main()
