"""The options that filter the articles of a library, shared by all commands that have them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, get_args

import click

from accordingto.cli.inputs import iso_day
from accordingto.types import Act, Certainty

if TYPE_CHECKING:
    from accordingto.store import Query

_OPTIONS = (
    click.option("--outlet", default="", metavar="NAME", help="Only articles of this publisher."),
    click.option(
        "--person",
        default="",
        metavar="KEY",
        help="Only articles with this person; `accordingto people` lists the keys.",
    ),
    click.option(
        "--act",
        "acts",
        multiple=True,
        type=click.Choice(get_args(Act)),
        help="Only articles with a statement of this act. Can be repeated.",
    ),
    click.option(
        "--certainty",
        "certainties",
        multiple=True,
        type=click.Choice(get_args(Certainty)),
        help="Only articles with a statement of this certainty. Can be repeated.",
    ),
    click.option(
        "--since",
        callback=iso_day,
        metavar="DATE",
        help="Only articles published on this date or later (ISO 8601).",
    ),
    click.option(
        "--until",
        callback=iso_day,
        metavar="DATE",
        help="Only articles published on this date or earlier (ISO 8601).",
    ),
    click.option(
        "--warning",
        "warnings",
        multiple=True,
        metavar="CODE",
        help="Only articles with this warning. Can be repeated.",
    ),
)


def takes_query(function: Callable[..., None]) -> Callable[..., None]:
    """Add the filter options to a command, which gets them as ``query``, a ``Query`` without search words."""

    @wraps(function)
    def command(
        *args: Any,
        outlet: str,
        person: str,
        acts: tuple[Act, ...],
        certainties: tuple[Certainty, ...],
        since: str | None,
        until: str | None,
        warnings: tuple[str, ...],
        **others: Any,
    ) -> None:
        from accordingto.store import Query

        query: Query = Query(
            outlet=outlet,
            person=person,
            acts=acts,
            certainties=certainties,
            since=(since or "")[:10],
            until=(until or "")[:10],
            warnings=warnings,
        )
        function(*args, query=query, **others)

    wrapped: Callable[..., None] = command
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
