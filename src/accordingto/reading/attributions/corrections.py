"""Corrections, in which an outlet takes back what it published: "this article stated incorrectly"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

_BY_OTHERS = frozenset(("version", "versions", "report", "story", "stories", "post", "posts"))
"""Words for texts that others tell or publish, too: "an earlier version of the bill", "of her story"."""


def takes_back(source: Sequence[str], cue: Sequence[str]) -> bool:
    """Return whether somebody corrects a published text, by the lower-case words of source and cue.

    The cue says so ("incorrectly", "originally"), or the source is an "earlier version of this story". In
    "Orr falsely claimed", the source still presents the content as true.
    """
    texts = word_class("corrected").intersection(source)
    if not texts:
        return False
    is_own = "this" in source
    was_so = is_own and not word_class("originally").isdisjoint(cue)
    if was_so or not word_class("erring-words").isdisjoint(cue):
        return True
    is_older = any(a in word_class("outdated") and b.startswith("version") for a, b in pairwise(source))
    is_denied = not word_class("negations").isdisjoint(cue)  # "did not mention" is what was missing
    return is_older and not is_denied and bool(texts - _BY_OTHERS or (is_own and texts - {"version"}))
