"""The type of an API operation (path, parameters, bodies, answers, function), its call and its reply."""

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
"""Limit of items on a page."""

Method = Literal["GET", "POST", "DELETE"]
Text = Annotated[str, Meta(max_length=500, pattern=r"^[^\x00]*$")]
Limit = Annotated[int, Meta(ge=1, le=MOST_ITEMS)]
Cursor = Annotated[str, Meta(max_length=300, pattern=rf"^{PLACE}$")]

A_co = TypeVar("A_co", covariant=True)


def iso(day: date | None) -> str:
    """Return a day in the form of library queries, ISO 8601; empty for None."""
    return "" if day is None else day.isoformat()


class Asked(Struct, frozen=True, kw_only=True):
    """Base of the parameters of an operation; a field whose name is in the path is a path parameter."""


class OfArticle(Asked, frozen=True, kw_only=True):
    """Parameters for one article."""

    key: str
    """Key of the article."""


class Paged(Asked, frozen=True, kw_only=True):
    """Parameters for one page of a list."""

    after: Cursor | None = None
    """Cursor of the page: ``after`` of the page before it."""
    limit: Limit = PAGE
    """Limit of items on the page."""


@dataclass(frozen=True)
class Sent:
    """The body of a request."""

    data: bytes = b""
    """The content."""
    media_type: str = ""
    """Its media type, without parameters."""
    charset: str | None = None
    """The declared encoding."""
    name: str | None = None
    """The file name in a form; only a label."""


@dataclass(frozen=True)
class Call(Generic[A_co]):
    """One call of an operation."""

    site: Site
    """The application."""
    asked: A_co
    """The validated parameters."""
    sent: Sent
    """The body; empty for operations without one."""
    next: Callable[[str], str]
    """Return the address of the page of this list with a given cursor."""

    @property
    def library(self) -> Library:
        """The library that the server serves."""
        return self.site.library


@dataclass(frozen=True)
class Reply:
    """The reply of an operation."""

    body: bytes = b""
    media_type: str = JSON
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Declined(Exception):
    """A request that is refused, with HTTP status, detail, place of the error (``at``) and headers."""

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
    """One successful response of an operation, for the description."""

    meaning: str
    """What it means, in words."""
    kind: Any = None
    """The type of the JSON; None if the body is not JSON or empty."""
    media_types: tuple[str, ...] = (JSON,)
    """The media types of the body; empty if there is no body."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """The meaning of its own headers, by name."""


@dataclass(frozen=True)
class Operation:
    """One operation of the API. The docstring of ``run`` is its description in OpenAPI."""

    method: Method
    path: str
    """Path below ``/api/v1``, with the names of parameters in braces."""
    run: Callable[[Call[Any]], Reply]
    answers: Mapping[int, Answer]
    """Its successful responses by status."""
    asked: type[Asked] = Asked
    bodies: Mapping[str, Any] = field(default_factory=dict)
    """The media types of its body, each with the type of the JSON or None."""

    @property
    def in_path(self) -> tuple[str, ...]:
        """The names of the path parameters."""
        return tuple(re.findall(r"\{(\w+)\}", self.path))

    @property
    def produces(self) -> frozenset[str]:
        """The media types of its successful responses; empty if they have no body."""
        return frozenset(kind for answer in self.answers.values() for kind in answer.media_types)


def as_json(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """Return a reply whose body is a value as JSON, with an HTTP status and further headers."""
    return Reply(msgspec.json.encode(value), JSON, status, dict(headers or {}))


def as_page(call: Call[Any], page: Any) -> Reply:
    """Return a reply with one page of a list, and the address of the next one in a Link header."""
    if page.after is None:
        return as_json(page)
    return as_json(page, headers={"Link": f'<{call.next(page.after)}>; rel="next"'})
