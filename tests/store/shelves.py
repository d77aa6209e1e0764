"""Ledgers to put into libraries, and a clock that goes by the look. All people are invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accordingto.types import Ledger
from tests.fakes import ledger_from_marks

TOLLS = "[[q1.source|Mara Ellison]] [[q1.cue|said]] [[q1.content|the harbour tolls will rise]]."


@dataclass
class Clock:
    """Time that passes by a second a look."""

    second: int = 0

    def __call__(self) -> str:
        self.second += 1
        return f"2031-03-04T10:{self.second // 60:02}:{self.second % 60:02}Z"


def tolls(text: str = TOLLS, **article: str) -> Ledger:
    """An article of one sentence, whose actors are not known."""
    return ledger_from_marks(text, None, **article)


def said(
    name: str = "Mara Ellison",
    words: str = "the tolls will rise",
    *,
    to: str = "Ruben Tarr",
    act: str = "say",
    certainty: str | None = "reported",
    actor: dict[str, Any] | None = None,
    **article: str,
) -> Ledger:
    """An article in which somebody says something to somebody; ``actor`` has fields of the first."""
    return ledger_from_marks(
        f"[[q1.source|[[a1|{name}]]]] [[q1.cue|told]] [[q1.addressee|[[a2|{to}]]]] [[q1.content|{words}]].",
        {
            "a1": {"name": name, **(actor or {})},
            "q1": {"act": act, "certainty": certainty, "source_kind": "named"},
        },
        **article,
    )
