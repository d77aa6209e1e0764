"""The article in an e-mail: its subject as the headline, and the text shown when it is opened.

Attachments are never opened, and nothing is fetched. If a mail has both plain text and HTML, the plain text
is read, unless it is so short that it only points to the HTML.
"""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from accordingto.errors import EmptyInput
from accordingto.ingest.article import article_from_text
from accordingto.ingest.dates import iso_date
from accordingto.ingest.mail.parsing import field, parsed, shown_parts, text_of
from accordingto.ingest.texts.fragment import text_of_fragment
from accordingto.types import Article

REMARK_SHARE = 0.2
"""The plain text is used if its length is at least this share of the length of the HTML's text."""

_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_FLOWING = re.compile(r"(?m)^(?!-- $)(.*) \n(?=[^\n>])")
"""A line that continues in the next one under ``format=flowed`` (RFC 3676)."""


def read_mail(data: bytes, name: str) -> Article:
    """Return the article in a mail; ``name`` is the article's path, and names the mail in errors.

    The sender is the outlet if it is a mailing list, else the author. Raises ``EmptyInput``, ``TooLarge`` or
    ``UnreadableInput``.
    """
    mail = parsed(data, name)
    text = _text(mail, name)
    if not text.strip():
        advice = "give its attachments as separate files"
        raise EmptyInput(name, "no text is shown when this mail is opened", advice)
    subject = _ANSWER.sub("", field(mail, "subject"), count=1).strip()
    sender = parseaddr(field(mail, "from"))[0]
    is_list = any(mail.get(one) for one in ("list-id", "list-unsubscribe", "list-post"))
    return article_from_text(
        text,
        format="text",
        path=name,
        headline=subject or None,
        outlet=(sender or None) if is_list else None,
        byline=[] if is_list or not sender else [sender],
        published=_sent(mail),
    )


def _text(mail: Message, name: str) -> str:
    plain, rich = list[str](), list[str]()
    for part in shown_parts(mail):
        kind = part.get_content_type()
        if kind == "text/plain":
            words = text_of(part, name)
            plain.append(_flowing(words) if part.get_param("format") == "flowed" else words)
        elif kind == "text/html":
            rich.append(text_of_fragment(text_of(part, name)))
    as_plain, as_rich = ("\n\n".join(texts) for texts in (plain, rich))
    return as_plain if len(as_plain) >= REMARK_SHARE * len(as_rich) else as_rich


def _flowing(text: str) -> str:
    return _FLOWING.sub(r"\1 ", text)


def _sent(mail: Message) -> str | None:
    """Return the date in the ``Date`` header as ISO 8601, or ``None`` if it is missing or not valid."""
    try:
        return iso_date(parsedate_to_datetime(field(mail, "date")).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
