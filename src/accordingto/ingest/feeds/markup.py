"""Text in feeds, which may be plain, HTML, or HTML that was escaped twice."""

from __future__ import annotations

import re

from accordingto.ingest.inputs.references import unescaped
from accordingto.ingest.texts.fragment import text_of_fragment

_ENDED = re.compile(
    r"</(?:a|b|blockquote|div|em|figure|h[1-6]|i|li|ol|p|span|strong|table|ul)\s*>|<(?:br|p)\s*/?>",
    re.IGNORECASE,
)
"""A tag that is no word of a text but markup; a text about HTML seldom closes what it mentions."""


def text_of_markup(written: str, *, is_plain: bool = False) -> str:
    """Return the text of a fragment, with one line per paragraph; ``is_plain`` says that it is no HTML.

    Markup that is left, because it was escaped twice or called plain, is read as well.
    """
    text = unescaped(written if is_plain else text_of_fragment(written))
    return unescaped(text_of_fragment(text)) if _ENDED.search(text) else text


def line_of(written: str) -> str:
    """Return a title or name, which may be HTML, as one line of text."""
    return " ".join(text_of_markup(written).split())


def plain_line_of(written: str) -> str:
    """Return a title or name that should not be HTML, but may be, as one line of text."""
    return " ".join(text_of_markup(written, is_plain=True).split())
