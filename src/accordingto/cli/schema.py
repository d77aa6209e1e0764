"""``accordingto schema``: the format of the ledger, for programs that read it."""

from __future__ import annotations

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the ledger.

    \b
    Example:
      accordingto schema > ledger.schema.json
    """
    from accordingto.export import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
