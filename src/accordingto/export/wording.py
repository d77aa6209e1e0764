"""Words of an article put on one line for display. Offsets are lost here: what is shown is no span."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from accordingto.stories.origins.publishers import group_of
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


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: "3 outlets"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def outlets_in_words(outlets: Collection[str], unnamed: int) -> str:
    """Return how many outlets are known, of how many publishers, and how many articles name none.

    "3 outlets"; "3 outlets of 2 publishers, 2 articles of unknown outlet". Nameless articles may be of one
    outlet or of several, or of one that is counted already.
    """
    publishers = len({group_of(name) for name in outlets})
    known = counted(len(outlets), "outlet")
    if publishers < len(outlets):
        known += f" of {counted(publishers, 'publisher')}"
    unknown = f"{counted(unnamed, 'article')} of unknown outlet"
    return ", ".join([known] * bool(outlets or not unnamed) + [unknown] * bool(unnamed))


def title_of(article: Article) -> str:
    """Name an article: by its headline, its file, its address, or else its id."""
    headline = one_line(article.headline.text) if article.headline is not None else ""
    return headline or article.path or article.url or f"Article {article.id}"
