"""The history page of an article: its corrections, and its versions with their readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.export import Remark, remarks, title_of
from accordingto.store import corrections
from accordingto.web import tables
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

COLUMNS: tables.Columns[Remark] = {
    "id": lambda one: one.id,
    "made": lambda one: one.made,
    "author": lambda one: one.author,
    "kind": lambda one: one.kind,
    "subject": lambda one: one.subject,
    "before_cue": lambda one: one.before,
    "cue": lambda one: one.cue,
    "after_cue": lambda one: one.after,
    "words": lambda one: one.words,
    "was": lambda one: one.was,
    "now": lambda one: one.now,
    "reason": lambda one: one.reason,
    "state": lambda one: one.state,
    "why": lambda one: one.why,
    "undone": lambda one: one.undone,
    "undone_by": lambda one: one.undone_by,
}
"""The columns of the table of corrections to download."""


def page(request: Request) -> Response:
    """Show the corrections and versions of an article, latest first."""
    site, key = site_of(request), request.path_params["key"]
    with site.library.reading():  # so that both are of the same state
        state, kept = site.library.shown(key), site.library.ask(corrections, key)
    told = remarks(state, kept)
    file = tables.table_response(request, "corrections", reversed(told), COLUMNS)
    if file is not None:
        return file
    values = {
        "key_": key,
        "title_": title_of(state.ledger.article),
        "versions": site.library.versions(key),
        "remarks": tuple(reversed(told)),
        "corrections": len(told),
        "links": tables.links(request),
    }
    return site.page(request, "history.html.j2", values)
