"""The text of a PDF in paragraphs. Needs ``accordingto[pdf]``.

Only text is read: no image, form, script, attachment or link is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accordingto.errors import EmptyInput, TooLarge, UnreadableInput
from accordingto.extras import need
from accordingto.ingest.article import TEXT_CHARS, article_from_text, check_length
from accordingto.ingest.documents.lines import HYPHEN, Line, Sheet, paragraphs_of
from accordingto.ingest.texts.given_headline import find_headline
from accordingto.types import Article

PAGES = 2_000
"""The most pages of a document."""

_LINE_END = frozenset("\r\n")
_BROKEN = "\ufffe"
"""The character that pdfium puts in place of a hyphen and the line break after it."""


def read_pdf(file: str | bytes, name: str) -> Iterator[Article]:
    """Yield the article of a PDF; ``name`` is the article's path, and names the file in errors.

    ``file`` is the path or the content of the file. The title in its metadata is the headline if it occurs in
    the text. Raises ``EmptyInput`` if its pages are images, ``TooLarge``, ``UnreadableInput``, and
    ``MissingExtra`` if pypdfium2 is not installed.
    """
    pdfium = need("pypdfium2", "pdf")
    try:
        with pdfium.PdfDocument(file) as document:
            if len(document) > PAGES:
                raise TooLarge(name, f"it has more than {PAGES:,} pages", "split it into articles")
            sheets = list(_sheets(document, name))
            title = document.get_metadata_value("Title").strip()
    except pdfium.PdfiumError as error:
        reason = f"it is a PDF that is cut off, damaged or encrypted ({error})"
        raise UnreadableInput(name, reason, "save it again, without a password") from error
    text = "\n\n".join(paragraphs_of(sheets))
    if not text:
        reason = "it has no text: its pages are images, or empty"
        raise EmptyInput(name, reason, "have its text recognised first (OCR), or give the text")
    is_title = any(map(str.isalnum, title)) and find_headline(text, title) is not None
    yield article_from_text(text, format="text", path=name, headline=title if is_title else None)


def _sheets(document: Any, name: str) -> Iterator[Sheet]:
    size = 0
    for page in document:
        text = page.get_textpage()
        size += text.count_chars()
        if size > 2 * TEXT_CHARS:
            check_length(name, " " * size)
        yield Sheet(page.get_height(), list(_lines(text)))
        text.close()
        page.close()


def _lines(page: Any) -> Iterator[Line]:
    """Yield the lines of a page in the order in which the file stores them."""
    characters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    written = page.get_text_range()
    for at, character in enumerate(written):
        characters.append(HYPHEN if character == _BROKEN else character)
        if character in _LINE_END or character == _BROKEN:
            if boxes:
                yield _line(characters, boxes)
            characters, boxes = [], []
        elif not character.isspace():
            boxes.append(page.get_charbox(at, loose=True))
    if boxes:
        yield _line(characters, boxes)


def _line(characters: list[str], boxes: list[tuple[float, float, float, float]]) -> Line:
    heights = sorted(top - bottom for _, bottom, _, top in boxes)
    return Line(
        text=" ".join("".join(characters).split()),
        left=boxes[0][0],
        right=boxes[-1][2],
        base=min(bottom for _, bottom, _, _ in boxes),
        height=max(heights[len(heights) // 2], 0.1),
    )
