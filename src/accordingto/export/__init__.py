"""Ledger → something to keep, send on, or look at. One module a format."""

from __future__ import annotations

from accordingto.export.html import write_html
from accordingto.export.json import from_json, json_schema, to_json, to_jsonl_line
from accordingto.export.terminal import render

__all__ = ["from_json", "json_schema", "render", "to_json", "to_jsonl_line", "write_html"]
