"""The page to merge two people, to split one off in an article, and to undo either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from accordingto.errors import AlreadyJoined
from accordingto.store import (
    Joining,
    Library,
    Person,
    called,
    entry,
    joinings,
    namesakes,
    people,
    person,
    seen_in,
)
from accordingto.web.authors import author_of, cleaned, remember
from accordingto.web.correction_form import LONGEST_REASON
from accordingto.web.pages.people import listed
from accordingto.web.params import word
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

CANDIDATES = 20
"""Limit of people that are offered to merge with."""
_LONGEST = 500  # characters of a key


class Done(Struct, frozen=True):
    """A merge or split, with the names to show."""

    joining: Joining
    """The merge or split."""
    name: str
    """Name of the person who was merged or split."""
    other: str
    """Name of the person merged into, or split off."""
    title: str
    """Title of the article of a split; empty for a merge."""


def page(request: Request) -> Response:
    """Show the forms to merge and split, and earlier merges and splits. Raises ``NotInLibrary``."""
    return _form(request, {}, "")


async def change(request: Request) -> Response:
    """Merge, split or undo, and redirect to the person; show an incomplete form again with an error."""
    from starlette.concurrency import run_in_threadpool

    async with request.form(max_files=0, max_fields=10) as sent:
        form = {name: value.replace("\0", "") for name, value in sent.items() if isinstance(value, str)}
    return await run_in_threadpool(_change, request, form)


def _change(request: Request, form: Mapping[str, str]) -> Response:
    from starlette.responses import RedirectResponse

    library, key = site_of(request).library, request.path_params["key"]
    author, reason = cleaned(form.get("author", "")), form.get("reason", "").strip()[:LONGEST_REASON]
    one, article = form.get("other", "")[:_LONGEST], form.get("article", "")[:_LONGEST]
    if not author:
        return _form(request, form, "Enter your name: it is shown with the change.")
    match form.get("do"):
        case "join" if one:
            try:
                library.join(one, key, author=author, reason=reason)
            except AlreadyJoined:
                return _form(request, form, "They are already merged.")
        case "split" if article:
            library.split(key, article, author=author, reason=reason)
        case "undo":
            library.undo_joining(form.get("joining", ""), author=author)
        case _:
            return _form(request, form, "Choose who is meant.")
    response = RedirectResponse(f"/people/{library.ask(person, key).key}", status_code=303)
    remember(response, author)
    return response


def _form(request: Request, form: Mapping[str, str], unclear: str) -> Response:
    site, key, given = site_of(request), request.path_params["key"], request.query_params
    who = site.library.ask(person, key)
    name, article = word(given, "q"), form.get("article") or word(given, "article")
    values = {
        "who": who,
        "name": name,
        "found": [listed(site.library, one) for one in _candidates(site.library, who, name)],
        "article": article,
        "place": _place(site.library, who, article) if article else None,
        "joinings": [_done(site.library, one) for one in reversed(site.library.ask(joinings, who.key))],
        "author": form.get("author") or author_of(request),
        "reason": form.get("reason", ""),
        "unclear": unclear,
    }
    return site.page(request, "joining.html.j2", values, status=422 if unclear else 200)


def _candidates(library: Library, who: Person, name: str) -> list[Person]:
    """Return candidates to merge with: people found by ``name``, or else those of the same full name."""
    if not name:
        return list(library.ask(namesakes, who.key, limit=CANDIDATES))
    found = library.ask(people, name, limit=CANDIDATES + 1).items
    return [one for one in found if one.key != who.key][:CANDIDATES]


def _done(library: Library, one: Joining) -> Done:
    names = library.ask(called, one.person), library.ask(called, one.other)
    return Done(one, *names, library.ask(entry, one.article).title if one.article is not None else "")


def _place(library: Library, who: Person, article: str) -> str:
    """Return the title of an article if the person appears in it; else empty."""
    return next((one.title for one in library.ask(seen_in, who.key, article=article).items), "")
