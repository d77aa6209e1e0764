"""Lists of URLs, one per line, optionally as list items (``#`` begins a comment); and links in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from accordingto.errors import EmptyInput, InputError, UnreadableInput
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.stream import Stream
from accordingto.ingest.inputs.textlines import text_lines
from accordingto.types import Failure

_ADDRESS = re.compile(
    r"(?:[-*•+]\s+|\d+[.)]\s+)?(?:\[[^\]]*\]\()?<?((?:https?://|www\.)[^\s<>)]+)", re.IGNORECASE
)


def addresses_in(stream: Stream, name: str) -> Iterator[str | Failure]:
    """Yield the URL on each line, or a failure if it has none; blank lines and comments are skipped.

    Raises ``EmptyInput`` if there are no other lines.
    """
    empty = True
    for number, line in enumerate(text_lines(stream, name), 1):
        if isinstance(line, InputError):
            empty = False
            yield failure_of(line)
            continue
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        empty = False
        found = _ADDRESS.match(written)
        if found is None:
            reason = "the line has no http or https address"
            yield failure_of(UnreadableInput(f"{name}:{number}", reason, "begin it with https://"))
        else:
            address = found[1].rstrip(",;")
            yield address if "://" in address else f"https://{address}"
    if empty:
        raise EmptyInput(name, "it has no addresses", "write one address a line")


def in_full(link: str, base: str) -> str:
    """Return a link, in full if it is relative to the site of ``base``; as written if it cannot be joined."""
    try:
        return urljoin(base, link) if link.startswith("/") else link
    except ValueError:  # "http://[" is no address of a site
        return link
