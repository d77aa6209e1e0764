"""The page of an article: its report with corrections, and its removal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import structs

from accordingto.errors import NotInLibrary
from accordingto.export import COLOURS, LEDGER_FILES, TABLES, Remark, remarks, title_of, view
from accordingto.store import Library, StoryEntry, corrections, story_of
from accordingto.types import Ledger
from accordingto.web.params import word
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SUBJECTS = {
    "other_role": "actor",
    "other_affiliation": "actor",
    "other_verdict": "check",
    "other_time": "time",
    "warning_dismissed": "warning",
    "warning_noted": "warning",
}
"""The kind of subject beside which a correction is shown, by kind of correction; not for attributions."""
ANCHORS = "a"
"""Prefix of the anchors of the report: ``#a-c3`` is the card of the third attribution."""
MOST_SHOWN = 2_000
"""Limit of attributions on the page; 20,000 took 10 seconds and 29 MB. The longest news articles have some
hundreds."""


def page(request: Request) -> Response:
    """Show the report of an article: of its latest version and shown reading, unless the URL names others."""
    site, key = site_of(request), request.path_params["key"]
    versions = site.library.versions(key)
    number = version_asked(request.query_params.get("version"), len(versions))
    reader = word(request.query_params, "reader") or None
    with site.library.reading():  # so that both are of the same state
        state = site.library.shown(key, version=number, reader=reader)
        kept = site.library.ask(corrections, key)
    shown = view(shortened(state.ledger), ANCHORS)
    told = remarks(state, kept)
    standing = [one for one in told if one.state != "undone"]
    kept_now = request.query_params.get("kept", "")
    values = {
        "v": shown,
        "found": len(state.ledger.attributions),
        "told": _story_of(site.library, key),
        "key_": key,
        "article": state.ledger.article,
        "link": web_address(state.ledger.article.url),
        "versions": versions,
        "number": number,
        "reader": reader,
        "is_current": number == len(versions) and reader is None,
        "colours": range(COLOURS + 1),
        "remarks": standing,
        "corrections": len(told),
        "kept": next((one for one in standing if one.id == kept_now), None),
        "by_attribution": {card.id: [o for o in told if o.attribution == card.id] for card in shown.cards},
        "by_subject": _by_subject(told),
        "numbers": {card.id: card.number for card in shown.cards},
        "tables": TABLES,
        "exports": [one for one in LEDGER_FILES.values() if one.is_installed],
    }
    return site.page(request, "article.html.j2", values)


def shortened(ledger: Ledger) -> Ledger:
    """Return a ledger with at most its first ``MOST_SHOWN`` attributions, and the claims based on them."""
    if len(ledger.attributions) <= MOST_SHOWN:
        return ledger
    first = ledger.attributions[:MOST_SHOWN]
    known = {"outlet", *(one.id for one in first)}
    return structs.replace(
        ledger,
        attributions=tuple(
            one if one.parent is None or one.parent in known else structs.replace(one, parent=None)
            for one in first
        ),
        claims=tuple(one for one in ledger.claims if known.issuperset(one.chain)),
    )


def _story_of(library: Library, key: str) -> StoryEntry | None:
    """Return the story of an article; None if it has none, which happens if its ledger was damaged."""
    try:
        return library.ask(story_of, key)
    except NotInLibrary:
        return None


def _by_subject(told: Sequence[Remark]) -> dict[tuple[str, str], list[Remark]]:
    """Return the applied corrections that are not about attributions, by subject (kind and id)."""
    found: defaultdict[tuple[str, str], list[Remark]] = defaultdict(list)
    for one in told:
        if one.kind in SUBJECTS and one.about is not None:
            found[SUBJECTS[one.kind], one.about].append(one)
    return found


def ask_to_remove(request: Request) -> Response:
    """Ask for confirmation to remove an article, and show what is removed with it."""
    site, key = site_of(request), request.path_params["key"]
    article = site.library.ledger(key).article
    values = {
        "key_": key,
        "title_": title_of(article),
        "versions": site.library.versions(key),
        "corrections": site.library.ask(corrections, key),
    }
    return site.page(request, "remove.html.j2", values)


def remove(request: Request) -> Response:
    """Remove an article, and redirect to the library."""
    from starlette.responses import RedirectResponse

    site_of(request).library.remove(request.path_params["key"])
    return RedirectResponse("/", status_code=303)


def version_asked(asked: str | None, count: int) -> int:
    """Parse the version number in a URL; the latest if there is none. Raises ``NotInLibrary``."""
    if asked is None or asked == "":
        return count
    if asked.isascii() and asked.isdecimal() and len(asked) < 9 and 1 <= int(asked) <= count:
        return int(asked)
    raise NotInLibrary(f"version {asked}: this article has versions 1 to {count}")


def web_address(url: str | None) -> str | None:
    """Return an address if it is http or https, so that it is safe as a link; else None."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
