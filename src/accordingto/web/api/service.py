"""The health check of the server."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from accordingto import __version__
from accordingto.store import Query, find
from accordingto.types import SCHEMA
from accordingto.web.api.operations import Answer, Asked, Call, Operation, Reply, as_json


class Health(Struct, frozen=True, kw_only=True):
    """The result of a health check that succeeded."""

    status: Literal["ok"] = "ok"
    """Always "ok"; problems are reported as errors."""
    version: str
    """Version of the program."""
    schema: str
    """The format of its ledgers."""


def health(call: Call[Asked]) -> Reply:
    """Check whether the server and its library can be used."""
    call.library.ask(find, Query(), limit=1)
    return as_json(Health(version=__version__, schema=SCHEMA))


OPERATIONS = (Operation("GET", "/health", health, {200: Answer("It is well.", Health)}),)
"""The operations on the server itself."""
