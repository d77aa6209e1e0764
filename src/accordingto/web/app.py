"""The web application: its routes and middleware.

::

    request
      | Guard           access control, size and time limits  guard.py
      | an endpoint     one module per page                   pages/, api/
      | Desk            untrusted texts, in other processes   desk.py
      | Library         queries and changes                   accordingto.store
      | Site.page       templates, with escaping              site.py
      > response
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.export import STATIC as REPORT
from accordingto.store import Library
from accordingto.web.desk import Desk
from accordingto.web.site import Settings, Site

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.routing import BaseRoute

_LOG = logging.getLogger(__name__)
STATIC = Path(__file__).with_name("static")
THREADS = 16
"""Threads that process requests. Each keeps a connection to the library and memory of its own, so more of
them take more memory and are no faster."""


def create_app(library: Library, desk: Desk, settings: Settings | None = None) -> Starlette:
    """Return the web application for a library. ``desk`` reads articles for it, and is closed at the end."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware

    from accordingto.web.faults import handlers
    from accordingto.web.guard import Guard

    settings = settings or Settings()
    site = Site(library, desk, settings)

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        from anyio.to_thread import current_default_thread_limiter

        current_default_thread_limiter().total_tokens = THREADS
        yield
        dropped = site.jobs.close()
        desk.close()
        if dropped:
            _LOG.warning("the server ended while %d inputs waited to be read; they are not kept", dropped)

    app = Starlette(
        routes=_routes(),
        exception_handlers=handlers(),
        middleware=[Middleware(Guard, settings=settings)],
        lifespan=running,
    )
    app.state.site = site
    return app


def _routes() -> list[BaseRoute]:
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    from accordingto.web.api import routes
    from accordingto.web.pages import (
        add,
        docs,
        following,
        joining,
        library,
        outlets,
        people,
        searches,
        statements,
        stories,
        story,
        story_changes,
        watch,
    )

    return [
        Route("/", library.page, name="library"),
        Route("/searches", searches.save, methods=["POST"]),
        Route("/searches/forget", searches.forget, methods=["POST"]),
        Route("/following", following.page, name="following"),
        Route("/add", add.page, name="add"),
        Route("/add", add.submit, methods=["POST"]),
        Route("/add/{job}", add.progress, name="job"),
        *_of_an_article(),
        Route("/docs", docs.page, name="docs"),
        *routes(),
        Route("/statements", statements.page, name="statements"),
        Route("/stories", stories.page, name="stories"),
        Route("/stories/{key}", story.page, name="story"),
        Route("/stories/{key}/changes", story_changes.page, methods=["GET"], name="story_changes"),
        Route("/stories/{key}/changes", story_changes.change, methods=["POST"]),
        Route("/static/story.css", story.style),
        Route("/people", people.index, name="people"),
        Route("/people/{key}", people.page, name="person"),
        Route("/people/{key}/who", joining.page, methods=["GET"], name="who"),
        Route("/people/{key}/who", joining.change, methods=["POST"]),
        Route("/outlets", outlets.index, name="outlets"),
        Route("/outlets/{name:path}", outlets.page, name="outlet"),
        Route("/watch", watch.page, name="watch"),
        Route("/watch.ics", watch.feed, name="feed"),
        Mount("/static/report", StaticFiles(directory=REPORT), name="report"),
        Mount("/static", StaticFiles(directory=STATIC), name="static"),
    ]


def _of_an_article() -> list[BaseRoute]:
    from starlette.routing import Route

    from accordingto.web.pages import article, correcting, history, versions

    return [
        Route("/articles/{key}", article.page, name="article"),
        Route("/articles/{key}/remove", article.ask_to_remove, methods=["GET"]),
        Route("/articles/{key}/remove", article.remove, methods=["POST"]),
        Route("/articles/{key}/correct", correcting.page, name="correct"),
        Route("/articles/{key}/corrections", correcting.correct, methods=["POST"]),
        Route("/articles/{key}/corrections/{correction}/undo", correcting.undo, methods=["POST"]),
        Route("/articles/{key}/history", history.page, name="history"),
        Route("/articles/{key}/versions/{number}", versions.page, name="version"),
    ]
