"""What every page has at hand: the library, the reader, the templates, and how the server was started."""

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
from accordingto.export import new_environment
from accordingto.export.story import TEMPLATES as STORY_TEMPLATES
from accordingto.store import Library
from accordingto.types import Article, Ledger
from accordingto.web.desk import Desk
from accordingto.web.jobs import Input, Jobs
from accordingto.web.labels import warning_label

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
SEVERAL_CHARS = 5 * SERVED_CHARS
"""Characters of all articles of a request, whose ledgers are in memory at once."""
SEVERAL_SECONDS = 240.0
"""Seconds after which no further article of a request is read."""
_LATER = "send the rest in further requests, or use the command accordingto add"
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


@dataclass
class Allowance:
    """What is left of what one request may have read."""

    most: int
    """Articles that are allowed."""
    articles: int = 0
    """Those that were taken."""
    chars: int = SEVERAL_CHARS
    """Characters that are left."""
    end: float = field(default_factory=lambda: monotonic() + SEVERAL_SECONDS)
    """When the time is over."""

    def check(self, name: str) -> None:
        """Raise ``TooLarge`` for an input called ``name`` where no further article is to be read."""
        if self.articles >= self.most or self.chars <= 0 or monotonic() > self.end:
            limits = f"{self.most} articles, {SEVERAL_CHARS:,} characters, {SEVERAL_SECONDS:.0f} seconds"
            raise TooLarge(name, f"it is beyond what is read of one request ({limits})", _LATER)

    def take(self, chars: int) -> None:
        """Count an article, or a failure, of so many characters."""
        self.articles += 1
        self.chars -= chars


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
    comparing: threading.Lock = field(default_factory=threading.Lock)
    """Held while the articles of a story are compared, which takes memory."""
    _places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_WAITING))

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.library, lambda article: self.desk.read(served(article)))

    def read(
        self, inputs: Iterable[Input], *, most: int, any_language: bool = False
    ) -> Iterator[Ledger | InputError]:
        """Read the articles of some inputs while somebody waits for them, at most ``most`` of them.

        What is wrong with one is yielded in its place; so is, once, what is left of an input when there are
        more, when they have more than ``SEVERAL_CHARS`` characters, or when it has taken ``SEVERAL_SECONDS``.
        Raises ``Busy`` where ``MOST_WAITING`` others are waiting already.
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
        """Yield the articles of an input as far as there is an allowance for them."""
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
