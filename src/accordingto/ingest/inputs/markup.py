"""The root element of a text that begins with a tag, found without parsing it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = re.compile(r"<((?:[\w-][\w.-]*:)?([a-z_][\w.-]*))(?=[\s/>])", re.IGNORECASE)


@dataclass(frozen=True)
class Root:
    """The root element of a document."""

    name: str
    """Its name in lower case, without a namespace prefix."""
    is_declared: bool
    """Whether an XML declaration precedes it."""
    is_whole: bool
    """Whether the document ends with its end tag."""


def root_of(text: str, looked_at: int) -> Root | None:
    """Return the root element if it begins within the first ``looked_at`` characters, else ``None``.

    Declarations, comments and processing instructions before it are skipped.
    """
    head = text[:looked_at]
    at, is_declared = 0, False
    while at >= 0 and head.startswith(("<?", "<!"), at):
        is_declared |= head[at : at + 5].lower() == "<?xml"
        at = _past(head, at)
        while 0 <= at < len(head) and head[at].isspace():
            at += 1
    found = _NAME.match(head, at) if at >= 0 else None
    if found is None:
        return None
    ending = text[-len(found[1]) - 20 :].rstrip()
    return Root(found[2].lower(), is_declared, ending.endswith(f"</{found[1]}>"))


def _past(head: str, at: int) -> int:
    """Return the end of the declaration, comment or instruction that begins here; -1 if it has none."""
    for opening, closing in (("<!--", "-->"), ("<?", "?>")):
        if head.startswith(opening, at):
            return _behind(head, closing, at + len(opening))
    end = head.find(">", at)
    if head.find("[", at, end) >= 0:
        end = head.find("]", end)
        end = head.find(">", end) if end >= 0 else -1
    return end + 1 if end >= 0 else -1


def _behind(head: str, mark: str, at: int) -> int:
    found = head.find(mark, at)
    return found + len(mark) if found >= 0 else -1
