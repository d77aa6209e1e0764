"""Schemathesis asks the API what its own description allows, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import CheckFunction
from schemathesis.config import (
    AnalysisConfig,
    ChecksConfig,
    ConstantsConfig,
    NotAServerErrorConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from starlette.types import ASGIApp, Receive, Scope, Send

from accordingto.errors import FetchError
from accordingto.store import Library, Query, find, people
from accordingto.web import Settings, create_app
from accordingto.web.api.bodies import FILES, LINES
from accordingto.web.api.openapi import describe
from accordingto.web.api.routes import OPERATIONS
from tests.web.conftest import FakeReader, Here


class Current:
    """The application of the test that runs."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None
        self.articles: list[str] = []
        self.people: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.app is not None
        await self.app(scope, receive, send)


current = Current()
# Texts of our own code as examples would change from run to run with what is imported.
own_texts = AnalysisConfig(constants=ConstantsConfig(enabled=False))
# 501 is what a format is answered with whose package is not installed.
no_bug = ChecksConfig(not_a_server_error=NotAServerErrorConfig(expected_statuses=["2xx", "3xx", "4xx", 501]))
config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(analysis=own_texts, checks=no_bug)))
# Files are sent as what texts make of them, most of them no such file at all.
schemathesis.serializer.alias([kind for kind in (*LINES, *FILES) if "text/" not in kind], "text/plain")
schema = schemathesis.openapi.from_dict(describe(OPERATIONS), config=config)
schema.app = current


@schema.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Every other name is one that is there."""
    key = (path_parameters or {}).get("key")
    if path_parameters is None or not isinstance(key, str) or len(key) % 2 == 1:
        return path_parameters
    known = current.people if "/people" in context.operation.path else current.articles
    return {**path_parameters, "key": known[len(key) % len(known)]}


@pytest.fixture
def _served(filled: Library, reader: FakeReader, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The API over a small library, from which no address can be reached."""

    def refused(url: str, *_: object, **__: object) -> None:
        raise FetchError(url, "nothing is fetched in tests", "give its text")

    monkeypatch.setattr("accordingto.ingest.fetching.fetch.fetch", refused)
    current.app = create_app(filled, Here(lambda: reader), Settings(hosts=frozenset({"testserver"})))
    current.articles = [one.key for one in filled.ask(find, Query()).items]
    current.people = [one.key for one in filled.ask(people).items]
    yield
    current.app = None


@schema.parametrize()
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("_served")
def test_the_api_does_what_it_says(case: schemathesis.Case[Any]) -> None:
    # What no schema can say: whether a text is an article, whether words stand where they are said to.
    beyond: list[CheckFunction] = [positive_data_acceptance] if case.operation.method == "post" else []
    if case.media_type not in (None, "application/json", "multipart/form-data"):
        beyond.append(negative_data_rejection)
    case.call_and_validate(excluded_checks=beyond)
