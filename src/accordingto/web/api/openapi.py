"""The OpenAPI 3.1 description of the API, generated from the same operations as the routes."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from accordingto import __version__
from accordingto.export import field_docs
from accordingto.web.api.dispatch import FORM
from accordingto.web.api.operations import BASE, JSON, Answer, Operation
from accordingto.web.faults import PROBLEM, Problem

_COMPONENT = "#/components/schemas/{name}"
_BINARY = {"type": "string", "contentMediaType": "application/octet-stream"}
_FORM = {
    "type": "object",
    "properties": {"file": {**_BINARY, "description": "The article, as a file."}},
    "required": ["file"],
}
_ABOUT = (
    "A library of ledgers in one file: search, read, compare and correct articles, and search statements "
    "across them. Lists come in pages: `after` of a page is the cursor of the next, whose address is in the "
    "`Link` header. Every response to GET has an `ETag`. Errors are problem details (RFC 9457). Parameters "
    "and fields that are not described here are declined."
)
_FAULTS = {
    400: "The request or its body is malformed.",
    401: "The server's token is missing or wrong.",
    403: "Another site may not change anything here.",
    404: "The library has nothing with this key.",
    406: "The client accepts none of the formats of this address.",
    408: "The body did not arrive in time.",
    413: "The body or the article is too large.",
    415: "The body has a media type that is not accepted here.",
    421: "The server does not answer to this host name.",
    422: "A parameter or the body is not valid; `at` names it.",
    501: "The server lacks a package for this format.",
    503: "The library cannot be used, or too many articles are waiting to be read.",
}


def describe(operations: Iterable[Operation]) -> dict[str, Any]:
    """Return the OpenAPI description of the whole API."""
    every = tuple(operations)
    named = _NamedSchemas(every)
    paths: dict[str, dict[str, Any]] = {}
    for one in every:
        paths.setdefault(BASE + one.path, {})[one.method.lower()] = _operation(one, named)
    return {
        "openapi": "3.1.0",
        "info": {"title": "accordingto", "version": __version__, "description": _ABOUT},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": named.components,
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The token that `accordingto serve` prints if other machines may connect.",
                }
            },
        },
        "security": [{}, {"token": []}],
    }


class _NamedSchemas:
    """The JSON schemas of all types of the operations, by name, with descriptions of their fields."""

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        kinds: list[Any] = [Problem]
        for one in operations:
            kinds += [one.asked, *filter(None, one.bodies.values())]
            kinds += [answer.kind for answer in one.answers.values() if answer.kind is not None]
        schemas, found = msgspec.json.schema_components(kinds, ref_template=_COMPONENT)
        self._schemas = dict(zip(map(repr, kinds), schemas, strict=True))
        _explain(found, kinds)
        parameters = {self._name(one.asked) for one in operations}
        self._parameters = {name: found[name] for name in parameters}
        self.components = {name: schema for name, schema in found.items() if name not in parameters}

    def schema(self, kind: Any) -> dict[str, Any]:
        """Return the schema of a type, or a reference to it."""
        schema: dict[str, Any] = self._schemas[repr(kind)]
        return schema

    def parameters(self, asked: type[Struct]) -> dict[str, Any]:
        """Return the schema of the parameters of an operation."""
        schema: dict[str, Any] = self._parameters[self._name(asked)]
        return schema

    def _name(self, kind: Any) -> str:
        return str(self._schemas[repr(kind)]["$ref"]).rpartition("/")[2]


def _explain(found: Mapping[str, dict[str, Any]], kinds: Iterable[Any]) -> None:
    """Add descriptions to the fields of schemas, from the docstrings under the fields."""
    for one in _structs(msgspec.inspect.multi_type_info(kinds)):
        plain = getattr(one, "__origin__", one)
        name = re.sub(
            r"\W",
            "_",
            f"{plain.__name__}[{one.__args__[0].__name__}]" if plain is not one else plain.__name__,
        )
        schema = found.get(name) or found[f"{plain.__module__}.{plain.__qualname__}"]
        for base in reversed(plain.__mro__):
            if base.__module__.startswith("accordingto"):
                written = {one.name: one.encode_name for one in msgspec.structs.fields(plain)}
                for field, meaning in _docs_of(base.__module__).get(base.__name__, {}).items():
                    schema["properties"][written[field]]["description"] = meaning.replace("``", "`")


@cache
def _docs_of(module: str) -> dict[str, dict[str, str]]:
    return field_docs(sys.modules[module])


def _structs(value: object) -> Iterator[Any]:
    """Yield every struct class within msgspec's type information, once or more."""
    seen: set[int] = set()
    left = [value]
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, msgspec.inspect.StructType):
            yield one.cls
        if isinstance(one, Struct):
            left += [getattr(one, field) for field in one.__struct_fields__ if field != "cls"]
        elif isinstance(one, tuple | list):
            left += one


