"""Whether a part of a headline states anything: on what states nothing there is no verdict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import headline_class
from accordingto.reading.support.stems import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.support.words import Words

LIST_REACH = 4
"""Words behind a number among which "things" or "ways" makes the headline that of a list."""
_OPENING = "\"'“‘"
_CLOSING = "\"'”’ "
_BEHIND = "!！…)] "
"""What may stand behind the question mark of a question: "Tolls to rise?!"."""
_DIGITS = re.compile(r"\d{1,3}")


def is_question(words: str) -> bool:
    """Return whether words end in a question mark of their own: not in a quotation's ("Orr asks: ‘Why?’")."""
    bare = words.rstrip(_CLOSING) if words.startswith(tuple(_OPENING)) else words.rstrip()
    return bare.rstrip(_BEHIND).endswith(("?", "？"))


def states_nothing(words: Words, at: range) -> bool:
    """Return whether some words ask, or only promise to tell: "How to vote", "Why tolls rose", "10 ways"."""
    said = [words.lower[i] for i in at if words.lower[i][0].isalnum()]
    return is_question(words.said(at)) or _promises_answer(said) or _names_list(said)


def _promises_answer(said: Sequence[str]) -> bool:
    if len(said) < 2:
        return False
    return said[0] in headline_class("answering") or (said[0] in headline_class("asking") and said[1] == "to")


def _names_list(said: Sequence[str]) -> bool:
    """Return whether words begin with a number of things to be told."""
    said = [word for word in said if word not in ("the", "these", "top", "here", "are")]
    if not said or not (_DIGITS.fullmatch(said[0]) or said[0] in number_words()):
        return False
    return not headline_class("listed").isdisjoint(said[1:LIST_REACH])
