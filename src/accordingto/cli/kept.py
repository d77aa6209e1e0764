"""The stories stored in a library, and the ledgers of their articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from accordingto.cli.db import opened
from accordingto.cli.events import Choice, Gathered
from accordingto.types import Ledger

if TYPE_CHECKING:
    from accordingto.cli.tally import Tally
    from accordingto.store import Library
    from accordingto.stories.cluster import Storyline
    from accordingto.stories.match.apart import RejectedLink
    from accordingto.types import Failure


def kept_lines(library: Library, least: int) -> list[Storyline]:
    """Return the stories of a library with at least ``least`` articles, the latest first, as on its page."""
    from accordingto.store import StoryQuery, storylines_in

    with library.reading() as connection:
        return list(storylines_in(connection, StoryQuery(least=least)))


def kept_story(db: Path, wanted: str, tally: Tally) -> tuple[Gathered, Choice]:
    """Return a story of a library and its ledgers, by its number in the list or the key of an article in it.

    Raises ``click.ClickException`` if there is no story with this number, ``NotInLibrary`` if there is no
    article with this key.
    """
    from accordingto.store import key_named, story_of

    with opened(db, create=False) as library:
        if not (wanted.isdecimal() and len(wanted) < 7):
            key = library.ask(story_of, library.ask(key_named, wanted)).key
        else:
            lines, at = kept_lines(library, 2), int(wanted)
            if not 0 < at <= len(lines):
                raise click.ClickException(
                    f"There is no story {wanted!r}; the library has {len(lines)}. Give an id that "
                    "`accordingto stories --db` lists, or the key of an article."
                )
            key = lines[at - 1].id
        gathered = gather_kept(library, [key], tally)
    return gathered, Choice(key, list(gathered.articles))


def gather_kept(library: Library, stories: Iterable[str], tally: Tally) -> Gathered:
    """Return the ledgers of the stories with these keys, reporting damaged ledgers as failures."""
    from accordingto.store import story_articles

    gathered = Gathered()
    for story in stories:
        shown = {one.key: _shown(library, one.key) for one in library.ask(story_articles, story)}
        for one in tally.given(shown.values()):
            gathered.add(one)
        known = {key: one for key, one in shown.items() if isinstance(one, Ledger)}
        gathered.rejected += _rejected(library, known)
    return gathered


def _rejected(library: Library, shown: Mapping[str, Ledger]) -> tuple[RejectedLink, ...]:
    """Return the links between these articles that people rejected, with articles named by story path."""
    from accordingto.store import rejected_links
    from accordingto.stories.making import in_order, paths_of

    links = library.ask(rejected_links, {key: one.article.text for key, one in shown.items()})
    ordered = in_order(shown.values()) if links else []
    paths = {id(one): path for one, path in zip(ordered, paths_of(ordered), strict=True)}
    called = {key: paths.get(id(one), key) for key, one in shown.items()}
    return tuple(
        replace(
            link,
            one=replace(link.one, path=called[link.one.path]),
            other=replace(link.other, path=called[link.other.path]),
        )
        for link in links
    )


def _shown(library: Library, key: str) -> Ledger | Failure:
    from accordingto.errors import DamagedLibrary
    from accordingto.types import Failure

    try:
        return library.shown(key).ledger
    except DamagedLibrary as error:
        return Failure(input=f"article {key}", reason=error.reason, advice=error.advice)
