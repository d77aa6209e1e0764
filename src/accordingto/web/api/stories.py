"""API operations on stories: list, compare, and correct."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from accordingto.errors import AlreadyJoined, NotLinked
from accordingto.store import (
    PAGE,
    Compared,
    Entry,
    Page,
    SentenceAt,
    StoryCorrection,
    StoryEntry,
    StoryHistory,
    StoryQuery,
    compared,
    find_stories,
    join_stories,
    name_story,
    reject_link,
    split_story,
    story_articles,
    story_history,
    story_of,
    undo_of_story,
)
from accordingto.stories.brief.brief import Brief
from accordingto.stories.story import Story
from accordingto.web.api.correcting import Author, Reason
from accordingto.web.api.dispatch import decoded
from accordingto.web.api.operations import (
    BASE,
    JSON,
    Answer,
    Asked,
    Call,
    Cursor,
    Declined,
    Limit,
    Operation,
    Reply,
    Text,
    as_json,
    as_page,
    iso,
)

Key = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
Title = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"^[^\x00]*$")]
Fewest = Annotated[int, Meta(ge=1, le=1000)]
_NEXT = {"Link": "The next page, if there is one."}


class StoriesAsked(Asked, frozen=True, kw_only=True):
    """Filters of stories, and which page; each filter narrows the list."""

    q: Text = ""
    """Words that one of its articles must all contain, as in a search for articles."""
    outlet: Text = ""
    """Name of the publisher of at least one of its articles."""
    since: date | None = None
    """Its last article is of this day or later."""
    until: date | None = None
    """Its first article is of this day or earlier."""
    least: Fewest = 2
    """Fewest articles that it has."""
    copies: bool = True
    """Whether to count articles that are known to print another article's text, and their outlets."""
    after: Cursor | None = None
    """Cursor of the page: ``after`` of the page before it."""
    limit: Limit = PAGE
    """Limit of items on the page."""


class OfStory(Asked, frozen=True, kw_only=True):
    """Parameters for one story."""

    key: str
    """Key of any of the story's articles."""


class JoinStories(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="join"):
    """Merge the story with another one about the same event."""

    other: Key
    """Key of any article of the other story."""


class SplitStory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="split"):
    """Split off articles that are about another event, as a story of their own."""

    articles: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=1000)]
    """Keys of the articles; at least one article must stay in the story."""


class NameStory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="name"):
    """Give the story another title."""

    name: Title
    """The title."""


class RejectLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="reject"):
    """Reject the link between two sentences that have no claim in common; neither denies the other."""

    one: SentenceAt
    """A sentence in the first place of a claim."""
    other: SentenceAt
    """A sentence in another place of the same claim."""


class NewStoryCorrection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A correction of a story to make."""

    change: JoinStories | SplitStory | NameStory | RejectLink
    """The change."""
    author: Author
    """Who makes it."""
    reason: Reason = ""
    """Why."""


class OneOfStory(OfStory, frozen=True, kw_only=True):
    """Parameters to undo a correction of a story."""

    id: str
    """Id of the correction."""
    author: Author
    """Who undoes it."""


_DECODER = msgspec.json.Decoder(NewStoryCorrection)


def stories(call: Call[StoriesAsked]) -> Reply:
    """List stories (events with several articles) by the day of their last article, latest first."""
    asked = call.asked
    query = StoryQuery(
        text=asked.q,
        outlet=asked.outlet,
        since=iso(asked.since),
        until=iso(asked.until),
        least=asked.least,
    )
    return as_page(
        call, call.library.ask(find_stories, query, copies=asked.copies, after=asked.after, limit=asked.limit)
    )


def story(call: Call[OfStory]) -> Reply:
    """Get what the articles of a story have in common, and the sources of each.

    A ``path`` in it is the key of an article. The articles are compared at the first request, and again after
    one of them has changed; of more than 200, only the earliest 200 are.
    """
    return as_json(_compared(call).story)


def brief(call: Call[OfStory]) -> Reply:
    """Get a brief of a story for editors, in sentences from its articles."""
    return as_json(_compared(call).brief)


def articles(call: Call[OfStory]) -> Reply:
    """List the articles of a story, earliest first."""
    return as_json(Page(items=call.library.ask(story_articles, call.asked.key), after=None))


def history(call: Call[OfStory]) -> Reply:
    """Get the corrections of a story, and the events of its articles."""
    return as_json(call.library.ask(story_history, call.asked.key))


def correct(call: Call[OfStory]) -> Reply:
    """Merge a story with another, split off articles, give it a title, or reject a link. It can be undone."""
    new = decoded(_DECODER, call.sent.data)
    made = _corrected(call, new)
    return as_json(made, 201, {"Location": f"{BASE}/stories/{call.asked.key}/history"})


def undo(call: Call[OneOfStory]) -> Reply:
    """Undo a correction of a story. It stays in the history; undoing it again has no effect."""
    call.library.ask(story_of, call.asked.key)
    call.library.change(undo_of_story, call.asked.id, author=call.asked.author)
    return Reply(status=204)


def _compared(call: Call[OfStory]) -> Compared:
    with call.site.comparing:
        return compared(call.library, call.asked.key)


def _corrected(call: Call[OfStory], new: NewStoryCorrection) -> StoryCorrection:
    """Make a correction. Raises ``Declined`` if it would change nothing."""
    library, key = call.library, call.asked.key
    match new.change:
        case JoinStories(other=other):
            try:
                return library.change(join_stories, key, other, author=new.author, reason=new.reason)
            except AlreadyJoined as error:
                raise Declined(422, str(error), "change.other") from error
        case SplitStory(articles=chosen):
            if len(set(chosen)) >= library.ask(story_of, key).articles:
                raise Declined(422, "leave at least one article in the story", "change.articles")
            return library.change(split_story, key, chosen, author=new.author, reason=new.reason)
        case NameStory(name=name):
            return library.change(name_story, key, name, author=new.author, reason=new.reason)
        case RejectLink(one=one, other=other):
            try:
                with call.site.comparing:
                    return reject_link(library, key, one, other, author=new.author, reason=new.reason)
            except NotLinked as error:
                raise Declined(422, str(error), "change") from error


OPERATIONS = (
    Operation(
        "GET", "/stories", stories, {200: Answer("A page.", Page[StoryEntry], headers=_NEXT)}, StoriesAsked
    ),
    Operation("GET", "/stories/{key}", story, {200: Answer("The story.", Story)}, OfStory),
    Operation("GET", "/stories/{key}/brief", brief, {200: Answer("The brief.", Brief)}, OfStory),
    Operation(
        "GET", "/stories/{key}/articles", articles, {200: Answer("All its articles.", Page[Entry])}, OfStory
    ),
    Operation("GET", "/stories/{key}/history", history, {200: Answer("The history.", StoryHistory)}, OfStory),
    Operation(
        "POST",
        "/stories/{key}/corrections",
        correct,
        {201: Answer("It was made.", StoryCorrection, headers={"Location": "The history."})},
        OfStory,
        {JSON: NewStoryCorrection},
    ),
    Operation(
        "DELETE",
        "/stories/{key}/corrections/{id}",
        undo,
        {204: Answer("It was undone.", media_types=())},
        OneOfStory,
    ),
)
"""The operations on stories."""
