"""``accordingto schema``: the format of the ledger, for programs that read it."""

from __future__ import annotations

import json
from typing import Literal

import click


@click.command("schema")
@click.argument("of", type=click.Choice(["ledger", "watch"]), default="ledger")
def command(of: Literal["ledger", "watch"]) -> None:
    """Print the JSON Schema of a ledger, or of an item of the watch list.

    \b
    Examples:
      accordingto schema > ledger.schema.json
      accordingto schema watch > item.schema.json
    """
    from accordingto.export import json_schema, watch_schema

    schema = watch_schema() if of == "watch" else json_schema()
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))
