"""The content security policy of a self-contained page: only its own style and scripts are allowed."""

from __future__ import annotations

import base64
import hashlib


def page_policy(style: str, *scripts: str) -> str:
    """Return a content security policy that allows exactly this inline style and these scripts, by hash."""
    allowed = f"script-src {' '.join(map(_hash_source, scripts))}; " if scripts else ""
    return (
        f"default-src 'none'; style-src {_hash_source(style)}; {allowed}base-uri 'none'; form-action 'none'"
    )


def _hash_source(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
