"""Resolution of "I" outside quotations to the author, if a note at the end says who wrote the article.

Opinion pieces end with such a note on a line of its own: "Ida Orr is the author of a book on ferries".
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
"""Confidence that the note names the author; ``training/LOG.md`` says how often it does."""
MOST_LINES = 8
"""Number of last lines that are searched for the note; invitations and copyright notices may follow it."""
LONGEST_HEADING = 18
"""Most tokens of a heading."""
LONGEST_MARK = 2
"""Most tokens before the name on the note's line, such as a dash."""
_FULL_STOPS = frozenset(".!?")
_LINE = GAPS.index("line")


def with_author(
    speakers: Sequence[Identity | None], found: Sequence[AttributionDraft], entities: Entities
) -> list[Identity | None]:
    """Return the speakers, with the author as the speaker wherever "I" is said outside quotations.

    If an author is found, every such "I", "me" and "my" is moved to the author's cluster in ``entities``.
    """
    own = [_is_author(one, entities) for one in found]
    at = author(entities) if any(own) else None
    if at is None:
        return list(speakers)
    who = Identity(at, SURE)
    for phrase in list(_unquoted(entities)):
        entities.move(phrase, who)
    return [who if is_author else one for is_author, one in zip(own, speakers, strict=True)]


def author(entities: Entities) -> int | None:
    """Return the cluster of the one person named in a note on the author; None for no or several persons.

    A person mentioned before the note in more than headings or a byline is a subject of the article, not its
    author.
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
    """Return whether a line is more than a heading or byline."""
    return len(line) > LONGEST_HEADING or doc[line.end - 1] in _FULL_STOPS


def _presented(entities: Entities, line: TokenSpan) -> Iterator[int]:
    """Yield the cluster of the person with whom a line begins, if it says what that person is or does."""
    for phrase in entities.within(line):
        if phrase.piece.start > line.start + LONGEST_MARK:
            return
        is_person = phrase.kind == "person" and " " in entities.facts[phrase.piece].name
        if is_person and _is_subject(phrase.piece, entities.doc):
            yield entities.identity(phrase).cluster
            return


def _is_subject(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a mention is the subject of a present-tense sentence: "Ida Orr is", "Bo Lund edits"."""
    trees, head = doc.trees, doc.trees.head_of(piece)
    if trees.relations[head] != "nsubj":
        return False
    verb = trees.heads[head]
    copulas = [at for at in trees.below[verb] if trees.relations[at] == "cop"]
    said = copulas or [verb]
    return trees.relations[verb] == "root" and all(trees.tags[at].endswith(":present") for at in said)


def _told(entities: Entities, at: int, note: TokenSpan) -> Iterator[int]:
    """Yield the first tokens of a person's mentions before a note, except for "I" and "we"."""
    phrases = (phrase for phrase, _ in entities.clusters[at] if not entities.facts[phrase.piece].spoken)
    return (phrase.piece.start for phrase in phrases if phrase.piece.start < note.start)


def _is_author(one: AttributionDraft, entities: Entities) -> bool:
    """Return whether the source of a top-level attribution is "I" outside quotations."""
    phrase = entities.source_of(one) if one.parent is None else None
    return phrase is not None and _says_i(phrase, entities)


def _unquoted(entities: Entities) -> Iterator[MentionDraft]:
    """Yield every "I", "me" and "my" outside quotations."""
    for pairs in entities.clusters:
        yield from (phrase for phrase, _ in pairs if _says_i(phrase, entities))


def _says_i(phrase: MentionDraft, entities: Entities) -> bool:
    facts = entities.facts[phrase.piece]
    return facts.spoken == "speaker" and not facts.quoted
