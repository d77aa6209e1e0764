"""What word lists tell apart, code asks for: a list, a class or a label that nobody names decides nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from accordingto.reading.lexicons import entries

PACKAGE = Path(__file__).parents[3] / "src" / "accordingto"
LEXICONS = PACKAGE / "reading" / "lexicons"
CLASSES = ("wordclasses", "claimwords", "headlineclasses", "givennames")
"""Lexicons that have a class of words a line: the class, a colon, its words."""


def labels_in(column: int) -> Callable[[str], list[str]]:
    return lambda line: line.split("|")[column].split()


LABELS: dict[str, Callable[[str], list[str]]] = {
    "addressing": labels_in(1),
    "channels": lambda line: [label for label in labels_in(1)(line) if label in {"bare", "both", "verb"}],
    "claimkinds": lambda line: line.split("|")[:2],
    "acts": lambda line: [*labels_in(1)(line), *labels_in(2)(line)],
    "unnamedlabels": labels_in(1),
}
"""Lexicons whose entries carry labels, and how these stand in a line."""


@cache
def strings() -> tuple[frozenset[str], tuple[str, ...]]:
    """The strings of the package's code, and patterns of those that are put together."""
    plain, patterns = set(), set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Constant(value=str(text)):
                    plain.add(text)
                case ast.JoinedStr(values=values):
                    fixed = [str(p.value) if isinstance(p, ast.Constant) else "" for p in values]
                    if any(re.search("[a-z]{3}", part) for part in fixed):
                        patterns.add("".join(re.escape(part) or r"\w+" for part in fixed))
    return frozenset(plain), tuple(patterns)


def is_named(text: str) -> bool:
    plain, patterns = strings()
    return text in plain or any(re.fullmatch(pattern, text) for pattern in patterns)


def test_every_list_is_named() -> None:
    assert [file.stem for file in sorted(LEXICONS.glob("*.txt")) if not is_named(file.stem)] == []


@pytest.mark.parametrize("lexicon", CLASSES)
def test_every_class_is_named(lexicon: str) -> None:
    classes = [line.partition(":")[0] for line in entries(lexicon)]

    assert classes
    assert [name for name in classes if not is_named(name)] == []


@pytest.mark.parametrize("lexicon", sorted(LABELS))
def test_every_label_is_named(lexicon: str) -> None:
    labels = {label for line in entries(lexicon) for label in LABELS[lexicon](line)} - {"-"}

    assert labels
    assert sorted(label for label in labels if not is_named(label)) == []


def test_every_role_of_a_word_of_time_stands_in_a_rule() -> None:
    asked = {word for text in strings()[0] for word in re.findall(r"\b[A-Z]+\b", text)}
    roles = {line.partition(":")[0].rstrip("*") for line in entries("timeterms")}

    assert roles - asked == set()
