"""The page with two versions of an article side by side: changes of its statements and of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from accordingto.export import joined, shortened, title_of
from accordingto.store import corrections
from accordingto.types import Attribution, Ledger
from accordingto.versions import NAMES, OUTCOMES, SAYING, AttributionChange, ClaimChange, compare
from accordingto.web import tables
from accordingto.web.pages.article import version_asked
from accordingto.web.parallel import parallel
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

CONTENT_LENGTH = 300
"""Limit of characters of a content or claim; the full text is shown below."""


class ToldChange(Struct, frozen=True, kw_only=True):
    """A change of an attribution, or of a claim in the outlet's own voice."""

    kinds: tuple[str, ...]
    """The kinds of change, in words."""
    who: str
    """The source: the actor's name, or else the words of the source; empty for the outlet."""
    cue: str
    """Text of the cue; empty for the outlet."""
    content: str
    """The content or claim in the new version, or in the old one if it was removed."""
    is_gone: bool
    """Whether it is only in the old version."""
    differences: tuple[tuple[str, str, str], ...]
    """The fields that differ: name, old value, new value; a value is empty if there is none."""


COLUMNS: tables.Columns[ToldChange] = {
    "what_became_of_it": lambda one: one.kinds,
    "who": lambda one: one.who,
    "cue": lambda one: one.cue,
    "content": lambda one: one.content,
    "removed": lambda one: one.is_gone,
    "differences": lambda one: [
        f"{name}: {was or 'none'} → {now or 'none'}" for name, was, now in one.differences
    ],
}
"""The columns of the table of changes to download."""


def page(request: Request) -> Response:
    """Show a version beside another: the one before it, unless the URL names one."""
    site, key = site_of(request), request.path_params["key"]
    versions = site.library.versions(key)
    new = version_asked(request.path_params["number"], len(versions))
    old = version_asked(request.query_params.get("against") or str(max(new - 1, 1)), len(versions))
    ledgers = [site.library.shown(key, version=number).ledger for number in (old, new)]
    comparison = compare(*ledgers)
    attributions = [_told(one, *ledgers) for one in comparison.attributions]
    claims = [_told(one, *ledgers) for one in comparison.claims]
    file = tables.table_response(request, "changes", [*attributions, *claims], COLUMNS)
    if file is not None:
        return file
    values = {
        "key_": key,
        "title_": title_of(ledgers[1].article),
        "versions": versions,
        "old": versions[old - 1],
        "new": versions[new - 1],
        "outlet": ledgers[1].article.outlet,
        "comparison": comparison,
        "outcome": OUTCOMES[comparison.outcome],
        "attributions": attributions,
        "claims": claims,
        "corrections": len(site.library.ask(corrections, key)),
        "links": tables.links(request),
        "groups": parallel(ledgers[0].article, ledgers[1].article),
    }
    return site.page(request, "versions.html.j2", values)


def _told(change: AttributionChange | ClaimChange, old: Ledger, new: Ledger) -> ToldChange:
    ledger, shown = (old, change.old) if change.new is None else (new, change.new)
    assert shown is not None
    who = cue = ""
    if isinstance(shown, Attribution):
        names = {actor.id: actor.name for actor in ledger.actors}
        who, cue = names.get(shown.actor or "", joined(shown.source) or "nobody"), joined(shown.cue)
    return ToldChange(
        kinds=tuple(SAYING[kind] for kind in change.kinds),
        who=who,
        cue=cue,
        content=shortened(joined(shown.content), CONTENT_LENGTH),
        is_gone=change.new is None,
        differences=tuple(
            (NAMES.get(one.field, one.field), _shown(one.old), _shown(one.new))
            for one in change.differences
            if one.field != "chain"
        ),
    )


def _shown(words: str | None) -> str:
    return shortened(words or "", CONTENT_LENGTH)
