"""Corrections of a story with ``accordingto correct KEY story…``: naming, joining, splitting, unlinking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from accordingto.cli.terminal import printable

if TYPE_CHECKING:
    from accordingto.store import Library, StoryCorrection
    from accordingto.stories.story import Story

STORY = "story"
"""The place that stands for the story of an article, alone or before a dot."""
KINDS = {"name": "called", "join": "one story:", "split": "split off:", "reject": "not one claim:"}
"""Words for the kinds of corrections of a story, as the list shows them."""


def is_of_story(place: str | None) -> bool:
    """Return whether a place belongs to the story of an article rather than to the article."""
    return place == STORY or (place or "").startswith(f"{STORY}.")


def correct_story(library: Library, key: str, place: str, value: str | None, author: str, reason: str) -> str:
    """Correct the story of an article and return the id of the correction.

    Raises ``click.UsageError`` for a missing value or an unknown claim, ``click.ClickException`` if the
    correction does not apply, ``NotInLibrary`` for a key that no article has.
    """
    from accordingto.errors import AlreadyJoined, NotLinked
    from accordingto.store import join_stories, name_story, split_story

    if not value or not value.strip():
        raise click.UsageError(f"{place}: give the VALUE: see `accordingto correct --help`.")
    try:
        match place.removeprefix(f"{STORY}."):
            case "name":
                made = library.change(
                    name_story, key, " ".join(value.split())[:300], author=author, reason=reason
                )
            case "join":
                made = library.change(join_stories, key, _key(library, value), author=author, reason=reason)
            case "split":
                keys = [_key(library, one) for one in value.split()]
                made = library.change(split_story, key, keys, author=author, reason=reason)
            case claim:
                made = _reject(library, key, claim, value, author, reason)
    except (AlreadyJoined, NotLinked, ValueError) as error:
        raise click.ClickException(printable(f"{place}: not corrected: {error}")) from error
    return made.id


def _reject(library: Library, key: str, claim: str, value: str, author: str, reason: str) -> StoryCorrection:
    """Reject the link between a claim and the sentence of an article that was matched with it."""
    from accordingto.store import SentenceAt, compared, reject_link

    other = _key(library, value)
    first, place = _ends(compared(library, key).story, claim, other)
    one = SentenceAt(article=first[0], start=first[1])
    return reject_link(
        library, key, one, SentenceAt(article=place[0], start=place[1]), author=author, reason=reason
    )


def _ends(story: Story, claim: str, other: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the first sentence of a claim and its sentence in another article, each as (path, start).

    Raises ``click.UsageError`` if the story has no such claim, or the claim is not in the other article.
    """
    found = next((one for one in story.claims if one.id == claim), None)
    if found is None:
        raise click.UsageError(
            f"{STORY}.{claim}: the story has no such claim; `accordingto story --db` lists them."
        )
    place = next((one for one in found.where[1:] if one.path == other), None)
    if place is None:
        raise click.UsageError(f"{STORY}.{claim}: the claim is not linked to article {printable(other)}.")
    first = found.where[0]
    return (first.path, first.spans[0].start), (place.path, place.spans[0].start)


def _key(library: Library, value: str) -> str:
    from accordingto.store import key_named

    return library.ask(key_named, value.strip())


def undo_story(library: Library, key: str, id: str, author: str) -> None:
    """Undo a correction of the story of an article. Raises ``NotInLibrary``."""
    from accordingto.store import story_of, undo_of_story

    library.ask(story_of, key)
    library.change(undo_of_story, id, author=author)


def list_story(library: Library, key: str) -> None:
    """Print the corrections of the story of an article, one line each."""
    from accordingto.store import story_history

    found = library.ask(story_history, key).corrections
    for one in found:
        what = one.name or "; ".join(f"“{words.text}” ({words.article})" for words in one.words)
        what = what or ", ".join(one.articles)
        state = " (undone)" if one.undone else ""
        reason = f": {one.reason}" if one.reason else ""
        line = f"{one.id}  {one.made[:10]}  {KINDS[one.kind]} {what}{state}{reason} — {one.author}"
        click.echo(printable(" ".join(line.split())))
    if not found:
        click.echo("No corrections of the story.", err=True)
