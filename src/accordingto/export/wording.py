"""Text of articles formatted for display on one line; the results have no offsets in the article."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from accordingto.stories.origins.publishers import group_of
from accordingto.types import Article, Span


def one_line(text: str) -> str:
    """Replace every run of white space by one space, and strip the ends."""
    return " ".join(text.split())


def joined(spans: Iterable[Span]) -> str:
    """Join the spans of a part on one line, with an ellipsis between them."""
    return " … ".join(words for span in spans if (words := one_line(span.text)))


def shortened(text: str, length: int) -> str:
    """Shorten a text to at most ``length`` characters with an ellipsis, between words if possible."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    at_word = kept.rfind(" ", length * 2 // 3)
    return (kept[:at_word] if at_word > 0 else kept).rstrip() + "…"


def in_percent(confidence: float) -> str:
    """Return how sure a reading is: "72 % sure", or "only 31 % sure" below one half."""
    return f"{'only ' if confidence < 0.5 else ''}{round(100 * confidence)} % sure"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: "3 outlets"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def outlets_in_words(outlets: Collection[str], unnamed: int) -> str:
    """Return in words how many outlets and publishers are known, and how many articles name no outlet.

    Examples: "3 outlets"; "3 outlets of 2 publishers, 2 articles of unknown outlet". ``unnamed`` counts the
    articles without an outlet; they may come from one outlet, several, or one that is already counted.
    """
    publishers = len({group_of(name) for name in outlets})
    known = counted(len(outlets), "outlet")
    if publishers < len(outlets):
        known += f" of {counted(publishers, 'publisher')}"
    unknown = f"{counted(unnamed, 'article')} of unknown outlet"
    return ", ".join([known] * bool(outlets or not unnamed) + [unknown] * bool(unnamed))


def title_of(article: Article) -> str:
    """Return a title for an article: its headline, or else its file, its address, or its id."""
    headline = one_line(article.headline.text) if article.headline is not None else ""
    return headline or article.path or article.url or f"Article {article.id}"
