"""Phrases that name those who may be told something, and whom a reply is told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import lemmas_of, singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

REACH = 40
"""Words on either side of a cue in which its addressee and channels are looked for."""
REPLY_REACH = 120
"""Most words between a reply and what it replies to: two paragraphs."""
_ADDRESSED_KINDS = frozenset(("person", "organization", "place"))
BEFORE_NOUN = frozenset(("compound", "amod", "nummod", "det", "nmod:poss"))
"""Relations of what stands before the noun of its phrase."""


def is_somebody(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase refers to people, a group or an office."""
    kind = doc.kind(piece)
    words = [doc[at] for at in range(piece.start, piece.end)]
    if is_street(piece, doc):
        return False
    named = kind is None and any(map(doc.is_capital, range(piece.start, piece.end)))
    if kind in _ADDRESSED_KINDS or named or words[0] in listed("objectpronouns"):
        return True
    return kind != "time" and any(map(is_listed, words))


def is_listed(word: str) -> bool:
    """Return whether a word in small letters is a role, or several together who can be told something."""
    forms = (word, singular(word))
    return any(form in listed("roles") or form in listed("collectives") for form in forms)


def says_when(at: int, doc: Document) -> bool:
    """Return whether a word names a time, or is the "on" before one."""
    return doc[at] in listed("timewords") or (doc[at] == "on" and doc[at + 1] in listed("timewords"))


def is_street(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase is nothing but addresses of houses, in short: "St. Bride St. and Dock Rd"."""
    words = [at for at in range(piece.start, piece.end) if doc[at] not in (".", ",", "and", "or")]
    ends_so = len(words) > 1 and doc[words[-1]].rstrip(".") in word_class("street-endings")
    return ends_so and all(doc.is_capital(at) or doc[at].isdigit() for at in words)


def phrases_from(start: int, limit: int, doc: Document) -> TokenSpan | None:
    """Return the noun phrase that begins with a word, with another that "and" or "or" joins to it."""
    piece = doc.phrase_from(start, limit)
    if piece is None:
        return None
    piece = TokenSpan(start, _end_of_noun(piece, limit, doc))
    if doc[piece.end] in ("and", "or"):
        other = doc.phrase_from(piece.end + 1, limit)
        if other and is_somebody(other, doc) and is_somebody(piece, doc):
            return TokenSpan(start, other.end)
    return piece


def _end_of_noun(piece: TokenSpan, limit: int, doc: Document) -> int:
    """Return where the noun ends that the last word of a phrase stands before: "[US] media"."""
    heads, relations = doc.trees.heads, doc.trees.relations
    at, end = piece.end - 1, piece.end
    while relations[at] in ("part", "case", "flat") and piece.start <= heads[at] < at:
        at = heads[at]
    while relations[at] in BEFORE_NOUN and at < heads[at] < limit:
        at = heads[at]
        end = max(end, at + 1)
    return end


def limit_of(one: AttributionDraft, start: int, doc: Document) -> int:
    """Return where what follows a cue ends: at what is said, or with the sentence."""
    following = [p.start for p in (*one.content, *one.source) if p.start > start]
    return min([doc.sentence(one.cue.start, REACH).end, *following])


def touches(piece: TokenSpan, others: Sequence[TokenSpan]) -> bool:
    """Return whether a phrase shares a word with any of others."""
    return any(piece.shared(other) for other in others)


def answered(
    found: Sequence[AttributionDraft],
    hearers: Sequence[int | None],
    speakers: Sequence[int | None],
    doc: Document,
) -> list[int | None]:
    """Return who is told in each attribution: in a reply without words for it, who spoke to who replies."""
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
    replying = word_class("replying")
    return any(
        lemma in replying for word in doc.lower[one.cue.start : one.cue.end] for lemma in lemmas_of(word)
    )
