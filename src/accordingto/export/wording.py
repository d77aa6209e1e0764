"""Words of an article put on one line for display. Offsets are lost here: what is shown is no span."""

from __future__ import annotations

from collections.abc import Iterable

from accordingto.types import Article, Span


def one_line(text: str) -> str:
    """Replace every run of white space by one blank."""
    return " ".join(text.split())


def joined(spans: Iterable[Span]) -> str:
    """Put the pieces of a part on one line, an ellipsis where the article has something else between."""
    return " … ".join(words for span in spans if (words := one_line(span.text)))


def shortened(text: str, length: int) -> str:
    """Cut a text, at a word's end if one is near, to at most ``length`` characters with the ellipsis."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    at_word = kept.rfind(" ", length * 2 // 3)
    return (kept[:at_word] if at_word > 0 else kept).rstrip() + "…"


def title_of(article: Article) -> str:
    """Name an article: by its headline, its file, its address, or else its id."""
    headline = one_line(article.headline.text) if article.headline is not None else ""
    return headline or article.path or article.url or f"Article {article.id}"
