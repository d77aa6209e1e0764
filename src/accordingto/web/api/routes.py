"""All operations of the API, and their routes."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from accordingto.web.api import (
    across,
    adding,
    articles,
    correcting,
    following,
    rowtables,
    service,
    statements,
    stories,
)
from accordingto.web.api.dispatch import responder
from accordingto.web.api.operations import BASE, JSON, Answer, Asked, Call, Operation, Reply

if TYPE_CHECKING:
    from starlette.routing import BaseRoute


def description(call: Call[Asked]) -> Reply:
    """Get this description (OpenAPI 3.1)."""
    return Reply(_encoded(), JSON)


@cache
def described() -> dict[str, Any]:
    """Return the OpenAPI description of all operations."""
    from accordingto.web.api.openapi import describe

    return describe(OPERATIONS)


@cache
def _encoded() -> bytes:
    return msgspec.json.encode(described())


OPERATIONS = (
    *articles.OPERATIONS,
    *rowtables.OPERATIONS,
    *adding.OPERATIONS,
    *correcting.OPERATIONS,
    *across.OPERATIONS,
    *statements.OPERATIONS,
    *stories.OPERATIONS,
    *following.OPERATIONS,
    *service.OPERATIONS,
    Operation("GET", "/openapi.json", description, {200: Answer("The description.", dict)}),
)
"""All operations, in the order of the description."""

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
"""All HTTP methods, so that the API itself answers those that a path does not allow."""


def routes() -> list[BaseRoute]:
    """Return one route for each path, for all methods."""
    from starlette.routing import Route

    by_path = groupby(sorted(OPERATIONS, key=lambda one: one.path), key=lambda one: one.path)
    return [
        Route(BASE + path, responder({one.method: one for one in group}), methods=METHODS)
        for path, group in by_path
    ]
