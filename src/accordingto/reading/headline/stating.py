"""Whether a part of a headline states anything: on what states nothing there is no verdict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.reading.headline.content_words import headline_tokens
from accordingto.reading.lexicons import headline_class
from accordingto.reading.support.stems import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.headline.content_words import HeadlineToken

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


def states_nothing(words: str) -> bool:
    """Return whether words ask, or only promise to tell: "How to vote", "Why tolls rose", "10 ways"."""
    said = headline_tokens(words)
    return is_question(words) or _promises_answer(said) or _names_list(said)


def _promises_answer(words: Sequence[HeadlineToken]) -> bool:
    forms = [word.form for word in words[:2]]
    if not forms or len(forms) == 1:
        return False
    return forms[0] in headline_class("answering") or (
        forms[0] in headline_class("asking") and forms[1] == "to"
    )


def _names_list(words: Sequence[HeadlineToken]) -> bool:
    """Return whether words begin with a number of things to be told."""
    forms = [word.form for word in words if word.form not in ("the", "these", "top", "here", "are")]
    if not forms or not (_DIGITS.fullmatch(forms[0]) or forms[0] in number_words()):
        return False
    return any(form in headline_class("listed") for form in forms[1:LIST_REACH])
