"""Accusations whose target is not quoted or reported in the article, as a lawyer checks before print."""

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
"""Number of characters after the cue that are searched for the name of the accused."""
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
    """Return the cues of accusations against named actors who are never a source, each with that actor.

    A source of any act counts as heard. If the article mentions any answer, denial or request for comment,
    nothing is returned, since it need not name who gave it.
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
    """Return the ids of all actors who are a source, with their members and the actors they belong to.

    Actors that share the last word of their name with a source are included.
    """
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
    """Return whether an actor is a person or an organisation, but no place that stands for a government."""
    return actor.kind in _ACCUSABLE and not is_metonym(actor.name)


def _first_named(named: Sequence[tuple[Mention, Actor]], start: int, end: int) -> Actor | None:
    """Return the actor named first between two offsets, or None; ``named`` has all names in text order."""
    at = bisect_left(named, start, key=lambda pair: pair[0].start)
    return named[at][1] if at < len(named) and named[at][0].start < end else None
