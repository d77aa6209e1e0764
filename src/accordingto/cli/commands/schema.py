"""``accordingto schema``: the JSON Schemas of what other commands write."""

from __future__ import annotations

import json
from typing import Literal

import click


@click.command("schema")
@click.argument("of", type=click.Choice(["ledger", "watch", "story", "brief"]), default="ledger")
def command(of: Literal["ledger", "watch", "story", "brief"]) -> None:
    """Print the JSON Schema of a ledger, an item of the watch list, a story or a brief.

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
