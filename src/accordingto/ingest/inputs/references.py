"""References in XML and HTML ("&#8217;", "&eacute;", "&company;") → the characters that they stand for.

Feeds and items of news have references of HTML that they do not declare, ampersands that are none, and at
times entities of their own. A parser of XML ends at the first of these.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from html import unescape
from html.entities import html5

from accordingto.ingest.inputs.decode import LOST

LONGEST = 200
"""The most bytes of a declared entity that is put in its place: a sign, or the name of an outlet."""

_OF_XML = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_NAME = rb"[A-Za-z][A-Za-z0-9._-]{0,40}"
_REFERENCE = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    rb"|&(?:(?P<name>%b);|#(?P<decimal>\d+);|#[xX](?P<hex>[0-9A-Fa-f]+);)?" % _NAME,
    re.DOTALL,
)
"""A reference, or an ampersand that is none; what stands where there are none is stepped over."""
_HALVES = re.compile(
    rb"&#(?:[xX]0*([dD][89abAB][0-9A-Fa-f]{2})|0*(5[56]\d{3}));"
    rb"&#(?:[xX]0*([dD][c-fC-F][0-9A-Fa-f]{2})|0*(5[67]\d{3}));"
)
"""A character as the two halves that it has in UTF-16."""
_HIGHEST = len(f"{sys.maxunicode}")
"""Digits of the highest character, in either notation."""
_SURROGATES = range(0xD800, 0xE000)
_PROLOG = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->|\xef\xbb\xbf)*+", re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^\[>]{0,1000}(?:\[(?P<declared>.*?)\]\s*+)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\s+(%b)\s+(?:\"([^\"]*)\"|'([^']*)')?" % _NAME)
_LOST = f"&#{ord(LOST)};".encode()
_WIDE = re.compile(
    rb"(<\?xml\b[^>]*?)\s+encoding\s*=\s*[\"'](?:utf-?(?:16|32)|ucs-?[24])[^\"'>]*[\"']", re.IGNORECASE
)
"""A declaration that was true before the document was written in UTF-8."""
_WRITTEN = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def settled(data: bytes) -> bytes:
    """Return a document of XML, in UTF-8, with no references but to characters, and those of XML itself.

    Those that HTML has are numbers, and an entity that the document declares is put in its place where it is
    a short text by itself. One that is long, made of others or stands in another file becomes U+FFFD, of
    which the ledger warns; nothing is expanded twice and nothing loaded. What is no reference is text.
    """
    data, declared = _declared(_HALVES.sub(_joined, undeclared(data)))
    return _REFERENCE.sub(lambda found: _settled(found, declared), data)


def undeclared(data: bytes) -> bytes:
    """Return a document of XML that is in UTF-8 without saying that it is in UTF-16 or UTF-32, as it was."""
    return _WIDE.sub(rb"\1", data, count=1) if data.lstrip()[:5].lower() == b"<?xml" else data


def unescaped(text: str) -> str:
    """Return a text that is no markup with the references in it read: they were written once too often."""
    for _ in range(2):
        if _WRITTEN.search(text) is None:
            break
        text = unescape(text)
    return text


def _declared(data: bytes) -> tuple[bytes, Mapping[bytes, bytes]]:
    """Return a document without its document type, and the entities that this declares, by their names."""
    start = _PROLOG.match(data)
    found = _DOCTYPE.match(data, start.end() if start else 0)
    if found is None:
        return data, {}
    entities: dict[bytes, bytes] = {}
    for name, one, other in _ENTITY.findall(found["declared"] or b""):
        entities.setdefault(name, _value(one or other))
    return data[: found.start()] + data[found.end() :], entities


def _value(written: bytes) -> bytes:
    """Return what is put in the place of an entity; U+FFFD where it is not read."""
    names = [found["name"] for found in _REFERENCE.finditer(written[:LONGEST]) if found["name"]]
    is_short = 0 < len(written) <= LONGEST and b"<" not in written
    is_alone = all(name in _OF_XML or _of_html(name) for name in names)
    return _REFERENCE.sub(lambda found: _settled(found, {}), written) if is_short and is_alone else _LOST


def _settled(found: re.Match[bytes], declared: Mapping[bytes, bytes]) -> bytes:
    if not found[0].startswith(b"&"):
        return found[0]
    if name := found["name"]:
        own = found[0] if name in _OF_XML else declared.get(name)
        return own or _of_html(name) or b"&amp;%b;" % name
    digits, base = (found["hex"], 16) if found["hex"] else (found["decimal"], 10)
    if digits is None:
        return b"&amp;"
    number = int(digits.lstrip(b"0")[: _HIGHEST + 1] or b"0", base)
    return found[0] if 0 < number <= sys.maxunicode and number not in _SURROGATES else _LOST


def _of_html(name: bytes) -> bytes:
    """Return what a name of HTML stands for, as numbers; nothing where HTML has no such name."""
    return b"".join(b"&#%d;" % ord(one) for one in html5.get(f"{name.decode('ascii')};", ""))


def _joined(halves: re.Match[bytes]) -> bytes:
    """Return a character whose two halves are written; what are no halves stays."""
    high, low = (int(halves[at], 16) if halves[at] else int(halves[at + 1]) for at in (1, 3))
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return halves[0]
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
