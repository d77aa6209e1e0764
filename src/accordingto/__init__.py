"""Read news articles into ledgers: who said what, on whose word, and how sure the article is of it.

>>> from accordingto import Reader, article_from_text
>>> ledger = Reader().read(article_from_text("The harbour will close, the mayor said."))  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.3.0"

if TYPE_CHECKING:
    from accordingto.errors import (
        AccordingtoError,
        AlreadyJoined,
        DamagedLibrary,
        EmptyInput,
        FetchError,
        InputError,
        LedgerError,
        LibraryError,
        LibraryUnavailable,
        MissingExtra,
        ModelError,
        NewerLibrary,
        NoArticle,
        NotALibrary,
        NotInLibrary,
        NotLinked,
        ReadOnlyLibrary,
        RefusedAddress,
        TooBroad,
        TooLarge,
        UnreadableInput,
    )
    from accordingto.export import (
        brief_to_json,
        brief_to_markdown,
        from_json,
        json_schema,
        story_to_json,
        story_to_markdown,
        to_brat,
        to_csv,
        to_docbin,
        to_json,
        to_jsonl_line,
        to_parquet,
        to_rows,
        to_schema_org,
        to_web_annotations,
        watch_schema,
        watch_to_csv,
        watch_to_ics,
        watch_to_json,
        watch_to_jsonl,
        write_html,
    )
    from accordingto.ingest import Given, article_from_text, read_inputs
    from accordingto.reading import Reader
    from accordingto.store import Library, Query
    from accordingto.stories.brief.brief import Brief
    from accordingto.stories.brief.making import make_brief
    from accordingto.stories.cluster.gathering import storylines
    from accordingto.stories.cluster.storyline import Storyline
    from accordingto.stories.making import make_story
    from accordingto.stories.story import Story
    from accordingto.types import Article, Attribution, Failure, Ledger, Sentence, Span
    from accordingto.watchlist import WatchItem, in_order, watch_items

_HOMES = {
    "accordingto.errors": (
        "AccordingtoError",
        "AlreadyJoined",
        "DamagedLibrary",
        "EmptyInput",
        "FetchError",
        "InputError",
        "LedgerError",
        "LibraryError",
        "LibraryUnavailable",
        "MissingExtra",
        "ModelError",
        "NewerLibrary",
        "NoArticle",
        "NotALibrary",
        "NotInLibrary",
        "NotLinked",
        "ReadOnlyLibrary",
        "RefusedAddress",
        "TooBroad",
        "TooLarge",
        "UnreadableInput",
    ),
    "accordingto.export": (
        "brief_to_json",
        "brief_to_markdown",
        "from_json",
        "json_schema",
        "story_to_json",
        "story_to_markdown",
        "to_brat",
        "to_csv",
        "to_docbin",
        "to_json",
        "to_jsonl_line",
        "to_parquet",
        "to_rows",
        "to_schema_org",
        "to_web_annotations",
        "watch_schema",
        "watch_to_csv",
        "watch_to_ics",
        "watch_to_json",
        "watch_to_jsonl",
        "write_html",
    ),
    "accordingto.ingest": ("Given", "article_from_text", "read_inputs"),
    "accordingto.reading": ("Reader",),
    "accordingto.store": ("Library", "Query"),
    "accordingto.stories.brief.brief": ("Brief",),
    "accordingto.stories.brief.making": ("make_brief",),
    "accordingto.stories.cluster.gathering": ("storylines",),
    "accordingto.stories.cluster.storyline": ("Storyline",),
    "accordingto.stories.making": ("make_story",),
    "accordingto.stories.story": ("Story",),
    "accordingto.types": ("Article", "Attribution", "Failure", "Ledger", "Sentence", "Span"),
    "accordingto.watchlist": ("WatchItem", "in_order", "watch_items"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AccordingtoError",
    "AlreadyJoined",
    "Article",
    "Attribution",
    "Brief",
    "DamagedLibrary",
    "EmptyInput",
    "Failure",
    "FetchError",
    "Given",
    "InputError",
    "Ledger",
    "LedgerError",
    "Library",
    "LibraryError",
    "LibraryUnavailable",
    "MissingExtra",
    "ModelError",
    "NewerLibrary",
    "NoArticle",
    "NotALibrary",
    "NotInLibrary",
    "NotLinked",
    "Query",
    "ReadOnlyLibrary",
    "Reader",
    "RefusedAddress",
    "Sentence",
    "Span",
    "Story",
    "Storyline",
    "TooBroad",
    "TooLarge",
    "UnreadableInput",
    "WatchItem",
    "__version__",
    "article_from_text",
    "brief_to_json",
    "brief_to_markdown",
    "from_json",
    "in_order",
    "json_schema",
    "make_brief",
    "make_story",
    "read_inputs",
    "story_to_json",
    "story_to_markdown",
    "storylines",
    "to_brat",
    "to_csv",
    "to_docbin",
    "to_json",
    "to_jsonl_line",
    "to_parquet",
    "to_rows",
    "to_schema_org",
    "to_web_annotations",
    "watch_items",
    "watch_schema",
    "watch_to_csv",
    "watch_to_ics",
    "watch_to_json",
    "watch_to_jsonl",
    "write_html",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that ``import accordingto`` stays light."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value
