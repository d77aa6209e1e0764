from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import msgspec
from starlette.routing import Route
from starlette.testclient import TestClient

from accordingto.web.api import routes
from accordingto.web.api.openapi import describe
from accordingto.web.api.operations import BASE
from accordingto.web.api.routes import OPERATIONS

DESCRIBED: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(describe(OPERATIONS)))


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DESCRIBED["paths"].items():
        for method, operation in methods.items():
            yield path, method.upper(), operation


def test_it_is_served(client: TestClient) -> None:
    assert client.get(f"{BASE}/openapi.json").json() == DESCRIBED


def test_every_route_is_described_and_nothing_else() -> None:
    paths = {route.path for route in routes() if isinstance(route, Route)}

    assert set(DESCRIBED["paths"]) == paths
    assert {(path, method) for path, method, _ in operations()} == {
        (BASE + one.path, one.method) for one in OPERATIONS
    }


def test_every_operation_and_parameter_has_its_meaning() -> None:
    for path, method, operation in operations():
        assert operation["summary"], (path, method)
        for parameter in operation["parameters"]:
            assert parameter["description"], (path, parameter["name"])
        for status, answer in operation["responses"].items():
            assert answer["description"], (path, status)


def test_names_of_operations_are_one_each() -> None:
    ids = [operation["operationId"] for _, _, operation in operations()]

    assert len(set(ids)) == len(ids)


def test_names_of_types_do_not_say_in_which_module_they_stand() -> None:
    assert [name for name in DESCRIBED["components"]["schemas"] if "." in name] == []


def test_every_field_has_its_meaning() -> None:
    silent = [
        f"{name}.{field}"
        for name, schema in DESCRIBED["components"]["schemas"].items()
        for field, described in schema.get("properties", {}).items()
        if "description" not in described and field != "type"
    ]

    assert silent == []


def test_every_reference_leads_somewhere() -> None:
    def references(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for name, one in value.items():
                if name == "$ref":
                    yield one
                else:
                    yield from references(one)
        elif isinstance(value, list):
            for one in value:
                yield from references(one)

    known = {f"#/components/schemas/{name}" for name in DESCRIBED["components"]["schemas"]}
    assert set(references(DESCRIBED)) <= known


def test_the_schemas_are_schemas() -> None:
    for schema in DESCRIBED["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_health(client: TestClient) -> None:
    answer = client.get(f"{BASE}/health")

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert answer.json()["schema"] == "accordingto/ledger/2"
