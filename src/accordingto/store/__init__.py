"""The library: one SQLite file of ledgers, with functions to add, search, list, count and correct them.

>>> library = Library(path)  # doctest: +SKIP
>>> library.add(ledger)  # doctest: +SKIP
>>> library.ask(find, Query(text="harbour tolls", acts=("deny",)))  # doctest: +SKIP
"""

from __future__ import annotations

from accordingto.store.agenda import WatchQuery, count_watched, due_days, due_next_to, watched
from accordingto.store.asking import (
    acts_of,
    called,
    months_of,
    outlets,
    person,
    said_by,
    sourcing,
    statements,
)
from accordingto.store.correcting import corrections
from accordingto.store.directory import people
from accordingto.store.feeds.listing import followed, followed_entries
from accordingto.store.feeds.records import EntryState, FeedState, FollowedEntry, FollowedFeed
from accordingto.store.finding import MOST_COUNTED, PAGE, PLACE, Query, count, entry, find
from accordingto.store.index import title_of
from accordingto.store.joining import joinings
from accordingto.store.library import Library
from accordingto.store.naming import key_named, not_read_by
from accordingto.store.overview import months, warning_codes
from accordingto.store.passages import Piece, passages
from accordingto.store.profiles import (
    Measure,
    Seen,
    behind,
    days_of,
    namesakes,
    portrait,
    seen_in,
    told,
)
from accordingto.store.records import (
    Added,
    Appearance,
    Behind,
    Entry,
    Joining,
    Page,
    Person,
    Portrait,
    ReadingInfo,
    Reread,
    SavedSearch,
    SearchedPage,
    Share,
    Sourcing,
    Version,
    Watched,
)
from accordingto.store.searching import searches
from accordingto.store.spoken.facets import MOST_FACETED, count_statements
from accordingto.store.spoken.finding import find_statements
from accordingto.store.spoken.ledgers import narrowed
from accordingto.store.spoken.marking import marked
from accordingto.store.spoken.query import StatementQuery
from accordingto.store.spoken.records import Facet, Facets, Statement
from accordingto.store.spoken.speakers import Spelling, spelled
from accordingto.store.stories.comparing import MOST_COMPARED, Compared, compared
from accordingto.store.stories.copies import Copies, copies_of_outlet, copies_of_person
from accordingto.store.stories.entries import (
    join_stories,
    name_story,
    split_story,
    story_history,
    undo_of_story,
)
from accordingto.store.stories.lines import storylines_in
from accordingto.store.stories.links import rejected_links
from accordingto.store.stories.listing import (
    MOST_STORIES_COUNTED,
    StoryQuery,
    count_stories,
    find_stories,
    story_articles,
    story_of,
)
from accordingto.store.stories.records import (
    StoryCorrection,
    StoryEntry,
    StoryEvent,
    StoryHistory,
    StoryWords,
)
from accordingto.store.stories.rejecting import Link, SentenceAt, link_between, reject_link
from accordingto.store.teaching import taught

__all__ = [
    "MOST_COMPARED",
    "MOST_COUNTED",
    "MOST_FACETED",
    "MOST_STORIES_COUNTED",
    "PAGE",
    "PLACE",
    "Added",
    "Appearance",
    "Behind",
    "Compared",
    "Copies",
    "Entry",
    "EntryState",
    "Facet",
    "Facets",
    "FeedState",
    "FollowedEntry",
    "FollowedFeed",
    "Joining",
    "Library",
    "Link",
    "Measure",
    "Page",
    "Person",
    "Piece",
    "Portrait",
    "Query",
    "ReadingInfo",
    "Reread",
    "SavedSearch",
    "SearchedPage",
    "Seen",
    "SentenceAt",
    "Share",
    "Sourcing",
    "Spelling",
    "Statement",
    "StatementQuery",
    "StoryCorrection",
    "StoryEntry",
    "StoryEvent",
    "StoryHistory",
    "StoryQuery",
    "StoryWords",
    "Version",
    "WatchQuery",
    "Watched",
    "acts_of",
    "behind",
    "called",
    "compared",
    "copies_of_outlet",
    "copies_of_person",
    "corrections",
    "count",
    "count_statements",
    "count_stories",
    "count_watched",
    "days_of",
    "due_days",
    "due_next_to",
    "entry",
    "find",
    "find_statements",
    "find_stories",
    "followed",
    "followed_entries",
    "join_stories",
    "joinings",
    "key_named",
    "link_between",
    "marked",
    "months",
    "months_of",
    "name_story",
    "namesakes",
    "narrowed",
    "not_read_by",
    "outlets",
    "passages",
    "people",
    "person",
    "portrait",
    "reject_link",
    "rejected_links",
    "said_by",
    "searches",
    "seen_in",
    "sourcing",
    "spelled",
    "split_story",
    "statements",
    "story_articles",
    "story_history",
    "story_of",
    "storylines_in",
    "taught",
    "title_of",
    "told",
    "undo_of_story",
    "warning_codes",
    "watched",
]
