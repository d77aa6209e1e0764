"""Rejection of a link between two claims by hand, stored as an entry with the sentences of both."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from accordingto.corrections import Anchor, anchor
from accordingto.errors import NotLinked
from accordingto.store.library import Library
from accordingto.store.stories.comparing import compared
from accordingto.store.stories.entries import correction_of, enter
from accordingto.store.stories.records import StoryCorrection
from accordingto.stories.story import Place, Story


class SentenceAt(Struct, frozen=True, kw_only=True):
    """A sentence of an article."""

    article: str
    """Key of the article."""
    start: int
    """Start offset, in characters of the article's text."""


class Link(Struct, frozen=True, kw_only=True):
    """A link between two places of a claim."""

    claim: str
    """Id of the claim in the story."""
    first: Place
    """The fullest place of the claim."""
    other: Place
    """The place that is linked with it."""


def link_between(story: Story, one: SentenceAt, other: SentenceAt) -> Link:
    """Return the link between a claim's first place, with the sentence ``one``, and its place with ``other``.

    Raises ``NotLinked`` if there is no such claim.
    """
    for claim in story.claims:
        first, *others = claim.where
        if _has(first, one):
            for place in others:
                if _has(place, other):
                    return Link(claim=claim.id, first=first, other=place)
    raise NotLinked(
        "the story has no claim with the one sentence in its first place and the other in another"
    )


def reject_link(
    library: Library, key: str, one: SentenceAt, other: SentenceAt, *, author: str, reason: str = ""
) -> StoryCorrection:
    """Record that two sentences in the story of the article ``key`` have no claim in common.

    ``one`` must be in the first place of a claim and ``other`` in another of its places; neither denies the
    other. The rejection covers all sentences of both places, and also holds when the story is compared again,
    as long as the articles have these sentences. Raises ``NotInLibrary``, and ``NotLinked`` if the story does
    not link the two.
    """
    link = link_between(compared(library, key).story, one, other)
    texts = {
        article: library.shown(article).ledger.article.text for article in {link.first.path, link.other.path}
    }
    words = [
        (is_first, place.path, anchor(texts[place.path], (span,)))
        for is_first, place in ((True, link.first), (False, link.other))
        for span in place.spans
    ]
    return library.change(_reject, words, author=author, reason=reason)


def _reject(
    connection: sqlite3.Connection,
    made: str,
    words: Sequence[tuple[bool, str, Anchor]],
    *,
    author: str,
    reason: str,
) -> StoryCorrection:
    entry = enter(connection, "reject", [key for _, key, _ in words], None, author, reason, made)
    connection.executemany(
        "INSERT INTO story_words (entry, is_first, article, anchor) "
        "SELECT ?, ?, id, ? FROM articles WHERE key = ?",
        ((entry, is_first, msgspec.json.encode(one).decode(), key) for is_first, key, one in words),
    )
    return correction_of(connection, entry)


def _has(place: Place, sentence: SentenceAt) -> bool:
    return place.path == sentence.article and any(span.start == sentence.start for span in place.spans)
