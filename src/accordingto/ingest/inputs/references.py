"""Character and entity references in XML ("&#8217;", "&eacute;", "&company;"), resolved before parsing.

Feeds and news items contain HTML entities that they do not declare, bare ampersands, and at times entities of
their own. An XML parser stops at the first of these.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from html import unescape
from html.entities import html5
from typing import Any

from accordingto.ingest.inputs.decode import LOST

LONGEST = 200
"""The most bytes of a declared entity that is expanded: a sign, or the name of an outlet."""
MOST_ADDED = 64 * 1024
"""The most bytes that expanding declared entities may add to a document, in total."""
SAFE: Mapping[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""Options of lxml's parsers for XML from strangers: nothing is loaded, and no entity is resolved."""

_OF_XML = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_NAME = rb"[A-Za-z][A-Za-z0-9._-]{0,40}"
_REFERENCE = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    rb"|&(?:(?P<name>%b);|#(?P<decimal>\d+);|#[xX](?P<hex>[0-9A-Fa-f]+);)?" % _NAME,
    re.DOTALL,
)
"""A reference or a bare ampersand; CDATA sections, comments and processing instructions are skipped."""
_HALVES = re.compile(
    rb"&#(?:[xX]0*([dD][89abAB][0-9A-Fa-f]{2})|0*(5[56]\d{3}));"
    rb"&#(?:[xX]0*([dD][c-fC-F][0-9A-Fa-f]{2})|0*(5[67]\d{3}));"
)
"""A character written as two references to its UTF-16 surrogates."""
_HIGHEST = len(f"{sys.maxunicode}")
"""The number of digits of the highest code point, in decimal; hexadecimal needs fewer."""
_CHARACTERS = (
    range(0x9, 0xB),
    range(0xD, 0xE),
    range(0x20, 0xD800),
    range(0xE000, 0xFFFE),
    range(0x10000, 0x110000),
)
"""The code points that XML allows (section 2.2 of XML 1.0)."""
_PROLOG = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->|\xef\xbb\xbf)*+", re.DOTALL)
_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s[^\[>]{0,1000}(?:\[(?P<declared>(?:[^\]<]++"
    rb"|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<![A-Z](?:[^\"'<>\]]++|\"[^\"]*+\"|'[^']*+')*+"
    rb"|<|\](?!\s*+>))*+)\]\s*+)?>",
    re.DOTALL | re.IGNORECASE,
)
"""A document type declaration. Quoted strings and comments within it do not end it."""
_ENTITY = re.compile(rb"<!ENTITY\s+(%b)\s+(?:\"([^\"]*)\"|'([^']*)')?" % _NAME)
_LOST = f"&#{ord(LOST)};".encode()
_DECLARATION = 1_000
"""The number of bytes within which the XML declaration ends; usual ones have some dozens."""
_WIDE = re.compile(rb"\sencoding\s*+=\s*+[\"'](?:utf-?(?:16|32)|ucs-?[24])[^\"']*+[\"']", re.IGNORECASE)
"""A declared encoding that no longer holds once the document has been converted to UTF-8."""
_WRITTEN = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def settled(data: bytes) -> bytes:
    """Return a UTF-8 XML document in which only character references and XML's own entities are left.

    HTML entities become character references, and entities that the document declares are expanded if they
    are short and plain text. One that is long, contains others or is stored in another file becomes U+FFFD,
    of which the ledger warns, and so do all after ``MOST_ADDED`` bytes were added. Nothing is expanded twice,
    and nothing is loaded. A bare ampersand is escaped.
    """
    data, declared = _declared(_HALVES.sub(_joined, undeclared(data)))
    return _REFERENCE.sub(lambda found: _settled(found, declared), data)


def undeclared(data: bytes) -> bytes:
    """Return a UTF-8 XML document without a declaration that it is in UTF-16 or UTF-32, as it once was."""
    declaration = data[:_DECLARATION].partition(b">")[0]
    if declaration.lstrip()[:5].lower() != b"<?xml":
        return data
    return _WIDE.sub(b"", declaration, count=1) + data[len(declaration) :]


def unescaped(text: str) -> str:
    """Return a text that is not markup with its references resolved, twice if they were escaped twice."""
    for _ in range(2):
        if _WRITTEN.search(text) is None:
            break
        text = unescape(text)
    return text


class _Entities:
    """The entities that a document declares, and the number of bytes that they may still add."""

    def __init__(self, values: Mapping[bytes, bytes]) -> None:
        self._values = values
        self._left = MOST_ADDED

    def put(self, name: bytes) -> bytes | None:
        """Return an entity's value: ``None`` if it is not declared, U+FFFD once too many bytes were added."""
        value = self._values.get(name)
        added = len(value) - len(b"&%b;" % name) if value else 0
        if added > self._left:
            return _LOST
        self._left -= max(added, 0)
        return value


def _declared(data: bytes) -> tuple[bytes, _Entities]:
    """Return a document without its document type declaration, and the entities declared there."""
    start = _PROLOG.match(data)
    found = _DOCTYPE.match(data, start.end() if start else 0)
    if found is None:
        return data, _Entities({})
    values: dict[bytes, bytes] = {}
    for entity in _ENTITY.finditer(found["declared"] or b""):
        values.setdefault(entity[1], _value(entity[2] if entity[3] is None else entity[3]))
    return data[: found.start()] + data[found.end() :], _Entities(values)


def _value(written: bytes | None) -> bytes:
    """Return the expansion of an entity's declared value; U+FFFD if it is not allowed."""
    if written is None or len(written) > LONGEST or b"<" in written:
        return _LOST
    names = [found["name"] for found in _REFERENCE.finditer(written) if found["name"]]
    if not all(name in _OF_XML or _of_html(name) for name in names):
        return _LOST
    value = _REFERENCE.sub(lambda found: _settled(found, _Entities({})), written)
    return value if len(value) <= LONGEST else _LOST


def _settled(found: re.Match[bytes], declared: _Entities) -> bytes:
    if not found[0].startswith(b"&"):
        return found[0]
    if name := found["name"]:
        own = found[0] if name in _OF_XML else declared.put(name)
        return own if own is not None else _of_html(name) or b"&amp;%b;" % name
    digits, base = (found["hex"], 16) if found["hex"] else (found["decimal"], 10)
    if digits is None:
        return b"&amp;"
    number = int(digits.lstrip(b"0")[: _HIGHEST + 1] or b"0", base)
    return found[0] if any(number in some for some in _CHARACTERS) else _LOST


def _of_html(name: bytes) -> bytes:
    """Return the characters of an HTML entity as numeric references; empty if HTML has no such entity."""
    return b"".join(b"&#%d;" % ord(one) for one in html5.get(f"{name.decode('ascii')};", ""))


def _joined(halves: re.Match[bytes]) -> bytes:
    """Return the character of a surrogate pair written as two references; anything else is unchanged."""
    high, low = (int(halves[at], 16) if halves[at] else int(halves[at + 1]) for at in (1, 3))
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return halves[0]
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
