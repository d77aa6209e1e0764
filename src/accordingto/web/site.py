"""What every page has at hand: the library, the reader, the templates, and how the server was started."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from accordingto.errors import InputError, TooLarge
from accordingto.export import new_environment
from accordingto.store import Library
from accordingto.types import Article, Failure, Ledger
from accordingto.web.desk import Desk, Making
from accordingto.web.jobs import Jobs

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request
    from starlette.responses import Response

MOST_UPLOADS = 8
"""Uploads that are taken in at once; others wait before they are read."""
TEMPLATES = Path(__file__).with_name("templates")
MOST_WAITING = 6
"""Articles that may wait to be read while somebody waits for them: less than half of the server's threads."""
SERVED_CHARS = 200_000
"""Characters of the longest article that is read: of hostile ones, half a minute of the reader's time."""
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{16,}=*")


def served(article: Article) -> Article:
    """Return the article. Raises ``TooLarge`` if reading it would keep everyone else waiting for minutes."""
    if len(article.text) > SERVED_CHARS:
        name = article.url or article.path or "the article"
        reason = (
            f"its text has {len(article.text):,} characters, and the server reads at most {SERVED_CHARS:,}"
        )
        raise TooLarge(name, reason, "split it into articles, or use the command accordingto add")
    return article


class Busy(Exception):
    """Too many articles are waiting to be read."""


@dataclass(frozen=True)
class Settings:
    """How the server was started. Raises ``ValueError`` for a token that could be guessed."""

    token: str | None = None
    """What a client must know where others than this machine may ask; null where they may not."""
    hosts: frozenset[str] = frozenset({"localhost"})
    """Names under which the server answers where there is no token, beside all loopback addresses, so that
    no other name leads to it."""
    allow_private: bool = False
    """Whether addresses in private networks may be fetched."""

    def __post_init__(self) -> None:
        if self.token is not None and not _TOKEN.fullmatch(self.token):
            raise ValueError("a token needs at least 16 characters: letters, digits or any of -._~+/")


@dataclass
class Site:
    """One running application."""

    library: Library
    desk: Desk
    """Makes and reads articles."""
    settings: Settings = field(default_factory=Settings)
    jobs: Jobs = field(init=False)
    """What is being added in the background."""
    intake: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_UPLOADS))
    """Held while an upload is taken in."""
    _places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_WAITING))

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.library, lambda article: self.desk.read(served(article)))

    def read(
        self, name: str, make: Making, *, is_fetched: bool = False, any_language: bool = False
    ) -> Ledger:
        """Make and read the one article of an input called ``name``, while somebody waits for it.

        Raises ``Busy`` where ``MOST_WAITING`` others are waiting already, and ``InputError``.
        """
        if not self._places.acquire(blocking=False):
            raise Busy(f"{MOST_WAITING} articles are waiting to be read already; try again later")
        try:
            (found,) = self.desk.articles(name, make, is_fetched=is_fetched)
            if isinstance(found, Failure):
                raise InputError(found.input, found.reason, found.advice)
            return self.desk.read(served(found), any_language=any_language)
        finally:
            self._places.release()

    @cached_property
    def templates(self) -> Environment:
        """The templates of the pages, and those of the report."""
        return new_environment(TEMPLATES)

    def page(
        self,
        request: Request,
        template: str,
        values: Mapping[str, Any],
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """Return a page, or only the block that a script names as its target."""
        from starlette.responses import HTMLResponse

        found = self.templates.get_template(template)
        context = found.new_context({**values, "path": request.url.path, "query": request.url.query})
        target = request.headers.get("hx-target", "").rpartition("#")[2]
        whole = found.root_render_func(context)
        if request.headers.get("hx-request") and target in found.blocks:
            next(whole, None)  # up to its first words a template imports what its blocks use
            body = "".join(found.blocks[target](context))
        else:
            body = "".join(whole)
        return HTMLResponse(
            body, status_code=status, headers={"Vary": "HX-Request, HX-Target", **(headers or {})}
        )


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    return cast(Site, request.app.state.site)
