"""Statements looked for: a page of them, what they can be narrowed down to, and their table."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from accordingto.export import TABLE_FORMATS
from accordingto.store import (
    PAGE,
    Facets,
    Page,
    Statement,
    StatementQuery,
    count_statements,
    find_statements,
    narrowed,
)
from accordingto.types import Act, Certainty, Polarity
from accordingto.web.api.operations import (
    Answer,
    Asked,
    Call,
    Cursor,
    Limit,
    Operation,
    Reply,
    Text,
    as_json,
    as_page,
    iso,
)
from accordingto.web.api.rowtables import MEDIA_TYPES, RowFormat
from accordingto.web.exports import attachment

Share = Annotated[float, Meta(ge=0, le=1)]
_NEXT = {"Link": "The next page, if there is one."}


class StatementsAsked(Asked, frozen=True, kw_only=True):
    """Which statements; each parameter narrows them."""

    q: Text = ""
    """Words that all stand in the content; in quotation marks they stand together; a final ``*`` stands for
    any ending; one of those joined by ``OR`` is enough; those behind ``NOT`` or ``-`` stand nowhere in it."""
    actor: Text = ""
    """Words of the name, the role or the affiliation of who says it, or of the source; spelled about so."""
    person: Text = ""
    """Key of the person who says it."""
    act: tuple[Act, ...] = ()
    """What the source does: one of these."""
    polarity: tuple[Polarity, ...] = ()
    """Whether it is affirmed, or negated or denied: one of these."""
    certainty: tuple[Certainty, ...] = ()
    """The stance of the article: one of these."""
    outlet: Text = ""
    """Name of the publisher."""
    since: date | None = None
    """First day of publication."""
    until: date | None = None
    """Last day of publication."""
    confidence: Share = 0.0
    """The least confidence of the attribution."""


class StatementsPaged(StatementsAsked, frozen=True, kw_only=True):
    """Which statements, and which page."""

    after: Cursor | None = None
    """Where the page begins: ``after`` of the page before it."""
    limit: Limit = PAGE
    """How many items the page has at the most."""


class StatementTable(StatementsPaged, frozen=True, kw_only=True):
    """Which statements, which page, and as what."""

    format: RowFormat = "csv"
    """The format of the file."""


def _query(asked: StatementsAsked) -> StatementQuery:
    return StatementQuery(
        text=asked.q,
        actor=asked.actor,
        person=asked.person,
        acts=asked.act,
        polarities=asked.polarity,
        certainties=asked.certainty,
        outlet=asked.outlet,
        since=iso(asked.since),
        until=iso(asked.until),
        confidence=asked.confidence,
    )


def statements(call: Call[StatementsPaged]) -> Reply:
    """List statements, the newest first; those without a day come last."""
    asked = call.asked
    found = call.library.ask(find_statements, _query(asked), after=asked.after, limit=asked.limit)
    return as_page(call, found)


def facets(call: Call[StatementsAsked]) -> Reply:
    """Count statements by what they can be narrowed down to: the newest, up to 10,000."""
    return as_json(call.library.ask(count_statements, _query(call.asked)))


def table(call: Call[StatementTable]) -> Reply:
    """Get a page of statements as rows of the table of attributions; the Link header leads to the next."""
    asked, library = call.asked, call.library
    page = library.ask(find_statements, _query(asked), after=asked.after, limit=asked.limit)
    format = TABLE_FORMATS[asked.format]
    headers = {} if page.after is None else {"Link": f'<{call.next(page.after)}>; rel="next"'}
    body = b"".join(format.write_table(narrowed(library, page.items), "attributions"))
    return Reply(body, format.media_type, headers={**attachment("accordingto-statements", format), **headers})


OPERATIONS = (
    Operation(
        "GET",
        "/statements",
        statements,
        {200: Answer("A page of statements.", Page[Statement], headers=_NEXT)},
        StatementsPaged,
    ),
    Operation("GET", "/statements/facets", facets, {200: Answer("The counts.", Facets)}, StatementsAsked),
    Operation(
        "GET",
        "/statements/table",
        table,
        {200: Answer("The rows.", media_types=MEDIA_TYPES, headers=_NEXT)},
        StatementTable,
    ),
)
"""What can be asked of statements across articles."""
