"""Accusations whose target has no word in the article: what a lawyer asks before print."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.metonyms import is_metonym
from accordingto.reading.text.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.types import Actor, Attribution, Mention, Sentence, Span

REACH = 60
"""Characters behind the cue within which an accusation names whom it is about."""
_ANSWERED = re.compile(
    r"\b(?:(?:did|has|have|had)(?:n['’]t| not)\b[^.]{0,30}\b(?:respon|repl|return|answer|comment)"
    r"|yet to (?:respond|reply|answer|comment)|no comment|could(?:n['’]t| not) be reached"
    r"|(?:declin|refus)\w+ (?:\w+ ){0,2}(?:comment|answer|respond|discuss|speak|say)"
    r"|available for comment|requests? for (?:comment|a response)|den(?:y|ies|ied|ying|ials?)\b"
    r"|(?:reject|disput|refut)(?:e?s|ed|ing)?\b|not guilty|maintains? (?:his|her|their|its) innocence)",
    re.IGNORECASE,
)
_ACCUSABLE = frozenset({"person", "organization"})


def find_unanswered(
    text: str,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
) -> list[tuple[Span, Actor]]:
    """Return the cues of accusations against somebody named who is never heard, each with that actor.

    Whoever says anything, in whatever act, is heard; and where the article tells of any answer, denial or
    request for comment, nothing is asked, since it need not name who gave it.
    """
    accusations = [
        one for one in attributions if one.act == "accuse" and one.polarity != "negative" and one.source
    ]
    if not accusations or _ANSWERED.search(text):
        return []
    heard = _heard(attributions, actors)
    named = sorted(
        ((m, actor) for actor in actors if _accusable(actor) for m in actor.mentions if m.form == "name"),
        key=lambda pair: pair[0].start,
    )
    found: dict[str, tuple[Span, Actor]] = {}
    for one in accusations:
        cue = one.cue[-1]
        sentence = sentence_at(sentences, cue.start)
        end = sentence.end if sentence else cue.end
        accused = _first_named(named, cue.end, min(end, cue.end + REACH))
        if accused is not None and accused.id not in heard and accused.id not in found:
            found[accused.id] = (cue, accused)
    return list(found.values())


def _heard(attributions: Iterable[Attribution], actors: Iterable[Actor]) -> set[str]:
    """Return the ids of all actors who are a source, with the members of groups and those they belong to."""
    speaking = {one.actor for one in attributions if one.actor is not None}
    heard = set(speaking)
    for actor in actors:
        if actor.id in speaking:
            heard.update(actor.members)
        if actor.id in speaking and actor.affiliation:
            heard.update(a.id for a in actors if a.name.casefold() in actor.affiliation.casefold())
    names = "\n".join(actor.name.casefold() for actor in actors if actor.id in speaking)
    heard.update(actor.id for actor in actors if actor.name.split()[-1].casefold() in names)
    return heard


def _accusable(actor: Actor) -> bool:
    """Return whether an actor is a person or an organisation, and no place that stands for a government."""
    return actor.kind in _ACCUSABLE and not is_metonym(actor.name)


def _first_named(named: Sequence[tuple[Mention, Actor]], start: int, end: int) -> Actor | None:
    """Return whom a stretch names first; ``named`` are the names of the text, in order."""
    at = bisect_left(named, start, key=lambda pair: pair[0].start)
    return named[at][1] if at < len(named) and named[at][0].start < end else None
