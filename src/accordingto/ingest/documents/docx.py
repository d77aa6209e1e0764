"""DOCX → its paragraphs, as they read when all changes are accepted.

The file is a ZIP with the text as XML. Words that were inserted while changes were tracked, in fields and in
controls are read, those that were deleted are not; comments, notes, headers and footers stand in other parts
of the file and are left out.
"""

from __future__ import annotations

import lzma
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from accordingto.errors import EmptyInput, TooLarge, UnreadableInput
from accordingto.ingest.article import article_from_text
from accordingto.types import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_BYTES = 20 * 1024 * 1024
"""The most that the text may unpack to: a million characters take some five."""
ENTRIES = 5_000
"""The most files in the ZIP; a document with an image on every page has some hundreds."""

_TEXT = "word/document.xml"
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespaces of the text: the usual one, and that of the strict variant."""
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006"
_UNREAD = frozenset({"del", "moveFrom", "instrText", "delText", "pPrChange", "rPrChange", "Fallback"})
"""What was deleted, how fields are computed, and what older programs show in place of a text box."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_TITLES = ("Title", "Heading1")
_OTHERS = {
    "xl/": ("a spreadsheet (XLSX)", "write it as CSV"),
    "ppt/": ("a presentation (PPTX)", "give the text in it"),
    "content.xml": ("an OpenDocument file", "save it as DOCX"),
    "META-INF/container.xml": ("an e-book (EPUB)", "give the text in it"),
}
_AGAIN = "save it again"
_DAMAGED = (
    ArithmeticError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)
"""What zipfile raises for what is not as it says: offsets beyond the file, methods and names of its own."""


def read_docx(data: bytes, name: str) -> Article:
    """Return the article of a document; ``name`` is what errors call it, and its path.

    The first paragraph in the style of a title is the headline. Raises ``EmptyInput``, ``TooLarge`` or
    ``UnreadableInput``.
    """
    paragraphs = _paragraphs(_markup(data, name), name)
    if not paragraphs:
        raise EmptyInput(name, "the document has no text", "give a document with the text of an article")
    title = next((text for text, style in paragraphs if style in _TITLES), None)
    text = "\n\n".join(text for text, _ in paragraphs)
    return article_from_text(text, format="text", path=name, headline=title)


def _markup(data: bytes, name: str) -> bytes:
    """Return the XML of the text."""
    if data.count(b"PK\x01\x02") > ENTRIES:
        raise TooLarge(name, f"it has more than {ENTRIES:,} files in it", _AGAIN)
    try:
        with ZipFile(BytesIO(data)) as packed:
            names = packed.namelist()
            if _TEXT not in names:
                raise _other(names, name)
            with packed.open(_TEXT) as part:
                markup = part.read(XML_BYTES + 1)
    except _DAMAGED as error:
        reason = f"it is a ZIP archive or office document that is cut off, damaged or encrypted ({error})"
        raise UnreadableInput(name, reason, _AGAIN) from error
    if len(markup) > XML_BYTES:
        reason = f"its text unpacks to more than {XML_BYTES // 1024**2} MiB"
        raise TooLarge(name, reason, "split it into articles")
    return markup


def _other(names: list[str], name: str) -> UnreadableInput:
    for beginning, (kind, advice) in _OTHERS.items():
        if any(one.startswith(beginning) for one in names):
            return UnreadableInput(name, f"it is {kind}, which is not supported", advice)
    return UnreadableInput(
        name, "it is a ZIP archive, which is not supported", "unpack it, and give the files"
    )


def _paragraphs(markup: bytes, name: str) -> list[tuple[str, str]]:
    """Return the paragraphs that have words, each with the id of its style."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(markup, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(name, f"its XML is damaged ({error.msg})", _AGAIN) from error
    walk = etree.iterwalk(root, events=("start", "end"))
    done, begun = list[_Paragraph](), list[_Paragraph]()  # those of a text box stand within another
    for event, element in walk:
        tag = _local(element.tag)
        if event == "end":
            if tag == "p" and begun:
                done.append(begun.pop())
        elif tag in _UNREAD:
            walk.skip_subtree()
        elif tag == "p":
            begun.append(_Paragraph())
        elif begun:
            begun[-1].take(tag, element)
    return [(words, one.style) for one in done if (words := "".join(one.pieces).strip())]


def _local(tag: object) -> str:
    """Return the name of an element without its namespace; empty for those of other formats."""
    namespace, _, local = str(tag).rpartition("}")
    if namespace in _WORD:
        return local
    return local if namespace == _COMPATIBILITY and local == "Fallback" else ""


class _Paragraph:
    """The words of a paragraph, as they are found."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.style = ""
        """The id of its style; empty for the usual one."""

    def take(self, tag: str, element: _Element) -> None:
        """Take an element within the paragraph in."""
        if tag == "t":
            self.pieces.append(element.text or "")
        elif tag == "pStyle":
            self.style = str(next(iter(element.values()), ""))
        else:
            self.pieces.append(_SIGNS.get(tag, ""))
