"""Downloads of an article as a file."""

from __future__ import annotations

import re

from accordingto.export import LEDGER_FILES, Format

MEDIA_TYPES = tuple(dict.fromkeys(one.media_type for one in LEDGER_FILES.values()))
"""All media types of the export formats."""


def attachment(name: str, format: Format) -> dict[str, str]:
    """Return the header that makes a browser save a file instead of showing it.

    Characters of ``name`` other than ASCII letters, digits, full stops and hyphens become hyphens.
    """
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", name)
    return {"Content-Disposition": f'attachment; filename="{plain}{format.suffix}"'}
