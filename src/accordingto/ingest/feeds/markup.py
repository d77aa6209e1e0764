"""Text in feeds, which may be plain, HTML, or HTML that was escaped twice."""

from __future__ import annotations

import re

from accordingto.ingest.inputs.references import unescaped
from accordingto.ingest.texts.fragment import text_of_fragment

_ENDED = re.compile(
    r"</(?:a|b|blockquote|div|em|figure|h[1-6]|i|li|ol|p|span|strong|table|ul)\s*>|(?:<br\s?/?>\s?){2}",
    re.IGNORECASE,
)
"""A tag that is no word of a text but markup; a text about HTML seldom closes what it mentions."""
_BLANK = re.compile(r"\n[ \t\r]*\n")
"""The end of a paragraph where there are no tags."""


def text_of_markup(written: str, *, is_plain: bool = False) -> str:
    """Return the text of a fragment, with one line per paragraph; ``is_plain`` says that it is no HTML.

    Markup that is left, because it was escaped twice or called plain, is read as well.
    """
    if is_plain:
        text = unescaped(written)
    elif "<" in written:
        text = unescaped(text_of_fragment(written))
    else:
        blocks = _BLANK.split(unescaped(written))
        text = "\n\n".join(filter(None, (" ".join(block.split()) for block in blocks)))
    return unescaped(text_of_fragment(text)) if _ENDED.search(text) else text


def line_of(written: str) -> str:
    """Return a title or name, which may be HTML, as one line of text."""
    return " ".join(text_of_markup(written).split())


def plain_line_of(written: str) -> str:
    """Return a title or name that should not be HTML, but may be, as one line of text."""
    return " ".join(text_of_markup(written, is_plain=True).split())
