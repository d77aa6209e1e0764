"""Who "I" is outside of quotation marks: the author, where a note at the end says who wrote the article.

An opinion ends with a line of its own on who wrote it: "Ida Orr is the author of a book on ferries".
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from accordingto.reading.actors.entities import Identity
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import GAPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

SURE = 0.95
"""How sure it is that the note names the author; ``training/LOG.md`` has how often it does."""
MOST_LINES = 8
"""Lines at the end among which the note is: behind it are invitations and notices of rights."""
LONGEST_HEADING = 18
"""Tokens of a heading."""
LONGEST_MARK = 2
"""Tokens before the name on its line: a dash."""
_FULL_STOPS = frozenset(".!?")
_LINE = GAPS.index("line")


def with_author(
    speakers: Sequence[Identity | None], found: Sequence[AttributionDraft], entities: Entities
) -> list[Identity | None]:
    """Return who the source of each attribution is, with the author as whoever says "I" to the reader."""
    own = [_is_author(one, entities) for one in found]
    at = author(entities) if any(own) else None
    if at is None:
        return list(speakers)
    who = Identity(at, SURE)
    for phrase in list(_unquoted(entities)):
        entities.move(phrase, who)
    return [who if is_author else one for is_author, one in zip(own, speakers, strict=True)]


def author(entities: Entities) -> int | None:
    """Return the cluster of the one person whom a note at the end names; None without one, or of several.

    Whoever is named before that, headings and the line of the author aside, is spoken of and does not speak.
    """
    doc = entities.doc
    begun = [at for at, gap in enumerate(doc.gap.tolist()) if gap == _LINE or not at]
    lines = [TokenSpan(start, end) for start, end in zip(begun, [*begun[1:], len(doc)], strict=True)]
    named = {
        at
        for line in lines[1:][-MOST_LINES:]
        for at in _presented(entities, line)
        if not any(_is_sentence(lines[bisect_right(begun, p) - 1], doc) for p in _told(entities, at, line))
    }
    return named.pop() if len(named) == 1 else None


def _is_sentence(line: TokenSpan, doc: Document) -> bool:
    """Return whether a line is more than a heading or the name of an author."""
    return len(line) > LONGEST_HEADING or doc[line.end - 1] in _FULL_STOPS


def _presented(entities: Entities, line: TokenSpan) -> Iterator[int]:
    """Yield the person whom a line begins with, and of whom it says in the present what he is or does."""
    for phrase in entities.within(line):
        if phrase.piece.start > line.start + LONGEST_MARK:
            return
        is_person = phrase.kind == "person" and " " in entities.facts[phrase.piece].name
        if is_person and _is_subject(phrase.piece, entities.doc):
            yield entities.identity(phrase).cluster
            return


def _is_subject(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase is the subject of a sentence in the present: "Ida Orr is", "Bo Lund edits"."""
    trees, head = doc.trees, doc.trees.head_of(piece)
    if trees.relations[head] != "nsubj":
        return False
    verb = trees.heads[head]
    copulas = [at for at in trees.below[verb] if trees.relations[at] == "cop"]
    said = copulas or [verb]
    return trees.relations[verb] == "root" and all(trees.tags[at].endswith(":present") for at in said)


def _told(entities: Entities, at: int, note: TokenSpan) -> Iterator[int]:
    """Yield the first token of each mention of a person before a note: all but "I" and "we"."""
    phrases = (phrase for phrase, _ in entities.clusters[at] if not entities.facts[phrase.piece].spoken)
    return (phrase.piece.start for phrase in phrases if phrase.piece.start < note.start)


def _is_author(one: AttributionDraft, entities: Entities) -> bool:
    """Return whether a source is "I", said to the reader."""
    phrase = entities.phrase_of(one.source[0]) if one.source and one.parent is None else None
    return phrase is not None and _says_i(phrase, entities)


def _unquoted(entities: Entities) -> Iterator[MentionDraft]:
    """Yield every "I", "me" and "my" outside of what somebody is said to say."""
    for pairs in entities.clusters:
        yield from (phrase for phrase, _ in pairs if _says_i(phrase, entities))


def _says_i(phrase: MentionDraft, entities: Entities) -> bool:
    facts = entities.facts[phrase.piece]
    return facts.spoken == "speaker" and not facts.quoted
