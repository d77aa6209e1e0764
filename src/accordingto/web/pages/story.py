"""The page of a story: what its articles have in common, and the sources of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.export.story import STYLE, view
from accordingto.store import MOST_COMPARED, compared, story_articles, story_history, story_of
from accordingto.web.pages.story_changes import rejecting
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def page(request: Request) -> Response:
    """Show a story by the key of any of its articles. Raises ``NotInLibrary``.

    Its articles are compared when it is first opened; only one story is compared at a time.
    """
    from starlette.responses import RedirectResponse

    site, key = site_of(request), request.path_params["key"]
    library = site.library
    entry = library.ask(story_of, key)
    if entry.key != key:
        return RedirectResponse(f"/stories/{entry.key}", status_code=307)
    with site.comparing:
        found = compared(library, key)
    history = library.ask(story_history, key)
    values = {
        "story_": library.ask(story_of, key),
        "v": view(
            found.story,
            found.brief,
            lambda path, _: f"/articles/{path}",
            rejecter=lambda first, other: rejecting(key, first, other),
        ),
        "most": MOST_COMPARED,
        "articles": library.ask(story_articles, key),
        "changes": sum(one.undone is None for one in history.corrections),
    }
    return site.page(request, "told.html.j2", values)


def style(request: Request) -> Response:
    """Return the style sheet of a story."""
    from starlette.responses import FileResponse

    return FileResponse(STYLE, media_type="text/css")