def _operation(one: Operation, named: _NamedSchemas) -> dict[str, Any]:
    head, _, rest = inspect.cleandoc(one.run.__doc__ or "").partition("\n")
    described: dict[str, Any] = {
        "operationId": f"{one.run.__module__.rpartition('.')[2]}.{one.run.__name__}",
        "summary": head,
        "parameters": list(_parameters(one, named)),
        "responses": {
            **{str(status): _answer(answer, named) for status, answer in one.answers.items()},
            **{str(status): _fault(status) for status in _faults(one)},
        },
    }
    if rest.strip():
        described["description"] = " ".join(rest.split())
    if one.method == "GET":
        described["responses"]["304"] = {"description": "The client already has the same."}
    if one.bodies:
        content = {kind: _body(kind, type, named) for kind, type in one.bodies.items()}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _parameters(one: Operation, named: _NamedSchemas) -> Iterator[dict[str, Any]]:
    schema = named.parameters(one.asked)
    for name, described in schema["properties"].items():
        in_path = name in one.in_path
        own = {field: value for field, value in described.items() if field != "description"}
        yield {
            "name": name,
            "in": "path" if in_path else "query",
            "required": name in schema["required"],
            "description": described["description"],
            "schema": own if in_path else _without_null(own),
        }


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without null, as a query parameter cannot be null, only missing."""
    kinds = [one for one in schema.get("anyOf", []) if one != {"type": "null"}]
    rest = {field: value for field, value in schema.items() if field != "anyOf"}
    if rest.get("default", 0) is None:
        del rest["default"]
    return {**rest, **kinds[0]} if len(kinds) == 1 else schema


def _body(media_type: str, kind: Any, named: _NamedSchemas) -> dict[str, Any]:
    if kind is not None:
        return {"schema": named.schema(kind)}
    return {"schema": _FORM if media_type == FORM else {"type": "string", "minLength": 1}}


def _answer(answer: Answer, named: _NamedSchemas) -> dict[str, Any]:
    described: dict[str, Any] = {"description": answer.meaning}
    if answer.media_types:
        described["content"] = {
            kind: {"schema": named.schema(answer.kind)} if kind == JSON and answer.kind else {}
            for kind in answer.media_types
        }
    if answer.headers:
        described["headers"] = {
            name: {"description": meaning, "schema": {"type": "string"}}
            for name, meaning in answer.headers.items()
        }
    return described


def _faults(one: Operation) -> Iterator[int]:
    """Yield the error statuses that an operation can return."""
    yield from (400, 401, 406, 421, 422, 503)
    if one.in_path:
        yield 404
    if one.method != "GET":
        yield 403
    if one.bodies:
        yield from (408, 413, 415)
    if "format" in one.asked.__struct_fields__:
        yield 501


def _fault(status: int) -> dict[str, Any]:
    schema = {"$ref": _COMPONENT.format(name=Problem.__name__)}
    return {"description": _FAULTS[status], "content": {PROBLEM: {"schema": schema}}}
