"""Descriptions of pictures and films in feeds (Media RSS), which feedparser takes for those of entries."""

from __future__ import annotations

import re

_TAG = re.compile(rb"<(/?)media:(description|text|title)\b[^<>]*>")


def without_captions(data: bytes) -> bytes:
    """Return a feed without titles, descriptions and transcripts of pictures and films."""
    kept: list[bytes] = []
    at, begun, name = 0, -1, b""
    for tag in _TAG.finditer(data):
        if begun < 0 and not tag[1] and not tag[0].endswith(b"/>"):
            begun, name = tag.start(), tag[2]
        elif begun >= 0 and tag[1] and tag[2] == name:
            kept.append(data[at:begun])
            at, begun = tag.end(), -1
    return b"".join([*kept, data[at:]]) if kept else data
