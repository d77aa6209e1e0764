"""What every answer says to browsers: nothing from elsewhere, nothing for elsewhere."""

from __future__ import annotations

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
"""Header fields of every answer."""
STATIC = "/static/"
"""Where the files lie that come with the program, the same for everybody."""


def headers_of(path: str) -> tuple[tuple[bytes, bytes], ...]:
    """Return the header fields of an answer that does not say otherwise itself.

    What people read is kept nowhere, and neither is the address of a calendar, which holds the token. A file
    of the program is kept and asked for again each time, with its tag.
    """
    kept = b"no-cache" if path.startswith(STATIC) else b"private, no-store"
    return (*_HEADERS, (b"cache-control", kept))
