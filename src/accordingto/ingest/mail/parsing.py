"""The parts of an e-mail, parsed within limits on their number and nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, MessageError, StartBoundaryNotFoundDefect
from email.header import decode_header, make_header
from email.message import Message

from accordingto.errors import TooLarge, UnreadableInput
from accordingto.ingest.inputs.decode import decode

DEPTH = 100
"""The most parts that may contain other parts, anywhere in a mail."""
PARTS = 10_000
"""The most parts of a mail; mails with the largest photo albums have some hundreds."""
FIELD_CHARS = 2_000
"""The most characters of a header field that are read."""

_HOLDER = re.compile(rb"(?:multipart|message)/[a-z]", re.IGNORECASE)
_CUT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
_ADVICE = "give the text of the article in it"


def parsed(data: bytes, name: str) -> Message:
    """Parse a mail. Raises ``TooLarge`` or ``UnreadableInput``; ``name`` is used in error messages."""
    if len(_HOLDER.findall(data)) > DEPTH or data.count(b"\n--") > PARTS:
        reason = f"it has more than {DEPTH} parts with parts in them, or more than {PARTS:,} in all"
        raise TooLarge(name, reason, _ADVICE)
    mail = message_from_bytes(data)
    if not mail.keys():
        raise UnreadableInput(name, "it has no header, so it is not an e-mail", _ADVICE)
    if any(isinstance(defect, _CUT) for part in mail.walk() for defect in part.defects):
        raise UnreadableInput(name, "it is cut off: its last part has no end", "save the mail again")
    return mail


def shown_parts(mail: Message) -> Iterator[Message]:
    """Yield the parts shown when a mail is opened, in order, without attachments and attached mails."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message":
            continue
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield part


def field(mail: Message, name: str) -> str:
    """Return a header field, decoded and on one line; empty if it is missing."""
    written = str(mail.get(name, ""))[:FIELD_CHARS]
    try:
        decoded = str(make_header(decode_header(written)))
    except (MessageError, ValueError, LookupError):  # an unknown charset, or bytes that are not valid in it
        decoded = written
    return " ".join(decoded.split())


def content(part: Message) -> bytes:
    """Return the bytes of a part with its transfer encoding (base64, quoted-printable) undone."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def text_of(part: Message, name: str) -> str:
    """Return the text of a part. Raises ``UnreadableInput`` if its charset cannot be determined."""
    return decode(content(part), name, _charset(part)).replace("\r\n", "\n")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):  # raised if the charset's name is itself encoded
        return None
