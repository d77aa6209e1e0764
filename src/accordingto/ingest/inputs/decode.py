"""Bytes → str, or a reason why they are no text.

In this order: a byte order mark; zero bytes in every other place, as Latin letters have in UTF-16; the
charset that the page or server declares; UTF-8; and last Windows-1252, which is what western files of no
declared encoding are, if the outcome looks like text. Declared Latin-1 or ASCII counts as nothing declared:
servers say so of pages they never looked at. Nothing but the byte order mark is removed, and line ends stay
as they are. A few NUL characters, and a few bytes that are not valid where the rest is, become U+FFFD, of
which a ledger warns.
"""

from __future__ import annotations

import codecs
import re

from accordingto.errors import UnreadableInput

FOREIGN_SHARE = 0.25
"""Windows-1252 is believed while at most this share of the letters is not ASCII: Danish has 0.06;
Cyrillic or Greek, mistaken for it, nearly 1."""
CONTROL_SHARE = 0.02
"""A text may have this share of control characters, or of characters that cannot be read; more is binary."""
ZERO_SHARE = 0.6
"""UTF-16 without a mark is told by this share of zero bytes in every other place, and by none between."""
_TOLD_BY = 32, 2048
"""Bytes by which it is told, at the least and at the most."""
LOST = "\ufffd"
"""What stands for a character that could not be read."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encodings that they tell."""
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed"),
    *((b"BZh%d1AY&SY" % level, "bzip2-compressed") for level in range(1, 10)),
    (b"\xfd7zXZ\0", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "Zstandard-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"RIFF", "a video, sound or image file"),
    (b"OggS", "a sound or video file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
# Without Latin-1 and ASCII, and without UTF-16: a page whose label could be read is not in that.
# fmt: off
_CHARSETS = frozenset((
    "utf-8", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "euc_jp", "shift_jis", "cp932", "iso2022_jp",
    "euc_kr", "cp949", "koi8-r", "koi8-u", "cp866", "cp874", "cp1250", "cp1251", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "cp1258", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6",
    "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15",
    "iso8859-16", "mac-roman", "mac-cyrillic",
))
# fmt: on
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META_WITHIN = 4096


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return ``data`` as text. ``declared`` is the charset that its source says it is in.

    Raises ``UnreadableInput``: it is binary, not in the encoding it declares, or in one that
    cannot be told.
    """
    for magic, kind in _KINDS:
        if data.startswith(magic) and (magic != b"RIFF" or b"\0" in data[:16]):
            raise UnreadableInput(name, f"it is {kind}, not text", "give the text in it instead")
    if data[4:8] == b"ftyp" and b"\0" in data[:4]:
        raise UnreadableInput(
            name, "it is a video, sound or image file, not text", "give the text of the article"
        )
    if (told := encoding_of(data)) is not None:
        return _checked(_strict(data[told[0] :], told[1], name), name)
    if data.count(b"\0") > CONTROL_SHARE * len(data):
        raise _binary(name)
    charset = _known(declared)
    if charset is not None:
        return _checked(_strict(data, charset, name), name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        mended = mostly_utf8(data)
        return _western(data, name) if mended is None else _checked(mended, name)


def mostly_utf8(data: bytes) -> str | None:
    """Return bytes as text where few are not valid in UTF-8, and more of what is not ASCII is; else null."""
    text = data.decode("utf-8", "replace")
    lost = text.count(LOST)
    others = len(text) - lost - sum(map(str.isascii, text))
    return text if lost < others and lost <= CONTROL_SHARE * len(text) else None


def head_of(data: bytes) -> str:
    """Return the first bytes of an input as text for a look: what cannot be read becomes U+FFFD."""
    length, encoding = encoding_of(data) or (0, "utf-8")
    return data[length:].decode(encoding, "replace")


def encoding_of(data: bytes) -> tuple[int, str] | None:
    """Return the length of a byte order mark and the encoding that it tells; null where nothing tells one.

    Without a mark it is UTF-16 where most of the bytes in every other place are zero, none between, and no
    control characters come of it. The first bytes of an input suffice.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return len(mark), encoding
    least, most = _TOLD_BY
    head = data[: min(most, len(data) - len(data) % 2)]
    if len(head) < least:
        return None
    zeros = [head[at::2].count(0) for at in (0, 1)]
    if min(zeros) or max(zeros) < ZERO_SHARE * len(head) / 2:
        return None
    encoding = "utf-16-be" if zeros[0] else "utf-16-le"
    return None if _CONTROL.search(head.decode(encoding, "replace")) else (0, encoding)


def declared_in_html(data: bytes) -> str | None:
    """Return the charset that a page's own ``<meta>`` declares within its first 4 KiB, or null."""
    found = _META_CHARSET.search(data[:_META_WITHIN])
    return found.group(1).decode("ascii", "replace") if found else None


def _known(declared: str | None) -> str | None:
    """Return the name of the declared codec; null where none is known or none need be believed."""
    try:
        name = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return None
    return name if name in _CHARSETS else None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        if text.count(LOST) <= CONTROL_SHARE * len(text):
            return text
        reason = f"it declares the encoding {encoding}, but byte {error.start} is not valid in it"
        raise UnreadableInput(name, reason, "save it as UTF-8") from error


def _western(data: bytes, name: str) -> str:
    advice = "save it as UTF-8"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            name, "it is binary, or in an encoding that is neither UTF-8 nor declared", advice
        ) from error
    letters = [character for character in text if character.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    if _CONTROL.search(text) or foreign > FOREIGN_SHARE * len(letters):
        raise UnreadableInput(name, "it is not in UTF-8, and its encoding cannot be determined", advice)
    return text


def _checked(text: str, name: str) -> str:
    if len(_CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise _binary(name)
    return text.replace("\0", LOST)


def _binary(name: str) -> UnreadableInput:
    return UnreadableInput(name, "it is binary, not text", "give a text, Markdown, HTML or JSONL file")
