"""Markdown: the text as the rendered page shows it, and the metadata in the front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from accordingto.ingest.dates import iso_date
from accordingto.ingest.texts.headline import headline_of
from accordingto.types import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

NESTING = 100
"""The greatest nesting depth of lists and block quotations; what is nested deeper is left out."""

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_JOINING = frozenset({"ul", "ol", "table"})
_FIELD = re.compile(r"^(\w+)[ \t]*:(.*)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class MarkdownDocument:
    """The text of a Markdown file and its metadata."""

    text: str
    """The text: paragraphs separated by an empty line, the headline first; list items and cells on lines of
    their own."""
    headline: Span | None
    """The first level-one heading, else the title in the front matter, else as in plain text."""
    outlet: str | None
    """``outlet`` or ``publisher`` of the front matter."""
    byline: tuple[str, ...]
    """``author`` or ``byline`` of the front matter, several separated by commas."""
    published: str | None
    """``published`` or ``date`` of the front matter, if it is ISO 8601."""
    url: str | None
    """``url`` of the front matter."""


def read_markdown(text: str) -> MarkdownDocument:
    """Return the text of Markdown as a reader sees it, without images, raw HTML and link targets."""
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = {key.lower(): value.strip().strip("\"'") for key, value in _FIELD.findall(front.group(1))}
        text = text[front.end() :]
    blocks = _blocks(text)
    title = next((block.text for block in blocks if block.tag == "h1" and block.text), None)
    body = "\n\n".join(block.text for block in blocks if block.text)
    before = "\n\n".join(
        block.text for block in takewhile(lambda b: b.tag != "h1" or not b.text, blocks) if block.text
    )
    start = len(before) + 2 if before else 0
    if title is None and fields.get("title"):
        title, start = fields["title"], 0
        body = f"{title}\n\n{body}"
    return MarkdownDocument(
        text=body,
        headline=headline_of(body) if title is None else Span(start, start + len(title), title),
        outlet=fields.get("outlet") or fields.get("publisher") or None,
        byline=_names(fields.get("author") or fields.get("byline") or ""),
        published=_iso_or_none(fields.get("published") or fields.get("date") or ""),
        url=fields.get("url") or None,
    )


@dataclass
class _Block:
    tag: str
    text: str


def _blocks(text: str) -> list[_Block]:
    """Return the blocks of text in order: headings, paragraphs, lists, tables, code."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table")
    blocks: list[_Block] = []
    tag, depth = "p", 0
    for token in parser.parse(text):
        if token.tag in _JOINING:
            depth += token.nesting
            if depth == 1 and token.nesting == 1:
                blocks.append(_Block(token.tag, ""))
        elif token.type in ("heading_open", "paragraph_open"):
            tag = token.tag
        elif token.type == "inline":
            _append(blocks, _Block(tag, _inline(token.children or ())), joined=depth > 0)
        elif token.type in ("fence", "code_block"):
            blocks.append(_Block("code", token.content.rstrip("\n")))
    return blocks


def _append(blocks: list[_Block], block: _Block, *, joined: bool) -> None:
    """Append a block, or, within a list or table, add it to the last block as a line."""
    if joined:
        blocks[-1].text = "\n".join(filter(None, (blocks[-1].text, block.text)))
    else:
        blocks.append(block)


def _inline(tokens: Sequence[Token]) -> str:
    pieces = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak":
            pieces.append("\n")
    return "".join(pieces).strip()


def _names(written: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip(" \"'") for part in written.strip("[]").split(",")) if name)


def _iso_or_none(written: str) -> str | None:
    try:
        return iso_date(written)
    except ValueError:
        return None
