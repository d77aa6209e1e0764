"""The page to correct a story (merge, split, name, reject a link), with its history."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from accordingto.errors import AlreadyJoined, NotLinked
from accordingto.store import (
    Library,
    Link,
    SentenceAt,
    StoryEntry,
    StoryHistory,
    StoryQuery,
    compared,
    entry,
    find_stories,
    join_stories,
    link_between,
    name_story,
    reject_link,
    split_story,
    story_articles,
    story_history,
    story_of,
    undo_of_story,
)
from accordingto.web.authors import author_of, cleaned, remember
from accordingto.web.correction_form import LONGEST_REASON
from accordingto.web.params import word
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from accordingto.stories.brief.brief import Passage

CANDIDATES = 20
"""Limit of stories that are offered to merge with."""
LONGEST_TITLE = 300
"""Limit of characters of a name."""
NUMBER = re.compile(r"[0-9]{1,9}")
"""The offset of a sentence in a URL."""
MOST_FIELDS = 1000
"""Limit of fields of a form; each article to split off is one field."""


def page(request: Request) -> Response:
    """Show the forms to correct a story, and its history. Raises ``NotInLibrary``."""
    return _form(request, {}, "")


async def change(request: Request) -> Response:
    """Correct a story or undo a correction, and redirect to this page; show an incomplete form again."""
    from starlette.concurrency import run_in_threadpool

    async with request.form(max_files=0, max_fields=MOST_FIELDS) as sent:
        fields = [
            (name, value.replace("\0", "")) for name, value in sent.multi_items() if isinstance(value, str)
        ]
    chosen = [value for name, value in fields if name == "article"]
    return await run_in_threadpool(_change, request, dict(fields), chosen)


def _change(request: Request, form: Mapping[str, str], chosen: Sequence[str]) -> Response:
    from starlette.responses import RedirectResponse

    library, key = site_of(request).library, request.path_params["key"]
    author = cleaned(form.get("author", ""))
    if not author:
        return _form(request, form, "Enter your name: it is shown with the change.")
    with site_of(request).comparing if form.get("do") == "reject" else nullcontext():
        unclear = _done(library, key, form, chosen, author)
    if unclear:
        return _form(request, form, unclear)
    response = RedirectResponse(f"/stories/{library.ask(story_of, key).key}/changes", status_code=303)
    remember(response, author)
    return response


def _done(library: Library, key: str, form: Mapping[str, str], chosen: Sequence[str], author: str) -> str:
    """Make the change that a form describes; return an error message, or "" if it was made."""
    reason = form.get("reason", "").strip()[:LONGEST_REASON]
    title = " ".join(form.get("title", "").split())[:LONGEST_TITLE]
    match form.get("do"):
        case "name" if title:
            library.change(name_story, key, title, author=author, reason=reason)
        case "name":
            return "Enter a title."
        case "join" if form.get("other"):
            try:
                library.change(join_stories, key, form["other"], author=author, reason=reason)
            except AlreadyJoined:
                return "They are already one story."
        case "split" if chosen:
            if len(set(chosen)) >= library.ask(story_of, key).articles:
                return "Leave at least one article in the story."
            library.change(split_story, key, chosen, author=author, reason=reason)
        case "reject":
            one, other = sentence_at(form.get("one", "")), sentence_at(form.get("other", ""))
            if one is None or other is None:
                return "Choose what is meant."
            try:
                reject_link(library, key, one, other, author=author, reason=reason)
            except NotLinked:
                return "The story does not link these sentences any longer."
        case "undo":
            library.change(undo_of_story, form.get("correction", ""), author=author)
        case _:
            return "Choose what is meant."
    return ""


def _form(request: Request, form: Mapping[str, str], unclear: str) -> Response:
    site, key = site_of(request), request.path_params["key"]
    library, words = site.library, word(request.query_params, "q")
    story, history = library.ask(story_of, key), library.ask(story_history, key)
    articles = library.ask(story_articles, key)
    values = {
        "story_": story,
        "articles": articles,
        "words": words,
        "titles_of": {one.key: one.title for one in articles},
        "found": _candidates(library, story, words),
        "link": _link(request, form),
        "history": history,
        "titles": _titles(library, history),
        "author": form.get("author") or author_of(request),
        "reason": form.get("reason", ""),
        "title_": form.get("title", story.title),
        "longest": LONGEST_TITLE,
        "unclear": unclear,
    }
    return site.page(request, "story_changes.html.j2", values, status=422 if unclear else 200)


def rejecting(key: str, first: Passage, other: Passage) -> str:
    """Return the URL of the form that rejects the link between two passages of a claim."""
    one, two = (f"{passage.path}:{passage.spans[0].start}" for passage in (first, other))
    return f"/stories/{key}/changes?{urlencode({'one': one, 'other': two})}#reject"


def sentence_at(written: str) -> SentenceAt | None:
    """Parse a sentence in the form ``article:offset``; None if it is not valid."""
    article, _, start = written.rpartition(":")
    return SentenceAt(article=article, start=int(start)) if article and NUMBER.fullmatch(start) else None


def _link(request: Request, form: Mapping[str, str]) -> Link | None:
    """Return the link named in the form or URL; None if none is named or the story has no such link."""
    given = form if form.get("do") == "reject" else request.query_params
    one, other = sentence_at(given.get("one", "")), sentence_at(given.get("other", ""))
    if one is None or other is None:
        return None
    site = site_of(request)
    with site.comparing:
        story = compared(site.library, request.path_params["key"]).story
    try:
        return link_between(story, one, other)
    except NotLinked:
        return None


def _titles(library: Library, history: StoryHistory) -> dict[str, str]:
    """Return the titles of the articles that corrections concern, by key."""
    keys = {key for one in history.corrections for key in one.articles}
    return {key: library.ask(entry, key).title for key in keys}


def _candidates(library: Library, story: StoryEntry, words: str) -> list[StoryEntry]:
    """Return the stories, including those of a single article, that match the search words."""
    if not words:
        return []
    found = library.ask(find_stories, StoryQuery(text=words, least=1), limit=CANDIDATES + 1).items
    return [one for one in found if one.key != story.key][:CANDIDATES]
