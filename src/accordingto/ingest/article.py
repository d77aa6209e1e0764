"""The only place where an ``Article`` is created, so that every text passes the same checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

from accordingto.errors import EmptyInput, TooLarge, UnreadableInput
from accordingto.ingest.dates import iso_date
from accordingto.ingest.inputs.decode import CONTROL_SHARE, LOST
from accordingto.ingest.inputs.kinds import refuse_other_kinds
from accordingto.ingest.texts.given_headline import is_headline_given, with_headline
from accordingto.ingest.texts.headline import headline_of
from accordingto.ingest.texts.language import language_of
from accordingto.ingest.texts.markdown import read_markdown
from accordingto.types import Article, Span

TEXT_CHARS = 1_000_000
"""The longest article, in characters: the length of several novels; anything longer is not one article."""
HEADLINE_CHARS = 2_000
"""The longest headline, in characters: the length of a long paragraph; anything longer is not a headline."""


def article_from_text(
    text: str,
    *,
    path: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    byline: Iterable[str] = (),
    published: str | None = None,
    headline: str | None = None,
    format: Literal["text", "markdown"] | None = None,
) -> Article:
    """Return ``text`` as an article; arguments take precedence over the text's front matter.

    A ``headline`` that the text does not contain, on a line of its own or at its start, is put before it with
    an empty line between. Offsets refer to ``Article.text``, so each of them then grows by the length of the
    headline plus two. Without ``headline``, the headline is detected in the text. Without ``format``, the
    text is plain text, and is refused if it is JSON, a feed, a table or the like. Raises ``EmptyInput``,
    ``TooLarge`` or ``UnreadableInput`` for a text that cannot be read, and ``ValueError`` if ``published`` is
    not ISO 8601.
    """
    name = path or url or "<text>"
    check_length(name, text)
    text = _without_nul(text)
    outlet, headline = (written and written.replace("\0", LOST) for written in (outlet, headline))
    byline = tuple(author.replace("\0", LOST) for author in byline)
    if format is None:
        refuse_other_kinds(text, name, otherwise='give "text" as its format')
    if format == "markdown":
        document = read_markdown(text)
        text, found = document.text, document.headline
        outlet, published = outlet or document.outlet, published or document.published
        byline, url = tuple(byline) or document.byline, url or document.url
    else:
        found = headline_of(text)
    if headline is not None and is_headline_given(headline, text):
        _check_headline(name, headline)
        text, found = with_headline(text, headline)
    return make_article(
        name,
        text,
        headline=found,
        path=path,
        url=url,
        outlet=outlet,
        byline=byline,
        published=None if published is None else iso_date(published),
    )


def make_article(
    name: str,
    text: str,
    *,
    headline: Span | None,
    path: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    byline: Iterable[str] = (),
    published: str | None = None,
) -> Article:
    """Check a text and return it as an article; ``name`` is used in error messages.

    A ``headline`` longer than ``HEADLINE_CHARS`` is treated as part of the text. A blank outlet or author
    counts as none. Raises ``EmptyInput``, ``TooLarge`` or ``UnreadableInput``.
    """
    check_length(name, text)
    outlet = outlet if outlet and not outlet.isspace() else None
    byline = tuple(one for one in byline if one and not one.isspace())
    for written in (text, path, url, outlet, *byline):
        _check_characters(name, written or "")
    if not any(map(str.isalnum, text)):
        raise EmptyInput(name, "it has no text", "give a file with the text of an article")
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        path=path,
        url=url,
        outlet=outlet,
        byline=byline,
        language=language_of(text),
        published=published,
        headline=headline if headline and len(headline.text) <= HEADLINE_CHARS else None,
        text=text,
    )


def check_length(name: str, text: str) -> None:
    """Raise ``TooLarge`` for a text longer than ``TEXT_CHARS``; ``name`` is used in the error message."""
    if len(text) > TEXT_CHARS:
        reason = f"its text has {len(text):,} characters, and the limit is {TEXT_CHARS:,}"
        raise TooLarge(name, reason, "split it into articles, one per file or one per line of JSONL")


def _check_headline(name: str, headline: str) -> None:
    if len(headline) > HEADLINE_CHARS:
        reason = f"its headline has {len(headline):,} characters, and the limit is {HEADLINE_CHARS:,}"
        raise TooLarge(name, reason, "give only the headline there, and what follows it as text")


def _without_nul(text: str) -> str:
    """Return a text with U+FFFD for a few NUL characters; one with many is unchanged, to be refused later."""
    return text.replace("\0", LOST) if text.count("\0") <= CONTROL_SHARE * len(text) else text


def _check_characters(name: str, written: str) -> None:
    if "\0" in written:
        raise UnreadableInput(
            name, "it has NUL characters, so it is not text", "give the text of the article"
        )
    try:
        written.encode()
    except UnicodeEncodeError as error:
        reason = f"it has half of a surrogate pair at character {error.start}, which is not valid text"
        raise UnreadableInput(name, reason, "save the original text again as UTF-8") from error
