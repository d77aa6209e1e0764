"""``accordingto schema``: the format of the ledger, for programs that read it."""

from __future__ import annotations

import json
from typing import Literal

import click


@click.command("schema")
@click.argument("of", type=click.Choice(["ledger", "watch", "story", "brief"]), default="ledger")
def command(of: Literal["ledger", "watch", "story", "brief"]) -> None:
    """Print the JSON Schema of a ledger, of an item of the watch list, of a story, or of its brief.

    \b
    Examples:
      accordingto schema > ledger.schema.json
      accordingto schema watch > item.schema.json
      accordingto schema brief > brief.schema.json
    """
    from accordingto.export import json_schema, watch_schema
    from accordingto.export.story import brief_schema, story_schema

    schemas = {"ledger": json_schema, "watch": watch_schema, "story": story_schema, "brief": brief_schema}
    click.echo(json.dumps(schemas[of](), indent=2, ensure_ascii=False))
