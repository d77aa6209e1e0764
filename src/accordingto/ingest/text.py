"""The headline that was given beside a plain text: where it stands in it, or the text with it put first."""

from __future__ import annotations

import html
import re

from accordingto.types import Span

BREAK = "\n\n"
"""What stands between a headline that was put first and the text."""
LEAST_WORDS = 3
"""Words from which what stands before the name of a site ("Ferry sunk again | Osk News") is looked for."""

_SITE = re.compile(r"\s+[|–—»·-]+\s+")
_VARIANTS = {
    **dict.fromkeys('"“”„«»″', "[\"“”„«»″'‘’]{1,2}|&quot;|&[lr]dquo;|&#34;"),
    **dict.fromkeys("'‘’`´", "['‘’`´\"“”]|&#0?39;|&apos;|&[lr]squo;|&#x27;"),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]{1,2}|&[mn]dash;"),
    "…": r"…|\.{3}|&hellip;",
    "&": "&(?:amp;)?",
    "<": "<|&lt;",
    ">": ">|&gt;",
}


def with_headline(text: str, headline: str) -> tuple[str, Span]:
    """Return a text with its given headline, and where that stands; ``headline`` has a letter or digit.

    A headline that stands in the text leaves it as it is. Any other is put before it, on one line and
    ``BREAK`` behind it, so that each offset into the text grows by the length of both.
    """
    found = find_headline(text, headline)
    if found is not None:
        return text, found
    line = " ".join(headline.split())
    return f"{line}{BREAK}{text}", Span(0, len(line), line)


def find_headline(text: str, headline: str) -> Span | None:
    """Return where a headline stands in a text: on a line of its own or at the very start, else null.

    White space, case, the shapes of quotation marks and dashes, entities ("&amp;") and a final full stop may
    differ, and the name of a site may follow the headline that was given.
    """
    words = html.unescape(html.unescape(headline)).strip()
    parts = _SITE.split(words)
    return _placed(text, words) or (
        _placed(text, parts[0]) if len(parts) > 1 and len(parts[0].split()) >= LEAST_WORDS else None
    )


def _placed(text: str, words: str) -> Span | None:
    bare = words.rstrip(".") if not words.endswith("..") else words
    if not bare:
        return None
    shape = r"\s+".join("".join(map(_variants, word)) for word in bare.split())
    if bare != words:
        shape += r"\.?"
    alone = re.search(
        rf"(?:\A|(?<=[\r\n]))[^\S\r\n]*({shape})\.?[^\S\r\n]*(?=[\r\n]|\Z)", text, re.IGNORECASE
    )
    leading = re.match(rf"\s*({shape})(?!\w)", text, re.IGNORECASE)
    found = alone or leading
    return Span(found.start(1), found.end(1), found.group(1)) if found else None


def _variants(character: str) -> str:
    return f"(?:{_VARIANTS[character]})" if character in _VARIANTS else re.escape(character)
