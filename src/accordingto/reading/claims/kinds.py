"""Of which kind a claim is: by what its source does, and by its own words (``claimkinds.txt``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.attributions.acts import signature_of
from accordingto.reading.attributions.moods import gives_order, kinds_in_order, kinds_told, opening_of
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.clauses import words_in, words_of
from accordingto.types import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accordingto.reading.syntax.clauses import ClauseToken
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
"""The kind of what is attributed by an act, where it is one kind."""
_ASKING = ("what ", "why ", "how ", "who ", "whether ", "where ", "when ")


@dataclass(frozen=True)
class Setting:
    """What surrounds the words of a claim."""

    cue: str = ""
    """The words that attribute it; empty for the outlet."""
    act: Act | None = None
    """What its source does, where that is known."""
    asked: bool = False
    """Whether a question mark ends it."""
    begins: bool = False
    """Whether it begins as a sentence does."""


def kind_of(content: str, setting: Setting) -> ClaimKind:
    """The first kind that the act, the cue or the words speak for; else statement."""
    if setting.asked:
        return "question"
    by_act = (
        None if setting.act == "believe" and _is_known(content, setting.cue) else ACTS.get(setting.act or "")
    )
    if by_act in ("promise", "threat") and not _commits(content, setting.cue):
        by_act = None
    told = {by_act} if by_act else _cued(content, setting) if setting.act is None else set()
    told |= kinds_told(opening_of(content), "inside") | kinds_told(
        opening_of(content), "opening", at_start=True
    )
    if setting.begins and gives_order(content):
        told.add("directive")
    return next((kind for kind in kinds_in_order() if kind in told), "statement")


def _is_known(content: str, cue: str) -> bool:
    """Whether somebody is said to know it, which is no opinion: "has understood that", "should know what"."""
    return signature_of(cue, content).startswith("+") or content.lstrip("“\"'‘").lower().startswith(_ASKING)


def _commits(content: str, cue: str) -> bool:
    """Whether something is to be done: "offered to help", "promised a veto", but not "offered no proof"."""
    cued = {word.form for word in words_in(cue, 0, len(cue))}
    if cued & words_of("committing-verbs") or cue.endswith(" to"):
        return True
    words = words_in(content, 0, len(content))
    return _does(content, words, next((at for at, word in enumerate(words) if not word.is_mark), 0))


def _does(content: str, words: list[ClauseToken], at: int) -> bool:
    """Whether words say what is to happen: an infinitive, a clause with "that", or a verb of the future."""
    if words[at].form in ("not", "that"):
        return True
    if words[at].form == "to" and at + 1 < len(words):
        return (
            words[at + 1].form not in word_class("determiners") and not content[words[at + 1].start].isupper()
        )
    return any(word.form in words_of("prospective") or word.form.endswith("'ll") for word in words)


def _cued(content: str, setting: Setting) -> set[ClaimKind]:
    """The kinds that a cue speaks for; some cues only before an infinitive ("asked him to wait")."""
    told = kinds_told(setting.cue, "cue")
    return (
        told | kinds_told(setting.cue, "cue-to") if content.lower().startswith(("to ", "not to ")) else told
    )
