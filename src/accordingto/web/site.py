"""The state shared by all pages: library, reader, templates, background jobs, and the server's settings."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from accordingto.confined import ProcessEnded
from accordingto.errors import InputError, TooLarge, UnreadableInput
from accordingto.export import new_environment, warning_label
from accordingto.export.story import TEMPLATES as STORY_TEMPLATES
from accordingto.store import Library
from accordingto.types import Article, Ledger
from accordingto.web.desk import Desk
from accordingto.web.jobs import Input, Jobs

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request
    from starlette.responses import Response

MOST_UPLOADS = 8
"""Limit of uploads that are received at once; others wait before their bodies are read."""
TEMPLATES = Path(__file__).with_name("templates")
MOST_WAITING = 6
"""Limit of requests that wait for articles to be read: less than half of the server's threads."""
SERVED_CHARS = 200_000
"""Limit of characters of an article; a hostile one of this length takes the reader half a minute."""
SEVERAL_CHARS = 5 * SERVED_CHARS
"""Limit of characters of all articles in a request, as their ledgers are in memory at once."""
SEVERAL_SECONDS = 240.0
"""Seconds after which no further article of a request is read."""
_LATER = "send the rest in further requests, or use the command accordingto add"
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{16,}=*")


def served(article: Article) -> Article:
    """Return the article if it has at most ``SERVED_CHARS`` characters. Raises ``TooLarge`` if not.

    Reading a longer one would keep everyone else waiting.
    """
    if len(article.text) > SERVED_CHARS:
        name = article.url or article.path or "the article"
        reason = (
            f"its text has {len(article.text):,} characters, and the server reads at most {SERVED_CHARS:,}"
        )
        raise TooLarge(name, reason, "split it into articles, or use the command accordingto add")
    return article


@dataclass
class Allowance:
    """The limits of one request for reading articles, and how much of them is left."""

    most: int
    """Limit of articles."""
    articles: int = 0
    """Articles counted so far."""
    chars: int = SEVERAL_CHARS
    """Characters that are left."""
    end: float = field(default_factory=lambda: monotonic() + SEVERAL_SECONDS)
    """The end of the time, on the monotonic clock."""

    def check(self, name: str) -> None:
        """Raise ``TooLarge`` for the input ``name`` if a limit of the request is reached."""
        if self.articles >= self.most or self.chars <= 0 or monotonic() > self.end:
            limits = f"{self.most} articles, {SEVERAL_CHARS:,} characters, {SEVERAL_SECONDS:.0f} seconds"
            raise TooLarge(name, f"it is beyond what is read of one request ({limits})", _LATER)

    def take(self, chars: int) -> None:
        """Count an article of ``chars`` characters, or a failure (0)."""
        self.articles += 1
        self.chars -= chars


class Busy(Exception):
    """Too many requests wait for articles to be read."""


@dataclass(frozen=True)
class Settings:
    """The settings of the server. Raises ``ValueError`` for a token that could be guessed."""

    token: str | None = None
    """The secret that clients must send, for a server that other machines can reach; None for a local one."""
    hosts: frozenset[str] = frozenset({"localhost"})
    """Host names that the server answers to if there is no token, besides all loopback addresses; requests
    under other names are refused."""
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
    """Parses inputs into articles and reads them into ledgers."""
    settings: Settings = field(default_factory=Settings)
    jobs: Jobs = field(init=False)
    """The queue of articles that are added in the background."""
    intake: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_UPLOADS))
    """Held while an upload is received."""
    comparing: threading.Lock = field(default_factory=threading.Lock)
    """Held while the articles of a story are compared, which takes memory."""
    _places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_WAITING))

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.library, lambda article: self.desk.read(served(article)))

    def read(
        self, inputs: Iterable[Input], *, most: int, any_language: bool = False
    ) -> Iterator[Ledger | InputError]:
        """Read the articles of some inputs for a client that waits for them; at most ``most`` articles.

        An article that fails yields its error in its place. If there are more articles, they have more than
        ``SEVERAL_CHARS`` characters, or reading took ``SEVERAL_SECONDS``, one error is yielded in place of
        the rest of each input. Raises ``Busy`` if ``MOST_WAITING`` requests are waiting already.
        """
        if not self._places.acquire(blocking=False):
            raise Busy(f"{MOST_WAITING} articles are waiting to be read already; try again later")
        try:
            allowance = Allowance(most)
            for one in inputs:
                for found in self._articles(one, allowance):
                    yield self._ledger(found, any_language) if isinstance(found, Article) else found
        finally:
            self._places.release()

    def _articles(self, one: Input, allowance: Allowance) -> Iterator[Article | InputError]:
        """Yield the articles of an input, or errors, until the allowance is used up."""
        try:
            allowance.check(one.label)
            for found in one.articles():
                allowance.check(one.label)
                if isinstance(found, Article):
                    allowance.take(len(found.text))
                    yield found
                else:
                    allowance.take(0)
                    yield InputError(found.input, found.reason, found.advice)
        except InputError as error:
            yield error
        except ProcessEnded:
            yield UnreadableInput(one.label, "reading it made its reader fail", "give its text")

    def _ledger(self, article: Article, any_language: bool) -> Ledger | InputError:
        try:
            return self.desk.read(served(article), any_language=any_language)
        except InputError as error:
            return error

    @cached_property
    def templates(self) -> Environment:
        """The templates of the pages, those of a story, and those of the report."""
        environment = new_environment(TEMPLATES, STORY_TEMPLATES)
        environment.filters["warning_label"] = warning_label
        return environment

    def page(
        self,
        request: Request,
        template: str,
        values: Mapping[str, Any],
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """Render a page, or for an htmx request only the block that the page's script names as its target."""
        from starlette.responses import HTMLResponse

        found = self.templates.get_template(template)
        target = request.headers.get("hx-target", "").rpartition("#")[2]
        is_part = bool(request.headers.get("hx-request")) and target in found.blocks
        given = {"path": request.url.path, "query": request.url.query, "is_part": is_part}
        context = found.new_context({**values, **given})
        whole = found.root_render_func(context)
        if is_part:
            next(whole, None)  # the template's imports, which its blocks use, run before its first output
            body = "".join(found.blocks[target](context))
        else:
            body = "".join(whole)
        return HTMLResponse(
            body, status_code=status, headers={"Vary": "HX-Request, HX-Target", **(headers or {})}
        )


def site_of(request: Request) -> Site:
    """Return the site of a request's application."""
    return cast(Site, request.app.state.site)
