"""The server itself: whether it is well."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from accordingto import __version__
from accordingto.store import Query, find
from accordingto.types import SCHEMA
from accordingto.web.api.operations import Answer, Asked, Call, Operation, Reply, as_json


class Health(Struct, frozen=True, kw_only=True):
    """That the server answers, and its library with it."""

    status: Literal["ok"] = "ok"
    """Always this: whatever is wrong is an error."""
    version: str
    """Version of the program."""
    schema: str
    """The format of its ledgers."""


def health(call: Call[Asked]) -> Reply:
    """Say whether the server and its library can be used."""
    call.library.ask(find, Query(), limit=1)
    return as_json(Health(version=__version__, schema=SCHEMA))


OPERATIONS = (Operation("GET", "/health", health, {200: Answer("It is well.", Health)}),)
"""What can be asked of the server."""
