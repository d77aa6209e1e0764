"""The documentation page of the API, made from its OpenAPI description: operations, examples and types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from accordingto.store import Query, find, people
from accordingto.web.api import OPERATIONS, described
from accordingto.web.api.examples import EXAMPLES, python_start, shell_start
from accordingto.web.api.operations import BASE, Method
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_REF = "#/components/schemas/"
_SOME_KEY, _SOMEBODY = "d0733f6b7ed3c22a", "dora-malinova"
"""Keys of an article and a person in the examples if the library is empty."""


class Kind(Struct, frozen=True):
    """A part of the name of a type: words, and the name of the type that they link to, if any."""

    words: str
    name: str = ""


class Field(Struct, frozen=True, kw_only=True):
    """A parameter, or a field of a type."""

    name: str
    kind: tuple[Kind, ...]
    needed: bool
    default: str
    meaning: str


class Sample(Struct, frozen=True):
    """An example request."""

    shows: str
    curl: str
    python: str


class Shown(Struct, frozen=True, kw_only=True):
    """An operation."""

    anchor: str
    method: str
    path: str
    summary: str
    about: str
    fields: tuple[Field, ...]
    bodies: tuple[tuple[str, tuple[Kind, ...]], ...]
    """Media types of the body, each with its type."""
    answers: tuple[tuple[str, str, tuple[Kind, ...]], ...]
    """Status, meaning and type of each answer."""
    samples: tuple[Sample, ...]


class Type(Struct, frozen=True):
    """A named type."""

    name: str
    about: str
    fields: tuple[Field, ...]
    kind: tuple[Kind, ...]
    """What it is, for a type without fields."""


def page(request: Request) -> Response:
    """Show every operation with its parameters, answers and examples, and every type."""
    site = site_of(request)
    article = site.library.ask(find, Query(), limit=1).items
    person = site.library.ask(people, limit=1).items
    started = (
        f"{request.url.scheme}://{request.url.netloc}{BASE}",
        article[0].key if article else _SOME_KEY,
        person[0].key if person else _SOMEBODY,
    )
    groups, types, about = _shown()
    values = {
        "groups": groups,
        "types": types,
        "about": about,
        "base": BASE,
        "shell": shell_start(*started),
        "python": python_start(*started),
        "needs_token": site.settings.token is not None,
    }
    return site.page(request, "docs.html.j2", values)


@cache
def _shown() -> tuple[list[tuple[str, list[Shown]]], list[Type], str]:
    """Return the operations by the first part of their path, the types, and the API's description."""
    whole = described()
    methods = {
        (path.removeprefix(BASE), method.upper()): one
        for path, every in whole["paths"].items()
        for method, one in every.items()
    }
    shown = [_operation(one.method, one.path, methods[one.path, one.method]) for one in OPERATIONS]
    groups: dict[str, list[Shown]] = {}
    for one in shown:
        groups.setdefault(one.path.split("/")[1].partition(".")[0], []).append(one)
    schemas = whole["components"]["schemas"]
    types = [_type(name, schema) for name, schema in sorted(schemas.items())]
    return list(groups.items()), types, whole["info"]["description"]


def _operation(method: Method, path: str, described: Mapping[str, Any]) -> Shown:
    bodies = described.get("requestBody", {}).get("content", {})
    return Shown(
        anchor=described["operationId"],
        method=method,
        path=path,
        summary=described["summary"],
        about=described.get("description", "").replace("``", "`"),
        fields=tuple(
            _field(one["name"], one["schema"], one["required"], one["description"])
            for one in described["parameters"]
        ),
        bodies=tuple((name, tuple(_kind(one["schema"]))) for name, one in bodies.items()),
        answers=tuple(_answers(described["responses"])),
        samples=tuple(
            Sample(one.shows, one.curl(method), one.python(method)) for one in EXAMPLES[method, path]
        ),
    )


def _answers(responses: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[Kind, ...]]]:
    for status, answer in sorted(responses.items()):
        kinds = [tuple(_kind(one["schema"])) for one in answer.get("content", {}).values() if one]
        yield status, answer["description"], kinds[0] if kinds else ()


def _type(name: str, schema: Mapping[str, Any]) -> Type:
    needed = schema.get("required", [])
    fields = (
        _field(field, one, field in needed, one.get("description", ""))
        for field, one in schema.get("properties", {}).items()
    )
    own = () if "properties" in schema else tuple(_kind(schema))
    return Type(name, schema.get("description", "").replace("``", "`"), tuple(fields), own)


def _field(name: str, schema: Mapping[str, Any], needed: bool, meaning: str) -> Field:
    default = schema.get("default")
    written = "" if default in (None, "", [], ()) else str(default).lower()
    return Field(
        name=name,
        kind=tuple(_kind(schema)),
        needed=needed,
        default=written,
        meaning=meaning.replace("``", "`"),
    )


def _kind(schema: Mapping[str, Any]) -> Iterator[Kind]:
    """Yield the parts of the name of a schema: "list of Ledger", "string or null"."""
    if "$ref" in schema:
        name = cast(str, schema["$ref"]).removeprefix(_REF)
        yield Kind(name, name)
    elif "enum" in schema:
        yield Kind(" | ".join(str(one) for one in schema["enum"]))
    elif "const" in schema:
        yield Kind(str(schema["const"]))
    elif "anyOf" in schema:
        yield from _joined(schema["anyOf"], " or ")
    elif schema.get("type") == "array":
        yield Kind("list")
        inner = schema.get("items") or {}
        if inner:
            yield Kind(" of ")
            yield from _kind(inner)
    elif isinstance(schema.get("type"), list):
        yield Kind(" or ".join(schema["type"]))
    else:
        yield Kind(str(schema.get("format") or schema.get("type", "anything")))


def _joined(schemas: Iterable[Mapping[str, Any]], between: str) -> Iterator[Kind]:
    for number, one in enumerate(schemas):
        if number:
            yield Kind(between)
        yield from _kind(one)
