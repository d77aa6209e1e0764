"""An article that is taken away as a file."""

from __future__ import annotations

import re

from accordingto.export import LEDGER_FILES, Format

MEDIA_TYPES = tuple(dict.fromkeys(one.media_type for one in LEDGER_FILES.values()))
"""Every media type that such a file can have."""


def attachment(name: str, format: Format) -> dict[str, str]:
    """Return the header that makes a browser keep a file instead of showing it.

    What is no letter of ASCII, digit, full stop or hyphen in ``name`` becomes a hyphen.
    """
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", name)
    return {"Content-Disposition": f'attachment; filename="{plain}{format.suffix}"'}
