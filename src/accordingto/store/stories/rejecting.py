"""A link between two claims is rejected by hand: an entry about the words of both."""

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
    """Where it begins, in characters of the text."""


class Link(Struct, frozen=True, kw_only=True):
    """What joins two places of a claim."""

    claim: str
    """Id of the claim in the story."""
    first: Place
    """The fullest place of the claim."""
    other: Place
    """The place that is linked with it."""


def link_between(story: Story, one: SentenceAt, other: SentenceAt) -> Link:
    """Return the link of a story between the first place of a claim and another. Raises ``NotLinked``."""
    for claim in story.claims:
        first, *others = claim.where
        if _has(first, one):
            for place in others:
                if _has(place, other):
                    return Link(claim=claim.id, first=first, other=place)
    raise NotLinked("the story has no claim of which the one is the first sentence, and the other another")


def reject_link(
    library: Library, key: str, one: SentenceAt, other: SentenceAt, *, author: str, reason: str = ""
) -> StoryCorrection:
    """Say that two sentences of the story of an article have no claim in common.

    ``one`` is of the first place of a claim, ``other`` of another of its places; neither denies the other. It
    holds for all sentences of both, also when the story is made anew, as long as the articles have the words.
    Raises ``NotInLibrary``, and ``NotLinked`` where the story does not link them.
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
