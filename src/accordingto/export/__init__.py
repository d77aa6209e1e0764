"""Writers that turn ledgers, watch items and stories into files and pages, one module per format."""

from __future__ import annotations

from accordingto.export.brat import brat_files, to_brat
from accordingto.export.calendar import watch_to_ics
from accordingto.export.cells import cell_text
from accordingto.export.csv import to_csv
from accordingto.export.fielddocs import field_docs
from accordingto.export.formats import (
    FORMATS,
    LEDGER_FILES,
    LEDGER_FORMATS,
    STORY_FORMATS,
    TABLE_FORMATS,
    WATCH_FORMATS,
    FileFormat,
    Format,
    format_for,
)
from accordingto.export.json import from_json, json_schema, to_json, to_jsonl_line
from accordingto.export.labels import POLARITIES, warning_label
from accordingto.export.parquet import rows_to_parquet, to_parquet
from accordingto.export.remarks import Remark, remark_line, remarks
from accordingto.export.report import (
    COLOURS,
    STATIC,
    VERDICTS,
    ArticleView,
    blocks,
    new_environment,
    page_policy,
    view,
    write_html,
)
from accordingto.export.rowlines import to_rows
from accordingto.export.rows import TABLES, Table
from accordingto.export.rows.columns import day_of
from accordingto.export.schemaorg import to_schema_org
from accordingto.export.screen import plain, styled
from accordingto.export.spacy import to_docbin
from accordingto.export.story import (
    brief_schema,
    brief_to_json,
    brief_to_markdown,
    story_schema,
    story_to_json,
    story_to_markdown,
)
from accordingto.export.storylines import render_stories
from accordingto.export.terminal import render
from accordingto.export.watchlist import watch_schema, watch_to_csv, watch_to_json, watch_to_jsonl
from accordingto.export.watchtable import render_watch
from accordingto.export.webannotation import to_web_annotations
from accordingto.export.wording import joined, shortened, title_of

__all__ = [
    "COLOURS",
    "FORMATS",
    "LEDGER_FILES",
    "LEDGER_FORMATS",
    "POLARITIES",
    "STATIC",
    "STORY_FORMATS",
    "TABLES",
    "TABLE_FORMATS",
    "VERDICTS",
    "WATCH_FORMATS",
    "ArticleView",
    "FileFormat",
    "Format",
    "Remark",
    "Table",
    "blocks",
    "brat_files",
    "brief_schema",
    "brief_to_json",
    "brief_to_markdown",
    "cell_text",
    "day_of",
    "field_docs",
    "format_for",
    "from_json",
    "joined",
    "json_schema",
    "new_environment",
    "page_policy",
    "plain",
    "remark_line",
    "remarks",
    "render",
    "render_stories",
    "render_watch",
    "rows_to_parquet",
    "shortened",
    "story_schema",
    "story_to_json",
    "story_to_markdown",
    "styled",
    "title_of",
    "to_brat",
    "to_csv",
    "to_docbin",
    "to_json",
    "to_jsonl_line",
    "to_parquet",
    "to_rows",
    "to_schema_org",
    "to_web_annotations",
    "view",
    "warning_label",
    "watch_schema",
    "watch_to_csv",
    "watch_to_ics",
    "watch_to_json",
    "watch_to_jsonl",
    "write_html",
]
