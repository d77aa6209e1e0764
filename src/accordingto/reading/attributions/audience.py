"""Phrases that can name an addressee, and the addressees of replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.mentions import ACTING
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import lemmas_of, singular
from accordingto.reading.syntax.name_tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

REACH = 40
"""Tokens on either side of a cue in which its addressee and channels are looked for."""
REPLY_REACH = 120
"""Most tokens between the cue of a reply and the cue of what it replies to: about two paragraphs."""
_NAMING = ("NOUN", "PROPN", "PRON")
"""Parts of speech of words that somebody is told by."""
BEFORE_NOUN = frozenset(("compound", "amod", "nummod", "det", "nmod:poss"))
"""Relations of the words before the noun of a phrase."""


def is_somebody(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase refers to a person, a group, an organization or an office."""
    kind = doc.kind(piece)
    named = kind is None and any(map(doc.is_capital, range(piece.start, piece.end)))
    if kind in ACTING or named or doc[piece.start] in listed("objectpronouns"):
        return True
    owned = max((at + 1 for at in range(*piece) if doc.written[at] in POSSESSIVE), default=piece.start)
    return not is_time(piece, doc) and any(is_listed(doc[at]) for at in range(owned, piece.end))


def is_time(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase, with or without its first words, is a time: "just [a few years]"."""
    at = _time_at_end(piece, doc)
    return at < piece.end and not any(tag.startswith(_NAMING) for tag in doc.trees.tags[piece.start : at])


def _time_at_end(piece: TokenSpan, doc: Document) -> int:
    """Return where the time begins that ends a phrase ("reporters [this week]"), or the end of the phrase.

    A time with a capital is none: "ABC This Week", "CBS' 60 Minutes".
    """
    capital = max((at for at in range(piece.start, piece.end) if doc.is_capital(at)), default=piece.start - 1)
    starts = range(piece.start, piece.end) if capital == piece.start else range(capital + 1, piece.end)
    return next((at for at in starts if doc.kind(TokenSpan(at, piece.end)) == "time"), piece.end)


def _without_matter(piece: TokenSpan, doc: Document) -> TokenSpan:
    """Return a phrase up to an "of" that belongs to the verb before it: "told [Ida Orr] of the plan".

    Only names are cut, as trees often attach what belongs to a noun ("members of the board").
    """
    heads, trees = doc.trees.heads, doc.trees
    inside = range(piece.start + 1, piece.end)
    cases = (
        at
        for at in inside
        if doc[at] == "of" and heads[heads[at]] < piece.start and not doc.is_capital(at + 1)
    )
    named = (at for at in cases if trees.tags[at - 1] == "PROPN" and doc[at - 1] not in listed("roles"))
    return TokenSpan(piece.start, next(named, piece.end))


def _without_time(piece: TokenSpan, doc: Document) -> TokenSpan:
    """Return a phrase without the time after its noun: "told [US media] this month"."""
    at = _time_at_end(piece, doc)
    has_noun = at > piece.start and doc.trees.tags[at - 1] in ("NOUN", "PROPN")
    return TokenSpan(piece.start, at) if has_noun else piece


def is_listed(word: str) -> bool:
    """Return whether a lower-case word, in the singular or plural, is a listed role or collective noun."""
    forms = (word, singular(word))
    return any(form in listed("roles") or form in listed("collectives") for form in forms)


def says_when(at: int, doc: Document) -> bool:
    """Return whether a word names a time, or is the "on" before one."""
    return doc[at] in listed("timewords") or (doc[at] == "on" and doc[at + 1] in listed("timewords"))


def phrases_from(start: int, limit: int, doc: Document) -> TokenSpan | None:
    """Return the noun phrase that begins at a token, or None.

    A second phrase joined to it by "and" or "or" is included if both name people.
    """
    piece = doc.phrase_from(start, limit)
    if piece is None:
        return None
    piece = _without_matter(piece, doc)
    piece = _without_time(TokenSpan(start, _end_of_noun(piece, limit, doc)), doc)
    if doc[piece.end] in ("and", "or"):
        other = doc.phrase_from(piece.end + 1, limit)
        if other and is_somebody(other, doc) and is_somebody(piece, doc):
            return TokenSpan(start, other.end)
    return piece


def _end_of_noun(piece: TokenSpan, limit: int, doc: Document) -> int:
    """Return the end of the noun that the last word of a phrase modifies: "[US] media" ends after "media"."""
    heads, relations = doc.trees.heads, doc.trees.relations
    at, end = piece.end - 1, piece.end
    while relations[at] in ("part", "case", "flat") and piece.start <= heads[at] < at:
        at = heads[at]
    while relations[at] in BEFORE_NOUN and at < heads[at] < limit:
        at = heads[at]
        if doc.is_participle(at, piece.start):
            break
        end = max(end, at + 1)
    return end


def limit_of(one: AttributionDraft, start: int, doc: Document) -> int:
    """Return where a phrase after a cue must end: at the next source or content, or with the sentence."""
    following = [p.start for p in (*one.content, *one.source) if p.start > start]
    return min([doc.sentence(one.cue.start, REACH).end, *following])


def touches(piece: TokenSpan, others: Sequence[TokenSpan]) -> bool:
    """Return whether a phrase overlaps any of ``others``."""
    return any(piece.shared(other) for other in others)


def answered(
    found: Sequence[AttributionDraft],
    hearers: Sequence[int | None],
    speakers: Sequence[int | None],
    doc: Document,
) -> list[int | None]:
    """Return the addressee of each attribution, adding those of replies that name none.

    ``hearers`` and ``speakers`` are the addressee and the speaker of each attribution as indices of
    co-reference clusters, None if there is none. If the nearest earlier addressee is the one who replies, the
    reply is addressed to whoever spoke then.
    """
    told = list(hearers)
    for i, one in enumerate(found):
        if told[i] is not None or speakers[i] is None or not _is_reply(one, doc):
            continue
        near = (j for j in range(i - 1, -1, -1) if hearers[j] is not None)
        other = next(near, None)
        if other is not None and hearers[other] == speakers[i]:
            told[i] = speakers[other] if found[other].cue.gap(one.cue) <= REPLY_REACH else None
    return told


def _is_reply(one: AttributionDraft, doc: Document) -> bool:
    replying = word_class("reply-verbs")
    return any(
        lemma in replying for word in doc.lower[one.cue.start : one.cue.end] for lemma in lemmas_of(word)
    )
