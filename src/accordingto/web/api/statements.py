"""API operations to search statements: pages, facets, and tables."""

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
    """Filters of statements; each parameter narrows the list."""

    q: Text = ""
    """Words that the content must all contain. Quotation marks make a phrase, a final ``*`` a prefix, ``OR``
    an alternative; words after ``NOT`` or ``-`` must not occur."""
    actor: Text = ""
    """Words of the speaker's name, role or affiliation, or of the source; close spellings match, too."""
    person: Text = ""
    """Key of the speaker."""
    act: tuple[Act, ...] = ()
    """The source's act: one of these."""
    polarity: tuple[Polarity, ...] = ()
    """Whether the content is affirmed, or negated or denied: one of these."""
    certainty: tuple[Certainty, ...] = ()
    """The article's stance: one of these."""
    outlet: Text = ""
    """Name of the publisher."""
    since: date | None = None
    """First day of publication."""
    until: date | None = None
    """Last day of publication."""
    confidence: Share = 0.0
    """Lower limit of the attribution's confidence."""


class StatementsPaged(StatementsAsked, frozen=True, kw_only=True):
    """Filters of statements, and which page."""

    after: Cursor | None = None
    """Cursor of the page: ``after`` of the page before it."""
    limit: Limit = PAGE
    """Limit of items on the page."""


class StatementTable(StatementsPaged, frozen=True, kw_only=True):
    """Filters of statements, which page, and the file format."""

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
    """List statements, newest first; those without a day come last."""
    asked = call.asked
    found = call.library.ask(find_statements, _query(asked), after=asked.after, limit=asked.limit)
    return as_page(call, found)


def facets(call: Call[StatementsAsked]) -> Reply:
    """Count statements by act, polarity, certainty, outlet, person and month: the newest, up to 10,000."""
    return as_json(call.library.ask(count_statements, _query(call.asked)))


def table(call: Call[StatementTable]) -> Reply:
    """Get one page of statements as rows of the attributions table; the Link header has the next page."""
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
"""The operations to search statements."""
