"""Security and cache headers of all responses: no resources from other sites, and none for them."""

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
"""Headers of every response."""
STATIC = "/static/"
"""Path of the program's own static files."""


def headers_of(path: str) -> tuple[tuple[bytes, bytes], ...]:
    """Return the default headers of a response, which its own headers override.

    Pages are never cached, nor are calendars, whose URL contains the token. Static files are cached and
    revalidated each time by their entity tag.
    """
    kept = b"no-cache" if path.startswith(STATIC) else b"private, no-store"
    return (*_HEADERS, (b"cache-control", kept))
