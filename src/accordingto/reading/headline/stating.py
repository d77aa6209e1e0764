"""Propositions of a headline that state nothing and get no verdict: questions, lists, announced answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import headline_class
from accordingto.reading.support.stems import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.support.words import Words

LIST_REACH = 4
"""Number of words, counted from a number at the start, among which "things" or "ways" makes the headline a
list."""
_OPENING = "\"'“‘"
_CLOSING = "\"'”’ "
_BEHIND = "!！…)] "
"""What can follow a question mark: "Tolls to rise?!"."""
_DIGITS = re.compile(r"\d{1,3}")


def is_question(words: str) -> bool:
    """Return whether words end in a question mark that is not part of a quotation ("Orr asks: ‘Why?’")."""
    bare = words.rstrip(_CLOSING) if words.startswith(tuple(_OPENING)) else words.rstrip()
    return bare.rstrip(_BEHIND).endswith(("?", "？"))


def states_nothing(words: Words, at: range) -> bool:
    """Return whether words ask, or only announce an answer: "How to vote", "Why tolls rose", "10 ways"."""
    said = [words.lower[i] for i in at if words.lower[i][0].isalnum()]
    return is_question(words.said(at)) or _promises_answer(said) or _names_list(said)


def _promises_answer(said: Sequence[str]) -> bool:
    """Return whether words begin as a title that announces an explanation: "How to vote"."""
    if len(said) < 2:
        return False
    return said[0] in headline_class("answering") or (said[0] in headline_class("asking") and said[1] == "to")


def _names_list(said: Sequence[str]) -> bool:
    """Return whether words begin with a number of listed things: "10 ways"."""
    said = [word for word in said if word not in ("the", "these", "top", "here", "are")]
    if not said or not (_DIGITS.fullmatch(said[0]) or said[0] in number_words()):
        return False
    return not headline_class("list-nouns").isdisjoint(said[1:LIST_REACH])
