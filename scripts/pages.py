"""Generator of the documentation pages that are made from the code: ``python -m scripts.pages``.

``docs/cli.md`` has the help of every command, ``docs/ledger.md`` every field of the ledger,
``docs/story.md`` every field of a story and a brief, ``docs/library.md`` every record of a library, and
``docs/tables.md`` every column of the tables. A test fails if they differ from what this script would write.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import get_args, get_origin

import click
import msgspec

from accordingto import types
from accordingto.cli import main
from accordingto.corrections import kept
from accordingto.export.fielddocs import field_docs
from accordingto.export.rows import TABLES
from accordingto.export.rows.columns import ArticleColumns, Place
from accordingto.store import records
from accordingto.store.feeds import records as followed
from accordingto.store.spoken import records as spoken
from accordingto.store.stories import records as kept_stories
from accordingto.stories import story
from accordingto.stories.brief import brief
from accordingto.watchlist import watchitem

DOCS = Path(__file__).parents[1] / "docs"

MARK = "<!-- Written by scripts/pages.py; `make docs` writes it again. -->"

WIDTH = 100
"""Width of the help texts, in columns."""


def cli_page() -> str:
    """Return ``docs/cli.md``, with the help of ``accordingto`` and of every command."""
    context = click.Context(main, info_name="accordingto", terminal_width=WIDTH, **main.context_settings)
    parts = [
        MARK,
        "# The command line",
        "What each command prints for `--help`. The [guide](guide.md) explains how to use them.",
        _help("accordingto", main, context),
    ]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is not None:
            own = click.Context(command, info_name=name, parent=context)
            parts.append(_help(f"accordingto {name}", command, own))
    return "\n\n".join(parts) + "\n"


def _help(title: str, command: click.Command, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```"


def ledger_page() -> str:
    """Return ``docs/ledger.md``, with every type of the ledger and its fields, in the order of the JSON."""
    parts = [
        MARK,
        "# The ledger, field by field",
        f"The JSON that `accordingto read --format json` writes (`schema: {types.SCHEMA!r}`), and the types "
        "of `accordingto.types`. Offsets are 0-based counts of Unicode code points, the end exclusive, so "
        "that `text == article.text[start:end]` for every span. A field that could not be determined is "
        "`null` or empty. Labels are explained in the [glossary](glossary.md). The "
        "last table describes the items that `accordingto watch --format json` writes.",
    ]
    for module in (types, watchitem):
        parts += _types_of(module)
    return "\n\n".join(parts) + "\n"


def story_page() -> str:
    """Return ``docs/story.md``, with every type of a story or a brief and its fields."""
    parts = [
        MARK,
        "# A story, field by field",
        f"The JSON that `accordingto story --format json` writes (`schema: {story.SCHEMA!r}`), and the types "
        "of `accordingto.stories.story`. Spans are those of the [ledger](ledger.md#span): each points at "
        "characters of the article of that `path`. What the texts do not show is `unknown`, `null` or empty. "
        "The [guide](guide.md#several-articles-of-one-event) explains how to read it.",
        *_types_of(story),
        "# A brief, field by field",
        f"The JSON that `accordingto brief --format json` writes (`schema: {brief.SCHEMA!r}`), and the types "
        "of `accordingto.stories.brief.brief`. Every sentence is one of the articles; labels are listed "
        "[below](#labels-of-a-story-and-a-brief). `accordingto schema story` and `accordingto schema brief` "
        "print both formats as JSON Schema.",
        *_types_of(brief),
        "## Labels of a story and a brief",
        *_labels_of(story),
        *_labels_of(brief),
    ]
    return "\n\n".join(parts) + "\n"


def _labels_of(module: ModuleType) -> Iterator[str]:
    """Yield the ``Literal`` types of a module with their values, as one Markdown list."""
    source = inspect.getsource(module)
    lines = [
        f"- {name}: {', '.join(f'`{one}`' for one in get_args(kind))}"
        for name, kind in vars(module).items()
        if f"\n{name} = Literal[" in source
    ]
    yield "\n".join(lines)


def library_page() -> str:
    """Return ``docs/library.md``, with every record that a library returns and its fields."""
    parts = [
        MARK,
        "# The records of a library",
        "The records that `accordingto add`, `list`, `search` and `people` write as JSON, and that the "
        "functions of `accordingto.store` return. The [guide](guide.md#the-library) and "
        "[Python](api.md#the-library) explain how to get them. Labels are explained in the "
        "[glossary](glossary.md).",
        *_types_of(records),
        *_types_of(kept),
        *_types_of(spoken),
        *_types_of(kept_stories),
        *_types_of(followed),
    ]
    return "\n\n".join(parts) + "\n"


def tables_page() -> str:
    """Return ``docs/tables.md``, with every table and its columns, in order."""
    parts = [
        MARK,
        "# The tables, column by column",
        "What `accordingto read --table NAME` and `accordingto export --table NAME` write as CSV, JSON lines "
        "or Parquet, over one article or many. A column that could not be determined is null or empty. "
        "Labels are explained in the [glossary](glossary.md). In Parquet and JSON lines, text, dates, "
        "numbers and lists are typed; in CSV, lists are joined by ` | `, places are written "
        "`12 20;25 30`, and text that a spreadsheet would take for a formula has an apostrophe in front.",
        "## The article\n\nEvery row begins with these columns.",
        _columns(ArticleColumns, ()),
    ]
    for name, rows in TABLES.items():
        own = ArticleColumns.__struct_fields__
        parts += [
            f"## {name}\n\n{_one_tick(inspect.getdoc(rows.columns) or '')}",
            _columns(rows.columns, own),
        ]
    return "\n\n".join(parts) + "\n"


def _columns(kind: type[msgspec.Struct], but: tuple[str, ...]) -> str:
    """Return a Markdown table of the columns of a row type, except those in ``but``."""
    module = sys.modules[kind.__module__]
    meanings = field_docs(module)[kind.__name__]
    hints = {one.name: one.type for one in msgspec.structs.fields(kind)}
    rows = [
        f"| `{name}` | {_written(hints[name])} | {_one_tick(meanings[name])} |"
        for name in kind.__struct_fields__
        if name not in but
    ]
    return "\n".join(["| column | type | meaning |", "|---|---|---|", *rows])


def _written(hint: object) -> str:
    """Return the type of a column, in words."""
    words: dict[object, str] = {str: "text", int: "integer", float: "number", bool: "yes or no", date: "date"}
    kinds = (
        [one for one in get_args(hint) if one is not type(None)] if type(None) in get_args(hint) else [hint]
    )
    if get_origin(kinds[0]) is tuple:
        return "places" if get_args(kinds[0])[0] is Place else "list of texts"
    return words[kinds[0]] + (", or null" if len(get_args(hint)) > 1 else "")


def _types_of(module: ModuleType) -> Iterator[str]:
    """Yield a heading with the docstring, then a table of the fields, for each type of a module."""
    tree = ast.parse(inspect.getsource(module))
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    for name, meanings in field_docs(module).items():
        rows = [
            f"| `{field.encode_name}` | {_type_of(classes[name], field.name)} "
            f"| {_one_tick(meanings[field.name])} |"
            for field in msgspec.structs.fields(getattr(module, name))
        ]
        yield f"## {name}\n\n{_one_tick(ast.get_docstring(classes[name]) or '')}"
        yield "\n".join(["| field | type | meaning |", "|---|---|---|", *rows])


def _one_tick(docstring: str) -> str:
    """Replace the double backticks of a docstring by Markdown's single ones."""
    return docstring.replace("``", "`")


def _type_of(node: ast.ClassDef, field: str) -> str:
    """Return the type of a field as the source writes it. Raises ``LookupError`` for an unknown field."""
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation) if name == field:
                return f"`{ast.unparse(annotation)}`".replace("|", "\\|")
    raise LookupError(f"{node.name} has no field {field}")


PAGES = {
    "cli.md": cli_page,
    "ledger.md": ledger_page,
    "story.md": story_page,
    "library.md": library_page,
    "tables.md": tables_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
