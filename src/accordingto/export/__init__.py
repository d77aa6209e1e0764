"""Ledger → something to keep, send on, or look at. One module a format."""

from __future__ import annotations

from accordingto.export.calendar import watch_to_ics
from accordingto.export.html import write_html
from accordingto.export.json import from_json, json_schema, to_json, to_jsonl_line
from accordingto.export.templating import STATIC, new_environment
from accordingto.export.terminal import render
from accordingto.export.watchlist import watch_schema, watch_to_csv, watch_to_json, watch_to_jsonl
from accordingto.export.watchtable import render_watch

__all__ = [
    "STATIC",
    "from_json",
    "json_schema",
    "new_environment",
    "render",
    "render_watch",
    "to_json",
    "to_jsonl_line",
    "watch_schema",
    "watch_to_csv",
    "watch_to_ics",
    "watch_to_json",
    "watch_to_jsonl",
    "write_html",
]
