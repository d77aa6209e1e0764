"""What an operation of the API is: where it stands, what it takes, what it answers, and what does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from accordingto.store import PAGE, PLACE, Library
from accordingto.web.site import Site

BASE = "/api/v1"
JSON = "application/json"
MOST_ITEMS = 200
"""Items on a page, at the most."""

Method = Literal["GET", "POST", "DELETE"]
Text = Annotated[str, Meta(max_length=500, pattern=r"^[^\x00]*$")]
Limit = Annotated[int, Meta(ge=1, le=MOST_ITEMS)]
Cursor = Annotated[str, Meta(max_length=300, pattern=rf"^{PLACE}$")]

A_co = TypeVar("A_co", covariant=True)


def iso(day: date | None) -> str:
    """Return a day as queries of the library have it; empty for none."""
    return "" if day is None else day.isoformat()


class Asked(Struct, frozen=True, kw_only=True):
    """The parameters of an operation: each field is one, of the path where its name stands there."""


class OfArticle(Asked, frozen=True, kw_only=True):
    """Which article."""

    key: str
    """The article within the library."""


class Paged(Asked, frozen=True, kw_only=True):
    """Which part of a list."""

    after: Cursor | None = None
    """Where the page begins: ``after`` of the page before it."""
    limit: Limit = PAGE
    """How many items the page has at the most."""


@dataclass(frozen=True)
class Sent:
    """The body of a request."""

    data: bytes = b""
    """What was sent."""
    media_type: str = ""
    """What it is, without its parameters."""
    charset: str | None = None
    """The encoding that was declared."""
    name: str | None = None
    """What the file was called; only a label."""


@dataclass(frozen=True)
class Call(Generic[A_co]):
    """One call of an operation."""

    site: Site
    """The application."""
    asked: A_co
    """The parameters, checked."""
    sent: Sent
    """The body; empty for operations without one."""
    next: Callable[[str], str]
    """The address of the page of this list that begins where it is told."""

    @property
    def library(self) -> Library:
        """The library."""
        return self.site.library


@dataclass(frozen=True)
class Reply:
    """What an operation answers."""

    body: bytes = b""
    media_type: str = JSON
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Declined(Exception):
    """A request that is understood and not done."""

    def __init__(
        self, status: int, detail: str, at: str | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.at = at
        self.headers: dict[str, str] = dict(headers or {})


@dataclass(frozen=True)
class Answer:
    """One way in which an operation ends well."""

    meaning: str
    """In words."""
    kind: Any = None
    """The type of the JSON; null for what is not JSON, or empty."""
    media_types: tuple[str, ...] = (JSON,)
    """What the body is; none where there is none."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What headers of its own say, by their names."""


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked of the API. Its docstring is what the description says of it."""

    method: Method
    path: str
    """Below ``/api/v1``, with the names of parameters in braces."""
    run: Callable[[Call[Any]], Reply]
    answers: Mapping[int, Answer]
    """The statuses with which it ends well."""
    asked: type[Asked] = Asked
    bodies: Mapping[str, Any] = field(default_factory=dict)
    """The media types that it takes, with the type of JSON, or null."""

    @property
    def in_path(self) -> tuple[str, ...]:
        """The parameters that stand in the path."""
        return tuple(re.findall(r"\{(\w+)\}", self.path))

    @property
    def produces(self) -> frozenset[str]:
        """The media types with which it ends well; none where it answers nothing."""
        return frozenset(kind for answer in self.answers.values() for kind in answer.media_types)


def as_json(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """Answer with a value as JSON."""
    return Reply(msgspec.json.encode(value), JSON, status, dict(headers or {}))


def as_page(call: Call[Any], page: Any) -> Reply:
    """Answer with a page of a list, and the address of the next one in a Link header."""
    if page.after is None:
        return as_json(page)
    return as_json(page, headers={"Link": f'<{call.next(page.after)}>; rel="next"'})
