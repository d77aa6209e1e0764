"""The kind of a claim, from the act of its source and from its own words (``claimkinds.txt``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.attributions.acts import signature_of
from accordingto.reading.attributions.moods import gives_order, kinds_in_order, kinds_told, opening_of
from accordingto.reading.lexicons import claim_class, word_class
from accordingto.reading.syntax.plain_words import words_in
from accordingto.types import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.types import Act

ACTS: Mapping[str, ClaimKind] = {
    "urge": "directive",
    "promise": "promise",
    "threaten": "threat",
    "predict": "prediction",
    "believe": "opinion",
    "praise": "opinion",
    "criticise": "opinion",
}
"""The kind of claims by acts whose claims are all of one kind."""
_WILL = re.compile(r"((?:\b[a-z][\w'’]*|[^\w\s]) )Will(?= [A-Z])")
"""The given name Will, which is no sign of a prediction."""
_TO_NAME = re.compile(r"\W*[Tt]o [A-Z]")
_ASKING = ("what ", "why ", "how ", "who ", "whether ", "where ", "when ")


class Setting(NamedTuple):
    """The context of a claim."""

    cue: str = ""
    """The text of the cue; empty for the outlet."""
    act: Act | None = None
    """The act of its source; None for the outlet."""
    asked: bool = False
    """Whether it ends with a question mark."""
    begins: bool = False
    """Whether it begins like a sentence."""


def kind_of(content: str, setting: Setting) -> ClaimKind:
    """Return the first kind, in the order of the format, that act or content show, or "statement"."""
    words = words_in(_WILL.sub(r"\1", content))
    if setting.asked:
        return "question"
    by_act = (
        None if setting.act == "believe" and _is_known(content, setting.cue) else ACTS.get(setting.act or "")
    )
    if by_act in ("promise", "threat") and not _commits(content, words, setting.cue):
        by_act = None
    told = {by_act} if by_act else set()
    opening = opening_of(words)
    told |= kinds_told(opening, "inside") | kinds_told(opening, "opening", at_start=True)
    if setting.begins and gives_order(words):
        told.add("directive")
    return next((kind for kind in kinds_in_order() if kind in told), "statement")


def _is_known(content: str, cue: str) -> bool:
    """Return whether the source knows the content, so that it is no opinion: "has understood that"."""
    return signature_of(cue, content).startswith("+") or content.lstrip("“\"'‘").lower().startswith(_ASKING)


def _commits(content: str, words: Sequence[str], cue: str) -> bool:
    """Return whether a promise or threat is about an action: "offered to help", not "offered no proof"."""
    if set(words_in(cue)) & claim_class("committing-verbs") or cue.endswith(" to"):
        return True
    said = [word for word in words if word[0].isalnum()]
    if said[:1] in (["not"], ["that"]):
        return True
    if said[:1] == ["to"] and len(said) > 1:
        return said[1] not in word_class("determiners") and not _TO_NAME.match(content)
    return not claim_class("prospective").isdisjoint(words)
