"""Stories: listed, compared, and corrected by hand."""

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
from accordingto.web.api.dispatch import explained
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
    """Which stories, and which page; each parameter narrows them."""

    q: Text = ""
    """Words that all stand in one of its articles, as in a search of articles."""
    outlet: Text = ""
    """Name of a publisher of one of its articles."""
    since: date | None = None
    """It goes on on this day or later."""
    until: date | None = None
    """It has begun on this day or earlier."""
    least: Fewest = 2
    """How many articles it has at the least."""
    after: Cursor | None = None
    """Where the page begins: ``after`` of the page before it."""
    limit: Limit = PAGE
    """How many items the page has at the most."""


class OfStory(Asked, frozen=True, kw_only=True):
    """Which story."""

    key: str
    """The story, by the key of any of its articles."""


class JoinStories(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="join"):
    """Another story is the same."""

    other: Key
    """The other story, by the key of any of its articles."""


class SplitStory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="split"):
    """Some articles of the story tell of another event, and make a story of their own."""

    articles: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=1000)]
    """Keys of the articles; at least one of the story is not among them."""


class NameStory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="name"):
    """The story has another title."""

    name: Title
    """The title."""


class RejectLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="reject"):
    """Two sentences have no claim in common, and neither denies the other."""

    one: SentenceAt
    """A sentence of the first place of a claim."""
    other: SentenceAt
    """A sentence of another of its places."""


class NewStoryCorrection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be corrected of a story."""

    change: JoinStories | SplitStory | NameStory | RejectLink
    """What is corrected, and to what."""
    author: Author
    """Who corrects it."""
    reason: Reason = ""
    """Why."""


class OneOfStory(OfStory, frozen=True, kw_only=True):
    """Which correction of a story, and who undoes it."""

    id: str
    """The correction."""
    author: Author
    """Who undoes it."""


_DECODER = msgspec.json.Decoder(NewStoryCorrection)


def stories(call: Call[StoriesAsked]) -> Reply:
    """List stories: events that several articles tell of, those that go on the latest first."""
    asked = call.asked
    query = StoryQuery(
        text=asked.q,
        outlet=asked.outlet,
        since=iso(asked.since),
        until=iso(asked.until),
        least=asked.least,
    )
    return as_page(call, call.library.ask(find_stories, query, after=asked.after, limit=asked.limit))


def story(call: Call[OfStory]) -> Reply:
    """Get what the articles of a story have in common, and where each has it from.

    A ``path`` in it is the key of an article. The articles are compared when this is asked first, and again
    once one of them has changed; of more than 200, the first are.
    """
    return as_json(_compared(call).story)


def brief(call: Call[OfStory]) -> Reply:
    """Get what an editor asks of a story, in sentences of its articles."""
    return as_json(_compared(call).brief)


def articles(call: Call[OfStory]) -> Reply:
    """List the articles of a story, the earliest first."""
    return as_json(Page(items=call.library.ask(story_articles, call.asked.key), after=None))


def history(call: Call[OfStory]) -> Reply:
    """Get what people said of a story, and what became of its articles."""
    return as_json(call.library.ask(story_history, call.asked.key))


def correct(call: Call[OfStory]) -> Reply:
    """Join a story with another, split articles off, give it a title, or reject a link. It can be undone."""
    try:
        new = _DECODER.decode(call.sent.data)
    except msgspec.ValidationError as error:
        reason, at = explained(error)
        raise Declined(422, f"{at}: {reason}" if at else reason, at) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Declined(400, f"the body is not JSON: {error}") from error
    made = _corrected(call, new)
    return as_json(made, 201, {"Location": f"{BASE}/stories/{call.asked.key}/history"})


def undo(call: Call[OneOfStory]) -> Reply:
    """Undo a correction of a story. It stays in its history; one that is undone stays so."""
    call.library.ask(story_of, call.asked.key)
    call.library.change(undo_of_story, call.asked.id, author=call.asked.author)
    return Reply(status=204)


def _compared(call: Call[OfStory]) -> Compared:
    with call.site.comparing:
        return compared(call.library, call.asked.key)


def _corrected(call: Call[OfStory], new: NewStoryCorrection) -> StoryCorrection:
    """Make a correction. Raises ``Declined`` where it would change nothing."""
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
        {201: Answer("It is kept.", StoryCorrection, headers={"Location": "The history."})},
        OfStory,
        {JSON: NewStoryCorrection},
    ),
    Operation(
        "DELETE",
        "/stories/{key}/corrections/{id}",
        undo,
        {204: Answer("It is undone.", media_types=())},
        OneOfStory,
    ),
)
"""What can be done with stories."""
