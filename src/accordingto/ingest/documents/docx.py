"""The paragraphs of a DOCX file, as they read with all tracked changes accepted.

The file is a ZIP archive with the text as XML. Text that was inserted as a tracked change, in fields and in
content controls is read, deleted text is not. Comments, notes, headers and footers are stored in other files
of the archive and left out.
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
from accordingto.ingest.inputs.references import SAFE
from accordingto.types import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_BYTES = 20 * 1024 * 1024
"""The most bytes of XML that are decompressed; a text of a million characters takes about 5 MiB."""
ENTRIES = 5_000
"""The most files in the ZIP archive; a document with an image on every page has some hundreds."""

_TEXT = "word/document.xml"
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The XML namespaces of the text: the usual one and that of the strict variant."""
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006"
_UNREAD = frozenset({"del", "moveFrom", "instrText", "delText", "pPrChange", "rPrChange", "Fallback"})
"""Elements that are skipped: deleted text, field codes, and the fallback for text boxes in old programs."""
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
"""The exceptions that zipfile raises for invalid archives: bad offsets, unknown methods, odd names."""


def read_docx(data: bytes, name: str) -> Article:
    """Return the article of a document; ``name`` is the article's path, and names the file in errors.

    The first paragraph in a title style is the headline. Raises ``EmptyInput``, ``TooLarge`` or
    ``UnreadableInput``.
    """
    paragraphs = _paragraphs(_markup(data, name), name)
    if not paragraphs:
        raise EmptyInput(name, "the document has no text", "give a document with the text of an article")
    title = next((text for text, style in paragraphs if style in _TITLES), None)
    text = "\n\n".join(text for text, _ in paragraphs)
    return article_from_text(text, format="text", path=name, headline=title)


def _markup(data: bytes, name: str) -> bytes:
    """Return the XML of the text. Raises ``TooLarge`` and ``UnreadableInput``."""
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
    """Return the paragraphs that are not empty, each with the id of its style."""
    from lxml import etree

    try:
        root = etree.fromstring(markup, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(name, f"its XML is damaged ({error.msg})", _AGAIN) from error
    walk = etree.iterwalk(root, events=("start", "end"))
    done, begun = list[_Paragraph](), list[_Paragraph]()  # paragraphs of a text box are nested in another
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
    """Return the local name of an element; empty if it is in another namespace."""
    namespace, _, local = str(tag).rpartition("}")
    if namespace in _WORD:
        return local
    return local if namespace == _COMPATIBILITY and local == "Fallback" else ""


class _Paragraph:
    """The text of a paragraph, collected while its elements are read."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.style = ""
        """The id of its style; empty for the default style."""

    def take(self, tag: str, element: _Element) -> None:
        """Add the text or the style of an element within the paragraph."""
        if tag == "t":
            self.pieces.append(element.text or "")
        elif tag == "pStyle":
            self.style = str(next(iter(element.values()), ""))
        else:
            self.pieces.append(_SIGNS.get(tag, ""))
